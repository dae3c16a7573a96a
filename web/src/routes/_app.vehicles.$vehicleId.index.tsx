import { createFileRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { VehiclePage } from '@/features/vehicle-page/vehicle-page';

const ShareSheet = lazy(async () => ({ default: (await import('@/features/sharing/share-sheet')).ShareSheet }));

export const Route = createFileRoute('/_app/vehicles/$vehicleId/')({ component: VehicleRoute });

function VehicleRoute() {
  const { vehicleId } = Route.useParams();
  return <VehiclePage key={vehicleId} vehicleId={vehicleId} sheet={ShareSheet} />;
}

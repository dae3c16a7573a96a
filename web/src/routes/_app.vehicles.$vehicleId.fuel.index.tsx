import { createFileRoute } from '@tanstack/react-router';
import { FuelListPage } from '@/features/fuel-list/fuel-list-page';

export const Route = createFileRoute('/_app/vehicles/$vehicleId/fuel/')({ component: FuelRoute });

function FuelRoute() {
  const { vehicleId } = Route.useParams();
  return <FuelListPage key={vehicleId} vehicleId={vehicleId} />;
}

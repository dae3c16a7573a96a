import { createFileRoute } from '@tanstack/react-router';
import { VehiclePage } from '@/features/vehicle-page/vehicle-page';

export const Route = createFileRoute('/_app/vehicles/$vehicleId/')({ component: VehicleRoute });

function VehicleRoute() {
  const { vehicleId } = Route.useParams();
  return <VehiclePage key={vehicleId} vehicleId={vehicleId} />;
}

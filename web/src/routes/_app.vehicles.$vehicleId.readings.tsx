import { createFileRoute } from '@tanstack/react-router';
import { ReadingsPage } from '@/features/odometer/readings-page';

export const Route = createFileRoute('/_app/vehicles/$vehicleId/readings')({ component: ReadingsRoute });

function ReadingsRoute() {
  const { vehicleId } = Route.useParams();
  return <ReadingsPage key={vehicleId} vehicleId={vehicleId} />;
}

import { createFileRoute } from '@tanstack/react-router';
import { ReadingsPage } from '@/features/odometer/readings-page';
import { useSession } from '@/features/session/context';

export const Route = createFileRoute('/_app/vehicles/$vehicleId/readings')({ component: ReadingsRoute });

function ReadingsRoute() {
  const { vehicleId } = Route.useParams();
  const { db } = useSession();
  return <ReadingsPage key={vehicleId} db={db} vehicleId={vehicleId} />;
}

import { createFileRoute } from '@tanstack/react-router';
import { StatisticsPage } from '@/features/statistics/statistics-page';

export const Route = createFileRoute('/_app/vehicles/$vehicleId/statistics')({ component: StatisticsRoute });

function StatisticsRoute() {
  const { vehicleId } = Route.useParams();
  return <StatisticsPage key={vehicleId} vehicleId={vehicleId} />;
}

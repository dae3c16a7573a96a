import { createFileRoute } from '@tanstack/react-router';
import { statisticsSearch, type StatisticsSearch } from '@/features/statistics/search';
import { StatisticsPage } from '@/features/statistics/statistics-page';

export const Route = createFileRoute('/_app/vehicles/$vehicleId/statistics')({ validateSearch: statisticsSearch, component: StatisticsRoute });

function StatisticsRoute() {
  const { vehicleId } = Route.useParams();
  const chosen = Route.useSearch();
  const navigate = Route.useNavigate();
  // Two choices in a row: the second goes on from the first, shown or not.
  const choose = (change: StatisticsSearch) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  return <StatisticsPage key={vehicleId} vehicleId={vehicleId} chosen={chosen} onChoose={choose} />;
}

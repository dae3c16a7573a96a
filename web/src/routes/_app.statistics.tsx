import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { ComparisonPage } from '@/features/statistics/comparison-page';
import { comparisonSearch } from '@/features/statistics/search';

export const Route = createFileRoute('/_app/statistics')({ validateSearch: comparisonSearch, component: ComparisonRoute });

function ComparisonRoute() {
  const { range = 'year' } = Route.useSearch();
  const navigate = useNavigate();
  return <ComparisonPage range={range} onRange={(next) => void navigate({ to: '/statistics', search: { range: next === 'year' ? undefined : next }, replace: true })} />;
}

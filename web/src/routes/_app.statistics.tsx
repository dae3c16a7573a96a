import { createFileRoute } from '@tanstack/react-router';
import { ComparisonPage } from '@/features/statistics/comparison-page';

export const Route = createFileRoute('/_app/statistics')({ component: ComparisonPage });

import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { SetupPage } from '@/features/session/setup-page';

export const Route = createFileRoute('/setup')({
  validateSearch: v.object({ token: v.optional(v.fallback(v.optional(v.union([v.string(), v.number()])), undefined)) }),
  component: SetupRoute,
});

function SetupRoute() {
  const { token } = Route.useSearch();
  return <SetupPage token={token === undefined ? null : String(token)} />;
}

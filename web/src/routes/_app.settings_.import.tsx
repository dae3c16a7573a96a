import { createFileRoute, useNavigate } from '@tanstack/react-router';
import * as v from 'valibot';
import { ImportPage } from '@/features/import/import-page';

export const Route = createFileRoute('/_app/settings_/import')({
  validateSearch: v.object({ id: v.optional(v.fallback(v.optional(v.string()), undefined)) }),
  component: ImportRoute,
});

function ImportRoute() {
  const { id } = Route.useSearch();
  const navigate = useNavigate();
  return <ImportPage id={id} onOpen={(next) => void navigate({ to: '/settings/import', search: next === undefined ? {} : { id: next } })} />;
}

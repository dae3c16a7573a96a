import { createFileRoute, useNavigate } from '@tanstack/react-router';
import * as v from 'valibot';
import { AdminPage } from '@/features/admin/admin-page';

const status = v.picklist(['PENDING', 'ACTIVE', 'SUSPENDED', 'REJECTED']);

export const Route = createFileRoute('/_app/admin')({
  validateSearch: v.object({ q: v.optional(v.fallback(v.optional(v.string()), undefined)), status: v.optional(v.fallback(v.optional(status), undefined)) }),
  component: AdminRoute,
});

function AdminRoute() {
  const { q = '', status: only = null } = Route.useSearch();
  const navigate = useNavigate();
  return <AdminPage search={q} status={only} onFilter={(text, state) => void navigate({ to: '/admin', search: { q: text || undefined, status: state ?? undefined }, replace: true })} />;
}

import { createFileRoute, useNavigate } from '@tanstack/react-router';
import * as v from 'valibot';
import { FillPage } from '@/features/fill-up/fill-page';
import type { FillDraft } from '@/features/fill-up/model';
import { newFillDraftKey } from '@/features/fill-up/new-fill';
import { useSession } from '@/features/session/context';
import { readDraft } from '@/shared/lib/drafts';

export const Route = createFileRoute('/_app/fill')({
  validateSearch: v.object({ v: v.optional(v.fallback(v.optional(v.string()), undefined)) }),
  // A draft is only right at the moment of opening: never preloaded, never kept.
  preload: false,
  gcTime: 0,
  staleTime: 0,
  loader: async ({ context }) =>
    context.boot.kind === 'signed-in' ? readDraft<FillDraft>(context.boot.session.db, newFillDraftKey) : null,
  component: FillRoute,
});

function FillRoute() {
  const { db } = useSession();
  const { v: wanted } = Route.useSearch();
  const saved = Route.useLoaderData();
  const navigate = useNavigate();
  return <FillPage db={db} wanted={wanted} saved={saved} onVehicle={(id) => void navigate({ to: '/fill', search: { v: id }, replace: true })} />;
}

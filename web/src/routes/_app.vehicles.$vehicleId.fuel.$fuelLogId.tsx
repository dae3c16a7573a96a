import { createFileRoute } from '@tanstack/react-router';
import { EditFillPage, editFillDraftKey } from '@/features/fill-up/edit-fill-page';
import type { FillDraft } from '@/features/fill-up/model';
import { useSession } from '@/features/session/context';
import { readDraft } from '@/shared/lib/drafts';

export const Route = createFileRoute('/_app/vehicles/$vehicleId/fuel/$fuelLogId')({
  preload: false,
  gcTime: 0,
  staleTime: 0,
  loader: async ({ context, params }) =>
    context.boot.kind === 'signed-in' ? readDraft<FillDraft>(context.boot.session.db, editFillDraftKey(params.fuelLogId)) : null,
  component: EditFillRoute,
});

function EditFillRoute() {
  const { db } = useSession();
  const params = Route.useParams();
  return <EditFillPage key={params.fuelLogId} db={db} {...params} saved={Route.useLoaderData()} />;
}

import { createFileRoute } from '@tanstack/react-router';
import { EditVehiclePage, editVehicleDraftKey } from '@/features/manage-vehicle/edit-vehicle-page';
import type { VehicleDraft } from '@/features/manage-vehicle/model';
import { useSession } from '@/features/session/context';
import { readDraft } from '@/shared/lib/drafts';

export const Route = createFileRoute('/_app/vehicles/$vehicleId/edit')({
  preload: false,
  gcTime: 0,
  staleTime: 0,
  loader: async ({ context, params }) =>
    context.boot.kind === 'signed-in' ? readDraft<VehicleDraft>(context.boot.session.db, editVehicleDraftKey(params.vehicleId)) : null,
  component: EditRoute,
});

function EditRoute() {
  const { db } = useSession();
  const { vehicleId } = Route.useParams();
  return <EditVehiclePage key={vehicleId} db={db} vehicleId={vehicleId} saved={Route.useLoaderData()} />;
}

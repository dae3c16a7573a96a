import { createFileRoute } from '@tanstack/react-router';
import { AddVehiclePage, newVehicleDraftKey, type AddDraft } from '@/features/manage-vehicle/add-vehicle-page';
import { useSession } from '@/features/session/context';
import { readDraft } from '@/shared/lib/drafts';

export const Route = createFileRoute('/_app/vehicles/new')({
  preload: false,
  gcTime: 0,
  staleTime: 0,
  loader: async ({ context }) =>
    context.boot.kind === 'signed-in' ? readDraft<AddDraft>(context.boot.session.db, newVehicleDraftKey) : null,
  component: NewVehicleRoute,
});

function NewVehicleRoute() {
  const { db } = useSession();
  return <AddVehiclePage db={db} saved={Route.useLoaderData()} />;
}

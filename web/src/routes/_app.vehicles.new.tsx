import { createFileRoute } from '@tanstack/react-router';
import { AddVehiclePage, newVehicleDraftKey, type AddDraft } from '@/features/manage-vehicle/add-vehicle-page';
import { useSession } from '@/features/session/context';
import { readDraft } from '@/shared/lib/drafts';
import { readRecent } from '@/shared/lib/recent';

export const Route = createFileRoute('/_app/vehicles/new')({
  preload: false,
  gcTime: 0,
  staleTime: 0,
  loader: async ({ context }) => {
    if (context.boot.kind !== 'signed-in') return { saved: null, recent: {} };
    const { db } = context.boot.session;
    const [saved, recent] = await Promise.all([readDraft<AddDraft>(db, newVehicleDraftKey), readRecent(db)]);
    return { saved, recent };
  },
  component: NewVehicleRoute,
});

function NewVehicleRoute() {
  const { db } = useSession();
  const { saved, recent } = Route.useLoaderData();
  return <AddVehiclePage db={db} saved={saved} recent={recent} />;
}

import { queryOptions } from '@tanstack/react-query';
import { ReadSharedVehicleDocument, ReadSharingDocument } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { useServerChange } from '@/shared/lib/server-change';

/** Under this name the server shows what a guest link opens, also to whoever is signed in. */
const GUEST = 'guest';
const guestPage = 50;

export const sharingQuery = (vehicleId: string) =>
  queryOptions({
    queryKey: ['sharing', vehicleId],
    // Somebody else may have changed it a moment ago.
    staleTime: 0,
    queryFn: async ({ signal }) => (await graphqlRequest(ReadSharingDocument, { vehicleId }, signal)).viewer,
  });

/** The one vehicle of a guest link; null where the link opens nothing (any more). */
export async function readSharedVehicle(after: string | null = null) {
  const { viewer } = await graphqlRequest(ReadSharedVehicleDocument, { first: guestPage, after }, undefined, GUEST);
  const vehicle = viewer.vehicles.nodes[0];
  return viewer.isGuest && vehicle ? { preferences: viewer.preferences, vehicle } : null;
}

export type SharedVehicle = NonNullable<Awaited<ReturnType<typeof readSharedVehicle>>>;

/** Trades a link's secret for a guest's cookie; false where the link is not valid. */
export async function openGuestLink(secret: string): Promise<boolean> {
  const answer = await fetch('/auth/guest', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.ok) return true;
  if (answer.status === 404) return false;
  throw new Error(`The server answered ${answer.status}.`);
}

/** Sends one change of who sees a vehicle and reads again; says in a message why it was not done. */
export const useSharingChange = () => useServerChange('sharing');

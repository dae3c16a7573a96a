import { createFileRoute, useRouter } from '@tanstack/react-router';
import { openGuestLink, readSharedVehicle } from '@/entities/sharing/queries';
import { GuestPage, type Opened } from '@/features/sharing/guest-page';
import { RequestError } from '@/shared/lib/gql';

export const Route = createFileRoute('/guest')({ loader: open, component: GuestRoute });

/** The secret stands behind # so that no server logs it; the cookie it is traded for serves a reload. */
async function open(): Promise<Opened> {
  const secret = location.hash.slice(1);
  try {
    if (secret !== '' && !(await openGuestLink(secret))) return { kind: 'invalid' };
    const shared = await readSharedVehicle();
    return shared ? { kind: 'open', shared } : { kind: 'invalid' };
  } catch (error) {
    const ended = error instanceof RequestError && error.code === 'UNAUTHENTICATED';
    return { kind: ended ? 'invalid' : 'unreachable' };
  }
}

function GuestRoute() {
  const router = useRouter();
  return <GuestPage opened={Route.useLoaderData()} onRetry={() => void router.invalidate()} />;
}

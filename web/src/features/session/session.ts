import type { QueryClient } from '@tanstack/react-query';
import { forgetIdentity, readIdentity, saveIdentity, type Identity } from '@/entities/viewer/identity';
import { readSignedIn, viewerQuery } from '@/entities/viewer/queries';
import { deleteDeviceDb, deviceDbName, openDeviceDb, type DeviceDb } from '@/shared/lib/device-db';
import { RequestError, expectViewer, onServerContact } from '@/shared/lib/gql';
import { QueryStore, makeQueryClient } from '@/shared/lib/query-store';
import { Outbox } from '@/shared/outbox/outbox';
import type { OutboxItem, SendResult } from '@/shared/outbox/types';

/** Everything that belongs to one signed-in person on this device. */
export type Session = {
  identity: Identity;
  db: DeviceDb;
  dbName: string;
  client: QueryClient;
  store: QueryStore;
  outbox: Outbox;
};

/** What the app found out before its first render. */
export type Boot = { kind: 'signed-in'; session: Session } | { kind: 'signed-out' } | { kind: 'suspended' } | { kind: 'unreachable' };

export type Sender = (client: QueryClient, item: OutboxItem) => Promise<SendResult>;

/** Starts from the saved person where there is one, so that a cold start needs no server. */
export async function boot(send: Sender): Promise<Boot> {
  const saved = readIdentity();
  if (saved) return { kind: 'signed-in', session: await openSession(saved, send) };
  const client = makeQueryClient();
  try {
    const identity = await client.fetchQuery(viewerQuery());
    saveIdentity(identity);
    return { kind: 'signed-in', session: await openSession(identity, send, client) };
  } catch (error) {
    const code = error instanceof RequestError ? error.code : null;
    if (code === 'UNAUTHENTICATED') return { kind: 'signed-out' };
    return { kind: code === 'GARAGE_SUSPENDED' ? 'suspended' : 'unreachable' };
  }
}

async function openSession(identity: Identity, send: Sender, client = makeQueryClient()): Promise<Session> {
  expectViewer(identity.userId, identity.tenantId);
  onServerContact((error) => {
    if (error?.code === 'VIEWER_CHANGED') void startAfresh();
  });
  const dbName = deviceDbName(identity.userId, identity.tenantId);
  const db = await openDeviceDb(dbName);
  const store = new QueryStore(db, client);
  await store.restore();
  store.start();
  const outbox = new Outbox({
    db,
    name: dbName,
    persist: async () => store.save(),
    send: async (item) => send(client, item),
    onAcknowledged: () => void client.invalidateQueries(),
  });
  await outbox.reload();
  return { identity, db, dbName, client, store, outbox };
}

let startingAfresh = false;

/** Another person or household is there now: the app starts again on their data, and this one's stays in its own place. */
export async function startAfresh(path?: string): Promise<void> {
  if (startingAfresh) return;
  startingAfresh = true;
  try {
    saveIdentity(await readSignedIn());
    if (path === undefined) location.reload();
    else location.assign(path);
  } catch {
    // No answer just now: the next refusal asks again.
    startingAfresh = false;
  }
}

/** Ends the session on the server and forgets this person's copies on the device. */
export async function signOut(session: Session): Promise<void> {
  const redirect = await endSession();
  session.outbox.close();
  forgetIdentity();
  session.db.close();
  await deleteDeviceDb(session.dbName);
  location.assign(redirect);
}

/** Ends the session on the server, where this device keeps nothing of the person; tells where to go on. */
export async function endSession(): Promise<string> {
  const response = await fetch('/auth/sign-out', { method: 'POST', credentials: 'same-origin', signal: AbortSignal.timeout(10_000) });
  if (!response.ok && response.status !== 401) throw new RequestError('BAD_ANSWER', `The server answered ${response.status}.`);
  const answer = (await response.json().catch(() => ({}))) as { redirect?: string };
  return answer.redirect ?? '/welcome';
}

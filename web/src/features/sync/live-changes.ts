import type { QueryClient, InfiniteData } from '@tanstack/react-query';
import type { FuelLogPage } from '@/entities/fuel-log/queries';
import type { ReadingPage } from '@/entities/odometer/queries';
import { vehicleQuery, vehiclesQuery } from '@/entities/vehicle/queries';
import { viewerQuery } from '@/entities/viewer/queries';
import { WatchChangesDocument, type WatchChangesSubscription } from '@/gql/graphql';
import { persisted } from '@/shared/lib/gql';
import { Live, type LiveSocket } from '@/shared/lib/live';
import { backoffMs } from '@/shared/outbox/backoff';

type Change = WatchChangesSubscription['recordChanged'];

const gatherMs = 150;
const catalogue = new Set<unknown>(['catalog', 'decode']);

/** The keys of saved answers that a change makes stale; null for all of them, nothing for one's own change. */
export function staleKeys(client: QueryClient, change: Change): readonly unknown[][] | null {
  if (change.kind === 'RESYNC' || !change.id) return null;
  const { id } = change;
  if (change.type === 'PREFERENCES') return [[...viewerQuery().queryKey]];
  if (change.type === 'EXPORT') return [['exports']];
  if (change.type === 'VEHICLE') {
    const known = client.getQueryData(vehiclesQuery().queryKey)?.find((vehicle) => vehicle.id === id);
    if (isOld(change, known)) return [];
    return [[...vehiclesQuery().queryKey], [...vehicleQuery(id).queryKey], ['odometer-readings', id], ['fuel-logs', id], ['statistics']];
  }
  if (change.type === 'ODOMETER_READING') return staleReadingKeys(client, change, id);
  return staleFuelKeys(client, change, id);
}

function staleFuelKeys(client: QueryClient, change: Change, id: string): readonly unknown[][] {
  const { keys, known } = listsWith<FuelLogPage>(client, 'fuel-logs', id);
  // Its photos come and go without a new version of its own.
  const papers = ['documents', id];
  if (isOld(change, known)) return [papers];
  // A fill-up moves its vehicle's figures and readings too.
  return [...keys, papers, ['vehicles'], ['vehicle'], ['odometer-readings'], ['statistics']];
}

function staleReadingKeys(client: QueryClient, change: Change, id: string): readonly unknown[][] {
  const { keys, known } = listsWith<ReadingPage>(client, 'odometer-readings', id);
  if (isOld(change, known)) return [];
  // A reading moves its vehicle's odometer, and a new meter the figures of fill-ups.
  return [...keys, ['vehicles'], ['vehicle'], ['fuel-logs'], ['statistics']];
}

/** The saved lists that hold a record, or all where none does, and the record as it is there. */
function listsWith<Page extends { nodes: { id: string; version: number }[] }>(client: QueryClient, root: string, id: string) {
  const lists = client.getQueriesData<InfiniteData<Page>>({ queryKey: [root] });
  const holding = lists.filter(([, data]) => data?.pages.some((page) => page.nodes.some((node) => node.id === id)));
  const known = holding.flatMap(([, data]) => data?.pages.flatMap((page) => page.nodes) ?? []).find((node) => node.id === id);
  return { keys: holding.length > 0 ? holding.map(([key]) => [...key]) : [[root]], known };
}

function isOld(change: Change, known: { version: number } | undefined): boolean {
  // Without a version, such as after an import, it is what hangs on the record that changed.
  return change.kind === 'UPSERTED' && known !== undefined && Boolean(change.version) && known.version >= (change.version ?? 0);
}

function refreshAll(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => !catalogue.has(queryKey[0]) });
}

/** Hears what other devices change and reads it again, while the app is in sight and online. */
export function watchChanges(client: QueryClient): () => void {
  let gathered: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const apply = () => {
    const keys = gathered.map((change) => staleKeys(client, change));
    gathered = [];
    if (keys.includes(null)) refreshAll(client);
    else for (const text of new Set(keys.flatMap((list) => (list ?? []).map((key) => JSON.stringify(key))))) void client.invalidateQueries({ queryKey: JSON.parse(text) as unknown[] });
  };
  const live = new Live<WatchChangesSubscription>({
    open: openSocket,
    body: () => persisted.bodyOf(WatchChangesDocument, {}),
    learn: (body, code) => persisted.learn(body, code),
    onData: ({ recordChanged }) => {
      gathered.push(recordChanged);
      clearTimeout(timer);
      timer = setTimeout(apply, gatherMs);
    },
    onGap: () => refreshAll(client),
    wanted: () => navigator.onLine && document.visibilityState === 'visible',
    delayMs: backoffMs,
  });
  const update = () => live.update();
  addEventListener('online', update);
  addEventListener('offline', update);
  document.addEventListener('visibilitychange', update);
  update();
  return () => {
    clearTimeout(timer);
    removeEventListener('online', update);
    removeEventListener('offline', update);
    document.removeEventListener('visibilitychange', update);
    live.end();
  };
}

function openSocket(): LiveSocket {
  const url = new URL('/graphql/ws', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(url, 'graphql-transport-ws') as LiveSocket;
}

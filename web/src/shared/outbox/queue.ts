import { uuidv7 } from '../lib/uuid';
import type { NewItem, OutboxItem } from './types';

const creates = new Set(['createVehicle', 'createFuelLog', 'attachDocument', 'createOdometerReading']);
const updates = new Set(['updateVehicle', 'updateFuelLog', 'updatePreferences']);
const deletes = new Set(['deleteVehicle', 'deleteFuelLog', 'deleteDocument', 'deleteOdometerReading']);

/** The items that adding one more leads to: some edits fold into what already waits. */
export type QueueChange = { put: OutboxItem[]; remove: number[]; added: OutboxItem | null };

/** Decides how a new write joins the queue. An item that was ever sent is never altered: the server may know it. */
export function addToQueue(items: readonly OutboxItem[], next: OutboxItem, sending: ReadonlySet<string>): QueueChange {
  const own = items.filter((item) => item.entityId === next.entityId);
  const last = own.at(-1);
  const untouched = last && last.state === 'pending' && last.tries === 0 && !sending.has(last.id) ? last : null;
  if (untouched && updates.has(next.kind) && (creates.has(untouched.kind) || updates.has(untouched.kind))) {
    const merged = { ...untouched, input: { ...untouched.input, ...next.input } };
    return { put: [merged], remove: [], added: merged };
  }
  if (last?.state === 'refused' && updates.has(next.kind) && !deletes.has(last.kind)) {
    const merged = { ...renewed(last), input: { ...last.input, ...next.input }, expectedVersion: next.expectedVersion ?? last.expectedVersion };
    return { put: [merged], remove: [], added: merged };
  }
  if (deletes.has(next.kind) && own.length > 0 && own.every((item) => neverSent(item, sending)) && creates.has(own[0]?.kind ?? '')) {
    return { put: [], remove: laneOf(items, next), added: null };
  }
  const after = own.some((item) => item.state === 'pending') && next.expectedVersion !== null;
  const queued = after ? { ...next, expectedVersion: 'previous' as const } : next;
  // Deleting settles whatever the server had refused about the record.
  const settled = deletes.has(next.kind) ? own.filter((item) => item.state === 'refused').map((item) => item.seq) : [];
  return { put: [queued], remove: settled, added: queued };
}

function neverSent(item: OutboxItem, sending: ReadonlySet<string>): boolean {
  return item.state === 'refused' || (item.tries === 0 && !sending.has(item.id));
}

// A vehicle that never left the phone takes its fill-ups with it, and they their photos.
function laneOf(items: readonly OutboxItem[], next: OutboxItem): number[] {
  const own = items.filter((item) => item.entityId === next.entityId || (next.kind === 'deleteVehicle' && item.lane === next.lane));
  const ids = new Set(own.map((item) => item.entityId));
  const gone = items.filter((item) => ids.has(item.entityId) || (item.after !== undefined && ids.has(item.after)));
  return gone.map((item) => item.seq);
}

/** The first item of every lane that may go out now, in queue order; what waits for another entity, such as photos, comes last. */
export function sendable(items: readonly OutboxItem[]): OutboxItem[] {
  const blockedLanes = new Set<string>();
  const blockedEntities = new Set<string>();
  const earlier = new Set<string>();
  const ready: OutboxItem[] = [];
  for (const item of [...items].sort((a, b) => a.seq - b.seq)) {
    const follows = item.after !== undefined && earlier.has(item.after);
    const open = !blockedLanes.has(item.lane) && !blockedEntities.has(item.entityId) && !follows;
    earlier.add(item.entityId);
    if (item.state === 'pending') {
      if (open) ready.push(item);
      blockedLanes.add(item.lane);
    } else if (item.kind === 'createVehicle') {
      blockedLanes.add(item.lane);
    } else {
      blockedEntities.add(item.entityId);
    }
  }
  return [...ready.filter((item) => item.after === undefined), ...ready.filter((item) => item.after !== undefined)];
}

/** The items that follow an acknowledged one, with the version they were waiting for. */
export function withVersion(items: readonly OutboxItem[], done: OutboxItem, version: number | null): OutboxItem[] {
  if (version === null) return [];
  const follower = items.find((item) => item.seq > done.seq && item.entityId === done.entityId && item.expectedVersion === 'previous');
  return follower ? [{ ...follower, expectedVersion: version }] : [];
}

/** A refused item as a new try: under a new key, since the old key stands for the old input. */
export function renewed(item: OutboxItem): OutboxItem {
  return { ...item, id: uuidv7(), state: 'pending', refusal: null, tries: 0, lastError: null };
}

/** A fresh item around a command. */
export function makeItem(command: NewItem, seq: number, id: string, createdAt: string): OutboxItem {
  return { snapshot: null, ...command, seq, id, createdAt, tries: 0, lastError: null, state: 'pending', refusal: null };
}

import type { DeviceDb } from './device-db';

/** What was chosen lately on this device, by kind of list, the latest first. */
export type Recent = Record<string, string[]>;

const key = 'recent-choices';
const keep = 5;

export async function readRecent(db: DeviceDb): Promise<Recent> {
  try {
    return ((await db.get('cache', key)) as Recent | undefined) ?? {};
  } catch {
    return {};
  }
}

/** The list with new choices at its head. */
export function withRecent(recent: Recent, chosen: Readonly<Record<string, string>>): Recent {
  const entries = Object.entries(chosen).filter(([, id]) => id !== '');
  return { ...recent, ...Object.fromEntries(entries.map(([kind, id]) => [kind, [id, ...(recent[kind] ?? []).filter((other) => other !== id)].slice(0, keep)])) };
}

export async function addRecent(db: DeviceDb, chosen: Readonly<Record<string, string>>): Promise<void> {
  const next = withRecent(await readRecent(db), chosen);
  // A full disk costs only the convenience.
  await db.put('cache', next, key).catch(() => undefined);
}

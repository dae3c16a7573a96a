import type { DeviceDb } from './device-db';

/** What was typed into a form but not saved; it outlives a reload. */
export async function readDraft<T extends object>(db: DeviceDb, key: string): Promise<T | null> {
  try {
    return ((await db.get('drafts', key)) as T | undefined) ?? null;
  } catch {
    return null;
  }
}

export function writeDraft(db: DeviceDb, key: string, draft: object): void {
  db.put('drafts', draft, key).catch(() => undefined);
}

export async function dropDraft(db: DeviceDb, key: string): Promise<void> {
  await db.delete('drafts', key).catch(() => undefined);
}

import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxItem } from '../outbox/types';

interface DeviceSchema extends DBSchema {
  outbox: { key: number; value: OutboxItem };
  cache: { key: string; value: unknown };
  drafts: { key: string; value: unknown };
}

export type DeviceDb = IDBPDatabase<DeviceSchema>;

const prefix = 'mvp';

/** One database per person and household, so that the next user of a phone sees nothing of the last one. */
export function deviceDbName(userId: string, tenantId: string): string {
  return `${prefix}-${userId}-${tenantId}`;
}

export async function openDeviceDb(name: string): Promise<DeviceDb> {
  return openDB<DeviceSchema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'seq' });
      db.createObjectStore('cache');
      db.createObjectStore('drafts');
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

export async function deleteDeviceDb(name: string): Promise<void> {
  await deleteDB(name);
}

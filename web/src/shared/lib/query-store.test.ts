import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { DeviceDb } from './device-db';
import { QueryStore } from './query-store';

test('what comes from the device is shown, and read again however young it is', async () => {
  const kept = new Map<string, unknown>();
  const db = { get: async (_: string, key: string) => kept.get(key), put: async (_: string, value: unknown, key: string) => void kept.set(key, value) } as unknown as DeviceDb;
  const before = new QueryClient();
  before.setQueryData(['vehicles'], ['Golf']);
  await new QueryStore(db, before).save();
  const after = new QueryClient();
  await new QueryStore(db, after).restore();
  expect(after.getQueryData(['vehicles'])).toEqual(['Golf']);
  expect(after.getQueryState(['vehicles'])?.isInvalidated).toBe(true);
});

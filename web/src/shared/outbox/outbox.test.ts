import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDeviceDb, type DeviceDb } from '../lib/device-db';
import { RequestError } from '../lib/gql';
import { backoffMs } from './backoff';
import { Outbox } from './outbox';
import type { NewItem, OutboxItem, SendResult } from './types';

const done = (version = 1): SendResult => ({ outcome: 'done', version, apply: () => {} });
const fuel = (entityId: string, lane = 'v1', more: Partial<NewItem> = {}): NewItem => ({ kind: 'createFuelLog', entityId, lane, input: { total: '1' }, expectedVersion: null, ...more });

let db: DeviceDb;
let name = '';
let count = 0;
let open: Outbox[] = [];

beforeEach(async () => {
  count += 1;
  name = `test-${count}`;
  db = await openDeviceDb(name);
  open = [];
});
afterEach(() => open.forEach((outbox) => outbox.close()));

async function start(send: (item: OutboxItem) => Promise<SendResult>): Promise<Outbox> {
  const outbox = new Outbox({ db, name, send, persist: async () => {}, onAcknowledged: () => {} });
  open.push(outbox);
  await outbox.reload();
  return outbox;
}

const offline = async (): Promise<SendResult> => Promise.reject(new RequestError('NETWORK', 'down'));
const idle = async (outbox: Outbox) => vi.waitFor(() => expect(outbox.getState().sending).toBe(false));

test('an item is stored before it is sent and leaves on acknowledgement', async () => {
  let stored = 0;
  const outbox = await start(async () => {
    stored = (await db.getAll('outbox')).length;
    return done();
  });
  await outbox.add(fuel('f1'));
  await vi.waitFor(async () => expect(await db.getAll('outbox')).toEqual([]));
  expect(stored).toBe(1);
});

test('what was not sent is there after a restart, under the same key', async () => {
  const first = await start(offline);
  const item = await first.add(fuel('f1'));
  await idle(first);
  first.close();
  const keys: string[] = [];
  const second = await start(async (sent) => {
    keys.push(sent.id);
    return done();
  });
  await second.sendNow();
  expect(keys).toEqual([item?.id]);
  expect(second.getState().items).toEqual([]);
});

test('a lane keeps its order and another lane goes on past a refused vehicle', async () => {
  const first = await start(offline);
  await first.add({ ...fuel('v1'), kind: 'createVehicle' });
  await first.add(fuel('f1'));
  await first.add(fuel('f2'));
  await first.add(fuel('g1', 'v2'));
  await idle(first);
  first.close();
  const order: string[] = [];
  const second = await start(async (item) => {
    order.push(item.entityId);
    if (item.kind === 'createVehicle') return { outcome: 'refused', refusal: { code: 'INVALID', messages: [], current: null } };
    return done();
  });
  await second.sendNow();
  expect(order).toEqual(['v1', 'g1']);
  const refused = second.getState().items[0];
  expect(refused?.state).toBe('refused');
  await second.discard(refused?.id ?? '');
  await vi.waitFor(() => expect(order).toEqual(['v1', 'g1', 'f1', 'f2']));
});

test('a photo waits for its fill-up, lets other entries pass, and goes with it', async () => {
  const photo = (id: string, log: string): NewItem => ({ ...fuel(id, id), kind: 'attachDocument', after: log, input: { file: new Blob(['x']) } });
  const first = await start(offline);
  await first.add(fuel('f1'));
  await first.add(photo('d1', 'f1'));
  await first.add(fuel('f2'));
  await first.add(photo('d2', 'f2'));
  await idle(first);
  // Never sent: its photo has nothing to hang on any more.
  await first.add({ ...fuel('f2'), kind: 'deleteFuelLog', input: {} });
  expect(first.getState().items.map((item) => item.entityId)).toEqual(['f1', 'd1']);
  await first.add(fuel('f3'));
  first.close();
  const order: string[] = [];
  const second = await start(async (item) => {
    order.push(item.entityId);
    if (item.entityId === 'f1' && order.length === 1) return { outcome: 'refused', refusal: { code: 'INVALID', messages: [], current: null } };
    return done();
  });
  await second.sendNow();
  expect(order).toEqual(['f1', 'f3']);
  await second.resend(second.getState().items[0]?.id ?? '', {});
  await vi.waitFor(() => expect(order).toEqual(['f1', 'f3', 'f1', 'd1']));
});

test('signed out stops and keeps, sending again goes on', async () => {
  let signedIn = false;
  const outbox = await start(async () => (signedIn ? done() : Promise.reject(new RequestError('UNAUTHENTICATED', 'sign in'))));
  await outbox.add(fuel('f1'));
  await vi.waitFor(() => expect(outbox.getState().signedOut).toBe(true));
  expect(outbox.getState().items).toHaveLength(1);
  signedIn = true;
  await outbox.sendNow();
  expect(outbox.getState()).toMatchObject({ items: [], signedOut: false });
});

test('an edit folds into an entry that was never tried, and queues behind one that was', async () => {
  let up = false;
  const sent: OutboxItem[] = [];
  const outbox = await start(async (item) => {
    if (!up) return offline();
    sent.push(item);
    return done(sent.length);
  });
  await outbox.add(fuel('f0'));
  await idle(outbox);
  await outbox.add(fuel('f1'));
  await outbox.add({ ...fuel('f1'), kind: 'updateFuelLog', input: { total: '2' }, expectedVersion: 0 });
  expect(outbox.getState().items.map((item) => [item.kind, item.input['total']])).toEqual([['createFuelLog', '1'], ['createFuelLog', '2']]);
  await outbox.add({ ...fuel('f0'), kind: 'updateFuelLog', input: { total: '3' }, expectedVersion: 0 });
  await idle(outbox);
  up = true;
  await outbox.sendNow();
  await vi.waitFor(() => expect(outbox.getState().items).toEqual([]));
  expect(sent.map((item) => [item.kind, item.entityId, item.expectedVersion])).toEqual([['createFuelLog', 'f0', null], ['createFuelLog', 'f1', null], ['updateFuelLog', 'f0', 1]]);
});

test('deleting what never left the phone leaves nothing to send; what was tried is deleted on the server', async () => {
  const outbox = await start(offline);
  await outbox.add(fuel('f0'));
  await idle(outbox);
  await outbox.add(fuel('f1'));
  expect(await outbox.add({ ...fuel('f1'), kind: 'deleteFuelLog', input: {} })).toBeNull();
  await outbox.add({ ...fuel('f0'), kind: 'deleteFuelLog', input: {} });
  expect(outbox.getState().items.map((item) => item.kind)).toEqual(['createFuelLog', 'deleteFuelLog']);
});

test('a refused entry is sent again under a new key', async () => {
  const keys: string[] = [];
  const outbox = await start(async (item) => {
    keys.push(item.id);
    return keys.length === 1 ? { outcome: 'refused', refusal: { code: 'INVALID', messages: [], current: null } } : done();
  });
  const item = await outbox.add(fuel('f1'));
  await vi.waitFor(() => expect(outbox.getState().items[0]?.state).toBe('refused'));
  await outbox.resend(item?.id ?? '', { input: { total: '2' } });
  await vi.waitFor(() => expect(outbox.getState().items).toEqual([]));
  expect(new Set(keys).size).toBe(2);
});

test('waiting grows to a minute and no further', () => {
  expect(backoffMs(0, () => 0.5)).toBe(1000);
  expect(backoffMs(3, () => 0.5)).toBe(8000);
  expect(backoffMs(50, () => 1)).toBe(75_000);
});

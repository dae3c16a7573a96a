import { expect, test } from 'vitest';
import { makeItem } from '@/shared/outbox/queue';
import type { NewItem, OutboxItem } from '@/shared/outbox/types';
import { overlayFuelLogs } from './overlay';

const preferences = { economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM' } as never;

function queued(kind: NewItem['kind'], more: Partial<NewItem> = {}): OutboxItem {
  return makeItem({ kind, entityId: 'd1', lane: 'd1', after: 'f1', input: {}, expectedVersion: null, ...more }, 1, 'key', '2026-01-01');
}

const counted = (documentCount: number, items: OutboxItem[]) =>
  overlayFuelLogs([{ id: 'f1', filledOn: '2026-01-02', documentCount } as never], items, 'v1', preferences).map((log) => log.documentCount);

test('a receipt that waits on the device counts, one that waits to be removed does not', () => {
  expect(counted(1, [])).toEqual([1]);
  expect(counted(1, [queued('attachDocument'), queued('attachDocument', { after: 'f2' })])).toEqual([2]);
  expect(counted(1, [queued('deleteDocument')])).toEqual([0]);
  expect(counted(1, [{ ...queued('deleteDocument'), state: 'refused' }])).toEqual([1]);
  expect(counted(0, [queued('restoreDocument')])).toEqual([1]);
});

test('the receipt of a fill-up that waits itself counts too', () => {
  const fill = queued('createFuelLog', { entityId: 'f3', lane: 'v1', after: 'v1', input: { vehicleId: 'v1', filledOn: '2026-01-03', energySource: 'PETROL', currency: 'EUR', isFull: true, missedPrevious: false } });
  const [log] = overlayFuelLogs([], [fill, queued('attachDocument', { after: 'f3' })], 'v1', preferences);
  expect(log).toMatchObject({ id: 'f3', documentCount: 1, sync: 'waiting' });
});

test('a fill-up that waits has its figure by the hour', () => {
  const fill = (entityId: string, filledOn: string, hours: string) => queued('createFuelLog', {
    entityId, lane: 'v1', after: 'v1',
    input: { vehicleId: 'v1', filledOn, energySource: 'DIESEL', quantity: { value: '25', unit: 'LITRE' }, engineHours: { value: hours }, currency: 'EUR', isFull: true, missedPrevious: false },
  });
  const [late, early] = overlayFuelLogs([], [fill('f1', '2026-01-02', '100'), fill('f2', '2026-01-12', '150')], 'v1', preferences);
  expect(late).toMatchObject({ id: 'f2', economyPerHour: { value: '0.5', unit: 'LITRES_PER_HOUR' }, noEconomyPerHourReason: null });
  expect(early).toMatchObject({ economyPerHour: null, noEconomyPerHourReason: 'NO_PREVIOUS_FULL' });
});

import { expect, test } from 'vitest';
import type { OdometerReadingFieldsFragment } from '@/gql/graphql';
import type { OutboxItem } from '@/shared/outbox/types';
import { overlayReadings } from './overlay';

const vehicleId = 'vehicle_1';

function item(kind: OutboxItem['kind'], entityId: string, input: Record<string, unknown>, more: Partial<OutboxItem> = {}): OutboxItem {
  return { seq: 1, id: `${kind}-${entityId}`, kind, entityId, lane: vehicleId, input, state: 'pending', createdAt: '2026-05-06T07:08:00Z', expectedVersion: null, snapshot: null, tries: 0, lastError: null, refusal: null, ...more };
}

function reading(id: string, readOn: string, km: string): OdometerReadingFieldsFragment {
  return {
    id, version: 1, source: 'READING', readOn, readAt: null, odometer: { value: km, unit: 'KILOMETRE' }, correctedOdometer: null, replacedOdometer: null,
    engineHours: null, correctedEngineHours: null, replacedEngineHours: null, isDoubtful: false, notes: null,
  };
}

const saved = [reading('b', '2026-02-01', '2000'), reading('a', '2026-01-01', '1000')];
const ids = (items: OutboxItem[]) => overlayReadings(saved, items, vehicleId).map(({ id }) => id);

test('a reading that waits has its place in the timeline, and only in that of its vehicle', () => {
  const waiting = item('createOdometerReading', 'c', { vehicleId, readOn: '2026-01-15', odometer: { value: '1500.5', unit: 'KILOMETRE' } });
  const shown = overlayReadings(saved, [waiting], vehicleId);
  expect(shown.map(({ id, sync }) => [id, sync])).toEqual([['b', 'synced'], ['c', 'waiting'], ['a', 'synced']]);
  expect(shown[1]?.odometer).toEqual({ value: '1500.5', unit: 'KILOMETRE' });
  expect(ids([{ ...waiting, lane: 'vehicle_2' }])).toEqual(['b', 'a']);
});

test('once the server has it, it is there once', () => {
  expect(ids([item('createOdometerReading', 'b', { vehicleId, readOn: '2026-02-01', odometer: { value: '2000', unit: 'KILOMETRE' } })])).toEqual(['b', 'a']);
});

test('a new meter says what the old one showed, in its unit or in hours', () => {
  const [miles] = overlayReadings([], [item('createOdometerReading', 'c', { vehicleId, readOn: '2026-03-01', odometer: { value: '0', unit: 'MILE' }, replacedMeterEndedAt: '99.5' })], vehicleId);
  expect(miles).toMatchObject({ source: 'REPLACEMENT', replacedOdometer: { value: '99.5', unit: 'MILE' }, replacedEngineHours: null });
  const [hours] = overlayReadings([], [item('createOdometerReading', 'd', { vehicleId, readOn: '2026-03-01', engineHours: { value: '0' }, replacedMeterEndedAt: '80' })], vehicleId);
  expect(hours).toMatchObject({ source: 'REPLACEMENT', odometer: null, engineHours: { value: '0' }, replacedEngineHours: { value: '80' } });
});

test('a delete hides at once, a refused one does not, and undoing it shows the reading again', () => {
  expect(ids([item('deleteOdometerReading', 'b', {})])).toEqual(['a']);
  expect(ids([item('deleteOdometerReading', 'b', {}, { state: 'refused' })])).toEqual(['b', 'a']);
  const undone = [item('deleteOdometerReading', 'b', {}), item('restoreOdometerReading', 'b', {}, { snapshot: saved[0] })];
  expect(ids(undone)).toEqual(['b', 'a']);
});

test('a fill-up that waits is a reading where a meter was read', () => {
  const fill = { vehicleId, filledOn: '2026-02-20', odometer: { value: '2500', unit: 'KILOMETRE' } };
  expect(overlayReadings(saved, [item('createFuelLog', 'f', fill)], vehicleId)[0]).toMatchObject({ id: 'f', source: 'FUEL_LOG', sync: 'waiting' });
  expect(ids([item('createFuelLog', 'f', { ...fill, odometer: null })])).toEqual(['b', 'a']);
  expect(ids([item('createFuelLog', 'f', fill), item('updateFuelLog', 'f', { filledOn: '2026-01-20' })])).toEqual(['b', 'f', 'a']);
});

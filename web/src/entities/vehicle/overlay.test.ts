import { expect, test } from 'vitest';
import { noOwnUnits } from '@/entities/viewer/own-units';
import type { OutboxItem } from '@/shared/outbox/types';
import { overlayVehicles } from './overlay';

const item = (kind: OutboxItem['kind'], input: Record<string, unknown>) =>
  ({ id: kind, kind, entityId: 'vehicle_x', lane: 'vehicle_x', input, state: 'pending', createdAt: '2026-05-06T07:08:00Z', expectedVersion: null, snapshot: null }) as unknown as OutboxItem;

test('a vehicle that waits to be sent is in its own units already', () => {
  const [vehicle] = overlayVehicles([], [item('createVehicle', { nickname: 'Mini', ...noOwnUnits, distanceUnit: 'MILE' })]);
  expect(vehicle?.units).toEqual({ ...noOwnUnits, distanceUnit: 'MILE' });
  expect(vehicle).not.toHaveProperty('distanceUnit');
});

test('an edit of one unit leaves the others, and null gives it back to the settings', () => {
  const waiting = [item('createVehicle', { nickname: 'Mini', distanceUnit: 'MILE', volumeUnit: 'UK_GALLON' }), item('updateVehicle', { volumeUnit: null })];
  expect(overlayVehicles([], waiting)[0]?.units).toEqual({ ...noOwnUnits, distanceUnit: 'MILE' });
});

test('a fill-up that waits moves the hours on, and never back', () => {
  const fill = (value: string) => item('createFuelLog', { filledOn: '2026-05-06', currency: 'EUR', engineHours: { value } });
  const hoursAfter = (...values: string[]) => overlayVehicles([], [item('createVehicle', { meterKind: 'HOURS' }), ...values.map(fill)])[0]?.engineHours;
  expect(hoursAfter()).toBeNull();
  expect(hoursAfter('99.5', '100.5')).toEqual({ value: '100.5' });
  expect(hoursAfter('100.5', '99.5')).toEqual({ value: '100.5' });
});

import { expect, test } from 'vitest';
import type { OutboxItem } from '@/shared/outbox/types';
import { differences, mixInput } from './differences';

const litres = (value: string) => ({ value, unit: 'LITRE' });
const base = { station: 'Shell', notes: null, isFull: true, entered: { quantity: litres('40'), unitPrice: null, total: { amount: '60', currency: 'EUR' } } };

function conflict(input: Record<string, unknown>, current: object, snapshot: object | null = base): OutboxItem {
  return {
    seq: 1, id: 'a', kind: 'updateFuelLog', entityId: 'f', lane: 'v', input, expectedVersion: 1, snapshot, createdAt: '', tries: 1, lastError: null,
    state: 'refused', refusal: { code: 'CONFLICT', messages: [], current },
  };
}

const everything = { station: 'Shell', notes: null, isFull: true, quantity: litres('40.0'), unitPrice: null, total: '60.00', currency: 'EUR' };

test('equal fields ask for nothing, whatever their spelling', () => {
  expect(differences(conflict(everything, base))).toEqual([]);
});

test('a field that only the other side changed is theirs, one that I changed is mine', () => {
  const item = conflict({ ...everything, isFull: false }, { ...base, station: 'Aral' });
  const rows = differences(item);
  expect(rows.map(({ name, suggested }) => [name, suggested])).toEqual([['station', 'theirs'], ['isFull', 'mine']]);
  expect(mixInput(item, rows, {})).toEqual({ ...everything, station: undefined, isFull: false });
});

test('without a known start every difference is mine until decided', () => {
  expect(differences(conflict({ station: 'Total' }, { ...base, station: 'Aral' }, null))[0]?.suggested).toBe('mine');
});

test('amount and prices are one decision, so that they still add up', () => {
  const theirs = { ...base, entered: { quantity: litres('41'), unitPrice: { amount: '1.5', currency: 'EUR' }, total: null } };
  const item = conflict({ ...everything, quantity: litres('42') }, theirs);
  const rows = differences(item);
  expect(rows.map(({ name }) => name)).toEqual(['quantity']);
  const mixed = mixInput(item, rows, { quantity: 'theirs' });
  expect(Object.keys(mixed).sort()).toEqual(['isFull', 'notes', 'station']);
});

test('notes of both sides are kept one after the other, never twice', () => {
  const item = conflict({ notes: 'mine' }, { ...base, notes: 'theirs' });
  const rows = differences(item);
  expect(rows[0]?.suggested).toBe('both');
  expect(mixInput(item, rows, {})).toEqual({ notes: 'theirs\n\nmine' });
  const grown = conflict({ notes: 'theirs and mine' }, { ...base, notes: 'theirs' });
  expect(mixInput(grown, differences(grown), {})).toEqual({ notes: 'theirs and mine' });
});

test('units count: 40 litres are not 40 gallons', () => {
  const rows = differences(conflict({ quantity: { value: '40', unit: 'US_GALLON' } }, base));
  expect(rows).toHaveLength(1);
});

test('own units of a vehicle are compared with those it has now', () => {
  const units = { distanceUnit: 'MILE', volumeUnit: null };
  const [row, ...others] = differences(conflict({ distanceUnit: 'KILOMETRE', volumeUnit: null }, { units }, { units }));
  expect(row).toMatchObject({ name: 'distanceUnit', mine: ['KILOMETRE'], theirs: ['MILE'], suggested: 'mine' });
  expect(others).toEqual([]);
});

import { expect, test } from 'vitest';
import { makeFormat } from '@/shared/lib/format';
import { factsOf, type Row } from './facts';

const format = makeFormat({ distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB' });
const row: Row = { line: 2, state: 'NEW', filledOn: '2026-01-02', odometer: { value: '10000', unit: 'MILE' }, quantity: { value: '12', unit: 'US_GALLON' }, total: '40.5', unitPrice: '3.379', currency: 'USD', problems: [] };

test('a row is told in the units of its file, whatever the reader has chosen', () => {
  expect(factsOf(row, format)).toBe('2 Jan 2026 · 10,000 mi · 12 gal US · $40.50');
});

test('a price alone is told as such', () => {
  expect(factsOf({ ...row, total: null }, format)).toBe('2 Jan 2026 · 10,000 mi · 12 gal US · $3.379/gal US');
  expect(factsOf({ ...row, total: null, unitPrice: null, odometer: null }, format)).toBe('2 Jan 2026 · 12 gal US');
});

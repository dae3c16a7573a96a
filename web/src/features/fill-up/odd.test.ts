import { expect, test } from 'vitest';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { blankDraft, typePrice, type FillDraft } from './model';
import { findOdd, usualPrice } from './odd';

const preferences = { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB', theme: 'SYSTEM', version: 1 } as const;
const now = new Date(2026, 4, 20, 7, 8);
const blank = (source: FillDraft['energySource'] = 'PETROL') => blankDraft('vehicle_x', source, preferences, now);
const oddPrice = (draft: FillDraft, logs: readonly FuelLogView[]) => findOdd(draft, logs, null, now).unitPrice;

const log = (day: number, amount: string, more: Partial<FuelLogView> = {}) => ({
  id: `fuel_log_${day}`, filledOn: `2026-05-${String(day).padStart(2, '0')}`, filledAt: null, energySource: 'PETROL', odometer: null, quantity: null, isFull: true, missedPrevious: false,
  unitPrice: { amount, currency: 'EUR', per: 'LITRE' }, grade: null, warnings: [], isConfirmed: false, ...more,
}) as unknown as FuelLogView;

test('four times the usual price is odd, as on the server, and less is not', () => {
  const logs = [log(3, '1.60'), log(2, '1.50'), log(1, '1.40')];
  expect(usualPrice(blank(), logs)).toBe(1.5);
  expect(oddPrice(typePrice(blank(), 'unitPrice', '6.00'), logs)).toBe('PRICE');
  expect(oddPrice(typePrice(blank(), 'unitPrice', '5.99'), logs)).toBeUndefined();
  expect(oddPrice(typePrice(blank(), 'unitPrice', '0,375'), logs)).toBe('PRICE');
  expect(oddPrice(typePrice(blank(), 'unitPrice', '0.38'), logs)).toBeUndefined();
});

test('a total whose price per unit is odd is told at once', () => {
  const draft = typePrice(typePrice(blank(), 'quantity', '40'), 'total', '600');
  expect(oddPrice(draft, [log(1, '1.50')])).toBe('PRICE');
  expect(oddPrice(typePrice(draft, 'total', '60'), [log(1, '1.50')])).toBeUndefined();
});

test('charging varies up to ten times', () => {
  const charge = log(1, '0.08', { energySource: 'ELECTRICITY', unitPrice: { amount: '0.08', currency: 'EUR', per: 'KILOWATT_HOUR' } });
  expect(oddPrice(typePrice(blank('ELECTRICITY'), 'unitPrice', '0.79'), [charge])).toBeUndefined();
  expect(oddPrice(typePrice(blank('ELECTRICITY'), 'unitPrice', '0.80'), [charge])).toBe('PRICE');
});

test('its own grade says what is usual, any grade where it is new', () => {
  const logs = [log(2, '1.20', { grade: 'E85' }), log(1, '1.80', { grade: 'Super' })];
  expect(usualPrice({ ...blank(), grade: ' super ' }, logs)).toBe(1.8);
  expect(usualPrice({ ...blank(), grade: 'E10' }, logs)).toBe(1.8);
  expect(usualPrice({ ...blank(), grade: 'e85' }, logs)).toBe(1.2);
});

test('prices are compared in the unit of the draft, and only plausible ones before it in its currency count', () => {
  expect(usualPrice({ ...blank(), fuelUnit: 'US_GALLON' }, [log(1, '1')])).toBeCloseTo(3.785411784, 9);
  const odd = [{ code: 'PRICE_UNUSUAL', field: [], message: '' }] as unknown as FuelLogView['warnings'];
  expect(usualPrice(blank(), [log(25, '9'), log(2, '15', { warnings: odd })])).toBeNull();
  expect(usualPrice(blank(), [log(2, '15', { warnings: odd, isConfirmed: true })])).toBe(15);
  expect(usualPrice({ ...blank(), currency: 'USD' }, [log(1, '1.5')])).toBeNull();
});

test('more than five times the usual full tank is odd, once three are known', () => {
  const tank = (day: number, value: string, more: Partial<FuelLogView> = {}) => log(day, '1.5', { quantity: { value, unit: 'LITRE' }, ...more });
  const odd = (quantity: string, logs: readonly FuelLogView[]) => findOdd(typePrice(blank(), 'quantity', quantity), logs, null, now).quantity;
  const three = [tank(3, '40'), tank(2, '44'), tank(1, '10')];
  expect(odd('200', three)).toBeUndefined();
  expect(odd('200.1', three)).toBe('AMOUNT');
  expect(odd('2000', three.slice(1))).toBeUndefined();
  expect(odd('200.1', [tank(4, '400', { isFull: false }), ...three])).toBe('AMOUNT');
});

test('the same day, odometer and amount again is told, whatever the units', () => {
  const logs = [log(20, '1.50', { odometer: { value: '1609.344', unit: 'KILOMETRE' }, quantity: { value: '40', unit: 'LITRE' } })];
  const again: FillDraft = { ...typePrice(blank(), 'quantity', '40'), odometer: '1000', distanceUnit: 'MILE' };
  expect(findOdd(again, logs, 1000, now).odometer).toBe('LOGGED');
  expect(findOdd({ ...again, isFull: false }, logs, 1000, now).odometer).toBeUndefined();
  expect(findOdd({ ...again, filledOn: '2026-05-19' }, logs, 1000, now).odometer).toBeUndefined();
  expect(findOdd(typePrice(again, 'quantity', '41'), logs, 1000, now).odometer).toBeUndefined();
});

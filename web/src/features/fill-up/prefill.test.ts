import { expect, test } from 'vitest';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { blankDraft, moveDraft, type FillDraft } from './model';
import { fillLikeLast, lastPrice, typedBefore } from './prefill';

const preferences = { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB', theme: 'SYSTEM', version: 1 } as const;
const now = new Date(2026, 4, 20, 7, 8);
const bifuel = { energySources: ['PETROL', 'LPG'], volumeUnit: 'LITRE' } as const;
const fresh = (): FillDraft => blankDraft('vehicle_x', 'PETROL', preferences, now);

const log = (filledOn: string, more: Partial<FuelLogView> = {}) => ({
  id: `fuel_log_${filledOn}`, filledOn, energySource: 'PETROL', station: null, grade: null, driver: null, paymentMethod: null, charge: null,
  total: { amount: '60', currency: 'EUR' }, unitPrice: { amount: '1.509', currency: 'EUR', per: 'LITRE' }, ...more,
}) as unknown as FuelLogView;

test('where, what and how follow the last fill-up of the same fuel', () => {
  const logs = [
    log('2026-05-10', { energySource: 'LPG', station: 'Gas and go' }),
    log('2026-05-02', { station: 'Shell Mainz', grade: 'E10', driver: 'Ada', paymentMethod: 'Card' }),
    log('2026-04-02', { station: 'Elsewhere' }),
  ];
  const gas = fillLikeLast(fresh(), logs, bifuel, now);
  expect(gas).toMatchObject({ energySource: 'LPG', station: 'Gas and go', grade: '' });
  const petrol = fillLikeLast({ ...gas, energySource: 'PETROL' }, logs, bifuel, now);
  expect(petrol).toMatchObject({ energySource: 'PETROL', station: 'Shell Mainz', grade: 'E10', extras: { driver: 'Ada', paymentMethod: 'Card' } });
});

test('after AdBlue the fuel is filled again', () => {
  const diesel = { energySources: ['DIESEL', 'ADBLUE'], volumeUnit: 'LITRE' } as const;
  const logs = [log('2026-05-10', { energySource: 'ADBLUE' }), log('2026-05-02', { energySource: 'DIESEL', station: 'Shell' })];
  expect(fillLikeLast({ ...fresh(), energySource: 'DIESEL' }, logs, diesel, now)).toMatchObject({ energySource: 'DIESEL', station: 'Shell' });
});

test('what was typed or emptied stays, and a newer fill-up changes the rest', () => {
  const logs = [log('2026-05-02', { station: 'Shell', grade: 'E10' })];
  const typed = { ...fillLikeLast(fresh(), logs, bifuel, now), station: '' };
  const later = fillLikeLast(typed, [log('2026-05-09', { station: 'Aral', grade: 'E5' }), ...logs], bifuel, now);
  expect(later).toMatchObject({ station: '', grade: 'E5' });
});

test('a fuel with a unit of its own brings that', () => {
  const charged = { ...log('2026-05-09', { energySource: 'ELECTRICITY' }), charge: { place: 'HOME', chargerKind: 'AC' } } as unknown as FuelLogView;
  const draft = fillLikeLast(fresh(), [charged], { ...bifuel, energySources: ['PETROL', 'ELECTRICITY'] }, now);
  expect(draft).toMatchObject({ energySource: 'ELECTRICITY', fuelUnit: 'KILOWATT_HOUR', extras: { chargePlace: 'HOME', chargerKind: 'AC' } });
});

test('a currency from abroad is kept for a week', () => {
  const abroad = { total: { amount: '24000', currency: 'HUF' } } as Partial<FuelLogView>;
  expect(fillLikeLast(fresh(), [log('2026-05-13', abroad)], bifuel, now).currency).toBe('HUF');
  expect(fillLikeLast(fresh(), [log('2026-05-12', abroad)], bifuel, now).currency).toBe('EUR');
});

test('a vehicle that is always paid in one currency keeps it, whatever the fuel and however long ago', () => {
  const dollars = { total: { amount: '60', currency: 'USD' } } as Partial<FuelLogView>;
  const charge = { total: null, unitPrice: { amount: '0.3', currency: 'USD', per: 'KILOWATT_HOUR' }, energySource: 'ELECTRICITY' } as Partial<FuelLogView>;
  const three = [log('2025-03-03', dollars), log('2025-02-02', charge), log('2025-01-01', dollars)];
  expect(fillLikeLast(fresh(), three, bifuel, now).currency).toBe('USD');
  expect(fillLikeLast(fresh(), three.slice(1), bifuel, now).currency).toBe('EUR');
  expect(fillLikeLast(fresh(), [...three.slice(1), log('2024-12-01')], bifuel, now).currency).toBe('EUR');
  expect(fillLikeLast({ ...fresh(), currency: 'CHF' }, three, bifuel, now).currency).toBe('CHF');
});

test('another vehicle brings its own habits for what nobody typed', () => {
  const golf = fillLikeLast({ ...fresh(), quantity: '40' }, [log('2026-05-02', { station: 'Shell', grade: 'E10' })], bifuel, now);
  const truck = { id: 'vehicle_t', energySources: ['DIESEL', 'CNG'] } as const;
  const moved = moveDraft(golf, preferences, truck, preferences);
  const draft = fillLikeLast(moved, [log('2026-05-01', { energySource: 'CNG', station: 'Depot' })], { ...truck, volumeUnit: 'LITRE' }, now);
  expect(draft).toMatchObject({ energySource: 'CNG', station: 'Depot', grade: '', quantity: '40' });
});

test('an older draft and an edited fill-up are left alone', () => {
  const { habits: _, ...old } = fresh();
  expect(fillLikeLast(old, [log('2026-05-02', { station: 'Shell' })], bifuel, now)).toBe(old);
});

test('texts are suggested once each, grades of the fuel only', () => {
  const logs = [log('2026-05-03', { station: 'Shell ', grade: 'E10' }), log('2026-05-02', { station: 'Shell', energySource: 'LPG', grade: 'winter' }), log('2026-05-01', { station: 'Aral' })];
  expect(typedBefore(logs, 'station', 'PETROL')).toEqual(['Shell', 'Aral']);
  expect(typedBefore(logs, 'grade', 'PETROL')).toEqual(['E10']);
});

test('the last price is that of the station, grade, unit and currency', () => {
  const logs = [log('2026-05-03', { station: 'Aral' }), log('2026-05-02', { station: 'Shell', unitPrice: { amount: '1.659', currency: 'EUR', per: 'LITRE' } })];
  expect(lastPrice({ ...fresh(), station: 'Shell' }, logs)).toBe('1.659');
  expect(lastPrice({ ...fresh(), station: 'Shell', fuelUnit: 'US_GALLON' }, logs)).toBeNull();
});

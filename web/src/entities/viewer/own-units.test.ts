import { expect, test } from 'vitest';
import { makeFormat } from '@/shared/lib/format';
import { noOwnUnits, preferencesFor } from './own-units';

const preferences = { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB', theme: 'SYSTEM', version: 1 } as const;

test('what a vehicle does not say for itself is as its reader prefers', () => {
  expect(preferencesFor(preferences, { units: noOwnUnits })).toEqual(preferences);
  expect(preferencesFor(preferences, {})).toEqual(preferences);
  expect(preferencesFor(preferences, { units: { ...noOwnUnits, volumeUnit: 'US_GALLON' } })).toEqual({ ...preferences, volumeUnit: 'US_GALLON' });
});

test('miles, litres and UK mpg', () => {
  const format = makeFormat(preferencesFor(preferences, { units: { distanceUnit: 'MILE', volumeUnit: 'LITRE', economyUnit: 'MILES_PER_UK_GALLON', electricEconomyUnit: null } }));
  expect(format.distance({ value: '400', unit: 'MILE' })).toBe('400 mi');
  expect(format.distance({ value: '643.7376', unit: 'KILOMETRE' })).toBe('400 mi');
  expect(format.quantity({ value: '45.4609', unit: 'LITRE' })).toBe('45.46 L');
  expect(format.economy({ value: '7.062023', unit: 'LITRES_PER_100_KM' })).toBe('40.0 mpg UK');
});

test('kilometres and US gallons', () => {
  const format = makeFormat(preferencesFor(preferences, { units: { distanceUnit: 'KILOMETRE', volumeUnit: 'US_GALLON', economyUnit: 'KILOMETRES_PER_US_GALLON', electricEconomyUnit: null } }));
  expect(format.quantity({ value: '10', unit: 'US_GALLON' })).toBe('10 gal US');
  expect(format.economy({ value: '7.570824', unit: 'LITRES_PER_100_KM' })).toBe('50.0 km/gal US');
});

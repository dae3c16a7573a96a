import { expect, test } from 'vitest';
import { makeFormat } from '@/shared/lib/format';
import { costPerHundred } from './texts';

const settings = { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB' } as const;

test('vehicles with units of their own stand side by side in those of the reader', () => {
  const format = makeFormat(settings);
  expect(costPerHundred({ amount: '0.1609344', currency: 'EUR', per: 'MILE' }, format)).toBe('€10.00/100 km');
  expect(costPerHundred({ amount: '0.1', currency: 'EUR', per: 'KILOMETRE' }, format)).toBe('€10.00/100 km');
  expect(costPerHundred({ amount: '0.1', currency: 'EUR', per: 'MILE' }, makeFormat({ ...settings, distanceUnit: 'MILE' }))).toBe('€10.00/100 mi');
});

import { expect, test } from 'vitest';
import { makeFormat } from '@/shared/lib/format';
import { costPerHundred, economyText, linesOf, runText } from './texts';

const settings = { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB' } as const;

test('vehicles with units of their own stand side by side in those of the reader', () => {
  const format = makeFormat(settings);
  expect(costPerHundred({ amount: '0.1609344', currency: 'EUR', per: 'MILE' }, format)).toBe('€10.00/100 km');
  expect(costPerHundred({ amount: '0.1', currency: 'EUR', per: 'KILOMETRE' }, format)).toBe('€10.00/100 km');
  expect(costPerHundred({ amount: '0.1', currency: 'EUR', per: 'MILE' }, makeFormat({ ...settings, distanceUnit: 'MILE' }))).toBe('€10.00/100 mi');
});

test('a vehicle tells what its meters count', () => {
  const format = makeFormat(settings);
  const run = { distance: { value: '1200', unit: 'KILOMETRE' as const }, operatingHours: { value: '130.25', unit: 'HOUR' as const } };
  expect(runText(run, 'DISTANCE', format)).toBe('1,200 km');
  expect(runText(run, 'HOURS', format)).toBe('130.3 h');
  expect(runText(run, 'BOTH', format)).toBe('1,200 km · 130.3 h');
  expect(runText({ ...run, operatingHours: null }, 'HOURS', format)).toBe('–');
  const economies = { economy: { value: '6', unit: 'LITRES_PER_100_KM' as const }, economyPerHour: { value: '0.438462', unit: 'LITRES_PER_HOUR' as const } };
  expect(economyText(economies, 'BOTH', format)).toBe('6.0 L/100 km · 0.44 L/h');
  expect(economyText(economies, 'HOURS', format)).toBe('0.44 L/h');
  expect(economyText({ economy: null, economyPerHour: null }, 'BOTH', format)).toBe('–');
});

test('sums stand on lines of their own and break between words alone', () => {
  const glued = (text: string) => text.replaceAll('_', '\u00a0');
  expect(linesOf(glued('€5.00 + CHF_1.68/100 km'))).toEqual([[glued('€5.00_+')], [glued('CHF_1.68/100_km')]]);
  expect(linesOf('Petrol 0.1 gal US/100 mi + Electricity 17.0 kWh/100 km')).toEqual([['Petrol', glued('0.1_gal_US/100_mi'), '+'], ['Electricity', glued('17.0_kWh/100_km')]]);
  expect(linesOf('1,200 km · 130.3 h')).toEqual([[glued('1,200_km'), '·'], [glued('130.3_h')]]);
  expect(linesOf('–')).toEqual([['–']]);
});

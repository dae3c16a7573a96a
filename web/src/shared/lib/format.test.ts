import { describe, expect, test } from 'vitest';
import { makeFormat } from './format';

const settings = { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR' } as const;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe.each([
  ['de-DE', { date: '6. Mai 2026', weekday: 'Mi., 6. Mai 2026', month: 'Mai 2026', distance: '45.712 km', hours: '1.250,5 h', quantity: '41,52 L', price: '1,689 €/L', share: '5 %' }],
  ['en-GB', { date: '6 May 2026', weekday: 'Wed, 6 May 2026', month: 'May 2026', distance: '45,712 km', hours: '1,250.5 h', quantity: '41.52 L', price: '€1.689/L', share: '5%' }],
  ['en-US', { date: 'May 6, 2026', weekday: 'Wed, May 6, 2026', month: 'May 2026', distance: '45,712 km', hours: '1,250.5 h', quantity: '41.52 L', price: '€1.689/L', share: '5%' }],
])('in %s', (locale, expected) => {
  const format = makeFormat({ ...settings, locale });
  test('dates are in the order of the reader', () => {
    expect(format.date('2026-05-06')).toBe(expected.date);
    expect(format.weekday('2026-05-06')).toBe(expected.weekday);
    expect(format.month('2026-05-06')).toBe(expected.month);
    expect(format.dayOf(new Date(2026, 4, 6, 0, 30).toISOString())).toBe(expected.date);
  });
  test('numbers have the signs of the reader', () => {
    expect(format.distance({ value: '45712', unit: 'KILOMETRE' })).toBe(expected.distance);
    expect(format.hours({ value: '1250.50' })).toBe(expected.hours);
    expect(format.quantity({ value: '41.52', unit: 'LITRE' })).toBe(expected.quantity);
    expect(plain(format.unitPrice('1.689', 'EUR', 'LITRE'))).toBe(expected.price);
    expect(plain(format.share('5.0'))).toBe(expected.share);
  });
});

test('a day beside another date tells its year where that is another', () => {
  const format = makeFormat({ ...settings, locale: 'en-GB' });
  expect(format.dayBeside('2026-01-01', '2026-05-06')).toBe('1 Jan');
  expect(format.dayBeside('2024-01-01', '2026-05-06')).toBe('1 Jan 2024');
});

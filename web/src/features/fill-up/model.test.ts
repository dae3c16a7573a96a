import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankDraft, derivePrice, expandOdometer, findErrors, toInput, typePrice, type FillDraft } from './model';

const preferences = { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB', theme: 'SYSTEM', version: 1 } as const;
const blank = (): FillDraft => blankDraft('vehicle_x', 'PETROL', preferences, new Date(2026, 4, 6, 7, 8));

test('two of three give the third, the oldest gives way', () => {
  let draft = typePrice(typePrice(blank(), 'quantity', '41.52'), 'total', '70.13');
  expect(derivePrice(draft)).toEqual({ field: 'unitPrice', value: '1.689' });
  draft = typePrice(draft, 'unitPrice', '1,70');
  expect(draft.typed).toEqual(['total', 'unitPrice']);
  expect(derivePrice(draft)).toEqual({ field: 'quantity', value: '41.25' });
  draft = typePrice(draft, 'unitPrice', '');
  expect(derivePrice(draft)).toBeNull();
});

test('only what was typed is sent, and the derived amount', () => {
  const draft = typePrice(typePrice({ ...blank(), odometer: '712' }, 'unitPrice', '1.70'), 'total', '70,13');
  expect(toInput(draft, 45_210)).toMatchObject({ odometer: { value: '45712', unit: 'KILOMETRE' }, quantity: { value: '41.25', unit: 'LITRE' }, unitPrice: '1.7', total: '70.13', filledOn: '2026-05-06', filledAt: '07:08' });
});

test.each([
  ['712', 45_210, 45_712], ['100', 45_210, 46_100], ['45712', 45_210, null], ['71', 45_210, null], ['712', null, null], ['712.5', 45_210, null],
])('the short reading %s after %s is %s', (text, before, expected) => expect(expandOdometer(text, before)).toBe(expected));

test('an expanded reading ends as typed and is larger', () => {
  fc.assert(fc.property(fc.integer({ min: 10_000, max: 999_999 }), fc.integer({ min: 100, max: 999 }), (before, typed) => {
    const reading = expandOdometer(String(typed), before);
    expect(reading).not.toBeNull();
    expect(reading ?? 0).toBeGreaterThan(before);
    expect(String(reading).endsWith(String(typed))).toBe(true);
    expect((reading ?? 0) - before).toBeLessThanOrEqual(1000);
  }));
});

test('impossible values are named, odd ones are not', () => {
  const draft = { ...blank(), odometer: 'x', quantity: '-1', total: '5', filledOn: '2026-02-31' };
  expect(findErrors(draft)).toEqual({ odometer: 'NOT_A_NUMBER', quantity: 'NEGATIVE', filledOn: 'BAD_DATE' });
  expect(findErrors(blank())).toEqual({ quantity: 'MISSING' });
  expect(findErrors({ ...blank(), quantity: '0' })).toEqual({ quantity: 'ZERO' });
  expect(findErrors({ ...blank(), quantity: '40', filledOn: '2999-01-01' })).toEqual({});
});

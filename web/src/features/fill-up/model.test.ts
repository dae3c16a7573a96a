import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { preferencesFor } from '@/entities/viewer/own-units';
import { blankDraft, derivePrice, draftOf, expandOdometer, findErrors, moveDraft, toInput, typePrice, type FillDraft } from './model';

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
  expect(toInput(draft, 45_210, 'en-GB')).toMatchObject({ odometer: { value: '45712', unit: 'KILOMETRE' }, quantity: { value: '41.25', unit: 'LITRE' }, unitPrice: '1.7', total: '70.13', filledOn: '2026-05-06', filledAt: '07:08' });
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
  expect(findErrors(draft, 'en-GB')).toEqual({ odometer: 'NOT_A_NUMBER', quantity: 'NEGATIVE', filledOn: 'BAD_DATE' });
  expect(findErrors(blank(), 'en-GB')).toEqual({ quantity: 'MISSING' });
  expect(findErrors({ ...blank(), quantity: '0' }, 'en-GB')).toEqual({ quantity: 'ZERO' });
  expect(findErrors({ ...blank(), quantity: '40', filledOn: '2999-01-01' }, 'en-GB')).toEqual({});
});

const british = { units: { distanceUnit: 'MILE', volumeUnit: 'LITRE', economyUnit: 'MILES_PER_UK_GALLON', electricEconomyUnit: null } } as const;
const latin = { units: { distanceUnit: null, volumeUnit: 'US_GALLON', economyUnit: 'KILOMETRES_PER_US_GALLON', electricEconomyUnit: null } } as const;

test('a new fill-up begins in the units of its vehicle', () => {
  expect(blankDraft('vehicle_x', 'PETROL', preferencesFor(preferences, british))).toMatchObject({ distanceUnit: 'MILE', fuelUnit: 'LITRE', currency: 'EUR' });
  expect(blankDraft('vehicle_x', 'PETROL', preferencesFor(preferences, latin))).toMatchObject({ distanceUnit: 'KILOMETRE', fuelUnit: 'US_GALLON' });
  expect(blankDraft('vehicle_x', 'ELECTRICITY', preferencesFor(preferences, latin))).toMatchObject({ fuelUnit: 'KILOWATT_HOUR' });
});

test('a draft goes over to another vehicle in its units, unless a unit was chosen by hand', () => {
  const typed = { ...blank(), odometer: '712', quantity: '41.5' };
  const to = { id: 'vehicle_y', energySources: ['PETROL'] } as const;
  expect(moveDraft(typed, preferences, to, preferencesFor(preferences, latin))).toMatchObject({ vehicleId: 'vehicle_y', odometer: '712', quantity: '41.5', distanceUnit: 'KILOMETRE', fuelUnit: 'US_GALLON' });
  expect(moveDraft({ ...typed, fuelUnit: 'UK_GALLON', distanceUnit: 'MILE' }, preferences, to, preferencesFor(preferences, latin))).toMatchObject({ distanceUnit: 'MILE', fuelUnit: 'UK_GALLON' });
  expect(moveDraft(typed, preferences, { id: 'vehicle_z', energySources: ['ELECTRICITY'] }, preferences)).toMatchObject({ energySource: 'ELECTRICITY', fuelUnit: 'KILOWATT_HOUR' });
  expect(moveDraft(typed, preferences, { id: 'vehicle_x', energySources: ['DIESEL'] }, preferences)).toBe(typed);
});

const logged = (entered: Partial<FuelLogView['entered']>): FuelLogView => ({
  id: 'fuel_log_x', version: 1, filledOn: '2026-05-06', filledAt: null, energySource: 'PETROL', odometer: null, quantity: null, unitPrice: null, total: null, totalIn: null,
  entered: { odometer: null, quantity: null, unitPrice: null, total: null, tripDistance: null, distanceOnThisFuel: null, ...entered },
  engineHours: null, charge: null, driver: null, paymentMethod: null, tags: [], isFull: true, missedPrevious: false, station: null, grade: null, notes: null, distance: null, economy: null,
  noEconomyReason: null, economyPerHour: null, noEconomyPerHourReason: null, documentCount: 0, warnings: [], isConfirmed: false, createdAt: '2026-05-06T07:08:00Z', updatedAt: '2026-05-06T07:08:00Z', sync: 'synced',
});

test('an edit shows what was typed in the unit it was typed in, whatever units hold now', () => {
  const log = logged({ odometer: { value: '45712.3', unit: 'KILOMETRE' }, quantity: { value: '10.567', unit: 'US_GALLON' }, tripDistance: { value: '300', unit: 'KILOMETRE' } });
  expect(draftOf(log, 'vehicle_x', preferencesFor(preferences, british))).toMatchObject({ odometer: '45712.3', distanceUnit: 'KILOMETRE', quantity: '10.567', fuelUnit: 'US_GALLON', extras: { tripDistance: '300' } });
});

test('where amount and price of an existing fill-up were typed, another total changes the price', () => {
  const log = logged({ quantity: { value: '40', unit: 'LITRE' }, unitPrice: { amount: '1.5', currency: 'EUR', per: 'LITRE' } });
  const draft = draftOf(log, 'vehicle_x', preferences);
  expect(derivePrice(draft)).toEqual({ field: 'total', value: '60' });
  const changed = typePrice(draft, 'total', '64');
  expect(changed.quantity).toBe('40');
  expect(derivePrice(changed)).toEqual({ field: 'unitPrice', value: '1.6' });
});

test('a trip typed without an odometer keeps its own unit, and beside an odometer in another one is converted', () => {
  const trip = { value: '300', unit: 'MILE' } as const;
  expect(draftOf(logged({ tripDistance: trip }), 'vehicle_x', preferences)).toMatchObject({ distanceUnit: 'MILE', extras: { tripDistance: '300' } });
  expect(draftOf(logged({ tripDistance: trip, odometer: { value: '1000', unit: 'KILOMETRE' } }), 'vehicle_x', preferences)).toMatchObject({ distanceUnit: 'KILOMETRE', extras: { tripDistance: '482.803' } });
});

test('an edit shows numbers with the decimal sign of its reader and sends them as they were', () => {
  const log = logged({ odometer: { value: '45712.3', unit: 'KILOMETRE' }, quantity: { value: '41.52', unit: 'LITRE' }, unitPrice: { amount: '1.689', currency: 'EUR', per: 'LITRE' } });
  const draft = draftOf(log, 'vehicle_x', { ...preferences, locale: 'de-DE' });
  expect(draft).toMatchObject({ odometer: '45712,3', quantity: '41,52', unitPrice: '1,689' });
  expect(toInput(draft, null, 'de-DE')).toMatchObject({ odometer: { value: '45712.3' }, quantity: { value: '41.52' }, unitPrice: '1.689' });
});

test.each(['en-GB', 'de-DE', 'fr-FR', 'ja-JP'])('an edit in %s sends distances as they were', (locale) => {
  for (const value of ['1.234', '12.5', '512', '1234', '1234.567', '0.905']) {
    const trip = { value, unit: 'KILOMETRE' } as const;
    const draft = draftOf(logged({ tripDistance: trip, distanceOnThisFuel: trip }), 'vehicle_x', { ...preferences, locale });
    expect(toInput(draft, null, locale)).toMatchObject({ tripDistance: trip, distanceOnThisFuel: trip });
  }
});

test('thousands are read as such where the currency or the meter has no three decimals', () => {
  const draft = typePrice(typePrice({ ...blank(), odometer: '46,905' }, 'quantity', '41,523'), 'total', '1.234');
  expect(toInput(draft, null, 'en-GB')).toMatchObject({ odometer: { value: '46905' }, quantity: { value: '41.523' }, total: '1234' });
  expect(toInput({ ...draft, currency: 'KWD' }, null, 'en-GB')).toMatchObject({ total: '1.234' });
  expect(toInput({ ...draft, odometerLiteral: true }, null, 'en-GB')).toMatchObject({ odometer: { value: '46.905' } });
});

test('a derived total has the digits of its currency', () => {
  const draft = typePrice(typePrice(blank(), 'quantity', '30.55'), 'unitPrice', '165');
  expect(derivePrice({ ...draft, currency: 'JPY' })).toEqual({ field: 'total', value: '5041' });
  expect(derivePrice(draft)).toEqual({ field: 'total', value: '5040.75' });
});

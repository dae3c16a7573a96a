import { expect, test } from 'vitest';
import { localeOf, settlePreferences, type Preferences } from './identity';

test('before a choice the browser decides', () => {
  expect(localeOf({ locale: 'en', version: 0 }, 'de-AT')).toBe('de-AT');
});

test('a bare language takes its region from the browser', () => {
  expect(localeOf({ locale: 'en', version: 3 }, 'en-GB')).toBe('en-GB');
});

test('a choice is kept', () => {
  expect(localeOf({ locale: 'en-US', version: 3 }, 'en-GB')).toBe('en-US');
  expect(localeOf({ locale: 'de', version: 3 }, 'en-GB')).toBe('de');
});

const defaults: Preferences = {
  distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en', theme: 'SYSTEM', version: 0,
};

test('units and currency follow the region until the first choice, and never after it', () => {
  const guessed = settlePreferences(defaults, 'en-US', 'America/Denver');
  expect([guessed.distanceUnit, guessed.volumeUnit, guessed.currency, guessed.locale]).toEqual(['MILE', 'US_GALLON', 'USD', 'en-US']);
  const chosen = { ...defaults, version: 1 };
  expect(settlePreferences(chosen, 'en-US', 'America/Denver')).toEqual({ ...chosen, locale: 'en-US' });
});

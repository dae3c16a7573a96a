import { expect, test } from 'vitest';
import { localeOf, readIdentity, refreshIdentity, saveIdentity, settlePreferences, signedInUser, type Identity, type Preferences } from './identity';

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

test('the saved person counts only while nobody else has signed in', () => {
  expect(signedInUser('a=b; mvp_person=user_01; c=d')).toBe('user_01');
  expect(signedInUser('__Host-mvp_person=user_02')).toBe('user_02');
  expect(signedInUser('xmvp_person=user_03')).toBeNull();
  const ann = { userId: 'user_01', tenantId: 'tenant_01', tenantName: '', displayName: 'Ann', email: null, preferences: defaults } satisfies Identity;
  saveIdentity(ann);
  expect(readIdentity()?.displayName).toBe('Ann');
  document.cookie = 'mvp_person=user_02';
  expect(readIdentity()).toBeNull();
  refreshIdentity({ ...ann, displayName: 'Anna' });
  document.cookie = 'mvp_person=user_01';
  expect(readIdentity()?.displayName).toBe('Ann');
  refreshIdentity({ ...ann, displayName: 'Anna' });
  expect(readIdentity()?.displayName).toBe('Anna');
});

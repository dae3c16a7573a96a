import { expect, test } from 'vitest';
import { localeOf } from './identity';

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

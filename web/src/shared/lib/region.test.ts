import { expect, test } from 'vitest';
import { choicesFor, regionOf } from './region';

const short = (locale: string, zone = 'Etc/UTC') => {
  const { distanceUnit, volumeUnit, economyUnit, currency } = choicesFor(regionOf(locale, zone));
  return [distanceUnit, volumeUnit, economyUnit, currency].join(' ');
};

test.each([
  ['en-US', 'MILE US_GALLON MILES_PER_US_GALLON USD'],
  ['es-US', 'MILE US_GALLON MILES_PER_US_GALLON USD'],
  ['en-GB', 'MILE LITRE MILES_PER_UK_GALLON GBP'],
  ['en-CA', 'KILOMETRE LITRE LITRES_PER_100_KM CAD'],
  ['fr-CA', 'KILOMETRE LITRE LITRES_PER_100_KM CAD'],
  ['en-AU', 'KILOMETRE LITRE LITRES_PER_100_KM AUD'],
  ['de-CH', 'KILOMETRE LITRE LITRES_PER_100_KM CHF'],
  ['hi-IN', 'KILOMETRE LITRE KILOMETRES_PER_LITRE INR'],
  ['ja-JP', 'KILOMETRE LITRE KILOMETRES_PER_LITRE JPY'],
  ['pt-BR', 'KILOMETRE LITRE KILOMETRES_PER_LITRE BRL'],
  ['de-DE', 'KILOMETRE LITRE LITRES_PER_100_KM EUR'],
  ['sr-Latn-RS', 'KILOMETRE LITRE LITRES_PER_100_KM RSD'],
])('%s means %s', (locale, expected) => expect(short(locale)).toBe(expected));

test('a bare language is placed by the clock if it is English, else by its speakers', () => {
  expect(short('en', 'Europe/London')).toContain('GBP');
  expect(short('en', 'Australia/Perth')).toContain('AUD');
  expect(short('en', 'America/Chicago')).toContain('USD');
  expect(short('ja', 'Europe/Berlin')).toContain('JPY');
  expect(short('de', 'Etc/UTC')).toContain('EUR');
});

test('a named region stands, whatever the clock says', () => {
  expect(short('en-US', 'Europe/London')).toContain('USD');
});

test('nonsense and the unknown are metric and euro', () => {
  expect(short('x')).toBe('KILOMETRE LITRE LITRES_PER_100_KM EUR');
  expect(short('en-AQ')).toBe('KILOMETRE LITRE LITRES_PER_100_KM EUR');
});

test('every currency exists', () => {
  const known = new Set(Intl.supportedValuesOf('currency'));
  for (const region of ['US', 'GB', 'CH', 'IS', 'TW', 'AE', 'UY', 'XK', 'NP', 'KE']) expect(known).toContain(choicesFor(region).currency);
});

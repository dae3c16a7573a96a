import { expect, test } from 'vitest';
import type { FuelLogWarningCode } from '@/gql/graphql';
import { costCounts, costsOf } from './costs';

type Log = Parameters<typeof costsOf>[0][number];
const odd = (...codes: FuelLogWarningCode[]) => codes.map((code) => ({ code, field: [], message: '' }));
const log = (amount: string, currency: string, more: Partial<Log> = {}): Log => ({ total: { amount, currency }, totalIn: null, warnings: [], isConfirmed: false, ...more });
const inEuro = (amount: string) => ({ amount, currency: 'EUR', rate: { rate: '1.05', day: '2026-01-01' } });

test('an odd price stays out until somebody says that it is right; an odd odometer does not', () => {
  expect(costCounts({ warnings: odd('PRICE_UNUSUAL'), isConfirmed: false })).toBe(false);
  expect(costCounts({ warnings: odd('ODOMETER_JUMP', 'POSSIBLE_DUPLICATE'), isConfirmed: false })).toBe(false);
  expect(costCounts({ warnings: odd('PRICE_UNUSUAL'), isConfirmed: true })).toBe(true);
  expect(costCounts({ warnings: odd('ODOMETER_DECREASED', 'HOURS_JUMP'), isConfirmed: false })).toBe(true);
});

test('what is held apart is in no sum', () => {
  expect(costsOf([log('60', 'EUR'), log('6000', 'EUR', { warnings: odd('PRICE_UNUSUAL') })], 'EUR')).toEqual([{ amount: '60', currency: 'EUR' }]);
  expect(costsOf([log('6000', 'EUR', { warnings: odd('PRICE_UNUSUAL') })], 'EUR')).toEqual([]);
});

test('a sum is in the currency of the reader where every rate is known, else as it was paid', () => {
  const abroad = log('20', 'CHF', { totalIn: inEuro('21') });
  expect(costsOf([log('60', 'EUR'), abroad], 'EUR')).toEqual([{ amount: '81', currency: 'EUR' }]);
  expect(costsOf([log('60', 'EUR'), abroad, log('5', 'SEK')], 'EUR')).toEqual([{ amount: '60', currency: 'EUR' }, { amount: '20', currency: 'CHF' }, { amount: '5', currency: 'SEK' }]);
  expect(costsOf([{ ...abroad, totalIn: { ...inEuro('21'), currency: 'USD' } }], 'EUR')).toEqual([{ amount: '20', currency: 'CHF' }]);
});

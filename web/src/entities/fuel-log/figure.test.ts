import { expect, test } from 'vitest';
import type { MeterKind } from '@/gql/graphql';
import { economyFigure } from './figure';
import { hourReasonWords, reasonWords } from './words';

type Log = Parameters<typeof economyFigure>[0];
const byDistance = { value: '7.5', unit: 'LITRES_PER_100_KM' } as const;
const byHour = { value: '2.5', unit: 'LITRES_PER_HOUR' } as const;

const figure = (meterKind: MeterKind, log: Partial<Log>) => {
  const { economy, reason } = economyFigure({ odometer: null, engineHours: null, entered: {}, economy: null, ...log }, meterKind);
  return economy ?? reason;
};

test('distance goes before hours, and hours only where they are counted', () => {
  expect(figure('BOTH', { economy: byDistance, economyPerHour: byHour })).toBe(byDistance);
  expect(figure('BOTH', { noEconomyReason: 'NO_DISTANCE', economyPerHour: byHour })).toBe(byHour);
  expect(figure('HOURS', { noEconomyReason: 'NO_ODOMETER', economyPerHour: byHour })).toBe(byHour);
  expect(figure('DISTANCE', { noEconomyReason: 'NO_DISTANCE', economyPerHour: byHour })).toBe(reasonWords.NO_DISTANCE);
});

test('what counts hours alone is not asked for its odometer', () => {
  expect(figure('HOURS', { noEconomyReason: 'NO_ODOMETER', noEconomyPerHourReason: 'NO_ODOMETER' })).toBe(hourReasonWords.NO_ODOMETER);
  expect(figure('HOURS', { noEconomyReason: 'NO_ODOMETER', noEconomyPerHourReason: 'PARTIAL' })).toBe(reasonWords.PARTIAL);
  expect(figure('HOURS', { noEconomyReason: 'ODOMETER_DECREASED' })).toBe(hourReasonWords.ODOMETER_DECREASED);
  expect(figure('HOURS', {})).toBeNull();
});

test('what counts both is told of the meter that was read', () => {
  const reason = { noEconomyReason: 'NO_DISTANCE', noEconomyPerHourReason: 'NO_DISTANCE' } as const;
  expect(figure('BOTH', { ...reason, engineHours: { value: '100' } })).toBe(hourReasonWords.NO_DISTANCE);
  expect(figure('BOTH', { ...reason, engineHours: { value: '100' }, entered: { tripDistance: { value: '0', unit: 'MILE' } } })).toBe(reasonWords.NO_DISTANCE);
});

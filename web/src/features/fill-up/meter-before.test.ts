import { expect, test } from 'vitest';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import type { ReadingView } from '@/entities/odometer/overlay';
import { asOneMeter, inUnitOf, meterBefore, type Known } from './meter-before';
import { blankDraft, readingOf, type FillDraft } from './model';

const preferences = { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB', theme: 'SYSTEM', version: 1 } as const;
const now = new Date(2026, 4, 20, 12, 0);
const draft = (more: Partial<FillDraft> = {}): FillDraft => ({ ...blankDraft('vehicle_x', 'PETROL', preferences, now), ...more });
const day = (of: number) => `2026-05-${String(of).padStart(2, '0')}`;

const fill = (on: number, km: number, more: Partial<FuelLogView> = {}) => ({
  id: `fuel_log_${on}_${km}`, filledOn: day(on), filledAt: '08:00', energySource: 'PETROL', odometer: { value: String(km), unit: 'KILOMETRE' }, engineHours: null, warnings: [], isConfirmed: false, ...more,
}) as unknown as FuelLogView;
const reading = (on: number, km: number, more: Partial<ReadingView> = {}) => ({
  id: `odometer_reading_${on}_${km}`, source: 'READING', readOn: day(on), readAt: null, odometer: { value: String(km), unit: 'KILOMETRE' }, engineHours: null, replacedOdometer: null, replacedEngineHours: null, isDoubtful: false, ...more,
}) as unknown as ReadingView;
const newMeter = (on: number, ended: number, began = 0) => reading(on, began, { source: 'REPLACEMENT', replacedOdometer: { value: String(ended), unit: 'KILOMETRE' } });
const last = (known: Partial<Known>, of = draft(), own: FuelLogView | null = null) => meterBefore(of, { logs: [], readings: [], ...known }, own, 'distance');

test('a reading by itself counts as a fill-up does, whichever is newer', () => {
  const logs = [fill(10, 64_000)];
  expect(last({ logs, readings: [reading(12, 65_000)] })).toBe(65_000);
  expect(last({ logs, readings: [reading(8, 63_000)] })).toBe(64_000);
  expect(last({ logs, readings: [reading(10, 64_500)] })).toBe(64_500);
  expect(last({ logs, readings: [reading(10, 63_900)] })).toBe(64_000);
  expect(last({ logs, readings: [reading(12, 65_000, { isDoubtful: true }), reading(12, 66_000, { source: 'FUEL_LOG' })] })).toBe(64_000);
  expect(last({ logs, readings: [reading(21, 66_000)] })).toBe(64_000);
});

test('behind a new meter a short entry is not completed from the old one', () => {
  const logs = [fill(18, 63_100)];
  for (const on of [18, 19, 20]) {
    const shown = last({ logs, readings: [newMeter(on, 63_200)] });
    expect(shown).toBe(0);
    expect(readingOf(draft({ odometer: '310' }), shown)).toMatchObject({ value: 310, expanded: false });
  }
  expect(last({ logs, readings: [newMeter(19, 63_200)] }, draft({ filledOn: day(18) }))).toBe(63_100);
});

test('a fill-up and a reading of the day of a new meter are of the meter that they are nearer to', () => {
  const readings = [newMeter(20, 63_200)];
  expect(last({ logs: [fill(20, 310), fill(18, 63_100)], readings })).toBe(310);
  expect(last({ logs: [fill(20, 63_190)], readings })).toBe(0);
  expect(last({ logs: [fill(18, 63_100)], readings: [reading(20, 40), ...readings] })).toBe(40);
  expect(last({ logs: [fill(18, 63_100)], readings: [reading(20, 63_200), ...readings] })).toBe(0);
});

test('an odd fill-up that nobody confirmed is nothing to go by', () => {
  const warnings = (code: string) => [{ code, field: [], message: '' }] as unknown as FuelLogView['warnings'];
  const before = fill(10, 64_000);
  expect(last({ logs: [fill(12, 640_120, { warnings: warnings('ODOMETER_JUMP') }), before] })).toBe(64_000);
  expect(last({ logs: [fill(12, 640_120, { warnings: warnings('ODOMETER_JUMP'), isConfirmed: true }), before] })).toBe(640_120);
  expect(last({ logs: [fill(12, 6_412, { warnings: warnings('ODOMETER_DECREASED') }), before] })).toBe(64_000);
  expect(last({ logs: [fill(12, 64_500, { warnings: warnings('PRICE_UNUSUAL') }), before] })).toBe(64_500);
  const hours = fill(12, 0, { odometer: null, engineHours: { value: '900' }, warnings: warnings('HOURS_JUMP') });
  expect(meterBefore(draft(), { logs: [hours], readings: [] }, null, 'hours')).toBeNull();
});

test('a new fill-up comes behind those of its minute, an edited one where it stands', () => {
  const logs = [fill(20, 1000, { filledAt: '12:00' })];
  expect(last({ logs })).toBe(1000);
  expect(last({ logs }, draft(), logs[0])).toBeNull();
  expect(last({ logs }, draft({ filledAt: '11:59' }))).toBeNull();
});

test('an edited fill-up is not measured by a later reading of its day', () => {
  const own = fill(20, 64_000);
  const logs = [own, fill(18, 63_500)];
  expect(last({ logs, readings: [reading(20, 65_000)] }, draft({ filledAt: '08:00' }), own)).toBe(63_500);
  expect(last({ logs, readings: [reading(20, 63_900)] }, draft({ filledAt: '08:00' }), own)).toBe(63_900);
});

test('across a new meter the distance is counted on', () => {
  const readings = [newMeter(19, 63_200, 10)];
  const km = (log: FuelLogView) => Number(asOneMeter({ ...log, id: log.id }, readings).odometer?.value);
  expect([fill(18, 63_100), fill(19, 63_190), fill(19, 20), fill(20, 310)].map(km)).toEqual([63_100, 63_190, 63_210, 63_500]);
});

test('engine hours have readings and new meters too, and kilometres go into the unit of the form', () => {
  const readings = [reading(19, 0, { odometer: null, engineHours: { value: '2' }, replacedEngineHours: { value: '880' } })];
  expect(meterBefore(draft(), { logs: [fill(12, 0, { engineHours: { value: '870' } })], readings }, null, 'hours')).toBe(2);
  expect(inUnitOf(draft({ distanceUnit: 'MILE' }), 1609.344)).toBe(1000);
  expect(inUnitOf(draft(), null)).toBeNull();
});

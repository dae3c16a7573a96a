import { expect, test } from 'vitest';
import { compareFills, previewEconomy, previewHourly, type FillFacts } from './preview';

const units = { liquid: 'LITRES_PER_100_KM', electric: 'KILOWATT_HOURS_PER_100_KM' } as const;

let day = 0;
function fill(odometer: number | null, litres: number | null, more: Partial<FillFacts> = {}): FillFacts {
  day += 1;
  return {
    id: `f${day}`, filledOn: new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10), energySource: 'PETROL', isFull: true, missedPrevious: false,
    odometer: odometer === null ? null : { value: odometer, unit: 'KILOMETRE' }, quantity: litres === null ? null : { value: litres, unit: 'LITRE' }, ...more,
  };
}

function last(rows: FillFacts[]) {
  const { economy, reason } = previewEconomy(rows.slice(0, -1), rows.at(-1) as FillFacts, units);
  return economy ? Number(economy.value.toFixed(6)) : reason;
}

test('the first full tank has no figure yet', () => expect(last([fill(1000, 40)])).toBe('NO_PREVIOUS_FULL'));
test('a partial counts with the next full tank', () => {
  expect(last([fill(1000, 18), fill(1100, 10, { isFull: false })])).toBe('PARTIAL');
  expect(last([fill(1000, 18), fill(1100, 10, { isFull: false }), fill(1300, 15)])).toBe(8.333333);
});
test('a missed fill breaks the interval and starts another', () => {
  expect(last([fill(1000, 40), fill(2600, 35, { missedPrevious: true })])).toBe('MISSED_FILL');
  expect(last([fill(1000, 40), fill(2600, 35, { missedPrevious: true }), fill(3100, 32)])).toBe(6.4);
  expect(last([fill(1000, 40), fill(1500, 20, { missedPrevious: true, isFull: false }), fill(1900, 30)])).toBe('MISSED_FILL');
  expect(last([fill(2600, 35, { missedPrevious: true })])).toBe('NO_PREVIOUS_FULL');
});
test('a fill without odometer adds its fuel', () => expect(last([fill(1000, 40), fill(null, 25), fill(1900, 29)])).toBe(6));
test('a trip stands in for the odometer after a reading, and for nothing without one', () => {
  const trip = { value: 310.6856, unit: 'MILE' } as const;
  expect(last([fill(1000, 40), fill(null, 30, { tripDistance: trip })])).toBe(6);
  expect(last([fill(null, 40), fill(null, 30, { tripDistance: trip })])).toBe('NO_ODOMETER');
});
test('where only hours are read the figure is by the hour', () => {
  const run = (hours: number, litres: number, more: Partial<FillFacts> = {}) => fill(null, litres, { engineHours: { value: hours }, ...more });
  expect(last([run(100, 20), run(150, 25)])).toBe(0.5);
  expect(last([run(100, 20), run(120, 8, { isFull: false }), run(230, 44)])).toBe(0.4);
  expect(last([run(100, 20), run(90, 25)])).toBe('ODOMETER_DECREASED');
  const [early, late] = [run(100, 20), run(150, 25)].map((one) => ({ ...one, filledOn: '2026-01-01', filledAt: '07:08', createdAt: '2026-01-01T07:08:00Z' }));
  expect(compareFills(late as FillFacts, early as FillFacts)).toBeLessThan(0);
  const us = previewEconomy([run(100, 20)], run(180, 32, { quantity: { value: 32, unit: 'US_GALLON' } }), { ...units, liquid: 'MILES_PER_US_GALLON' });
  expect(us).toMatchObject({ distanceKm: null, economy: { unit: 'US_GALLONS_PER_HOUR' } });
  expect(us.economy?.value).toBeCloseTo(0.4, 9);
});
test('what counts both has a figure by the hour too, of which a trip says nothing', () => {
  const both = (km: number, hours: number, litres: number) => fill(km, litres, { engineHours: { value: hours } });
  const [first, second] = [both(1000, 100, 20), both(1000, 150, 25)];
  expect(previewEconomy([first], second, units)).toMatchObject({ economy: null, reason: 'NO_DISTANCE' });
  expect(previewHourly([first], second, units)).toMatchObject({ economy: { value: 0.5, unit: 'LITRES_PER_HOUR' }, reason: null });
  expect(previewHourly([first], fill(null, 25, { tripDistance: { value: 300, unit: 'KILOMETRE' } }), units)).toMatchObject({ economy: null, reason: 'NO_ODOMETER' });
});
test('a charge to another state begins anew, one to the same state closes', () => {
  const charge = (km: number, end: string | null) => fill(km, null, { energySource: 'ELECTRICITY', quantity: { value: 20, unit: 'KILOWATT_HOUR' }, charge: { stateOfChargeEnd: end } });
  expect(last([charge(1000, '80'), charge(1200, '70')])).toBe('NO_PREVIOUS_FULL');
  expect(last([charge(1000, '80'), charge(1200, '70'), charge(1500, '71.5')])).toBe(6.666667);
  expect(last([charge(1000, '80'), charge(1200, null)])).toBe(10);
});
test('a missed fill tells of itself only where a figure could be', () => {
  expect(last([fill(1000, 40, { missedPrevious: true })])).toBe('NO_PREVIOUS_FULL');
  expect(last([fill(1000, 40), fill(1200, 10, { missedPrevious: true, isFull: false })])).toBe('PARTIAL');
});
test('a lower odometer has no figure, and stays out of the next one', () => {
  const first = fill(1000, 40);
  const odd = fill(900, 30, { warnings: [{ code: 'ODOMETER_DECREASED' }] });
  expect(last([first, odd])).toBe('ODOMETER_DECREASED');
  expect(previewEconomy([first, odd], fill(1400, 35), units).previousKm).toBe(1000);
});
test('miles and gallons give the same figure', () => {
  const rows = [fill(null, 1, { odometer: { value: 10_000, unit: 'MILE' } }), fill(null, null, { odometer: { value: 10_300, unit: 'MILE' }, quantity: { value: 10, unit: 'US_GALLON' } })];
  const { economy } = previewEconomy(rows.slice(0, 1), rows[1] as FillFacts, { ...units, liquid: 'MILES_PER_US_GALLON' });
  expect(economy?.value).toBeCloseTo(30, 9);
});
test('another fuel does not count', () => expect(last([fill(1000, 40, { energySource: 'LPG' }), fill(1500, 30)])).toBe('NO_PREVIOUS_FULL'));

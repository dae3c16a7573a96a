import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertDistance, convertEconomy, convertQuantity, economyOf, hourlyEconomyOf, hourlyUnitOf, unitOf } from './units';

test.each([
  [500, 30, 6.0, 39.202431, 47.080156, 16.666667],
  [643.7376, 45.4609, 7.062023, 33.306967, 40.0, 14.160248],
])('%d km on %d L', (km, litres, per100, us, uk, kmPerLitre) => {
  expect(economyOf(litres, 'LITRE', km, 'LITRES_PER_100_KM')).toBeCloseTo(per100, 5);
  expect(economyOf(litres, 'LITRE', km, 'MILES_PER_US_GALLON')).toBeCloseTo(us, 5);
  expect(economyOf(litres, 'LITRE', km, 'MILES_PER_UK_GALLON')).toBeCloseTo(uk, 5);
  expect(economyOf(litres, 'LITRE', km, 'KILOMETRES_PER_LITRE')).toBeCloseTo(kmPerLitre, 5);
});

test('electric economy', () => {
  expect(economyOf(48, 'KILOWATT_HOUR', 240, 'KILOWATT_HOURS_PER_100_KM')).toBeCloseTo(20, 6);
  expect(economyOf(48, 'KILOWATT_HOUR', 240, 'MILES_PER_KILOWATT_HOUR')).toBeCloseTo(3.106856, 5);
  expect(convertEconomy(20, 'KILOWATT_HOURS_PER_100_KM', 'LITRES_PER_100_KM')).toBeNull();
});

test('every unit of economy.md, exactly', () => {
  expect(economyOf(37.85411784, 'LITRE', 500, 'KILOMETRES_PER_US_GALLON')).toBeCloseTo(50, 9);
  expect(economyOf(45.4609, 'LITRE', 643.7376, 'MILES_PER_LITRE')).toBeCloseTo(8.79877, 5);
  expect(economyOf(48, 'KILOWATT_HOUR', 240, 'KILOWATT_HOURS_PER_100_MILES')).toBeCloseTo(32.18688, 6);
  expect(economyOf(48, 'KILOWATT_HOUR', 240, 'WATT_HOURS_PER_KILOMETRE')).toBeCloseTo(200, 6);
  expect(economyOf(48, 'KILOWATT_HOUR', 240, 'MILES_PER_GALLON_EQUIVALENT')).toBeCloseTo(104.71658, 4);
  expect(convertEconomy(0.4, 'US_GALLONS_PER_HOUR', 'LITRES_PER_HOUR')).toBeCloseTo(1.514165, 6);
  expect(convertEconomy(10, 'US_GALLONS_PER_100_MILES', 'MILES_PER_US_GALLON')).toBeCloseTo(10, 9);
  expect(convertEconomy(1.5, 'LITRES_PER_HOUR', 'LITRES_PER_100_KM')).toBeNull();
});

test('there is no economy without distance or fuel', () => {
  expect(economyOf(30, 'LITRE', 0, 'LITRES_PER_100_KM')).toBeNull();
  expect(economyOf(0, 'LITRE', 100, 'LITRES_PER_100_KM')).toBeNull();
});

test('conversions there and back keep the value', () => {
  fc.assert(fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), (value) => {
    expect(convertDistance(convertDistance(value, 'MILE', 'KILOMETRE'), 'KILOMETRE', 'MILE')).toBeCloseTo(value, 6);
    expect(convertQuantity(convertQuantity(value, 'UK_GALLON', 'LITRE') ?? 0, 'LITRE', 'UK_GALLON')).toBeCloseTo(value, 6);
    expect(convertEconomy(convertEconomy(value, 'MILES_PER_US_GALLON', 'LITRES_PER_100_KM') ?? 0, 'LITRES_PER_100_KM', 'MILES_PER_US_GALLON') ?? 0).toBeCloseTo(value, 3);
  }));
  expect(convertQuantity(1, 'LITRE', 'KILOWATT_HOUR')).toBeNull();
});

test('each energy source has its unit', () => {
  expect(unitOf('ELECTRICITY', 'LITRE')).toBe('KILOWATT_HOUR');
  expect(unitOf('CNG', 'US_GALLON')).toBe('KILOGRAM');
  expect(unitOf('DIESEL', 'US_GALLON')).toBe('US_GALLON');
});

test('fuel over hours of the engine, in the volume of the reader', () => {
  expect(hourlyEconomyOf(32, 'US_GALLON', 80, 'US_GALLONS_PER_HOUR')).toBeCloseTo(0.4, 9);
  expect(hourlyEconomyOf(32, 'US_GALLON', 80, 'LITRES_PER_HOUR')).toBeCloseTo(1.514165, 6);
  expect(hourlyEconomyOf(20, 'LITRE', 0, 'LITRES_PER_HOUR')).toBeNull();
  expect(hourlyUnitOf('LITRE', 'MILES_PER_UK_GALLON')).toBe('UK_GALLONS_PER_HOUR');
  expect(hourlyUnitOf('LITRE', 'KILOMETRES_PER_LITRE')).toBe('LITRES_PER_HOUR');
  expect(hourlyUnitOf('KILOWATT_HOUR', 'MILES_PER_UK_GALLON')).toBe('KILOWATT_HOURS_PER_HOUR');
});

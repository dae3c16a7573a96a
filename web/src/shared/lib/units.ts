import type { DistanceUnit, EconomyUnit, EnergySource, FuelUnit } from '@/gql/graphql';

export const KM_PER_MILE = 1.609344;
const LITRES: Partial<Record<FuelUnit, number>> = { LITRE: 1, US_GALLON: 3.785411784, UK_GALLON: 4.54609 };

/** Converts a distance; equal units give the very same number back. */
export function convertDistance(value: number, from: DistanceUnit, to: DistanceUnit): number {
  if (from === to) return value;
  return from === 'MILE' ? value * KM_PER_MILE : value / KM_PER_MILE;
}

/** Converts a quantity within its dimension; null where the two units measure different things. */
export function convertQuantity(value: number, from: FuelUnit, to: FuelUnit): number | null {
  if (from === to) return value;
  const source = LITRES[from];
  const target = LITRES[to];
  return source && target ? (value * source) / target : null;
}

type Dimension = 'volume' | 'energy' | 'mass' | 'volume by the hour' | 'energy by the hour' | 'mass by the hour';

const US = 3.785411784;
const UK = 4.54609;
/** Kilowatt-hours that count as a US gallon of petrol in MPGe. */
const GALLON_EQUIVALENT = 33.705;

/** `per100`: for inverse units, the value at one canonical unit per 100 km; else canonical units of 100 km in one of the unit. */
const economy: Record<EconomyUnit, { dimension: Dimension; inverse: boolean; per100: number }> = {
  LITRES_PER_100_KM: { dimension: 'volume', inverse: false, per100: 1 },
  LITRES_PER_100_MILES: { dimension: 'volume', inverse: false, per100: 1 / KM_PER_MILE },
  US_GALLONS_PER_100_MILES: { dimension: 'volume', inverse: false, per100: US / KM_PER_MILE },
  UK_GALLONS_PER_100_MILES: { dimension: 'volume', inverse: false, per100: UK / KM_PER_MILE },
  KILOMETRES_PER_LITRE: { dimension: 'volume', inverse: true, per100: 100 },
  KILOMETRES_PER_US_GALLON: { dimension: 'volume', inverse: true, per100: 100 * US },
  KILOMETRES_PER_UK_GALLON: { dimension: 'volume', inverse: true, per100: 100 * UK },
  MILES_PER_LITRE: { dimension: 'volume', inverse: true, per100: 100 / KM_PER_MILE },
  MILES_PER_US_GALLON: { dimension: 'volume', inverse: true, per100: (100 * US) / KM_PER_MILE },
  MILES_PER_UK_GALLON: { dimension: 'volume', inverse: true, per100: (100 * UK) / KM_PER_MILE },
  KILOWATT_HOURS_PER_100_KM: { dimension: 'energy', inverse: false, per100: 1 },
  KILOWATT_HOURS_PER_100_MILES: { dimension: 'energy', inverse: false, per100: 1 / KM_PER_MILE },
  WATT_HOURS_PER_KILOMETRE: { dimension: 'energy', inverse: false, per100: 0.1 },
  WATT_HOURS_PER_MILE: { dimension: 'energy', inverse: false, per100: 0.1 / KM_PER_MILE },
  KILOMETRES_PER_KILOWATT_HOUR: { dimension: 'energy', inverse: true, per100: 100 },
  MILES_PER_KILOWATT_HOUR: { dimension: 'energy', inverse: true, per100: 100 / KM_PER_MILE },
  MILES_PER_GALLON_EQUIVALENT: { dimension: 'energy', inverse: true, per100: (100 * GALLON_EQUIVALENT) / KM_PER_MILE },
  KILOGRAMS_PER_100_KM: { dimension: 'mass', inverse: false, per100: 1 },
  KILOMETRES_PER_KILOGRAM: { dimension: 'mass', inverse: true, per100: 100 },
  MILES_PER_KILOGRAM: { dimension: 'mass', inverse: true, per100: 100 / KM_PER_MILE },
  LITRES_PER_HOUR: { dimension: 'volume by the hour', inverse: false, per100: 1 },
  US_GALLONS_PER_HOUR: { dimension: 'volume by the hour', inverse: false, per100: US },
  UK_GALLONS_PER_HOUR: { dimension: 'volume by the hour', inverse: false, per100: UK },
  KILOWATT_HOURS_PER_HOUR: { dimension: 'energy by the hour', inverse: false, per100: 1 },
  KILOGRAMS_PER_HOUR: { dimension: 'mass by the hour', inverse: false, per100: 1 },
};

/** Converts an economy figure by way of "per 100 km"; null across dimensions or for zero. */
export function convertEconomy(value: number, from: EconomyUnit, to: EconomyUnit): number | null {
  if (from === to) return value;
  const source = economy[from];
  const target = economy[to];
  if (source.dimension !== target.dimension) return null;
  const per100 = source.inverse ? divide(source.per100, value) : value * source.per100;
  if (per100 === null) return null;
  return target.inverse ? divide(target.per100, per100) : per100 / target.per100;
}

function divide(top: number, bottom: number): number | null {
  return bottom > 0 ? top / bottom : null;
}

/** The unit in which an energy source is sold, given the reader's choice for liquids. */
export function unitOf(source: EnergySource, volumeUnit: FuelUnit): FuelUnit {
  if (source === 'ELECTRICITY') return 'KILOWATT_HOUR';
  if (source === 'CNG' || source === 'HYDROGEN') return 'KILOGRAM';
  return volumeUnit;
}

/** Economy in `unit` of an amount used over a distance; null where it cannot be told. */
export function economyOf(amount: number, amountUnit: FuelUnit, km: number, unit: EconomyUnit): number | null {
  if (km <= 0 || amount <= 0) return null;
  const base = LITRES[amountUnit] ?? 1;
  const canonical: EconomyUnit = LITRES[amountUnit]
    ? 'LITRES_PER_100_KM'
    : amountUnit === 'KILOWATT_HOUR' ? 'KILOWATT_HOURS_PER_100_KM' : 'KILOGRAMS_PER_100_KM';
  return convertEconomy((amount * base * 100) / km, canonical, unit);
}

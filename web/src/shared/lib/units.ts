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

type Dimension = 'volume' | 'energy' | 'mass';

const economy: Record<EconomyUnit, { dimension: Dimension; inverse: boolean; per100: number }> = {
  LITRES_PER_100_KM: { dimension: 'volume', inverse: false, per100: 1 },
  KILOMETRES_PER_LITRE: { dimension: 'volume', inverse: true, per100: 100 },
  MILES_PER_US_GALLON: { dimension: 'volume', inverse: true, per100: (100 * 3.785411784) / KM_PER_MILE },
  MILES_PER_UK_GALLON: { dimension: 'volume', inverse: true, per100: (100 * 4.54609) / KM_PER_MILE },
  KILOWATT_HOURS_PER_100_KM: { dimension: 'energy', inverse: false, per100: 1 },
  KILOMETRES_PER_KILOWATT_HOUR: { dimension: 'energy', inverse: true, per100: 100 },
  MILES_PER_KILOWATT_HOUR: { dimension: 'energy', inverse: true, per100: 100 / KM_PER_MILE },
  KILOGRAMS_PER_100_KM: { dimension: 'mass', inverse: false, per100: 1 },
};

/** Converts an economy figure by way of "per 100 km"; null across dimensions or for zero. */
export function convertEconomy(value: number, from: EconomyUnit, to: EconomyUnit): number | null {
  if (from === to) return value;
  const source = economy[from];
  const target = economy[to];
  if (source.dimension !== target.dimension) return null;
  const per100 = source.inverse ? divide(source.per100, value) : value;
  if (per100 === null) return null;
  return target.inverse ? divide(target.per100, per100) : per100;
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

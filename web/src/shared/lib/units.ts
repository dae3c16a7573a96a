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

const US_GALLON = 3.785411784;
const UK_GALLON = 4.54609;
/** Kilowatt-hours in a US gallon of petrol, as the EPA counts them. */
const KWH_PER_GALLON = 33.705;

/** What is used, by distance or by hours of the engine. */
type Dimension = 'volume' | 'energy' | 'mass' | 'hourly volume' | 'hourly energy' | 'hourly mass';

/** `per100` is the unit's figure for one litre, kilowatt-hour or kilogram per 100 km, or per hour. */
const economy: Record<EconomyUnit, { dimension: Dimension; inverse: boolean; per100: number }> = {
  LITRES_PER_100_KM: { dimension: 'volume', inverse: false, per100: 1 },
  LITRES_PER_100_MILES: { dimension: 'volume', inverse: false, per100: KM_PER_MILE },
  US_GALLONS_PER_100_MILES: { dimension: 'volume', inverse: false, per100: KM_PER_MILE / US_GALLON },
  UK_GALLONS_PER_100_MILES: { dimension: 'volume', inverse: false, per100: KM_PER_MILE / UK_GALLON },
  KILOMETRES_PER_US_GALLON: { dimension: 'volume', inverse: true, per100: 100 * US_GALLON },
  KILOMETRES_PER_UK_GALLON: { dimension: 'volume', inverse: true, per100: 100 * UK_GALLON },
  MILES_PER_LITRE: { dimension: 'volume', inverse: true, per100: 100 / KM_PER_MILE },
  KILOMETRES_PER_LITRE: { dimension: 'volume', inverse: true, per100: 100 },
  MILES_PER_US_GALLON: { dimension: 'volume', inverse: true, per100: (100 * US_GALLON) / KM_PER_MILE },
  MILES_PER_UK_GALLON: { dimension: 'volume', inverse: true, per100: (100 * UK_GALLON) / KM_PER_MILE },
  KILOWATT_HOURS_PER_100_KM: { dimension: 'energy', inverse: false, per100: 1 },
  KILOWATT_HOURS_PER_100_MILES: { dimension: 'energy', inverse: false, per100: KM_PER_MILE },
  WATT_HOURS_PER_KILOMETRE: { dimension: 'energy', inverse: false, per100: 10 },
  WATT_HOURS_PER_MILE: { dimension: 'energy', inverse: false, per100: 10 * KM_PER_MILE },
  MILES_PER_GALLON_EQUIVALENT: { dimension: 'energy', inverse: true, per100: (100 * KWH_PER_GALLON) / KM_PER_MILE },
  KILOMETRES_PER_KILOWATT_HOUR: { dimension: 'energy', inverse: true, per100: 100 },
  MILES_PER_KILOWATT_HOUR: { dimension: 'energy', inverse: true, per100: 100 / KM_PER_MILE },
  KILOGRAMS_PER_100_KM: { dimension: 'mass', inverse: false, per100: 1 },
  KILOMETRES_PER_KILOGRAM: { dimension: 'mass', inverse: true, per100: 100 },
  MILES_PER_KILOGRAM: { dimension: 'mass', inverse: true, per100: 100 / KM_PER_MILE },
  LITRES_PER_HOUR: { dimension: 'hourly volume', inverse: false, per100: 1 },
  US_GALLONS_PER_HOUR: { dimension: 'hourly volume', inverse: false, per100: 1 / US_GALLON },
  UK_GALLONS_PER_HOUR: { dimension: 'hourly volume', inverse: false, per100: 1 / UK_GALLON },
  KILOWATT_HOURS_PER_HOUR: { dimension: 'hourly energy', inverse: false, per100: 1 },
  KILOGRAMS_PER_HOUR: { dimension: 'hourly mass', inverse: false, per100: 1 },
};

/** Converts an economy figure by way of "per 100 km"; null across dimensions or for zero. */
export function convertEconomy(value: number, from: EconomyUnit, to: EconomyUnit): number | null {
  if (from === to) return value;
  const source = economy[from];
  const target = economy[to];
  if (source.dimension !== target.dimension) return null;
  const per100 = source.inverse ? divide(source.per100, value) : value / source.per100;
  if (per100 === null) return null;
  return target.inverse ? divide(target.per100, per100) : per100 * target.per100;
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

/** The same of an amount used in hours of the engine. */
export function hourlyEconomyOf(amount: number, amountUnit: FuelUnit, hours: number, unit: EconomyUnit): number | null {
  if (hours <= 0 || amount <= 0) return null;
  const canonical: EconomyUnit = LITRES[amountUnit]
    ? 'LITRES_PER_HOUR'
    : amountUnit === 'KILOWATT_HOUR' ? 'KILOWATT_HOURS_PER_HOUR' : 'KILOGRAMS_PER_HOUR';
  return convertEconomy((amount * (LITRES[amountUnit] ?? 1)) / hours, canonical, unit);
}

/** The unit by the hour for an amount of fuel, in the volume of the reader's economy. */
export function hourlyUnitOf(amountUnit: FuelUnit, liquid: EconomyUnit): EconomyUnit {
  if (amountUnit === 'KILOWATT_HOUR') return 'KILOWATT_HOURS_PER_HOUR';
  if (amountUnit === 'KILOGRAM') return 'KILOGRAMS_PER_HOUR';
  if (liquid.includes('US_GALLON')) return 'US_GALLONS_PER_HOUR';
  return liquid.includes('UK_GALLON') ? 'UK_GALLONS_PER_HOUR' : 'LITRES_PER_HOUR';
}

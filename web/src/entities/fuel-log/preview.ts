import type { DistanceUnit, EnergySource, FuelUnit, NoEconomyReason } from '@/gql/graphql';
import { convertDistance, convertQuantity, economyOf, hourlyEconomyOf, hourlyUnitOf, unitOf } from '@/shared/lib/units';
import type { EconomyUnit } from '@/gql/graphql';

/** As much of a fill-up as the economy rules look at. */
export type FillFacts = {
  id: string;
  filledOn: string;
  filledAt?: string | null | undefined;
  createdAt?: string | undefined;
  energySource: EnergySource;
  odometer?: { value: string | number; unit: DistanceUnit } | null | undefined;
  engineHours?: { value: string | number } | null | undefined;
  /** Driven since the fill-up before; stands in for the odometer where that is not read. */
  tripDistance?: { value: string | number; unit: DistanceUnit } | null | undefined;
  quantity?: { value: string | number; unit: FuelUnit } | null | undefined;
  charge?: { stateOfChargeEnd?: string | null } | null;
  isFull: boolean;
  missedPrevious: boolean;
  warnings?: readonly { code: string }[];
  isConfirmed?: boolean;
};

export type Preview = {
  distanceKm: number | null;
  previousKm: number | null;
  economy: { value: number; unit: EconomyUnit } | null;
  reason: NoEconomyReason | null;
};

type Units = { liquid: EconomyUnit; electric: EconomyUnit };

export function kmOf(fill: Pick<FillFacts, 'odometer'>): number | null {
  return fill.odometer ? convertDistance(Number(fill.odometer.value), fill.odometer.unit, 'KILOMETRE') : null;
}

const hoursOf = ({ engineHours }: FillFacts): number | null => (engineHours ? Number(engineHours.value) : null);

/** Newest first: by date, time, then odometer or hours, then the moment of typing. */
export function compareFills(a: FillFacts, b: FillFacts): number {
  return (
    b.filledOn.localeCompare(a.filledOn) ||
    (b.filledAt ?? '').localeCompare(a.filledAt ?? '') ||
    (kmOf(b) ?? 0) - (kmOf(a) ?? 0) ||
    (hoursOf(b) ?? 0) - (hoursOf(a) ?? 0) ||
    (b.createdAt ?? '').localeCompare(a.createdAt ?? '') ||
    b.id.localeCompare(a.id)
  );
}

/** What a fill-up is measured by: the odometer, or the hours of the engine where only these are read. */
type Meter = {
  of: (fill: FillFacts) => number | null;
  doubts: readonly string[];
  figure: (amount: number, unit: FuelUnit, extent: number, units: Units) => Preview['economy'];
};

const odometer: Meter = {
  of: kmOf,
  doubts: ['ODOMETER_DECREASED', 'ODOMETER_JUMP'],
  figure: (amount, unit, km, units) => {
    const target = unit === 'KILOWATT_HOUR' ? units.electric : unit === 'KILOGRAM' ? 'KILOGRAMS_PER_100_KM' : units.liquid;
    const value = economyOf(amount, unit, km, target);
    return value === null ? null : { value, unit: target };
  },
};

const hourMeter: Meter = {
  of: hoursOf,
  doubts: ['HOURS_DECREASED', 'HOURS_JUMP'],
  figure: (amount, unit, hours, units) => {
    const target = hourlyUnitOf(unit, units.liquid);
    const value = hourlyEconomyOf(amount, unit, hours, target);
    return value === null ? null : { value, unit: target };
  },
};

/** Whether a fill-up's reading of a meter is odd and nobody has said that it is right. */
export const isDoubted = (fill: FillFacts, meter: 'distance' | 'hours') => isSuspect(fill, meter === 'hours' ? hourMeter : odometer);

/** Whether only the hours were read. */
export const isByHours = ({ engineHours, odometer: read, tripDistance }: Pick<FillFacts, 'engineHours' | 'odometer' | 'tripDistance'>) => Boolean(engineHours && !read && !tripDistance);

/** Odd readings stay out of the sums until someone says that they are right. */
function isSuspect(fill: FillFacts, { doubts }: Meter): boolean {
  if (fill.isConfirmed) return false;
  return (fill.warnings ?? []).some(({ code }) => doubts.includes(code));
}

/** What the fill-up will show once the server has it, worked out from the fills on this device. */
export function previewEconomy(others: readonly FillFacts[], fill: FillFacts, units: Units): Preview {
  return previewBy(isByHours(fill) ? hourMeter : odometer, others, fill, units);
}

/** The same by hours of the engine, whatever else was read. */
export function previewHourly(others: readonly FillFacts[], fill: FillFacts, units: Units): Preview {
  return previewBy(hourMeter, others, fill, units);
}

function previewBy(meter: Meter, others: readonly FillFacts[], fill: FillFacts, units: Units): Preview {
  const before = others
    .filter((other) => other.id !== fill.id && other.energySource === fill.energySource && compareFills(fill, other) < 0)
    .sort(compareFills);
  const previous = before.filter((other) => !isSuspect(other, meter)).map(meter.of).find((value) => value !== null) ?? null;
  const reading = meter.of(fill) ?? (meter === odometer ? afterTrip(fill, previous) : null);
  const base = meter === hourMeter
    ? { distanceKm: null, previousKm: null }
    : { distanceKm: reading !== null && previous !== null ? reading - previous : null, previousKm: previous };
  const none = (reason: NoEconomyReason): Preview => ({ ...base, economy: null, reason });
  if (!fill.isFull) return none('PARTIAL');
  if (reading === null) return none('NO_ODOMETER');
  if (previous !== null && reading < previous) return none('ODOMETER_DECREASED');
  const used = usedSinceFull(before, fill, reading, meter);
  if (typeof used === 'string') return none(used);
  const economy = meter.figure(used.amount, used.unit, used.extent, units);
  return economy === null ? none('UNKNOWN_VOLUME') : { ...base, economy, reason: null };
}

function afterTrip({ tripDistance }: FillFacts, previousKm: number | null): number | null {
  return tripDistance && previousKm !== null ? previousKm + convertDistance(Number(tripDistance.value), tripDistance.unit, 'KILOMETRE') : null;
}

type Used = { amount: number; unit: FuelUnit; extent: number };

/** Fuel since the full tank before, and the distance or hours since; or why there is none. */
function usedSinceFull(before: readonly FillFacts[], fill: FillFacts, reading: number, meter: Meter): Used | NoEconomyReason {
  const unit = unitOf(fill.energySource, 'LITRE');
  let amount = amountOf(fill, unit);
  let isMissed = fill.missedPrevious;
  for (const other of before) {
    const start = meter.of(other);
    if (other.isFull && start !== null && !isSuspect(other, meter)) {
      if (!isLevel(other, fill)) return 'NO_PREVIOUS_FULL';
      if (isMissed) return 'MISSED_FILL';
      if (amount === null) return 'UNKNOWN_VOLUME';
      return reading > start ? { amount, unit, extent: reading - start } : 'NO_DISTANCE';
    }
    isMissed ||= other.missedPrevious;
    const more = amountOf(other, unit);
    amount = amount === null || more === null ? null : amount + more;
  }
  return 'NO_PREVIOUS_FULL';
}

/** A battery is full at the state of charge at which the interval began, give or take two points. */
function isLevel(one: FillFacts, other: FillFacts): boolean {
  const [from, to] = [one.charge?.stateOfChargeEnd, other.charge?.stateOfChargeEnd];
  return from === null || from === undefined || to === null || to === undefined || Math.abs(Number(from) - Number(to)) <= 2;
}

function amountOf(fill: FillFacts, unit: FuelUnit): number | null {
  return fill.quantity ? convertQuantity(Number(fill.quantity.value), fill.quantity.unit, unit) : null;
}

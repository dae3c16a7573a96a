import type { DistanceUnit, EnergySource, FuelUnit, NoEconomyReason } from '@/gql/graphql';
import { convertDistance, convertQuantity, economyOf, unitOf } from '@/shared/lib/units';
import type { EconomyUnit } from '@/gql/graphql';

/** As much of a fill-up as the economy rules look at. */
export type FillFacts = {
  id: string;
  filledOn: string;
  filledAt?: string | null | undefined;
  createdAt?: string | undefined;
  energySource: EnergySource;
  odometer?: { value: string | number; unit: DistanceUnit } | null | undefined;
  quantity?: { value: string | number; unit: FuelUnit } | null | undefined;
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

/** Newest first: by date, time, then odometer, then the moment of typing. */
export function compareFills(a: FillFacts, b: FillFacts): number {
  return (
    b.filledOn.localeCompare(a.filledOn) ||
    (b.filledAt ?? '').localeCompare(a.filledAt ?? '') ||
    (kmOf(b) ?? 0) - (kmOf(a) ?? 0) ||
    (b.createdAt ?? '').localeCompare(a.createdAt ?? '') ||
    b.id.localeCompare(a.id)
  );
}

/** Odd odometer readings stay out of the sums until someone says that they are right. */
function isSuspect(fill: FillFacts): boolean {
  if (fill.isConfirmed) return false;
  return (fill.warnings ?? []).some((warning) => warning.code === 'ODOMETER_DECREASED' || warning.code === 'ODOMETER_JUMP');
}

/** What the fill-up will show once the server has it, worked out from the fills on this device. */
export function previewEconomy(others: readonly FillFacts[], fill: FillFacts, units: Units): Preview {
  const before = others
    .filter((other) => other.id !== fill.id && other.energySource === fill.energySource && compareFills(fill, other) < 0)
    .sort(compareFills);
  const km = kmOf(fill);
  const previousKm = before.filter((other) => !isSuspect(other)).map(kmOf).find((value) => value !== null) ?? null;
  const distanceKm = km !== null && previousKm !== null ? km - previousKm : null;
  const none = (reason: NoEconomyReason): Preview => ({ distanceKm, previousKm, economy: null, reason });
  if (fill.missedPrevious) return none('MISSED_FILL');
  if (!fill.isFull) return none('PARTIAL');
  if (km === null) return none('NO_ODOMETER');
  if (previousKm !== null && km < previousKm) return none('ODOMETER_DECREASED');
  return closeInterval(before, fill, km, units, none, { distanceKm, previousKm });
}

function closeInterval(
  before: readonly FillFacts[], fill: FillFacts, km: number, units: Units,
  none: (reason: NoEconomyReason) => Preview, base: Pick<Preview, 'distanceKm' | 'previousKm'>,
): Preview {
  const unit = unitOf(fill.energySource, 'LITRE');
  let amount = amountOf(fill, unit);
  for (const other of before) {
    const otherKm = kmOf(other);
    if (other.isFull && otherKm !== null && !isSuspect(other)) return figure(amount, unit, km - otherKm, units, none, base);
    if (other.missedPrevious) return none('MISSED_FILL');
    const more = amountOf(other, unit);
    amount = amount === null || more === null ? null : amount + more;
  }
  return none('NO_PREVIOUS_FULL');
}

function figure(
  amount: number | null, unit: FuelUnit, km: number, units: Units,
  none: (reason: NoEconomyReason) => Preview, base: Pick<Preview, 'distanceKm' | 'previousKm'>,
): Preview {
  if (amount === null) return none('UNKNOWN_VOLUME');
  if (km <= 0) return none('NO_DISTANCE');
  const target = unit === 'KILOWATT_HOUR' ? units.electric : unit === 'KILOGRAM' ? 'KILOGRAMS_PER_100_KM' : units.liquid;
  const value = economyOf(amount, unit, km, target);
  return value === null ? none('UNKNOWN_VOLUME') : { ...base, economy: { value, unit: target }, reason: null };
}

function amountOf(fill: FillFacts, unit: FuelUnit): number | null {
  return fill.quantity ? convertQuantity(Number(fill.quantity.value), fill.quantity.unit, unit) : null;
}

import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { compareFills, kmOf, type FillFacts } from '@/entities/fuel-log/preview';
import { todayIso } from '@/shared/lib/dates';
import { convertDistance, convertQuantity } from '@/shared/lib/units';
import { amountOf, readingOf, unitPriceOf, type FillDraft } from './model';

/** What looks odd and is saved all the same. */
export type Odd = Partial<Record<'odometer' | 'filledOn' | 'unitPrice' | 'quantity', OddReason>>;
export type OddReason = 'LOWER' | 'JUMP' | 'LOGGED' | 'FUTURE' | 'PRICE' | 'AMOUNT';

const farKm = 5000;
const oddPrice = 4;
const oddTank = 5;
const enoughTanks = 3;
/** As many fill-ups say what is usual. */
const usualWindow = 10;

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? null;

const hasOdometer = (log: FuelLogView) => log.odometer !== null;

/** The last fill-up before the draft in time at which the meter was read. */
export function fillBefore(draft: FillDraft, logs: readonly FuelLogView[], ownId: string | null, isRead = hasOdometer): FuelLogView | null {
  const probe = probeOf(draft, ownId);
  const earlier = logs.filter((log) => log.id !== ownId && compareFills(probe, { ...log, id: log.id }) <= 0);
  return earlier.find(isRead) ?? null;
}

function probeOf(draft: FillDraft, ownId: string | null): FillFacts {
  // A new one comes behind those of its minute, whatever they read.
  const odometer = ownId === null ? { value: Infinity, unit: draft.distanceUnit } : null;
  return { odometer, id: ownId ?? '￿', filledOn: draft.filledOn, filledAt: draft.filledAt || '24:00', energySource: draft.energySource, isFull: true, missedPrevious: false };
}

/** The last reading in the unit of the form. */
export function lastReading(draft: FillDraft, before: FuelLogView | null): number | null {
  const km = before ? kmOf(before) : null;
  return km === null ? null : Math.round(convertDistance(km, 'KILOMETRE', draft.distanceUnit) * 10) / 10;
}

export function findOdd(draft: FillDraft, logs: readonly FuelLogView[], last: number | null, now = new Date()): Odd {
  const odd: Odd = {};
  const reading = readingOf(draft, last);
  if (reading && last !== null) {
    const delta = reading.value - last;
    if (delta < 0) odd.odometer = 'LOWER';
    else if (convertDistance(delta, draft.distanceUnit, 'KILOMETRE') > farKm) odd.odometer = 'JUMP';
  }
  if (isLogged(draft, reading?.value ?? null, logs)) odd.odometer = 'LOGGED';
  if (draft.filledOn > todayIso(now)) odd.filledOn = 'FUTURE';
  if (isOddPrice(draft, logs)) odd.unitPrice = 'PRICE';
  if (isOddAmount(draft, logs)) odd.quantity = 'AMOUNT';
  return odd;
}

/** What one unit of the draft usually costs: the median of the last fill-ups of its grade before it, of any grade where none has that one. */
export function usualPrice(draft: FillDraft, logs: readonly FuelLogView[]): number | null {
  const like = logs.filter((log) => (
    log.energySource === draft.energySource && log.unitPrice?.currency === draft.currency && isPlausible(log) && compareFills(probeOf(draft, null), { ...log, id: log.id }) <= 0
  ));
  const grade = draft.grade.trim().toLowerCase();
  const same = grade === '' ? [] : like.filter((log) => log.grade?.trim().toLowerCase() === grade);
  const prices = (same.length > 0 ? same : like).slice(0, usualWindow).flatMap(({ unitPrice }) => {
    const units = unitPrice ? convertQuantity(1, draft.fuelUnit, unitPrice.per) : null;
    return unitPrice && units !== null ? [Number(unitPrice.amount) * units] : [];
  });
  return median(prices);
}

/** The server's rule: four times the usual price or a quarter of it; ten times for charging, which is far cheaper at home. */
function isOddPrice(draft: FillDraft, logs: readonly FuelLogView[]): boolean {
  const price = unitPriceOf(draft);
  const usual = usualPrice(draft, logs);
  const factor = draft.energySource === 'ELECTRICITY' ? 10 : oddPrice;
  return price !== null && usual !== null && usual > 0 && (price >= usual * factor || price * factor <= usual);
}

const isPlausible = (log: FuelLogView) => log.isConfirmed || log.warnings.length === 0;

/** As the server judges: more than five times the usual full tank, once three are known. */
function isOddAmount(draft: FillDraft, logs: readonly FuelLogView[]): boolean {
  const amount = Number(amountOf(draft) ?? 0);
  const tanks = logs
    .filter((log) => log.energySource === draft.energySource && log.quantity && log.isFull && isPlausible(log))
    .map((log) => convertQuantity(Number(log.quantity?.value), log.quantity?.unit ?? draft.fuelUnit, draft.fuelUnit))
    .filter((value) => value !== null)
    .slice(0, usualWindow);
  const usual = median(tanks);
  return usual !== null && tanks.length >= enoughTanks && amount > usual * oddTank;
}

/** A full tank that is there already: the same day, odometer and amount. */
function isLogged(draft: FillDraft, reading: number | null, logs: readonly FuelLogView[]): boolean {
  const amount = Number(amountOf(draft) ?? 0);
  if (reading === null || amount <= 0 || !draft.isFull) return false;
  const km = convertDistance(reading, draft.distanceUnit, 'KILOMETRE');
  const isNear = (one: number | null, other: number) => one !== null && Math.abs(one - other) < 0.05;
  return logs.some((log) => {
    const { quantity } = log;
    const same = log.energySource === draft.energySource && log.filledOn === draft.filledOn && log.isFull && isNear(kmOf(log), km);
    return same && quantity !== null && quantity !== undefined && isNear(convertQuantity(Number(quantity.value), quantity.unit, draft.fuelUnit), amount);
  });
}

import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { kmOf } from '@/entities/fuel-log/preview';
import { todayIso } from '@/shared/lib/dates';
import { convertDistance, convertQuantity } from '@/shared/lib/units';
import { isBefore } from './meter-before';
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
    log.energySource === draft.energySource && log.unitPrice?.currency === draft.currency && isPlausible(log) && isBefore(log, draft, null)
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

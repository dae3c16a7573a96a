import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { compareFills, kmOf } from '@/entities/fuel-log/preview';
import { todayIso } from '@/shared/lib/dates';
import { convertDistance, convertQuantity } from '@/shared/lib/units';
import { amountOf, readingOf, unitPriceOf, type FillDraft } from './model';

/** What looks odd and is saved all the same. */
export type Odd = Partial<Record<'odometer' | 'filledOn' | 'unitPrice' | 'quantity', OddReason>>;
export type OddReason = 'LOWER' | 'JUMP' | 'FUTURE' | 'PRICE' | 'AMOUNT';

const farKm = 5000;
const oddFactor = 4;

/** The fill-up that comes right before the draft in time. */
export function fillBefore(draft: FillDraft, logs: readonly FuelLogView[], ownId: string | null): FuelLogView | null {
  const probe = { id: ownId ?? '￿', filledOn: draft.filledOn, filledAt: draft.filledAt || '24:00', energySource: draft.energySource, isFull: true, missedPrevious: false };
  const earlier = logs.filter((log) => log.id !== ownId && compareFills(probe, { ...log, id: log.id }) <= 0);
  return earlier.find((log) => log.odometer !== null) ?? null;
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
  if (draft.filledOn > todayIso(now)) odd.filledOn = 'FUTURE';
  if (isOddPrice(draft, logs)) odd.unitPrice = 'PRICE';
  if (isOddAmount(draft, logs)) odd.quantity = 'AMOUNT';
  return odd;
}

function isOddPrice(draft: FillDraft, logs: readonly FuelLogView[]): boolean {
  const price = unitPriceOf(draft);
  const like = logs.find((log) => log.energySource === draft.energySource && log.unitPrice?.currency === draft.currency && !log.warnings.some((w) => w.code === 'PRICE_UNUSUAL'));
  if (price === null || !like?.unitPrice) return false;
  const factor = convertQuantity(1, draft.fuelUnit, like.unitPrice.per) ?? 1;
  return isFarOff(price / factor, Number(like.unitPrice.amount));
}

function isOddAmount(draft: FillDraft, logs: readonly FuelLogView[]): boolean {
  const amount = Number(amountOf(draft) ?? 0);
  const usual = logs
    .filter((log) => log.energySource === draft.energySource && log.quantity && log.isFull)
    .map((log) => convertQuantity(Number(log.quantity?.value), log.quantity?.unit ?? draft.fuelUnit, draft.fuelUnit))
    .filter((value) => value !== null);
  const largest = Math.max(0, ...usual);
  return amount > 0 && largest > 0 && amount > largest * oddFactor;
}

function isFarOff(value: number, usual: number): boolean {
  return usual > 0 && (value > usual * oddFactor || value < usual / oddFactor);
}

import type { NewPaper } from '@/entities/document/new-paper';
import type { FuelLogInput, FuelLogView } from '@/entities/fuel-log/overlay';
import type { Preferences } from '@/entities/viewer/identity';
import type { DistanceUnit, EnergySource, FuelUnit } from '@/gql/graphql';
import { isIsoDate, timeNow, todayIso } from '@/shared/lib/dates';
import { inLocale, parseDecimal, parseReading, roundDecimal, type ParsedDecimal } from '@/shared/lib/decimal';
import { currencyDigits } from '@/shared/lib/format';
import { unitOf } from '@/shared/lib/units';
import { blankExtras, extrasOf, findExtraErrors, toExtrasInput, type ExtrasDraft } from './extras';

export type PriceField = 'quantity' | 'unitPrice' | 'total';

/** The form as typed: text stays text until it is saved. */
export type FillDraft = {
  vehicleId: string;
  odometer: string;
  /** The reading is meant as typed, not as the end of a longer one. */
  odometerLiteral: boolean;
  quantity: string;
  unitPrice: string;
  total: string;
  /** The price fields a person typed, oldest first; the one missing is derived. */
  typed: PriceField[];
  filledOn: string;
  filledAt: string;
  energySource: EnergySource;
  distanceUnit: DistanceUnit;
  fuelUnit: FuelUnit;
  currency: string;
  isFull: boolean;
  missedPrevious: boolean;
  station: string;
  grade: string;
  notes: string;
  /** Missing in a draft of an older app. */
  extras?: ExtrasDraft;
  /** Missing where nothing was filled in. */
  habits?: Habits;
  /** Receipts of a fill-up that is not saved yet. */
  papers?: NewPaper[];
};

/** What was filled in from the last fill-up, so that it is told from what a person typed. */
export type Habits = Pick<FillDraft, 'energySource' | 'currency' | 'station' | 'grade'>
  & Pick<ExtrasDraft, 'driver' | 'paymentMethod' | 'chargePlace' | 'chargerKind'>
  & { homeCurrency: string };

export type DraftField = 'odometer' | PriceField | 'filledOn' | 'filledAt' | 'station' | 'grade' | 'notes' | 'extras';
export type FieldErrors = Partial<Record<DraftField, FieldProblem>>;
export type FieldProblem = 'IMPOSSIBLE' | 'NOT_A_NUMBER' | 'NEGATIVE' | 'ZERO' | 'TOO_LARGE' | 'MISSING' | 'BAD_DATE' | 'TOO_LONG';

export function blankDraft(vehicleId: string, source: EnergySource, preferences: Preferences, now = new Date()): FillDraft {
  return {
    vehicleId, odometer: '', odometerLiteral: false, quantity: '', unitPrice: '', total: '', typed: [],
    filledOn: todayIso(now), filledAt: timeNow(now), energySource: source,
    distanceUnit: preferences.distanceUnit, fuelUnit: unitOf(source, preferences.volumeUnit), currency: preferences.currency,
    isFull: true, missedPrevious: false, station: '', grade: '', notes: '', extras: blankExtras,
    habits: {
      energySource: source, homeCurrency: preferences.currency, currency: preferences.currency,
      station: '', grade: '', driver: '', paymentMethod: '', chargePlace: '', chargerKind: '',
    },
  };
}

/** A draft that goes over to another vehicle: its fuel and units come along, numbers and units chosen by hand stay. */
export function moveDraft(draft: FillDraft, from: Preferences, vehicle: { id: string; energySources: readonly EnergySource[] }, to: Preferences): FillDraft {
  if (draft.vehicleId === vehicle.id) return draft;
  const keepsSource = vehicle.energySources.includes(draft.energySource);
  const energySource = keepsSource ? draft.energySource : (vehicle.energySources[0] ?? 'PETROL');
  const isChosen = draft.energySource !== draft.habits?.energySource;
  const keepsUnit = keepsSource && draft.fuelUnit !== unitOf(draft.energySource, from.volumeUnit);
  return {
    ...draft, vehicleId: vehicle.id, energySource,
    distanceUnit: draft.distanceUnit === from.distanceUnit ? to.distanceUnit : draft.distanceUnit,
    fuelUnit: keepsUnit ? draft.fuelUnit : unitOf(energySource, to.volumeUnit),
    ...(draft.habits && !isChosen ? { habits: { ...draft.habits, energySource } } : {}),
  };
}

/** The form for an existing fill-up, showing exactly what was typed then. */
export function draftOf(log: FuelLogView, vehicleId: string, preferences: Preferences): FillDraft {
  const { entered } = log;
  const typed: PriceField[] = [];
  // The first gives way to what is typed now: an amount that was filled does not change with the total.
  if (entered.unitPrice) typed.push('unitPrice');
  if (entered.quantity) typed.push('quantity');
  if (entered.total && typed.length < 2) typed.push('total');
  const distanceUnit = (entered.odometer ?? entered.tripDistance ?? entered.distanceOnThisFuel)?.unit ?? preferences.distanceUnit;
  const number = (text: string | undefined) => inLocale(text ?? '', preferences.locale);
  return {
    vehicleId,
    odometer: number(entered.odometer?.value),
    odometerLiteral: true,
    quantity: typed.includes('quantity') ? number(entered.quantity?.value) : '',
    unitPrice: typed.includes('unitPrice') ? number(entered.unitPrice?.amount) : '',
    total: typed.includes('total') ? number(entered.total?.amount) : '',
    typed,
    filledOn: log.filledOn,
    filledAt: log.filledAt ?? '',
    energySource: log.energySource,
    distanceUnit,
    fuelUnit: entered.quantity?.unit ?? entered.unitPrice?.per ?? unitOf(log.energySource, preferences.volumeUnit),
    currency: log.total?.currency ?? log.unitPrice?.currency ?? preferences.currency,
    isFull: log.isFull,
    missedPrevious: log.missedPrevious,
    station: log.station ?? '',
    grade: log.grade ?? '',
    notes: log.notes ?? '',
    extras: extrasOf(log, distanceUnit, preferences.locale),
  };
}

/** Takes a typed price field in: the two typed last stand, the third is derived from them. */
export function typePrice(draft: FillDraft, field: PriceField, text: string): FillDraft {
  const others = draft.typed.filter((name) => name !== field);
  const typed = text.trim() === '' ? others : [...others, field].slice(-2);
  const dropped = draft.typed.filter((name) => name !== field && !typed.includes(name));
  const cleared = Object.fromEntries(dropped.map((name) => [name, '']));
  return { ...draft, ...cleared, [field]: text, typed };
}

/** The price field that follows from the two typed ones, with its value. */
export function derivePrice(draft: FillDraft): { field: PriceField; value: string } | null {
  if (draft.typed.length !== 2) return null;
  const [quantity, unitPrice, total] = (['quantity', 'unitPrice', 'total'] as const).map((field) => positive(parseField(draft, field)));
  if (!draft.typed.includes('unitPrice')) return quantity && total ? { field: 'unitPrice', value: roundDecimal(total / quantity, 3) } : null;
  if (!draft.typed.includes('total')) return quantity && unitPrice ? { field: 'total', value: roundDecimal(quantity * unitPrice, currencyDigits(draft.currency)) } : null;
  return unitPrice && total ? { field: 'quantity', value: roundDecimal(total / unitPrice, 2) } : null;
}

/** An amount of money never has more digits than its currency, a meter none but tenths. */
function parseField(draft: FillDraft, field: 'odometer' | PriceField): ParsedDecimal {
  if (field === 'total') return parseDecimal(draft.total, currencyDigits(draft.currency));
  // What somebody has confirmed, or typed long ago, is what it says.
  return field === 'odometer' && !draft.odometerLiteral ? parseReading(draft.odometer) : parseDecimal(draft[field]);
}

function positive(parsed: ParsedDecimal): number | null {
  return parsed.kind === 'number' && parsed.value > 0 ? parsed.value : null;
}

/** Reads a short odometer entry as the next larger reading that ends in it: 712 after 45,210 is 45,712. */
export function expandOdometer(text: string, last: number | null): number | null {
  const digits = text.replace(/\s/g, '');
  if (last === null || !/^[0-9]{3,}$/.test(digits)) return null;
  const whole = Math.floor(last);
  const typed = Number(digits);
  if (typed >= whole || digits.length >= String(whole).length) return null;
  const base = 10 ** digits.length;
  const candidate = Math.floor(whole / base) * base + typed;
  return candidate > whole ? candidate : candidate + base;
}

/** The odometer as it will be saved. */
export function readingOf(draft: FillDraft, last: number | null): { text: string; value: number; expanded: boolean } | null {
  const parsed = parseField(draft, 'odometer');
  if (parsed.kind !== 'number') return null;
  const expanded = draft.odometerLiteral ? null : expandOdometer(draft.odometer, last);
  if (expanded !== null) return { text: String(expanded), value: expanded, expanded: true };
  return { text: parsed.text, value: parsed.value, expanded: false };
}

/** The amount as typed or derived. */
export function amountOf(draft: FillDraft): string | null {
  const derived = derivePrice(draft);
  const text = derived?.field === 'quantity' ? derived.value : draft.quantity;
  const parsed = parseDecimal(text);
  return parsed.kind === 'number' ? parsed.text : null;
}

/** The price per unit as typed or derived. */
export function unitPriceOf(draft: FillDraft): number | null {
  const derived = derivePrice(draft);
  return positive(derived?.field === 'unitPrice' ? parseDecimal(derived.value) : parseField(draft, 'unitPrice'));
}

const limits: Record<'odometer' | PriceField, number> = { odometer: 10_000_000, quantity: 100_000, unitPrice: 1_000_000, total: 100_000_000 };
const lengths: Partial<Record<DraftField, number>> = { station: 200, grade: 100, notes: 4000 };

/** What is impossible, field by field; odd values are not in here. */
export function findErrors(draft: FillDraft, locale: string): FieldErrors {
  const errors: FieldErrors = {};
  for (const field of ['odometer', 'quantity', 'unitPrice', 'total'] as const) {
    const problem = numberProblem(parseField(draft, field), limits[field], field === 'quantity');
    if (problem) errors[field] = problem;
  }
  const nothing = draft.quantity.trim() === '' && draft.total.trim() === '';
  if (nothing) errors.quantity = 'MISSING';
  if (!isIsoDate(draft.filledOn)) errors.filledOn = 'BAD_DATE';
  for (const [field, length] of Object.entries(lengths) as ['station' | 'grade' | 'notes', number][]) {
    if (draft[field].length > length) errors[field] = 'TOO_LONG';
  }
  // Each says so beside itself.
  if (Object.keys(findExtraErrors(draft.extras ?? blankExtras, locale)).length > 0) errors.extras = 'IMPOSSIBLE';
  return errors;
}

function numberProblem(parsed: ParsedDecimal, limit: number, zeroIsWrong: boolean): FieldProblem | null {
  if (parsed.kind === 'empty') return null;
  if (parsed.kind === 'invalid') return 'NOT_A_NUMBER';
  if (parsed.value < 0) return 'NEGATIVE';
  if (parsed.value === 0 && zeroIsWrong) return 'ZERO';
  return parsed.value > limit ? 'TOO_LARGE' : null;
}

/** The draft as the server's input. */
export function toInput(draft: FillDraft, last: number | null, locale: string): FuelLogInput {
  const reading = readingOf(draft, last);
  const amount = amountOf(draft);
  return {
    vehicleId: draft.vehicleId,
    filledOn: draft.filledOn,
    filledAt: draft.filledAt || null,
    energySource: draft.energySource,
    odometer: reading ? { value: reading.text, unit: draft.distanceUnit } : null,
    quantity: amount ? { value: amount, unit: draft.fuelUnit } : null,
    unitPrice: numberText(parseField(draft, 'unitPrice')),
    total: numberText(parseField(draft, 'total')),
    currency: draft.currency,
    isFull: draft.isFull,
    missedPrevious: draft.missedPrevious,
    station: draft.station.trim() || null,
    grade: draft.grade.trim() || null,
    notes: draft.notes.trim() || null,
    ...toExtrasInput(draft.extras ?? blankExtras, draft.energySource, draft.distanceUnit, locale),
  };
}

function numberText(parsed: ParsedDecimal): string | null {
  return parsed.kind === 'number' ? parsed.text : null;
}

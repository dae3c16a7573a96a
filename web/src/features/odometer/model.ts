import type { ReadingInput } from '@/entities/odometer/overlay';
import type { DistanceUnit, MeterKind } from '@/gql/graphql';
import { isIsoDate } from '@/shared/lib/dates';
import { parseReading } from '@/shared/lib/decimal';

export type Meter = 'distance' | 'hours';

/** The sheet as typed: text stays text until it is saved. */
export type ReadingDraft = { what: 'reading' | 'replacement'; meter: Meter; value: string; ended: string; readOn: string; notes: string };
export type ReadingErrors = Partial<Record<'value' | 'ended' | 'readOn' | 'notes', 'NUMBER' | 'DATE' | 'TOO_LONG'>>;

const limits: Record<Meter, number> = { distance: 10_000_000, hours: 1_000_000 };
const longestNotes = 10_000;

/** The meters that a vehicle has, the one it is mostly read by first. */
export function metersOf(kind: MeterKind | undefined): readonly Meter[] {
  if (kind === 'HOURS') return ['hours'];
  return kind === 'BOTH' ? ['distance', 'hours'] : ['distance'];
}

/** What is impossible, field by field, by the server's rules: only a new meter begins at 0. */
export function findReadingErrors({ what, meter, value, ended, readOn, notes }: ReadingDraft): ReadingErrors {
  const errors: ReadingErrors = {};
  const isNew = what === 'replacement';
  if (!isRead(value, limits[meter], isNew)) errors.value = 'NUMBER';
  if (isNew && !isRead(ended, limits[meter], false)) errors.ended = 'NUMBER';
  const year = Number(readOn.slice(0, 4));
  if (!isIsoDate(readOn) || year < 1886 || year > 2200) errors.readOn = 'DATE';
  if (notes.length > longestNotes) errors.notes = 'TOO_LONG';
  return errors;
}

function isRead(text: string, most: number, zeroToo: boolean): boolean {
  const parsed = parseReading(text);
  if (parsed.kind !== 'number' || parsed.value > most) return false;
  return zeroToo ? parsed.value >= 0 : parsed.value > 0;
}

/** In an hour meter's hours, or in either unit of distance. */
const far: Record<Meter, number> = { distance: 20_000, hours: 2_000 };

/** What is odd about what the meter shows, and saved all the same. */
export function findOddReading({ what, meter, value, ended }: ReadingDraft, last: number | null): 'LOWER' | 'FAR' | null {
  const parsed = parseReading(what === 'replacement' ? ended : value);
  if (parsed.kind !== 'number' || last === null) return null;
  if (parsed.value < last) return 'LOWER';
  return parsed.value - last > far[meter] ? 'FAR' : null;
}

/** The draft as the server's input. */
export function toReadingInput(draft: ReadingDraft, vehicleId: string, unit: DistanceUnit): ReadingInput {
  const value = numberText(draft.value);
  return {
    vehicleId,
    readOn: draft.readOn,
    ...(draft.meter === 'hours' ? { engineHours: { value } } : { odometer: { value, unit } }),
    replacedMeterEndedAt: draft.what === 'replacement' ? numberText(draft.ended) : null,
    notes: draft.notes.trim() || null,
  };
}

function numberText(text: string): string {
  const parsed = parseReading(text);
  return parsed.kind === 'number' ? parsed.text : text;
}

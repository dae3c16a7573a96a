import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { compareFills, isDoubted, kmOf, type FillFacts } from '@/entities/fuel-log/preview';
import type { ReadingView } from '@/entities/odometer/overlay';
import { convertDistance } from '@/shared/lib/units';
import type { FillDraft } from './model';

export type Meter = 'distance' | 'hours';

/** What this device knows of a vehicle's meters; both lists newest first. */
export type Known = { logs: readonly FuelLogView[]; readings: readonly ReadingView[] };

/** A meter as it showed itself, in kilometres or hours. */
type Mark = { on: string; at: string | null; value: number };
type Replacement = { on: string; began: number; ended: number };

/** What the meter that the draft reads showed last before it: at a fill-up, by itself, or as it was put in. */
export function meterBefore(draft: FillDraft, { logs, readings }: Known, own: FuelLogView | null, meter: Meter): number | null {
  const ownMark = own ? markOf(own, meter) : null;
  const replacements = readings.flatMap((reading) => replacementOf(reading, meter));
  const whole = (mark: Mark) => overAllMeters(mark, replacements);
  const isEarlier = (mark: Mark) => {
    if (mark.on !== draft.filledOn) return mark.on < draft.filledOn;
    if (mark.at !== null) return mark.at <= (draft.filledAt || '24:00');
    return ownMark === null || whole(mark) <= whole(ownMark);
  };
  const fill = fillBefore(draft, logs, own?.id ?? null, meter);
  // What a meter showed in the end is no newer than the one that took its place.
  const byThemselves = (['READING', 'REPLACEMENT'] as const).flatMap((source) => readings.flatMap((reading) => readingMark(reading, meter, source))).filter(isEarlier);
  const isLater = (one: Mark, other: Mark) => {
    if (one.on !== other.on) return one.on > other.on;
    if (one.at !== null && other.at !== null && one.at !== other.at) return one.at > other.at;
    return whole(one) >= whole(other);
  };
  const marks = [...(fill ? [fill] : []), ...byThemselves];
  return marks.reduce<Mark | null>((last, mark) => (last === null || isLater(mark, last) ? mark : last), null)?.value ?? null;
}

/** Whether a fill-up stands before the draft in time. */
export function isBefore(log: FuelLogView, draft: FillDraft, ownId: string | null): boolean {
  // A new one comes behind those of its minute, whatever they read.
  const odometer = ownId === null ? { value: Infinity, unit: draft.distanceUnit } : null;
  const probe: FillFacts = { odometer, id: ownId ?? '￿', filledOn: draft.filledOn, filledAt: draft.filledAt || '24:00', energySource: draft.energySource, isFull: true, missedPrevious: false };
  return log.id !== ownId && compareFills(probe, { ...log, id: log.id }) <= 0;
}

function fillBefore(draft: FillDraft, logs: readonly FuelLogView[], ownId: string | null, meter: Meter): Mark | null {
  const last = logs.find((log) => markOf(log, meter) !== null && !isDoubted({ ...log, id: log.id }, meter) && isBefore(log, draft, ownId));
  return last ? markOf(last, meter) : null;
}

function markOf(log: FuelLogView, meter: Meter): Mark | null {
  const value = meterValue(log, meter);
  return value === null ? null : { on: log.filledOn, at: log.filledAt ?? null, value };
}

/** Fill-ups are in the timeline of readings too, but their own list knows them sooner. */
function readingMark(reading: ReadingView, meter: Meter, source: 'READING' | 'REPLACEMENT'): Mark[] {
  const value = meterValue(reading, meter);
  if (value === null || reading.isDoubtful || reading.source !== source) return [];
  return [{ on: reading.readOn, at: reading.readAt ?? null, value }];
}

function replacementOf(reading: ReadingView, meter: Meter): Replacement[] {
  const began = meterValue(reading, meter);
  const ended = meterValue({ odometer: reading.replacedOdometer, engineHours: reading.replacedEngineHours }, meter);
  return began === null || ended === null ? [] : [{ on: reading.readOn, began, ended }];
}

type Read = Pick<ReadingView, 'odometer' | 'engineHours'>;

function meterValue({ odometer, engineHours }: Read, meter: Meter): number | null {
  if (meter === 'distance') return kmOf({ odometer });
  return engineHours ? Number(engineHours.value) : null;
}

/** What the first meter would show, had it never been replaced. */
function overAllMeters({ on, value }: Mark, replacements: readonly Replacement[]): number {
  return replacements.filter((one) => isBehind(on, value, one)).reduce((sum, { began, ended }) => sum + ended - began, value);
}

/** On the day itself, a reading is of the meter that it is nearer to. */
function isBehind(on: string, value: number, { on: day, began, ended }: Replacement): boolean {
  return on === day ? Math.abs(value - began) < Math.abs(value - ended) : on > day;
}

/** A fill-up as if no meter had been replaced, for what it came to since the one before. */
export function asOneMeter(fill: FillFacts, readings: readonly ReadingView[]): FillFacts {
  const whole = (value: number, meter: Meter) => overAllMeters({ on: fill.filledOn, at: null, value }, readings.flatMap((reading) => replacementOf(reading, meter)));
  const [km, hours] = [kmOf(fill), fill.engineHours];
  return {
    ...fill,
    odometer: km === null ? null : { value: whole(km, 'distance'), unit: 'KILOMETRE' },
    engineHours: hours ? { value: whole(Number(hours.value), 'hours') } : null,
  };
}

/** Kilometres in the unit of the form, in tenths as meters have them. */
export function inUnitOf(draft: FillDraft, km: number | null): number | null {
  return km === null ? null : Math.round(convertDistance(km, 'KILOMETRE', draft.distanceUnit) * 10) / 10;
}

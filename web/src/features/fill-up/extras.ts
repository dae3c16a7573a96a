import type { FuelLogInput, FuelLogView } from '@/entities/fuel-log/overlay';
import type { ChargePlace, ChargerKind, DistanceUnit, EnergySource } from '@/gql/graphql';
import { inLocale, parseDecimal, parseInLocale, parseReading, roundDecimal, type ParsedDecimal } from '@/shared/lib/decimal';
import { convertDistance } from '@/shared/lib/units';

/** What few fill-ups have, as typed. */
export type ExtrasDraft = {
  tripDistance: string;
  engineHours: string;
  sourceDistance: string;
  chargeStart: string;
  chargeEnd: string;
  batteryEnergy: string;
  chargePlace: ChargePlace | '';
  chargerKind: ChargerKind | '';
  driver: string;
  paymentMethod: string;
  /** Between commas. */
  tags: string;
};

export const blankExtras: ExtrasDraft = {
  tripDistance: '', engineHours: '', sourceDistance: '', chargeStart: '', chargeEnd: '', batteryEnergy: '', chargePlace: '', chargerKind: '', driver: '', paymentMethod: '', tags: '',
};

export type ExtraNumber = 'tripDistance' | 'engineHours' | 'sourceDistance' | 'chargeStart' | 'chargeEnd' | 'batteryEnergy';
export type ExtraField = ExtraNumber | 'driver' | 'paymentMethod' | 'tags';
export type ExtraProblem = 'NOT_A_NUMBER' | 'OUT_OF_RANGE' | 'TOO_LONG' | 'TOO_MANY';

/** As the server has them; the energy must be above zero. */
export const extraLimits: Record<ExtraNumber, number> = {
  tripDistance: 100_000, engineHours: 1_000_000, sourceDistance: 100_000, chargeStart: 100, chargeEnd: 100, batteryEnergy: 100_000,
};
const longestText = 200;
const [mostTags, longestTag] = [20, 50];

/** What a fill-up has of them, its distances in the form's one unit: exactly as typed where that is their own. */
export function extrasOf(log: FuelLogView, unit: DistanceUnit, locale: string): ExtrasDraft {
  const { entered, charge } = log;
  const number = (text: string | null | undefined) => inLocale(text ?? '', locale);
  const distance = (typed: typeof entered.tripDistance) => {
    if (!typed || typed.unit === unit) return number(typed?.value);
    return number(roundDecimal(convertDistance(Number(typed.value), typed.unit, unit), 3));
  };
  return {
    ...blankExtras,
    tripDistance: distance(entered.tripDistance),
    engineHours: number(log.engineHours?.value),
    sourceDistance: distance(entered.distanceOnThisFuel),
    chargeStart: number(charge?.stateOfChargeStart),
    chargeEnd: number(charge?.stateOfChargeEnd),
    batteryEnergy: number(charge?.batteryEnergy?.value),
    chargePlace: charge?.place ?? '',
    chargerKind: charge?.chargerKind ?? '',
    driver: log.driver ?? '',
    paymentMethod: log.paymentMethod ?? '',
    tags: log.tags.join(', '),
  };
}

function parseExtra(extras: ExtrasDraft, field: ExtraNumber, locale: string): ParsedDecimal {
  if (field === 'engineHours') return parseReading(extras.engineHours);
  const isDistance = field === 'tripDistance' || field === 'sourceDistance';
  return isDistance ? parseInLocale(extras[field], locale) : parseDecimal(extras[field]);
}

const tagsOf = (text: string) => [...new Set(text.split(',').map((tag) => tag.trim()).filter(Boolean))];

/** What is impossible among them. */
export function findExtraErrors(extras: ExtrasDraft, locale: string): Partial<Record<ExtraField, ExtraProblem>> {
  const errors: Partial<Record<ExtraField, ExtraProblem>> = {};
  for (const [field, limit] of Object.entries(extraLimits) as [ExtraNumber, number][]) {
    const parsed = parseExtra(extras, field, locale);
    if (parsed.kind === 'invalid') errors[field] = 'NOT_A_NUMBER';
    else if (parsed.kind === 'number' && (parsed.value < 0 || parsed.value > limit || (field === 'batteryEnergy' && parsed.value === 0))) errors[field] = 'OUT_OF_RANGE';
  }
  for (const field of ['driver', 'paymentMethod'] as const) if (extras[field].trim().length > longestText) errors[field] = 'TOO_LONG';
  const tags = tagsOf(extras.tags);
  if (tags.length > mostTags) errors.tags = 'TOO_MANY';
  else if (tags.some((tag) => tag.length > longestTag)) errors.tags = 'TOO_LONG';
  return errors;
}

/** The fields with the unit of their distances. */
type Typed = { extras: ExtrasDraft; unit: DistanceUnit };

/** Those that differ from what was there: a figure that the server derived is not typed by saving it again. */
export function changedExtras(now: Typed, before: Typed, source: EnergySource, locale: string): Partial<FuelLogInput> {
  const [wanted, had] = [toExtrasInput(now.extras, source, now.unit, locale), toExtrasInput(before.extras, source, before.unit, locale)];
  const changed = Object.entries(wanted).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(had[field as keyof FuelLogInput]));
  return Object.fromEntries(changed);
}

/** The server's input of them; a charge is of electricity only. */
export function toExtrasInput(extras: ExtrasDraft, source: EnergySource, unit: DistanceUnit, locale: string): Partial<FuelLogInput> {
  const number = (field: ExtraNumber) => {
    const parsed = parseExtra(extras, field, locale);
    return parsed.kind === 'number' ? parsed.text : null;
  };
  const distance = (field: ExtraNumber) => {
    const value = number(field);
    return value === null ? null : { value, unit };
  };
  const isCharge = source === 'ELECTRICITY';
  const hours = number('engineHours');
  const energy = isCharge ? number('batteryEnergy') : null;
  return {
    tripDistance: distance('tripDistance'),
    engineHours: hours === null ? null : { value: hours },
    distanceOnThisFuel: distance('sourceDistance'),
    stateOfChargeStart: isCharge ? number('chargeStart') : null,
    stateOfChargeEnd: isCharge ? number('chargeEnd') : null,
    batteryEnergy: energy === null ? null : { value: energy, unit: 'KILOWATT_HOUR' },
    chargePlace: (isCharge && extras.chargePlace) || null,
    chargerKind: (isCharge && extras.chargerKind) || null,
    driver: extras.driver.trim() || null,
    paymentMethod: extras.paymentMethod.trim() || null,
    tags: tagsOf(extras.tags),
  };
}

import { noOwnUnits, type OwnUnits } from '@/entities/viewer/own-units';
import { vinFacts, type VehicleInput, type VehicleView, type VinFact } from '@/entities/vehicle/overlay';
import type { EnergySource, MeterKind, VehicleField, VehicleKind } from '@/gql/graphql';
import { inLocale, parseDecimal } from '@/shared/lib/decimal';
import { normaliseVin } from '@/shared/lib/vin';

/** The vehicle form as typed. */
export type VehicleDraft = {
  nickname: string;
  kind: VehicleKind;
  year: string;
  make: string;
  model: string;
  trim: string;
  engine: string;
  transmission: string;
  vin: string;
  licensePlate: string;
  notes: string;
  energySources: EnergySource[];
  /** Missing in a draft of an older app, as the next two. */
  meterKind?: MeterKind;
  /** Its own units; null where its reader's hold. */
  units?: OwnUnits;
  /** Kilowatt-hours, as typed. */
  batteryCapacity?: string;
  catalogMakeId: string;
  catalogModelId: string;
  /** What the VIN said, field by field, as long as the VIN stays the same. */
  fromVin?: FromVin;
};

export type FromVin = Partial<Record<VinFact, string>>;

export function isVinFact(field: string): field is VinFact {
  return field in vinFacts;
}

/** Where a field's value comes from, where a VIN had something to say about it. */
export function originOf(draft: VehicleDraft, field: VinFact): 'vin' | 'typed' | null {
  const said = draft.fromVin?.[field];
  if (!said) return null;
  return String(draft[field]).trim() === said ? 'vin' : 'typed';
}

function factsFromVin(draft: VehicleDraft): VehicleField[] {
  return Object.entries(vinFacts).flatMap(([field, fact]) => (originOf(draft, field as VinFact) === 'vin' ? [fact] : []));
}

export type VehicleProblem = 'NO_NAME' | 'BAD_YEAR' | 'TOO_LONG' | 'NO_FUEL' | 'BAD_ENERGY';
export type VehicleErrors = Partial<Record<keyof VehicleDraft, VehicleProblem>>;

export const blankVehicle: VehicleDraft = {
  nickname: '', kind: 'CAR', year: '', make: '', model: '', trim: '', engine: '', transmission: '', vin: '', licensePlate: '', notes: '',
  energySources: ['PETROL'], meterKind: 'DISTANCE', units: noOwnUnits, batteryCapacity: '', catalogMakeId: '', catalogModelId: '',
};

export function draftOfVehicle(vehicle: VehicleView, locale: string): VehicleDraft {
  const text = (value: string | number | null | undefined) => (value === null || value === undefined ? '' : String(value));
  return {
    nickname: text(vehicle.nickname), kind: vehicle.kind, year: text(vehicle.year), make: text(vehicle.make), model: text(vehicle.model),
    trim: text(vehicle.trim), engine: text(vehicle.engine), transmission: text(vehicle.transmission), vin: text(vehicle.vin),
    licensePlate: text(vehicle.licensePlate), notes: text(vehicle.notes), energySources: [...vehicle.energySources],
    meterKind: vehicle.meterKind, units: unitsOf(vehicle), batteryCapacity: inLocale(text(vehicle.batteryCapacity?.value), locale),
    catalogMakeId: '', catalogModelId: '', fromVin: fromVinOf(vehicle),
  };
}

/** Each of the four, in one order, whatever else an answer holds. */
function unitsOf({ units = noOwnUnits }: { units?: OwnUnits }): OwnUnits {
  const { distanceUnit, volumeUnit, economyUnit, electricEconomyUnit } = units;
  return { distanceUnit, volumeUnit, economyUnit, electricEconomyUnit };
}

function fromVinOf(vehicle: VehicleView): FromVin {
  const told = Object.entries(vinFacts).filter(([, fact]) => vehicle.fromVin?.includes(fact));
  return Object.fromEntries(told.map(([field]) => [field, String(vehicle[field as VinFact] ?? '')]));
}

/** What cannot be saved; a VIN is never a reason. */
export function findVehicleErrors(draft: VehicleDraft): VehicleErrors {
  const errors: VehicleErrors = {};
  const named = [draft.nickname, draft.make, draft.model, draft.vin].some((text) => text.trim() !== '');
  if (!named) errors.nickname = 'NO_NAME';
  const year = Number(draft.year);
  if (draft.year.trim() !== '' && !(/^\d{4}$/.test(draft.year.trim()) && year >= 1880 && year <= new Date().getFullYear() + 2)) errors.year = 'BAD_YEAR';
  if (draft.energySources.length === 0) errors.energySources = 'NO_FUEL';
  const energy = parseDecimal(draft.batteryCapacity ?? '');
  if (energy.kind === 'invalid' || (energy.kind === 'number' && (energy.value <= 0 || energy.value > mostKilowattHours))) errors.batteryCapacity = 'BAD_ENERGY';
  const lengths: Record<Exclude<VinFact, 'year' | 'kind' | 'energySources'> | 'nickname' | 'vin' | 'licensePlate' | 'notes', number> = { nickname: 100, make: 100, model: 100, trim: 100, engine: 200, transmission: 200, vin: 50, licensePlate: 20, notes: 4000 };
  for (const [field, limit] of Object.entries(lengths) as [keyof typeof lengths, number][]) {
    if (draft[field].length > limit) errors[field] = 'TOO_LONG';
  }
  return errors;
}

/** No road vehicle has more. */
const mostKilowattHours = 10_000;

function capacityOf(draft: VehicleDraft): NonNullable<VehicleInput['batteryCapacity']> | null {
  const parsed = parseDecimal(draft.batteryCapacity ?? '');
  return parsed.kind === 'number' ? { value: parsed.text, unit: 'KILOWATT_HOUR' } : null;
}

export function toVehicleInput(draft: VehicleDraft): VehicleInput {
  const text = (value: string) => value.trim() || null;
  return {
    nickname: text(draft.nickname), kind: draft.kind, year: draft.year.trim() ? Number(draft.year) : null, make: text(draft.make),
    model: text(draft.model), trim: text(draft.trim), engine: text(draft.engine), transmission: text(draft.transmission),
    vin: text(normaliseVin(draft.vin)), licensePlate: text(draft.licensePlate), notes: text(draft.notes), energySources: draft.energySources,
    meterKind: draft.meterKind ?? 'DISTANCE', batteryCapacity: draft.energySources.includes('ELECTRICITY') ? capacityOf(draft) : null,
    fromVin: factsFromVin(draft),
    ...draft.units,
    ...(draft.catalogMakeId ? { catalogMakeId: draft.catalogMakeId } : {}),
    ...(draft.catalogModelId ? { catalogModelId: draft.catalogModelId } : {}),
  };
}

/** The fields that differ from how the form began: an edit changes only what was touched. */
export function changedInput(before: VehicleDraft, after: VehicleDraft): VehicleInput {
  const old = toVehicleInput(before);
  const entries = Object.entries(toVehicleInput(after)).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key as keyof VehicleInput]));
  return Object.fromEntries(entries);
}

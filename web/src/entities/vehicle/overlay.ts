import type { DistanceUnit, EconomyUnit, EnergySource, FuelUnit, MeterKind, VehicleField, VehicleFieldsFragment, VehicleKind } from '@/gql/graphql';
import type { FuelLogInput, SyncMark } from '@/entities/fuel-log/overlay';
import { addAmount, addConverted } from '@/entities/exchange-rate/together';
import { noOwnUnits, type OwnUnits } from '@/entities/viewer/own-units';
import { convertDistance } from '@/shared/lib/units';
import { todayIso } from '@/shared/lib/dates';
import type { OutboxItem } from '@/shared/outbox/types';

export type VehicleView = VehicleFieldsFragment & { sync: SyncMark };

/** The fields of a vehicle that a person fills in. */
export type VehicleInput = {
  nickname?: string | null;
  kind?: VehicleKind;
  year?: number | null;
  make?: string | null;
  model?: string | null;
  trim?: string | null;
  engine?: string | null;
  transmission?: string | null;
  vin?: string | null;
  licensePlate?: string | null;
  notes?: string | null;
  energySources?: EnergySource[];
  meterKind?: MeterKind;
  batteryCapacity?: { value: string; unit: 'KILOWATT_HOUR' } | null;
  /** Its own units; null where its reader's hold. */
  distanceUnit?: DistanceUnit | null;
  volumeUnit?: FuelUnit | null;
  economyUnit?: EconomyUnit | null;
  electricEconomyUnit?: EconomyUnit | null;
  catalogMakeId?: string;
  catalogModelId?: string;
  /** The fields taken from the VIN and not typed. */
  fromVin?: VehicleField[];
};

/** The form's names of the facts that a VIN can tell. */
export const vinFacts = {
  year: 'YEAR', make: 'MAKE', model: 'MODEL', trim: 'TRIM', engine: 'ENGINE', transmission: 'TRANSMISSION', kind: 'KIND', energySources: 'ENERGY_SOURCES',
} as const satisfies Partial<Record<keyof VehicleInput, VehicleField>>;

export type VinFact = keyof typeof vinFacts;

/** The name shown everywhere: the nickname, or year, make and model. */
export function vehicleName(vehicle: Pick<VehicleInput, 'nickname' | 'year' | 'make' | 'model' | 'vin'>, fallback: string): string {
  if (vehicle.nickname) return vehicle.nickname;
  const parts = [vehicle.year, vehicle.make, vehicle.model].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : (vehicle.vin ?? fallback);
}

/** The server's vehicles with everything that still waits on this device merged in. */
export function overlayVehicles(base: readonly VehicleFieldsFragment[], items: readonly OutboxItem[]): VehicleView[] {
  const vehicles = new Map<string, VehicleView>(base.map((vehicle) => [vehicle.id, { ...vehicle, sync: 'synced' }]));
  for (const item of items) applyItem(vehicles, item);
  return [...vehicles.values()];
}

function applyItem(vehicles: Map<string, VehicleView>, item: OutboxItem): void {
  const current = vehicles.get(item.lane);
  const sync: SyncMark = item.state === 'refused' ? 'attention' : 'waiting';
  switch (item.kind) {
    case 'createVehicle':
      if (!current) vehicles.set(item.entityId, fromInput(item, sync));
      break;
    case 'updateVehicle':
      if (current) vehicles.set(item.entityId, { ...merge(current, item.input), sync });
      break;
    case 'deleteVehicle':
      if (item.state === 'pending') vehicles.delete(item.entityId);
      break;
    case 'restoreVehicle':
      if (!current && item.snapshot) vehicles.set(item.entityId, { ...(item.snapshot as VehicleFieldsFragment), sync });
      break;
    case 'createFuelLog':
      if (current) vehicles.set(item.lane, { ...addFill(current, item.input as FuelLogInput), sync: current.sync === 'attention' ? 'attention' : sync });
      break;
    default:
  }
}

/** In no currency yet: the server says which is the reader's. */
const nothing = { amount: '0', currency: '', isConverted: false, unconverted: [] };

function fromInput(item: OutboxItem, sync: SyncMark): VehicleView {
  const blank: VehicleView = {
    id: item.entityId, version: 0, displayName: '', nickname: null, kind: 'CAR', year: null, make: null, model: null, trim: null,
    engine: null, transmission: null, vin: null, licensePlate: null, notes: null, energySources: ['PETROL'], meterKind: 'DISTANCE', mayLog: true, units: noOwnUnits, batteryCapacity: null, fromVin: [], odometer: null, engineHours: null,
    fuelSummary: { fillCount: 0, averageEconomy: null, recentEconomy: null, totalCost: [], costThisMonth: [], convertedTotalCost: nothing, convertedCostThisMonth: nothing, trend: [], lastFuelLog: null },
    createdAt: item.createdAt, updatedAt: item.createdAt, sync,
  };
  return merge(blank, item.input);
}

function merge(vehicle: VehicleView, input: Record<string, unknown>): VehicleView {
  const { catalogMakeId: _make, catalogModelId: _model, distanceUnit: _distance, volumeUnit: _volume, economyUnit: _economy, electricEconomyUnit: _electric, ...fields } = input;
  // Whatever an edit alters without a word on its origin was typed.
  const altered = new Set<string>(Object.entries(vinFacts).flatMap(([field, fact]) => (field in fields ? [fact] : [])));
  const fromVin = (vehicle.fromVin ?? []).filter((fact) => !altered.has(fact));
  const merged = { ...vehicle, fromVin, ...(fields as Partial<VehicleView>), units: mergeUnits(vehicle.units ?? noOwnUnits, input) };
  return { ...merged, displayName: vehicleName(merged, vehicle.displayName) };
}

function mergeUnits(units: OwnUnits, input: Partial<OwnUnits>): OwnUnits {
  const given = Object.entries(input).filter(([name, unit]) => name in noOwnUnits && unit !== undefined);
  return { ...units, ...Object.fromEntries(given) };
}

function addFill(vehicle: VehicleView, input: FuelLogInput): VehicleView {
  const summary = vehicle.fuelSummary;
  const thisMonth = input.filledOn.startsWith(todayIso().slice(0, 7));
  const amount = input.total ?? (input.unitPrice && input.quantity ? String(Number(input.unitPrice) * Number(input.quantity.value)) : null);
  return {
    ...vehicle,
    odometer: higherReading(vehicle, input),
    engineHours: higherHours(vehicle, input),
    fuelSummary: {
      ...summary,
      fillCount: summary.fillCount + 1,
      ...(amount === null ? {} : addCost(summary, amount, input.currency)),
      ...(amount === null || !thisMonth ? {} : addCostThisMonth(summary, amount, input.currency)),
    },
  };
}

function higherReading(vehicle: VehicleView, input: FuelLogInput): VehicleView['odometer'] {
  if (!input.odometer) return vehicle.odometer;
  if (!vehicle.odometer) return input.odometer;
  const typed = convertDistance(Number(input.odometer.value), input.odometer.unit, vehicle.odometer.unit);
  return typed > Number(vehicle.odometer.value) ? { value: String(typed), unit: vehicle.odometer.unit } : vehicle.odometer;
}

function higherHours({ engineHours }: VehicleView, input: FuelLogInput): VehicleView['engineHours'] {
  if (!input.engineHours) return engineHours;
  const isHigher = !engineHours || Number(input.engineHours.value) > Number(engineHours.value);
  return isHigher ? { value: input.engineHours.value } : engineHours;
}

type Summary = VehicleView['fuelSummary'];

const addCost = (summary: Summary, amount: string, currency: string) => ({
  totalCost: addAmount(summary.totalCost, amount, currency),
  convertedTotalCost: addConverted(summary.convertedTotalCost, amount, currency),
});

const addCostThisMonth = (summary: Summary, amount: string, currency: string) => ({
  costThisMonth: addAmount(summary.costThisMonth, amount, currency),
  convertedCostThisMonth: addConverted(summary.convertedCostThisMonth, amount, currency),
});

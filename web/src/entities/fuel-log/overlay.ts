import type { ChargePlace, ChargerKind, DistanceUnit, FuelLogFieldsFragment, FuelUnit } from '@/gql/graphql';
import type { Preferences } from '@/entities/viewer/identity';
import type { OutboxItem } from '@/shared/outbox/types';
import { compareFills, previewEconomy, previewHourly, type Preview } from './preview';

/** Whether a shown record is on the server, still on its way, or was not taken. */
export type SyncMark = 'synced' | 'waiting' | 'attention';
export type FuelLogView = FuelLogFieldsFragment & { sync: SyncMark };

/** The input of a queued fill-up, as the outbox keeps it. */
export type FuelLogInput = {
  vehicleId: string;
  filledOn: string;
  filledAt?: string | null;
  energySource: FuelLogFieldsFragment['energySource'];
  odometer?: { value: string; unit: 'KILOMETRE' | 'MILE' } | null;
  quantity?: { value: string; unit: FuelUnit } | null;
  unitPrice?: string | null;
  total?: string | null;
  currency: string;
  isFull: boolean;
  missedPrevious: boolean;
  station?: string | null;
  grade?: string | null;
  notes?: string | null;
  tripDistance?: { value: string; unit: DistanceUnit } | null;
  engineHours?: { value: string } | null;
  distanceOnThisFuel?: { value: string; unit: DistanceUnit } | null;
  stateOfChargeStart?: string | null;
  stateOfChargeEnd?: string | null;
  batteryEnergy?: { value: string; unit: FuelUnit } | null;
  chargePlace?: ChargePlace | null;
  chargerKind?: ChargerKind | null;
  driver?: string | null;
  paymentMethod?: string | null;
  tags?: string[];
};

const fuelKinds = new Set(['createFuelLog', 'updateFuelLog', 'deleteFuelLog', 'restoreFuelLog', 'confirmFuelLog']);

/** The server's list with everything that still waits on this device merged in, newest first. */
export function overlayFuelLogs(
  base: readonly FuelLogFieldsFragment[], items: readonly OutboxItem[], vehicleId: string, preferences: Preferences,
): FuelLogView[] {
  const logs = new Map<string, FuelLogView>(base.map((log) => [log.id, { ...log, sync: 'synced' }]));
  const touched = new Set<string>();
  for (const item of items) {
    countPaper(logs, item);
    if (item.lane !== vehicleId || !fuelKinds.has(item.kind)) continue;
    if (applyItem(logs, item)) touched.add(item.entityId);
  }
  const sorted = [...logs.values()].sort(compareFills);
  return touched.size === 0 ? sorted : sorted.map((log) => (touched.has(log.id) ? withPreview(log, sorted, preferences) : log));
}

/** A photo that waits on this device counts; one that waits to be removed does not. */
function countPaper(logs: Map<string, FuelLogView>, { kind, state, after }: OutboxItem): void {
  const log = after === undefined ? undefined : logs.get(after);
  if (!log) return;
  const isAdded = kind === 'attachDocument' || kind === 'restoreDocument';
  const isRemoved = kind === 'deleteDocument' && state === 'pending';
  const documentCount = log.documentCount + Number(isAdded) - Number(isRemoved);
  logs.set(log.id, { ...log, documentCount });
}

function applyItem(logs: Map<string, FuelLogView>, item: OutboxItem): boolean {
  const current = logs.get(item.entityId);
  const sync: SyncMark = item.state === 'refused' ? 'attention' : 'waiting';
  switch (item.kind) {
    case 'createFuelLog':
      if (!current) logs.set(item.entityId, fromInput(item, sync));
      return !current;
    case 'restoreFuelLog':
      if (!current && item.snapshot) logs.set(item.entityId, { ...(item.snapshot as FuelLogFieldsFragment), sync });
      return false;
    case 'updateFuelLog':
      if (current) logs.set(item.entityId, { ...merge(current, item.input as Partial<FuelLogInput>), sync });
      return current !== undefined;
    case 'confirmFuelLog':
      if (current) logs.set(item.entityId, { ...current, isConfirmed: item.input['confirmed'] !== false, sync });
      return false;
    default:
      // A delete that the server did not take must not hide the record.
      if (item.state === 'pending') logs.delete(item.entityId);
      return false;
  }
}

function fromInput(item: OutboxItem, sync: SyncMark): FuelLogView {
  const input = item.input as FuelLogInput;
  const blank: FuelLogView = {
    id: item.entityId, version: 0, filledOn: input.filledOn, filledAt: null, energySource: input.energySource,
    odometer: null, quantity: null, unitPrice: null, total: null, totalIn: null,
    entered: { odometer: null, quantity: null, unitPrice: null, total: null, tripDistance: null, distanceOnThisFuel: null },
    engineHours: null, charge: null, driver: null, paymentMethod: null, tags: [],
    isFull: true, missedPrevious: false, station: null, grade: null, notes: null, distance: null, economy: null,
    noEconomyReason: null, economyPerHour: null, noEconomyPerHourReason: null, documentCount: 0, warnings: [], isConfirmed: false, createdAt: item.createdAt, updatedAt: item.createdAt, sync,
  };
  return { ...merge(blank, input), sync };
}

function merge(log: FuelLogView, input: Partial<FuelLogInput>): FuelLogView {
  const currency = input.currency ?? log.total?.currency ?? log.unitPrice?.currency ?? 'EUR';
  const per = input.quantity?.unit ?? log.quantity?.unit ?? 'LITRE';
  const odometer = pick(input, 'odometer', log.entered.odometer);
  const quantity = pick(input, 'quantity', log.entered.quantity);
  const unitPrice = 'unitPrice' in input ? (input.unitPrice ? { amount: input.unitPrice, currency, per } : null) : log.unitPrice;
  const total = 'total' in input ? (input.total ? { amount: input.total, currency } : null) : log.total;
  return {
    ...log,
    filledOn: input.filledOn ?? log.filledOn,
    filledAt: pick(input, 'filledAt', log.filledAt),
    energySource: input.energySource ?? log.energySource,
    isFull: input.isFull ?? log.isFull,
    missedPrevious: input.missedPrevious ?? log.missedPrevious,
    station: pick(input, 'station', log.station),
    grade: pick(input, 'grade', log.grade),
    notes: pick(input, 'notes', log.notes),
    odometer, quantity,
    ...derive(quantity, unitPrice, total, currency),
    // Another amount or day has another worth: only the server knows the rate.
    totalIn: (['total', 'unitPrice', 'quantity', 'currency', 'filledOn'] as const).some((key) => key in input) ? null : log.totalIn,
    ...mergeExtras(log, input),
    entered: { odometer, quantity, unitPrice, total, tripDistance: pick(input, 'tripDistance', log.entered.tripDistance), distanceOnThisFuel: pick(input, 'distanceOnThisFuel', log.entered.distanceOnThisFuel) },
  };
}

function mergeExtras(log: FuelLogView, input: Partial<FuelLogInput>): Pick<FuelLogView, 'engineHours' | 'charge' | 'driver' | 'paymentMethod' | 'tags'> {
  const { charge } = log;
  const merged = {
    stateOfChargeStart: pick(input, 'stateOfChargeStart', charge?.stateOfChargeStart ?? null),
    stateOfChargeEnd: pick(input, 'stateOfChargeEnd', charge?.stateOfChargeEnd ?? null),
    batteryEnergy: pick(input, 'batteryEnergy', charge?.batteryEnergy ?? null),
    place: pick(input, 'chargePlace', charge?.place ?? null),
    chargerKind: pick(input, 'chargerKind', charge?.chargerKind ?? null),
  };
  const hours = pick(input, 'engineHours', log.engineHours);
  return {
    engineHours: hours === null ? null : { value: hours.value },
    charge: (input.energySource ?? log.energySource) === 'ELECTRICITY' ? merged : null,
    driver: pick(input, 'driver', log.driver),
    paymentMethod: pick(input, 'paymentMethod', log.paymentMethod),
    tags: input.tags ?? log.tags,
  };
}

function pick<K extends keyof FuelLogInput, V>(input: Partial<FuelLogInput>, key: K, old: V): V {
  return key in input ? ((input[key] ?? null) as V) : old;
}

function derive(
  quantity: FuelLogView['quantity'], unitPrice: FuelLogView['unitPrice'], total: FuelLogView['total'], currency: string,
): Pick<FuelLogView, 'unitPrice' | 'total'> {
  const amount = Number(quantity?.value ?? 0);
  if (!quantity || amount <= 0) return { unitPrice: unitPrice ?? null, total: total ?? null };
  if (!unitPrice && total) return { total, unitPrice: { amount: String(Number(total.amount) / amount), currency, per: quantity.unit } };
  if (unitPrice && !total) return { unitPrice, total: { amount: String(Number(unitPrice.amount) * amount), currency } };
  return { unitPrice: unitPrice ?? null, total: total ?? null };
}

function withPreview(log: FuelLogView, all: readonly FuelLogView[], preferences: Preferences): FuelLogView {
  const others = all.map((other) => ({ ...other, id: other.id }));
  const facts = { ...log, id: log.id, tripDistance: log.entered.tripDistance };
  const units = { liquid: preferences.economyUnit, electric: preferences.electricEconomyUnit };
  const preview = previewEconomy(others, facts, units);
  const hourly = previewHourly(others, facts, units);
  return {
    ...log,
    distance: preview.distanceKm !== null && preview.distanceKm > 0 ? { value: String(preview.distanceKm), unit: 'KILOMETRE' } : null,
    economy: storedEconomy(preview),
    noEconomyReason: preview.reason,
    economyPerHour: storedEconomy(hourly),
    noEconomyPerHourReason: hourly.reason,
  };
}

const storedEconomy = ({ economy }: Preview): FuelLogView['economy'] => (economy ? { value: String(economy.value), unit: economy.unit } : null);

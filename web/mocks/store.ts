// The mock's memory: a small but honest server for tests. It keeps the contract (idempotent creates, versions, soft
// validation, economy by closed intervals), not the real server's depth.
import { randomUUID } from 'node:crypto';

export type Log = {
  id: string; vehicleId: string; version: number; filledOn: string; filledAt: string | null; energySource: string;
  odometer: Distance; engineHours?: { value: string } | null; quantity: { value: string; unit: string } | null;
  unitPrice: string | null; total: string | null; currency: string; isFull: boolean; missedPrevious: boolean;
  station: string | null; grade: string | null; notes: string | null; isConfirmed: boolean; createdAt: string; deletedAt: string | null;
};
export type ReadingRow = { id: string; vehicleId: string; readOn: string; odometer?: Distance; engineHours?: { value: string } | null; replacedMeterEndedAt?: string | null; notes?: string | null; deletedAt: string | null };
type Distance = { value: string; unit: string } | null;
export type VehicleRow = { id: string; version: number; createdAt: string; updatedAt: string; deletedAt: string | null; [field: string]: unknown };
export type User = {
  id: string; tenantId: string; name: string; email: string; password: string;
  preferences: Record<string, unknown>; vehicles: Map<string, VehicleRow>; logs: Map<string, Log>; readings: Map<string, ReadingRow>; rates: { id: string }[]; answers: Map<string, { input: string; answer: unknown }>;
};

export const users = new Map<string, User>();
export const sessions = new Map<string, string>();
/** How often each entity id was created by an accepted request, for the tests' "exactly one row". */
export const applied: { kind: string; id: string }[] = [];

export function makeUser(name: string, email: string, password: string): User {
  const user: User = {
    id: `user_${randomUUID()}`, tenantId: `tenant_${randomUUID()}`, name, email, password,
    preferences: { distanceUnit: 'KILOMETRE', volumeUnit: 'LITRE', economyUnit: 'LITRES_PER_100_KM', electricEconomyUnit: 'KILOWATT_HOURS_PER_100_KM', currency: 'EUR', locale: 'en-GB', theme: 'SYSTEM', version: 0 },
    vehicles: new Map(), logs: new Map(), readings: new Map(), rates: [], answers: new Map(),
  };
  users.set(email, user);
  return user;
}

const litres: Record<string, number> = { LITRE: 1, US_GALLON: 3.785411784, UK_GALLON: 4.54609, KILOWATT_HOUR: 1, KILOGRAM: 1 };
export const km = (distance: { value: string; unit: string } | null) => (distance ? Number(distance.value) * (distance.unit === 'MILE' ? 1.609344 : 1) : null);
export const hours = ({ engineHours }: Log) => (engineHours ? Number(engineHours.value) : null);
export const base = (quantity: { value: string; unit: string } | null) => (quantity ? Number(quantity.value) * (litres[quantity.unit] ?? 1) : null);

export function logsOf(user: User, vehicleId: string): Log[] {
  const rows = [...user.logs.values()].filter((log) => log.vehicleId === vehicleId && !log.deletedAt);
  return rows.sort((a, b) => b.filledOn.localeCompare(a.filledOn) || (b.filledAt ?? '').localeCompare(a.filledAt ?? '') || (km(b.odometer) ?? 0) - (km(a.odometer) ?? 0) || b.id.localeCompare(a.id));
}

/** Newest first; of a day the one made last. */
export function readingsOf(user: User, vehicleId: string): ReadingRow[] {
  const rows = [...user.readings.values()].filter((row) => row.vehicleId === vehicleId && !row.deletedAt);
  return rows.sort((a, b) => b.readOn.localeCompare(a.readOn) || b.id.localeCompare(a.id));
}

export function prices(log: Log): { unitPrice: number | null; total: number | null } {
  const amount = Number(log.quantity?.value ?? 0);
  const unitPrice = log.unitPrice ? Number(log.unitPrice) : log.total && amount ? Number(log.total) / amount : null;
  const total = log.total ? Number(log.total) : log.unitPrice && amount ? Number(log.unitPrice) * amount : null;
  return { unitPrice, total };
}

export function warningsOf(user: User, log: Log): { code: string; field: string[]; message: string }[] {
  const before = logsOf(user, log.vehicleId).filter((other) => other.id !== log.id && other.filledOn <= log.filledOn && other.createdAt <= log.createdAt);
  const warnings: { code: string; field: string[]; message: string }[] = [];
  const last = before.map((other) => km(other.odometer)).find((value) => value !== null) ?? null;
  const own = km(log.odometer);
  if (own !== null && last !== null && own < last) warnings.push({ code: 'ODOMETER_DECREASED', field: ['odometer'], message: 'The odometer is lower than at the fill-up before.' });
  if (log.filledOn > new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)) warnings.push({ code: 'FUTURE_DATE', field: ['filledOn'], message: 'The date is in the future.' });
  const usual = before.map((other) => prices(other).unitPrice).find((value) => value !== null) ?? null;
  const price = prices(log).unitPrice;
  if (usual && price && price > usual * 4) warnings.push({ code: 'PRICE_UNUSUAL', field: ['unitPrice'], message: 'The price is far from the usual.' });
  return warnings;
}

export function economyOf(user: User, log: Log, read = (one: Log) => km(one.odometer)): { litresPer100: number | null; reason: string | null; distance: number | null } {
  const before = logsOf(user, log.vehicleId).filter((other) => other.id !== log.id && other.energySource === log.energySource);
  const list = logsOf(user, log.vehicleId);
  const older = before.filter((other) => list.findIndex((row) => row.id === other.id) > list.findIndex((row) => row.id === log.id));
  const own = read(log);
  const last = older.map(read).find((value) => value !== null) ?? null;
  const distance = own !== null && last !== null && own > last ? own - last : null;
  const none = (reason: string) => ({ litresPer100: null, reason, distance });
  if (!log.isConfirmed && warningsOf(user, log).length > 0) return none('UNCONFIRMED');
  if (log.missedPrevious) return none('MISSED_FILL');
  if (!log.isFull) return none('PARTIAL');
  if (own === null) return none('NO_ODOMETER');
  let amount = base(log.quantity);
  for (const other of older) {
    const start = read(other);
    if (other.isFull && start !== null) return amount === null ? none('UNKNOWN_VOLUME') : own > start ? { litresPer100: (amount * 100) / (own - start), reason: null, distance } : none('NO_DISTANCE');
    amount = amount === null ? null : amount + (base(other.quantity) ?? 0);
  }
  return none('NO_PREVIOUS_FULL');
}

import type { QueryClient } from '@tanstack/react-query';
import { sendAttached, sendRemoval } from '@/entities/document/send';
import { storeFuelLog } from '@/entities/fuel-log/queries';
import { storeReading } from '@/entities/odometer/queries';
import { storeVehicle } from '@/entities/vehicle/queries';
import { viewerQuery } from '@/entities/viewer/queries';
import {
  ConfirmFuelLogDocument, CreateFuelLogDocument, CreateOdometerReadingDocument, CreateVehicleDocument, DeleteFuelLogDocument,
  DeleteOdometerReadingDocument, DeleteVehicleDocument, RestoreFuelLogDocument, RestoreOdometerReadingDocument, RestoreVehicleDocument, UpdateFuelLogDocument, UpdatePreferencesDocument, UpdateVehicleDocument,
  type FuelLogFieldsFragment, type OdometerReadingFieldsFragment, type PreferencesFieldsFragment, type TypedDocumentString, type VehicleFieldsFragment,
} from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import type { CommandKind, OutboxItem, Refusal, SendResult } from '@/shared/outbox/types';

type UserError = { code: string; field: string[]; message: string };
type Payload = {
  vehicle?: VehicleFieldsFragment | { id: string | number; version: number } | null;
  fuelLog?: FuelLogFieldsFragment | { id: string | number; version: number } | null;
  odometerReading?: OdometerReadingFieldsFragment | { id: string } | null;
  preferences?: PreferencesFieldsFragment | null;
  userErrors: UserError[];
};

type RecordKind = Exclude<CommandKind, 'attachDocument' | 'deleteDocument' | 'restoreDocument'>;

// The outbox holds inputs of every kind; the generated types end here and the payload's shape takes over.
const documents = {
  createVehicle: CreateVehicleDocument,
  updateVehicle: UpdateVehicleDocument,
  deleteVehicle: DeleteVehicleDocument,
  restoreVehicle: RestoreVehicleDocument,
  createFuelLog: CreateFuelLogDocument,
  updateFuelLog: UpdateFuelLogDocument,
  deleteFuelLog: DeleteFuelLogDocument,
  restoreFuelLog: RestoreFuelLogDocument,
  confirmFuelLog: ConfirmFuelLogDocument,
  createOdometerReading: CreateOdometerReadingDocument,
  deleteOdometerReading: DeleteOdometerReadingDocument,
  restoreOdometerReading: RestoreOdometerReadingDocument,
  updatePreferences: UpdatePreferencesDocument,
} as Record<RecordKind, TypedDocumentString<unknown, unknown>>;

const deletes = new Set<CommandKind>(['deleteVehicle', 'deleteFuelLog', 'deleteOdometerReading']);
const versioned = new Set<CommandKind>(['updateVehicle', 'updateFuelLog']);

/** Sends one queued write and says what became of it. */
export async function sendItem(client: QueryClient, item: OutboxItem): Promise<SendResult> {
  if (item.kind === 'attachDocument') return sendAttached(client, item);
  if (item.kind === 'deleteDocument' || item.kind === 'restoreDocument') return sendRemoval(client, item);
  const answer = (await graphqlRequest(documents[item.kind], { input: inputOf(item) })) as Record<string, Payload>;
  const payload = answer[item.kind];
  if (!payload) throw new Error(`The answer to ${item.kind} is missing.`);
  const [error] = payload.userErrors;
  if (error && !isSettled(item, error)) return { outcome: 'refused', refusal: refusalOf(item, payload, error) };
  return { outcome: 'done', version: versionOf(item, payload), apply: () => applyPayload(client, item, payload) };
}

function inputOf(item: OutboxItem): Record<string, unknown> {
  const id = item.kind === 'updatePreferences' ? {} : { id: item.entityId };
  // "previous" can remain when the item before was dropped; the server's answer then decides.
  const version = versioned.has(item.kind) ? { expectedVersion: typeof item.expectedVersion === 'number' ? item.expectedVersion : 1 } : {};
  return { ...item.input, ...id, ...version, idempotencyKey: item.id };
}

// Deleting what is gone already is done.
function isSettled(item: OutboxItem, error: UserError): boolean {
  return error.code === 'NOT_FOUND' && deletes.has(item.kind);
}

function refusalOf(item: OutboxItem, payload: Payload, first: UserError): Refusal {
  const messages = payload.userErrors.map(({ field, message }) => ({ field, message }));
  // A reading is never edited: there is nothing to compare it with.
  const current = item.kind.endsWith('OdometerReading') ? null : (payload.fuelLog ?? payload.vehicle ?? payload.preferences ?? null);
  return { code: first.code, messages, current };
}

function versionOf(item: OutboxItem, payload: Payload): number | null {
  const entity = item.kind.endsWith('FuelLog') ? payload.fuelLog : item.kind.endsWith('Vehicle') ? payload.vehicle : payload.preferences;
  return entity?.version ?? null;
}

function applyPayload(client: QueryClient, item: OutboxItem, payload: Payload): void {
  if (item.kind === 'deleteVehicle') {
    storeVehicle(client, item.entityId, null);
    return;
  }
  if (payload.vehicle && 'displayName' in payload.vehicle) storeVehicle(client, item.lane, payload.vehicle);
  if (item.kind === 'deleteFuelLog') storeFuelLog(client, item.lane, item.entityId, null);
  else if (payload.fuelLog && 'filledOn' in payload.fuelLog) storeFuelLog(client, item.lane, item.entityId, payload.fuelLog);
  if (item.kind === 'deleteOdometerReading') storeReading(client, item.lane, item.entityId, null);
  else if (payload.odometerReading && 'readOn' in payload.odometerReading) storeReading(client, item.lane, item.entityId, payload.odometerReading);
  const { preferences } = payload;
  if (preferences) client.setQueryData(viewerQuery().queryKey, (viewer) => (viewer ? { ...viewer, preferences } : viewer));
}

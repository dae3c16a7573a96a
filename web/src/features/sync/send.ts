import type { QueryClient } from '@tanstack/react-query';
import { sendAttached, sendRemoval } from '@/entities/document/send';
import { storeFuelLog } from '@/entities/fuel-log/queries';
import { storeVehicle } from '@/entities/vehicle/queries';
import { viewerQuery } from '@/entities/viewer/queries';
import {
  ConfirmFuelLogDocument, CreateFuelLogDocument, CreateVehicleDocument, DeleteFuelLogDocument, DeleteVehicleDocument,
  RestoreFuelLogDocument, RestoreVehicleDocument, UpdateFuelLogDocument, UpdatePreferencesDocument, UpdateVehicleDocument,
  type FuelLogFieldsFragment, type PreferencesFieldsFragment, type TypedDocumentString, type VehicleFieldsFragment,
} from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import type { CommandKind, OutboxItem, Refusal, SendResult } from '@/shared/outbox/types';

type UserError = { code: string; field: string[]; message: string };
type Payload = {
  vehicle?: VehicleFieldsFragment | { id: string | number; version: number } | null;
  fuelLog?: FuelLogFieldsFragment | { id: string | number; version: number } | null;
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
  updatePreferences: UpdatePreferencesDocument,
} as Record<RecordKind, TypedDocumentString<unknown, unknown>>;

const versioned = new Set<CommandKind>(['updateVehicle', 'updateFuelLog']);

/** Sends one queued write and says what became of it. */
export async function sendItem(client: QueryClient, item: OutboxItem): Promise<SendResult> {
  if (item.kind === 'attachDocument') return sendAttached(client, item);
  if (item.kind === 'deleteDocument' || item.kind === 'restoreDocument') return sendRemoval(client, item);
  const answer = (await graphqlRequest(documents[item.kind], { input: inputOf(item) })) as Record<string, Payload>;
  const payload = answer[item.kind];
  if (!payload) throw new Error(`The answer to ${item.kind} is missing.`);
  const [error] = payload.userErrors;
  if (error && !isSettled(item, error)) return { outcome: 'refused', refusal: refusalOf(payload, error) };
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
  return error.code === 'NOT_FOUND' && (item.kind === 'deleteFuelLog' || item.kind === 'deleteVehicle');
}

function refusalOf(payload: Payload, first: UserError): Refusal {
  const messages = payload.userErrors.map(({ field, message }) => ({ field, message }));
  return { code: first.code, messages, current: payload.fuelLog ?? payload.vehicle ?? payload.preferences ?? null };
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
  const { preferences } = payload;
  if (preferences) client.setQueryData(viewerQuery().queryKey, (viewer) => (viewer ? { ...viewer, preferences } : viewer));
}

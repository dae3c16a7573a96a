/** The mutations that may wait on the device. */
export type CommandKind =
  | 'createVehicle' | 'updateVehicle' | 'deleteVehicle' | 'restoreVehicle'
  | 'createFuelLog' | 'updateFuelLog' | 'deleteFuelLog' | 'restoreFuelLog' | 'confirmFuelLog'
  | 'attachDocument' | 'deleteDocument' | 'restoreDocument'
  | 'createOdometerReading' | 'deleteOdometerReading' | 'restoreOdometerReading'
  | 'updatePreferences';

/** What the server said about an entry that it did not take. */
export type Refusal = {
  code: string;
  messages: { field: string[]; message: string }[];
  /** The record as the server has it, for a conflict. */
  current: unknown;
};

/** One write that the server has not acknowledged yet. */
export type OutboxItem = {
  /** Place in the queue; the order of sending within a lane. */
  seq: number;
  /** UUIDv7, sent as the idempotency key. */
  id: string;
  kind: CommandKind;
  entityId: string;
  /** Items of one lane go out strictly in order; lanes may overtake each other. */
  lane: string;
  /** Another entity whose earlier items must be gone first, in whatever lane: the fill-up of a photo. */
  after?: string;
  /** The mutation's input without its idempotency key and expected version. */
  input: Record<string, unknown>;
  /** The version the edit was made on; "previous" follows the item queued before it. */
  expectedVersion: number | 'previous' | null;
  /** The record as shown before, kept for undo and for showing a restored record. */
  snapshot: unknown;
  createdAt: string;
  tries: number;
  lastError: string | null;
  state: 'pending' | 'refused';
  refusal: Refusal | null;
};

export type NewItem = Pick<OutboxItem, 'kind' | 'entityId' | 'lane' | 'input' | 'expectedVersion'> & { snapshot?: unknown; after?: string };

/** The answer to one sent item. */
export type SendResult =
  | { outcome: 'done'; version: number | null; apply: () => void }
  | { outcome: 'refused'; refusal: Refusal };

/** Why draining stopped. */
export type DrainStop = 'empty' | 'retry' | 'signed-out' | 'locked';

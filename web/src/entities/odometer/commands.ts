import type { Outbox } from '@/shared/outbox/outbox';
import type { ReadingInput, ReadingView } from './overlay';

/** Queues a new reading under a client-made id. */
export async function createReading(outbox: Outbox, id: string, input: ReadingInput): Promise<void> {
  await outbox.add({ kind: 'createOdometerReading', entityId: id, lane: input.vehicleId, input: { ...input }, expectedVersion: null });
}

/** Deletes at once; the returned function undoes it, by taking it back or by restoring on the server. */
export async function deleteReading(outbox: Outbox, lane: string, reading: ReadingView): Promise<() => Promise<void>> {
  const entityId = reading.id;
  const waiting = outbox.getState().items.filter((item) => item.entityId === entityId);
  const added = await outbox.add({ kind: 'deleteOdometerReading', entityId, lane, input: {}, expectedVersion: null, snapshot: reading });
  return async () => {
    if (!added) {
      for (const item of waiting) await outbox.putBack(item);
      return;
    }
    if (await outbox.takeBack(added.id)) return;
    await outbox.add({ kind: 'restoreOdometerReading', entityId, lane, input: {}, expectedVersion: null, snapshot: reading });
  };
}

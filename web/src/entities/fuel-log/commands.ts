import type { Outbox } from '@/shared/outbox/outbox';
import type { OutboxItem } from '@/shared/outbox/types';
import type { FuelLogInput, FuelLogView } from './overlay';

type Target = { vehicleId: string; id: string };

/** Queues a new fill-up under a client-made id. */
export async function createFuelLog(outbox: Outbox, id: string, input: FuelLogInput): Promise<OutboxItem | null> {
  return outbox.add({ kind: 'createFuelLog', entityId: id, lane: input.vehicleId, input: { ...input }, expectedVersion: null });
}

/** Queues an edit made on the given version. */
export async function updateFuelLog(outbox: Outbox, target: Target, change: Partial<FuelLogInput>, log: FuelLogView): Promise<OutboxItem | null> {
  const { vehicleId: _unchanged, ...input } = change;
  return outbox.add({ kind: 'updateFuelLog', entityId: target.id, lane: target.vehicleId, input, expectedVersion: log.version, snapshot: log });
}

/** Deletes at once; the returned function undoes it, by taking it back or by restoring on the server. */
export async function deleteFuelLog(outbox: Outbox, target: Target, log: FuelLogView): Promise<() => Promise<void>> {
  const waiting = outbox.getState().items.filter((item) => item.entityId === target.id || item.after === target.id);
  const { id: entityId, vehicleId: lane } = target;
  const added = await outbox.add({ kind: 'deleteFuelLog', entityId, lane, input: {}, expectedVersion: null, snapshot: log });
  return async () => {
    if (!added) {
      for (const item of waiting) await outbox.putBack(item);
      return;
    }
    if (await outbox.takeBack(added.id)) return;
    await outbox.add({ kind: 'restoreFuelLog', entityId, lane, input: {}, expectedVersion: null, snapshot: log });
  };
}

/** Says that odd values are right. */
export async function confirmFuelLog(outbox: Outbox, target: Target): Promise<void> {
  await outbox.add({ kind: 'confirmFuelLog', entityId: target.id, lane: target.vehicleId, input: { confirmed: true }, expectedVersion: null });
}

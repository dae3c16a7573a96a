import type { Outbox } from '@/shared/outbox/outbox';
import type { VehicleInput, VehicleView } from './overlay';

export async function createVehicle(outbox: Outbox, id: string, input: VehicleInput): Promise<void> {
  await outbox.add({ kind: 'createVehicle', entityId: id, lane: id, input: { ...input }, expectedVersion: null });
}

export async function updateVehicle(outbox: Outbox, vehicle: VehicleView, input: VehicleInput): Promise<void> {
  const id = vehicle.id;
  await outbox.add({ kind: 'updateVehicle', entityId: id, lane: id, input: { ...input }, expectedVersion: vehicle.version, snapshot: vehicle });
}

/** Deletes at once; the returned function undoes it, by taking it back or by restoring on the server. */
export async function deleteVehicle(outbox: Outbox, vehicle: VehicleView): Promise<() => Promise<void>> {
  const id = vehicle.id;
  const waiting = outbox.getState().items.filter((item) => item.lane === id);
  const added = await outbox.add({ kind: 'deleteVehicle', entityId: id, lane: id, input: {}, expectedVersion: null, snapshot: vehicle });
  return async () => {
    if (!added) {
      for (const item of waiting) await outbox.putBack(item);
      return;
    }
    if (await outbox.takeBack(added.id)) return;
    await outbox.add({ kind: 'restoreVehicle', entityId: id, lane: id, input: {}, expectedVersion: null, snapshot: vehicle });
  };
}

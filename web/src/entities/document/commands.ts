import type { Outbox } from '@/shared/outbox/outbox';
import type { NewPaper } from './new-paper';
import type { DocumentView } from './overlay';

/** Queues a photo or paper behind whatever waits of its fill-up. */
export async function attachDocument(outbox: Outbox, fuelLogId: string, { id, ...paper }: NewPaper): Promise<void> {
  await outbox.add({ kind: 'attachDocument', entityId: id, lane: id, after: fuelLogId, input: { fuelLogId, ...paper }, expectedVersion: null });
}

/** Removes at once; the returned function undoes it, by taking it back or by restoring on the server. */
export async function deleteDocument(outbox: Outbox, fuelLogId: string, view: DocumentView): Promise<() => Promise<void>> {
  const waiting = outbox.getState().items.filter((item) => item.entityId === view.id);
  const queued = { entityId: view.id, lane: view.id, after: fuelLogId, input: {}, expectedVersion: null, snapshot: view };
  const added = await outbox.add({ kind: 'deleteDocument', ...queued });
  return async () => {
    if (!added) {
      for (const item of waiting) await outbox.putBack(item);
      return;
    }
    if (await outbox.takeBack(added.id)) return;
    await outbox.add({ kind: 'restoreDocument', ...queued });
  };
}

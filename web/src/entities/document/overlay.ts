import type { SyncMark } from '@/entities/fuel-log/overlay';
import type { DocumentFieldsFragment } from '@/gql/graphql';
import type { OutboxItem } from '@/shared/outbox/types';
import type { NewPaper } from './new-paper';

/** A photo or paper as it is shown: from the server by address, or from this device by its bytes. */
export type DocumentView = {
  id: string;
  fileName: string;
  contentType: string;
  url: string | null;
  thumbnail: string | null;
  file: Blob | null;
  sync: SyncMark;
};

/** A photo that only the open form knows. */
export function viewOfNew({ id, fileName, contentType, file }: NewPaper, sync: SyncMark = 'waiting'): DocumentView {
  return { id, fileName, contentType, url: null, thumbnail: null, file, sync };
}

/** The server's list with everything that still waits on this device merged in. */
export function overlayDocuments(base: readonly DocumentFieldsFragment[], items: readonly OutboxItem[], fuelLogId: string): DocumentView[] {
  const views = new Map<string, DocumentView>(base.map((one) => [one.id, viewOfStored(one)]));
  for (const item of items) {
    if (item.after !== fuelLogId) continue;
    const sync: SyncMark = item.state === 'refused' ? 'attention' : 'waiting';
    const { entityId: id } = item;
    if (item.kind === 'attachDocument' && !views.has(id)) views.set(id, viewOfNew({ ...(item.input as Omit<NewPaper, 'id'>), id }, sync));
    if (item.kind === 'restoreDocument' && !views.has(id)) views.set(id, { ...(item.snapshot as DocumentView), sync });
    // A delete that the server did not take must not hide the record.
    if (item.kind === 'deleteDocument' && item.state === 'pending') views.delete(id);
  }
  return [...views.values()];
}

/** One that the server has. */
export function viewOfStored({ id, fileName, contentType, url, thumbnail }: DocumentFieldsFragment): DocumentView {
  return { id, fileName, contentType, url: url ?? null, thumbnail: thumbnail ?? null, file: null, sync: 'synced' };
}

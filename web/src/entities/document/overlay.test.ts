import { expect, test } from 'vitest';
import { makeItem } from '@/shared/outbox/queue';
import type { NewItem, OutboxItem } from '@/shared/outbox/types';
import { overlayDocuments } from './overlay';

const stored = { id: 'd1', fileName: 'a.jpg', contentType: 'image/jpeg', url: '/files/a', thumbnail: '/files/b' };
const file = new Blob(['x']);

function queued(kind: NewItem['kind'], entityId: string, more: Partial<NewItem> = {}): OutboxItem {
  return makeItem({ kind, entityId, lane: entityId, after: 'f1', input: {}, expectedVersion: null, ...more }, 1, 'key', '2026-01-01');
}

test('a photo that waits is shown with the others, once', () => {
  const attach = queued('attachDocument', 'd2', { input: { fuelLogId: 'f1', fileName: 'b.jpg', contentType: 'image/jpeg', file } });
  const views = overlayDocuments([stored], [attach], 'f1');
  expect(views.map(({ id, sync }) => [id, sync])).toEqual([['d1', 'synced'], ['d2', 'waiting']]);
  expect(views[1]?.file).toBe(file);
  expect(overlayDocuments([{ ...stored, id: 'd2' }], [attach], 'f1')).toHaveLength(1);
  expect(overlayDocuments([], [attach], 'f2')).toEqual([]);
});

test('what was removed is hidden, unless the server did not take that', () => {
  const gone = queued('deleteDocument', 'd1');
  expect(overlayDocuments([stored], [gone], 'f1')).toEqual([]);
  expect(overlayDocuments([stored], [{ ...gone, state: 'refused' }], 'f1')).toHaveLength(1);
});

test('what is being had back is shown as it was', () => {
  const [view] = overlayDocuments([stored], [], 'f1');
  const back = queued('restoreDocument', 'd1', { snapshot: view });
  expect(overlayDocuments([], [back], 'f1')).toEqual([{ ...view, sync: 'waiting' }]);
});

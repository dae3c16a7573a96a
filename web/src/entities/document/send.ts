import type { QueryClient } from '@tanstack/react-query';
import { storeDocumentCount } from '@/entities/fuel-log/queries';
import { CompleteUploadDocument, CreateUploadDocument, DeleteDocumentDocument, RestoreDocumentDocument, type StoredDocumentFragment } from '@/gql/graphql';
import { RequestError, graphqlRequest } from '@/shared/lib/gql';
import type { OutboxItem, Refusal, SendResult } from '@/shared/outbox/types';
import type { NewPaper } from './new-paper';
import { storeDocument } from './queries';

type UserError = { code: string; field: string[]; message: string };
type Paper = Omit<NewPaper, 'id'> & { fuelLogId: string };

// A large file on a slow line takes its time; a line that is dead ends by itself.
const uploadTimeoutMs = 5 * 60_000;

/** Announces a photo, sends its bytes and has it taken; each step done before is passed over. */
export async function sendAttached(client: QueryClient, item: OutboxItem): Promise<SendResult> {
  const { file, ...paper } = item.input as Paper;
  const id = item.entityId;
  const input = { ...paper, id, byteSize: file.size, idempotencyKey: item.id };
  const { createUpload } = await graphqlRequest(CreateUploadDocument, { input });
  if (createUpload.userErrors.length > 0) return refused(createUpload.userErrors);
  const { upload } = createUpload;
  if (upload?.document) return done(client, item, upload.document);
  if (!upload?.url) return refused([{ code: 'NOT_FOUND', field: [], message: '' }]);
  const problem = await put(upload.url, file);
  if (problem) return refused([problem]);
  const { completeUpload } = await graphqlRequest(CompleteUploadDocument, { input: { id, idempotencyKey: `${item.id}:complete` } });
  if (completeUpload.userErrors.length > 0) return refused(completeUpload.userErrors);
  return done(client, item, completeUpload.document ?? null);
}

/** Removes a photo, or has it back. */
export async function sendRemoval(client: QueryClient, item: OutboxItem): Promise<SendResult> {
  const variables = { input: { id: item.entityId, idempotencyKey: item.id } };
  const isBack = item.kind === 'restoreDocument';
  const payload = isBack
    ? (await graphqlRequest(RestoreDocumentDocument, variables)).restoreDocument
    : (await graphqlRequest(DeleteDocumentDocument, variables)).deleteDocument;
  const [error] = payload.userErrors;
  // Removing what is gone already is done.
  if (error && (isBack || error.code !== 'NOT_FOUND')) return refused(payload.userErrors);
  return done(client, item, payload.document ?? null);
}

async function put(url: string, file: Blob): Promise<UserError | null> {
  const headers = { 'content-type': 'application/octet-stream' };
  const signal = AbortSignal.timeout(uploadTimeoutMs);
  const answer = await fetch(url, { method: 'PUT', credentials: 'same-origin', body: file, headers, signal }).catch((error: unknown) => {
    throw new RequestError('NETWORK', String(error));
  });
  if (answer.ok) return null;
  if (answer.status === 413) return { code: 'TOO_LONG', field: [], message: await answer.text() };
  // A link that is over, or somebody else's session: the next try asks for a fresh one, and learns which.
  throw new RequestError('BAD_ANSWER', `The server answered ${answer.status}.`);
}

function refused(errors: readonly UserError[]): SendResult {
  const messages = errors.map(({ field, message }) => ({ field, message }));
  const refusal: Refusal = { code: errors[0]?.code ?? 'INVALID', messages, current: null };
  return { outcome: 'refused', refusal };
}

function done(client: QueryClient, item: OutboxItem, document: StoredDocumentFragment | null): SendResult {
  const stored = item.kind === 'deleteDocument' ? null : document;
  const apply = () => {
    storeDocument(client, item.after ?? '', item.entityId, stored);
    if (document) storeDocumentCount(client, document.fuelLog.id, document.fuelLog.documentCount);
  };
  return { outcome: 'done', version: null, apply };
}

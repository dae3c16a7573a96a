import type { TypedDocumentString } from '@/gql/graphql';
import { PersistedDocuments, type OperationBody } from './persisted';

export const REQUEST_TIMEOUT_MS = 10_000;

/** Why a request gave no usable answer. */
export type RequestErrorCode =
  | 'NETWORK' | 'TIMEOUT' | 'BAD_ANSWER' | 'VIEWER_CHANGED' | 'GARAGE_SUSPENDED'
  | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED' | 'QUERY_TOO_COMPLEX' | 'RATE_LIMITED' | 'UPSTREAM_UNAVAILABLE' | 'INTERNAL';

/** A failed request, told apart by `code`; `message` holds the server's words where it had any. */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  readonly retryAfterMs: number | null;
  readonly errorId: string | null;

  constructor(code: RequestErrorCode, message: string, details: { retryAfterMs?: number; errorId?: string } = {}) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.errorId = details.errorId ?? null;
  }
}

type GraphQLErrorBody = { message: string; extensions?: { code?: string; retryAfter?: number; errorId?: string } };
type GraphQLBody<T> = { data?: T | null; errors?: GraphQLErrorBody[] };

const listeners = new Set<(error: RequestError | null) => void>();

/** Tells every watcher how the last contact with the server went: an error, or null for an answer. */
export function onServerContact(listener: (error: RequestError | null) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function report(error: RequestError | null): void {
  for (const listener of listeners) listener(error);
}

let expectedViewer: string | null = null;

/** Names who this page belongs to; the server refuses its requests once somebody else is signed in. */
export function expectViewer(userId: string, tenantId: string): void {
  expectedViewer = `${userId}/${tenantId}`;
}

/** Sends one operation with the session cookie; throws `RequestError` for anything but complete data. `viewer` null asks for whoever is signed in. */
export async function graphqlRequest<TResult, TVariables>(
  document: TypedDocumentString<TResult, TVariables>,
  variables: TVariables,
  signal?: AbortSignal,
  viewer: string | null = expectedViewer,
): Promise<TResult> {
  try {
    const body = await sendKnown(document, variables, { signal, viewer });
    const failure = body.errors?.[0];
    if (failure) throw fromGraphQL(failure);
    if (body.data === undefined || body.data === null) throw new RequestError('BAD_ANSWER', 'The answer holds no data.');
    report(null);
    return body.data;
  } catch (error) {
    const typed = toRequestError(error);
    if (!signal?.aborted) report(typed);
    throw typed;
  }
}

/** What this page has learnt about the server's manifest. */
export const persisted = new PersistedDocuments();

type Sending = { signal: AbortSignal | undefined; viewer: string | null };

async function sendKnown<TResult, TVariables>(
  document: TypedDocumentString<TResult, TVariables>,
  variables: TVariables,
  sending: Sending,
): Promise<GraphQLBody<TResult>> {
  const operation = persisted.bodyOf(document, variables);
  const body = await send<TResult>(operation, sending);
  // An unknown hash ran nothing: sending the text afterwards cannot write twice.
  if (!persisted.learn(operation, body.errors?.[0]?.extensions?.code)) return body;
  return send<TResult>(persisted.bodyOf(document, variables), sending);
}

async function send<T>(payload: OperationBody, { signal, viewer }: Sending): Promise<GraphQLBody<T>> {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(viewer === null ? {} : { 'x-expected-viewer': viewer }),
    },
    body: JSON.stringify(payload),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  if (response.status === 401) throw new RequestError('UNAUTHENTICATED', 'The session has ended.');
  const type = response.headers.get('content-type') ?? '';
  // A captive portal answers 200 with a page: only JSON counts as an answer.
  if (!type.includes('json')) throw new RequestError('BAD_ANSWER', `The server answered ${response.status}.`);
  const body = (await response.json()) as GraphQLBody<T>;
  if (!body.errors && !('data' in body)) throw new RequestError('BAD_ANSWER', `The server answered ${response.status}.`);
  return body;
}

function fromGraphQL(error: GraphQLErrorBody): RequestError {
  const { code, retryAfter, errorId } = error.extensions ?? {};
  return new RequestError(knownCode(code), error.message, {
    ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter * 1000 }),
    ...(errorId === undefined ? {} : { errorId }),
  });
}

const serverCodes: readonly RequestErrorCode[] = [
  'TIMEOUT', 'VIEWER_CHANGED', 'GARAGE_SUSPENDED', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COMPLEX', 'RATE_LIMITED', 'UPSTREAM_UNAVAILABLE',
];

function knownCode(code: string | undefined): RequestErrorCode {
  return serverCodes.find((known) => known === code) ?? 'INTERNAL';
}

function toRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') return new RequestError('TIMEOUT', 'The server is slow to answer.');
  if (error instanceof SyntaxError) return new RequestError('BAD_ANSWER', 'The answer is not readable.');
  return new RequestError('NETWORK', error instanceof Error ? error.message : 'No connection.');
}

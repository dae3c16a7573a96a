/** A generated document, of whatever types. */
export type AnyDocument = { toString: () => string; __meta__?: Record<string, unknown> | undefined };

/** What is posted for one operation: a hash that the server's manifest knows, or the text. */
export type OperationBody = {
  operationName?: string;
  query?: string;
  variables: unknown;
  extensions?: { persistedQuery: { version: 1; sha256Hash: string } };
};

const unknownCodes = new Set(['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']);

/** Sends hashes for as long as the server knows them; one that runs another build, or none, is sent texts. */
export class PersistedDocuments {
  readonly #unknown = new Set<string>();
  #supported = true;

  bodyOf(document: AnyDocument, variables: unknown): OperationBody {
    const operationName = /(?:query|mutation|subscription)\s+(\w+)/.exec(document.toString())?.[1];
    const named = operationName === undefined ? { variables } : { operationName, variables };
    const sha256Hash = this.#hashOf(document);
    if (sha256Hash === null) return { ...named, query: document.toString() };
    return { ...named, extensions: { persistedQuery: { version: 1, sha256Hash } } };
  }

  /** Whether an answer means that nothing ran and the text must be sent; remembered from then on. */
  learn(body: OperationBody, code: string | undefined): boolean {
    const hash = body.extensions?.persistedQuery.sha256Hash;
    if (hash === undefined || code === undefined || !unknownCodes.has(code)) return false;
    if (code === 'PERSISTED_QUERY_NOT_SUPPORTED') this.#supported = false;
    this.#unknown.add(hash);
    return true;
  }

  #hashOf(document: AnyDocument): string | null {
    const embedded: unknown = document.__meta__?.['hash'];
    if (!this.#supported || typeof embedded !== 'string') return null;
    const hash = embedded.replace(/^sha256:/, '');
    return this.#unknown.has(hash) ? null : hash;
  }
}

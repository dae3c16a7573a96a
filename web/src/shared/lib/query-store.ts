import { QueryClient, dehydrate, hydrate, type DehydratedState } from '@tanstack/react-query';
import { RequestError } from './gql';
import type { DeviceDb } from './device-db';

const cacheKey = 'queries';
const maxAgeMs = 60 * 24 * 60 * 60 * 1000;
// Raise when a saved shape stops fitting the code that reads it.
const buster = '1';

type Saved = { buster: string; savedAt: number; state: DehydratedState };

const transient = new Set(['NETWORK', 'TIMEOUT', 'BAD_ANSWER', 'INTERNAL']);

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Any finite age above 24.8 days overflows the timer and drops the saved copy at once.
        gcTime: Infinity,
        staleTime: 15_000,
        networkMode: 'offlineFirst',
        retry: (count, error) => count < 1 && error instanceof RequestError && transient.has(error.code),
        retryDelay: 800,
      },
      mutations: { networkMode: 'offlineFirst' },
    },
  });
}

/** Keeps query results on the device: restored before the first render, saved soon after every change. */
export class QueryStore {
  readonly #db: DeviceDb;
  readonly #client: QueryClient;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(db: DeviceDb, client: QueryClient) {
    this.#db = db;
    this.#client = client;
  }

  async restore(now = Date.now()): Promise<void> {
    const saved = (await this.#db.get('cache', cacheKey)) as Saved | undefined;
    if (!saved || saved.buster !== buster || now - saved.savedAt > maxAgeMs) return;
    hydrate(this.#client, saved.state);
    // What others changed while the page was away, or was being read when it went, is in no event to come.
    void this.#client.invalidateQueries({ refetchType: 'none' });
  }

  /** Starts saving; returns the function that ends it. */
  start(): () => void {
    const unsubscribe = this.#client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' && event.type !== 'removed') return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.save(), 500);
    });
    return () => {
      clearTimeout(this.#timer);
      unsubscribe();
    };
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    const state = dehydrate(this.#client, {
      // Judged by data, not by status: one failed refetch must not erase the saved copy.
      shouldDehydrateQuery: (query) => query.state.data !== undefined && query.meta?.['persist'] !== false,
      shouldDehydrateMutation: () => false,
    });
    const saved: Saved = { buster, savedAt: Date.now(), state: cloneable(state) };
    try {
      await this.#db.put('cache', saved, cacheKey);
    } catch {
      // A full disk costs only the saved copy; entries are kept by the outbox.
    }
  }
}

// Error objects and promises inside the state are no part of the copy.
function cloneable(state: DehydratedState): DehydratedState {
  const queries = state.queries.map(({ promise: _promise, ...query }) => ({
    ...query,
    state: { ...query.state, error: null, fetchFailureReason: null, status: 'success' as const, fetchStatus: 'idle' as const },
  }));
  return { mutations: [], queries };
}

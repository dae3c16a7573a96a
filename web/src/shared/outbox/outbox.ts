import { RequestError } from '../lib/gql';
import type { DeviceDb } from '../lib/device-db';
import { uuidv7 } from '../lib/uuid';
import { backoffMs } from './backoff';
import { addToQueue, makeItem, renewed, sendable, withVersion } from './queue';
import type { DrainStop, NewItem, OutboxItem, SendResult } from './types';

export type OutboxState = {
  items: readonly OutboxItem[];
  sending: boolean;
  /** Set when the last try failed: when the next one is due (epoch ms). */
  nextTryAt: number | null;
  signedOut: boolean;
};

type Options = {
  db: DeviceDb;
  name: string;
  /** Stores the saved copies of server data at once. */
  persist: () => Promise<void>;
  send: (item: OutboxItem) => Promise<SendResult>;
  /** Called after acknowledgements, so that figures the server computes are read again. */
  onAcknowledged: (items: OutboxItem[]) => void;
};

const refusingCodes = new Set(['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'QUERY_TOO_COMPLEX']);

/** The write-ahead queue: an entry is stored first, shown second, sent third, and leaves only when acknowledged. */
export class Outbox {
  #state: OutboxState = { items: [], sending: false, nextTryAt: null, signedOut: false };
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  readonly #inFlight = new Set<string>();
  readonly #done = new Set<string>();
  readonly #channel: BroadcastChannel | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #drainAgain = false;
  // A new chance came up while a hopeless try was still running.
  #urgent = false;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`outbox:${options.name}`);
    this.#channel?.addEventListener('message', (event: MessageEvent<{ acknowledged: OutboxItem[] }>) => {
      void this.reload().then(() => {
        if (event.data.acknowledged.length > 0) options.onAcknowledged(event.data.acknowledged);
        else void this.drain();
      });
    });
  }

  readonly getState = (): OutboxState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads the stored queue; call once before the first render. */
  async reload(): Promise<void> {
    this.#set({ items: this.#visible(await this.#options.db.getAll('outbox')) });
  }

  /** Stores a write and starts sending. Resolves once it is safe on the device. */
  async add(command: NewItem): Promise<OutboxItem | null> {
    const added = await this.#change((items) => {
      const seq = Math.max((items.at(-1)?.seq ?? 0) + 1, Date.now());
      const item = makeItem(command, seq, uuidv7(), new Date().toISOString());
      const change = addToQueue(items, item, this.#inFlight);
      return { ...change, result: change.added };
    });
    void navigator.storage?.persist?.();
    this.#announce([]);
    void this.drain();
    return added;
  }

  /** Takes a never-sent item back; false when the server may already know it. */
  async takeBack(id: string): Promise<boolean> {
    const removed = await this.#change((items) => {
      const item = items.find((entry) => entry.id === id);
      const free = item !== undefined && item.tries === 0 && !this.#inFlight.has(id);
      return { put: [], remove: free ? [item.seq] : [], result: free };
    });
    if (removed) this.#announce([]);
    return removed;
  }

  /** Drops an item on the user's word. */
  async discard(id: string): Promise<void> {
    await this.#change((items) => ({ put: [], remove: items.filter((entry) => entry.id === id).map((entry) => entry.seq), result: null }));
    this.#announce([]);
    void this.drain();
  }

  /** Puts a discarded item back where it was. */
  async putBack(item: OutboxItem): Promise<void> {
    await this.#change(() => ({ put: [item], remove: [], result: null }));
    this.#announce([]);
    void this.drain();
  }

  /** Sends a refused item again under a new key, changed as the user decided. */
  async resend(id: string, change: Partial<Pick<OutboxItem, 'input' | 'expectedVersion' | 'kind'>>): Promise<void> {
    await this.#change((items) => {
      const put = items.filter((entry) => entry.id === id).map((item) => ({ ...renewed(item), ...change }));
      return { put, remove: [], result: null };
    });
    this.#announce([]);
    void this.drain();
  }

  /** Tries at once, whatever the waiting time. */
  async sendNow(): Promise<void> {
    this.#failures = 0;
    this.#urgent = this.#state.sending;
    this.#set({ signedOut: false });
    await this.drain();
  }

  /** Sends what may be sent; only one tab of a device does so at a time. */
  async drain(): Promise<void> {
    if (this.#closed) return;
    if (this.#state.sending) {
      this.#drainAgain = true;
      return;
    }
    clearTimeout(this.#timer);
    if (this.#state.signedOut || sendable(this.#state.items).length === 0) return;
    this.#set({ sending: true, nextTryAt: null });
    const stop = await this.#locked(async () => this.#drainAll());
    this.#set({ sending: false });
    this.#afterDrain(stop);
  }

  /** Ends timers and closes the channel; the stored items stay. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#channel?.close();
  }

  #afterDrain(stop: DrainStop): void {
    if (stop === 'retry') this.#schedule(backoffMs(this.#failures));
    // Another tab sends; look again in case it is closed in the middle.
    if (stop === 'locked') this.#schedule(5000);
    if (stop === 'signed-out') this.#set({ signedOut: true });
    if (stop === 'empty') this.#failures = 0;
    if (this.#drainAgain) {
      const again = stop === 'empty' || this.#urgent;
      this.#drainAgain = false;
      this.#urgent = false;
      if (again) void this.drain();
    }
  }

  #schedule(ms: number): void {
    if (this.#closed) return;
    this.#set({ nextTryAt: Date.now() + ms });
    this.#timer = setTimeout(() => void this.drain(), ms);
  }

  async #drainAll(): Promise<DrainStop> {
    await this.reload();
    const acknowledged: OutboxItem[] = [];
    try {
      for (let ready = sendable(this.#state.items); ready.length > 0; ready = sendable(this.#state.items)) {
        const item = ready[0];
        if (!item || this.#closed) break;
        const stop = await this.#sendOne(item, acknowledged);
        if (stop) return stop;
      }
      return 'empty';
    } finally {
      if (acknowledged.length > 0) {
        this.#options.onAcknowledged(acknowledged);
        this.#announce(acknowledged);
      }
    }
  }

  async #sendOne(item: OutboxItem, acknowledged: OutboxItem[]): Promise<DrainStop | null> {
    this.#inFlight.add(item.id);
    try {
      // The count is stored before sending: after a kill nobody may alter an item that may have arrived.
      const trying = await this.#update(item, (fresh) => ({ ...fresh, tries: fresh.tries + 1 }));
      if (!trying) return null;
      return await this.#deliver(trying, acknowledged);
    } finally {
      this.#inFlight.delete(item.id);
    }
  }

  async #deliver(item: OutboxItem, acknowledged: OutboxItem[]): Promise<DrainStop | null> {
    try {
      const result = await this.#options.send(item);
      if (result.outcome === 'refused') await this.#refuse(item, result.refusal);
      else await this.#acknowledge(item, result, acknowledged);
      this.#failures = 0;
      return null;
    } catch (error) {
      return await this.#failed(item, error);
    }
  }

  async #acknowledge(item: OutboxItem, result: Extract<SendResult, { outcome: 'done' }>, acknowledged: OutboxItem[]): Promise<void> {
    // Shown and stored as a server record first, then dropped: a kill in between only sends it once more.
    this.#done.add(item.id);
    result.apply();
    this.#set({ items: this.#visible(this.#state.items) });
    await this.#options.persist();
    await this.#change((items) => ({ put: withVersion(items, item, result.version), remove: [item.seq], result: null }));
    acknowledged.push(item);
  }

  async #refuse(item: OutboxItem, refusal: OutboxItem['refusal']): Promise<void> {
    await this.#update(item, (fresh) => ({ ...fresh, state: 'refused', refusal }));
    this.#announce([]);
  }

  async #failed(item: OutboxItem, error: unknown): Promise<DrainStop | null> {
    const typed = error instanceof RequestError ? error : new RequestError('INTERNAL', String(error));
    if (refusingCodes.has(typed.code)) {
      await this.#refuse(item, { code: typed.code, messages: [{ field: [], message: typed.message }], current: null });
      return null;
    }
    await this.#update(item, (fresh) => ({ ...fresh, lastError: typed.code }));
    if (typed.code === 'UNAUTHENTICATED') return 'signed-out';
    this.#failures += 1;
    return 'retry';
  }

  async #locked(work: () => Promise<DrainStop>): Promise<DrainStop> {
    // Plain HTTP in a home network has no locks; the server's idempotency covers two tabs there.
    if (!('locks' in navigator) || !navigator.locks) return work();
    return navigator.locks.request(`outbox:${this.#options.name}`, { ifAvailable: true }, async (lock) => (lock ? work() : 'locked'));
  }

  /** Reads and rewrites the queue in one transaction: other tabs write to the same store. */
  async #change<T>(decide: (items: OutboxItem[]) => { put: OutboxItem[]; remove: number[]; result: T }): Promise<T> {
    const transaction = this.#options.db.transaction('outbox', 'readwrite', { durability: 'strict' });
    const { put, remove, result } = decide(await transaction.store.getAll());
    await Promise.all([
      ...put.map(async (item) => transaction.store.put(item)),
      ...remove.map(async (seq) => transaction.store.delete(seq)),
      transaction.done,
    ]);
    await this.reload();
    return result;
  }

  #visible(items: readonly OutboxItem[]): OutboxItem[] {
    return items.filter((item) => !this.#done.has(item.id));
  }

  async #update(item: OutboxItem, alter: (fresh: OutboxItem) => OutboxItem): Promise<OutboxItem | null> {
    return this.#change((items) => {
      const fresh = items.find((entry) => entry.seq === item.seq && entry.id === item.id);
      const altered = fresh ? alter(fresh) : null;
      return { put: altered ? [altered] : [], remove: [], result: altered };
    });
  }

  #announce(acknowledged: OutboxItem[]): void {
    if (!this.#closed) this.#channel?.postMessage({ acknowledged });
  }

  #set(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

import type { OperationBody } from './persisted';

/** What is needed of a socket; the browser's own has it all. */
export type LiveSocket = {
  send: (text: string) => void;
  close: (code?: number) => void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
};

type Options<T> = {
  open: () => LiveSocket;
  /** The operation to subscribe to, by hash or by text. */
  body: () => OperationBody;
  /** Whether a refusal means that another body should be tried. */
  learn: (body: OperationBody, code: string | undefined) => boolean;
  onData: (data: T) => void;
  /** Events may have been missed: everything shown needs another look. */
  onGap: () => void;
  /** Whether anyone looks, and there is signal. */
  wanted: () => boolean;
  delayMs: (failures: number) => number;
};

type Message<T> = { type: string; id?: string; payload?: { data?: T } | { extensions?: { code?: string } }[] };

const silenceMs = 30_000;
// The session ended, or this server has no subscriptions: knocking again is pointless.
const finalCodes = new Set([4401, 4403, 4406]);

/** One graphql-transport-ws subscription, kept open while it is wanted, opened again with growing pauses. */
export class Live<T> {
  readonly #options: Options<T>;
  #socket: LiveSocket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #failures = 0;
  #count = 0;
  #hadConnection = false;
  #heard = true;
  #ended = false;
  #body: OperationBody | null = null;

  constructor(options: Options<T>) {
    this.#options = options;
  }

  /** Opens or closes as things stand; call whenever visibility or signal changes. */
  update(): void {
    if (this.#ended) return;
    if (!this.#options.wanted()) {
      clearTimeout(this.#retry);
      this.#drop();
    } else if (!this.#socket) {
      clearTimeout(this.#retry);
      this.#connect();
    }
  }

  /** Ends for good. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#retry);
    this.#drop();
  }

  #connect(): void {
    const socket = this.#options.open();
    this.#socket = socket;
    /* oxlint-disable unicorn/prefer-add-event-listener -- one handler each, so that a stand-in stays small */
    socket.onopen = () => this.#send({ type: 'connection_init' });
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code }) => this.#closed(socket, code);
    /* oxlint-enable unicorn/prefer-add-event-listener */
  }

  #receive(data: unknown): void {
    this.#heard = true;
    const message = JSON.parse(String(data)) as Message<T>;
    if (message.type === 'connection_ack') this.#acknowledged();
    else if (message.type === 'ping') this.#send({ type: 'pong' });
    else if (message.type === 'next' && message.payload && !Array.isArray(message.payload) && message.payload.data) this.#options.onData(message.payload.data);
    else if (message.type === 'error' && Array.isArray(message.payload)) this.#refused(message.payload[0]?.extensions?.code);
    else if (message.type === 'complete') this.#socket?.close(1000);
  }

  #acknowledged(): void {
    this.#failures = 0;
    this.#subscribe();
    if (this.#hadConnection) this.#options.onGap();
    this.#hadConnection = true;
    clearInterval(this.#watch);
    this.#watch = setInterval(() => this.#listen(), silenceMs);
  }

  #subscribe(): void {
    this.#body = this.#options.body();
    this.#send({ type: 'subscribe', id: String((this.#count += 1)), payload: this.#body });
  }

  #refused(code: string | undefined): void {
    if (this.#body && this.#options.learn(this.#body, code)) this.#subscribe();
    else if (code === 'UNAUTHENTICATED') this.end();
    else this.#socket?.close(1000);
  }

  // A phone that changed networks leaves a socket that looks open and hears nothing.
  #listen(): void {
    if (!this.#heard) {
      const silent = this.#socket;
      this.#drop();
      if (silent) this.#again();
      return;
    }
    this.#heard = false;
    this.#send({ type: 'ping' });
  }

  #closed(socket: LiveSocket, code: number): void {
    if (socket !== this.#socket) return;
    this.#drop();
    if (finalCodes.has(code)) this.#ended = true;
    else this.#again();
  }

  #again(): void {
    this.#failures += 1;
    clearTimeout(this.#retry);
    if (!this.#ended && this.#options.wanted()) this.#retry = setTimeout(() => this.update(), this.#options.delayMs(this.#failures - 1));
  }

  #drop(): void {
    clearInterval(this.#watch);
    this.#heard = true;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
  }

  #send(message: object): void {
    this.#socket?.send(JSON.stringify(message));
  }
}

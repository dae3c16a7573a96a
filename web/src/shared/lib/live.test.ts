import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Live, type LiveSocket } from './live';

class FakeSocket implements LiveSocket {
  sent: { type: string; payload?: { query?: string } }[] = [];
  closedWith: number | undefined;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text) as { type: string });
  }
  close(code = 1000): void {
    this.closedWith = code;
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  greet(): void {
    this.onopen?.();
    this.say({ type: 'connection_ack' });
  }
}

let sockets: FakeSocket[] = [];
let wanted = true;
let gaps = 0;
const heard: unknown[] = [];

function make(learn = false): Live<unknown> {
  let refused = false;
  return new Live<unknown>({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    body: () => (refused ? { query: 'text', variables: {} } : { variables: {} }),
    learn: () => (refused = learn),
    onData: (data) => heard.push(data),
    onGap: () => (gaps += 1),
    wanted: () => wanted,
    delayMs: (failures) => 1000 * (failures + 1),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  wanted = true;
  gaps = 0;
  heard.length = 0;
});
afterEach(() => vi.useRealTimers());

test('greets, subscribes, hands data on and answers pings', () => {
  make().update();
  sockets[0]?.greet();
  sockets[0]?.say({ type: 'next', id: '1', payload: { data: { a: 1 } } });
  sockets[0]?.say({ type: 'ping' });
  expect(sockets[0]?.sent.map(({ type }) => type)).toEqual(['connection_init', 'subscribe', 'pong']);
  expect(heard).toEqual([{ a: 1 }]);
  expect(gaps).toBe(0);
});

test('opens again with growing pauses, and tells of the gap once it is back', () => {
  make().update();
  sockets[0]?.greet();
  sockets[0]?.onclose?.({ code: 1006 });
  vi.advanceTimersByTime(999);
  expect(sockets).toHaveLength(1);
  vi.advanceTimersByTime(1);
  sockets[1]?.onclose?.({ code: 1006 });
  vi.advanceTimersByTime(1999);
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(1);
  sockets[2]?.greet();
  expect(gaps).toBe(1);
});

test('closes when nobody looks and opens when someone does', () => {
  const live = make();
  live.update();
  sockets[0]?.greet();
  wanted = false;
  live.update();
  expect(sockets[0]?.closedWith).toBe(1000);
  vi.advanceTimersByTime(120_000);
  expect(sockets).toHaveLength(1);
  wanted = true;
  live.update();
  sockets[1]?.greet();
  expect(gaps).toBe(1);
});

test('an ended session is not knocked at again', () => {
  const live = make();
  live.update();
  sockets[0]?.onclose?.({ code: 4401 });
  vi.advanceTimersByTime(120_000);
  live.update();
  expect(sockets).toHaveLength(1);
});

test('a socket that hears nothing is given up', () => {
  make().update();
  sockets[0]?.greet();
  vi.advanceTimersByTime(30_000);
  expect(sockets[0]?.sent.at(-1)?.type).toBe('ping');
  sockets[0]?.say({ type: 'pong' });
  vi.advanceTimersByTime(60_000);
  expect(sockets[0]?.closedWith).toBe(1000);
  vi.advanceTimersByTime(1000);
  expect(sockets).toHaveLength(2);
});

test('an unknown hash is followed by the text on the same socket', () => {
  make(true).update();
  sockets[0]?.greet();
  sockets[0]?.say({ type: 'error', id: '1', payload: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  expect(sockets[0]?.sent.at(-1)).toMatchObject({ type: 'subscribe', payload: { query: 'text' } });
});

import { useSyncExternalStore } from 'react';
import { onServerContact } from './gql';

export type ServerStatus = 'ok' | 'silent' | 'signed-out' | 'suspended';

let status: ServerStatus = 'ok';
const listeners = new Set<() => void>();

onServerContact((error) => {
  const next = statusAfter(error?.code ?? null);
  if (next === null || next === status) return;
  status = next;
  for (const listener of listeners) listener();
});

function statusAfter(code: string | null): ServerStatus | null {
  if (code === null) return 'ok';
  if (code === 'UNAUTHENTICATED') return 'signed-out';
  if (code === 'GARAGE_SUSPENDED') return 'suspended';
  // Silence says nothing new of a garage that is suspended.
  if (status === 'suspended') return null;
  // A refusal is still an answer; only silence counts here.
  return code === 'NETWORK' || code === 'TIMEOUT' || code === 'BAD_ANSWER' ? 'silent' : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How the last contact with the server went. */
export function useServerStatus(): ServerStatus {
  return useSyncExternalStore(subscribe, () => status);
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine);
}

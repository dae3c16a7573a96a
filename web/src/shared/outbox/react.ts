import { createContext, use, useSyncExternalStore } from 'react';
import type { Outbox, OutboxState } from './outbox';

export const OutboxContext = createContext<Outbox | null>(null);

/** The queue of this device; only inside the signed-in part of the app. */
export function useOutbox(): Outbox {
  const outbox = use(OutboxContext);
  if (!outbox) throw new Error('useOutbox needs a signed-in session');
  return outbox;
}

/** The queue's state, re-rendering on every change. */
export function useOutboxState(): OutboxState {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.getState);
}

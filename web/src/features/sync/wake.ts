import type { QueryClient } from '@tanstack/react-query';
import { onServerContact } from '@/shared/lib/gql';
import type { Outbox } from '@/shared/outbox/outbox';

/** Sends what waits whenever there is a new chance: at start, with signal, on return to the app, on any answer. */
export function keepSending(outbox: Outbox, client: QueryClient): () => void {
  const wake = () => void outbox.sendNow();
  const onVisible = () => {
    if (document.visibilityState === 'visible' && outbox.getState().items.length > 0) wake();
  };
  const onOnline = () => {
    wake();
    void client.invalidateQueries();
  };
  const stopListening = onServerContact((error) => {
    const { signedOut, sending, nextTryAt } = outbox.getState();
    if (error === null && !sending && (signedOut || nextTryAt !== null)) wake();
  });
  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onVisible);
  wake();
  return () => {
    stopListening();
    removeEventListener('online', onOnline);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

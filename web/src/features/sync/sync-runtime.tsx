import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useOutbox } from '@/shared/outbox/react';
import { watchChanges } from './live-changes';
import { keepSending } from './wake';

/** Runs the sender, and listens to other devices, for as long as someone is signed in. */
export function SyncRuntime() {
  const outbox = useOutbox();
  const client = useQueryClient();
  useEffect(() => keepSending(outbox, client), [outbox, client]);
  useEffect(() => watchChanges(client), [client]);
  return null;
}

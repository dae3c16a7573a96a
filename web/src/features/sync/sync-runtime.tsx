import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useOutbox } from '@/shared/outbox/react';
import { keepSending } from './wake';

/** Runs the sender for as long as someone is signed in. */
export function SyncRuntime() {
  const outbox = useOutbox();
  const client = useQueryClient();
  useEffect(() => keepSending(outbox, client), [outbox, client]);
  return null;
}

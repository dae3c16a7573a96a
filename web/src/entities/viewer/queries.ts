import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { ReadViewerDocument } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import type { OutboxItem } from '@/shared/outbox/types';
import { useOutboxState } from '@/shared/outbox/react';
import { toIdentity, type Identity, type Preferences } from './identity';

export const viewerQuery = () =>
  queryOptions({
    queryKey: ['viewer'],
    queryFn: async ({ signal }) => toIdentity((await graphqlRequest(ReadViewerDocument, {}, signal)).viewer),
  });

/** Who is signed in now, whoever this page belongs to. */
export async function readSignedIn(): Promise<Identity> {
  return toIdentity((await graphqlRequest(ReadViewerDocument, {}, undefined, null)).viewer);
}

export const IdentityContext = createContext<Identity | null>(null);

/** The signed-in person with preferences as they will be once everything waiting is sent. */
export function useViewer(): Identity {
  const saved = use(IdentityContext);
  const { data } = useQuery(viewerQuery());
  const { items } = useOutboxState();
  const identity = data ?? saved;
  if (!identity) throw new Error('useViewer needs a signed-in session');
  return { ...identity, preferences: overlayPreferences(identity.preferences, items) };
}

export function overlayPreferences(base: Preferences, items: readonly OutboxItem[]): Preferences {
  const changes = items.filter((item) => item.kind === 'updatePreferences' && item.state === 'pending');
  return changes.reduce<Preferences>((current, item) => ({ ...current, ...(item.input as Partial<Preferences>) }), base);
}

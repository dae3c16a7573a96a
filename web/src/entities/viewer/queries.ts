import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { ReadViewerDocument, type ReadViewerQuery } from '@/gql/graphql';
import { RequestError, graphqlRequest } from '@/shared/lib/gql';
import type { OutboxItem } from '@/shared/outbox/types';
import { useOutboxState } from '@/shared/outbox/react';
import { toIdentity, type Identity, type Preferences } from './identity';

export const viewerQuery = () =>
  queryOptions({
    queryKey: ['viewer'],
    queryFn: async ({ signal }) => personOf(await graphqlRequest(ReadViewerDocument, {}, signal)),
  });

/** Who is signed in now, whoever this page belongs to. */
export async function readSignedIn(): Promise<Identity> {
  return personOf(await graphqlRequest(ReadViewerDocument, {}, undefined, null));
}

/** A guest of one vehicle is nobody to the app: they have a page of their own. */
function personOf({ viewer }: ReadViewerQuery): Identity {
  if (viewer.isGuest) throw new RequestError('UNAUTHENTICATED', 'Nobody is signed in.');
  return toIdentity(viewer);
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

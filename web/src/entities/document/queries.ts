import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ReadDocumentsDocument, type DocumentFieldsFragment } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { useOutboxState } from '@/shared/outbox/react';
import { overlayDocuments, type DocumentView } from './overlay';

// Links open for ten minutes: those on screen are always younger.
const freshMs = 4 * 60_000;

export const documentsQuery = (fuelLogId: string) =>
  queryOptions({
    queryKey: ['documents', fuelLogId],
    staleTime: freshMs,
    refetchInterval: freshMs,
    queryFn: async ({ signal }): Promise<DocumentFieldsFragment[]> => {
      const { node } = await graphqlRequest(ReadDocumentsDocument, { fuelLogId }, signal);
      return node && 'documents' in node ? node.documents : [];
    },
  });

/** The photos and papers of a fill-up, with everything that still waits on this device. */
export function useDocuments(fuelLogId: string): DocumentView[] {
  const { data } = useQuery(documentsQuery(fuelLogId));
  const { items } = useOutboxState();
  return useMemo(() => overlayDocuments(data ?? [], items, fuelLogId), [data, items, fuelLogId]);
}

/** Writes one acknowledged document into the saved list; null removes it. */
export function storeDocument(client: QueryClient, fuelLogId: string, id: string, stored: DocumentFieldsFragment | null): void {
  client.setQueryData(documentsQuery(fuelLogId).queryKey, (data) => {
    const others = (data ?? []).filter((one) => one.id !== id);
    return stored ? [...others, stored] : others;
  });
}

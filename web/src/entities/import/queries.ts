import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ListImportsDocument, ReadImportDocument, type ImportState, type ReadImportQuery } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { useServerChange } from '@/shared/lib/server-change';

export type ImportView = NonNullable<ReadImportQuery['viewer']['import']>;

const working = new Set<ImportState>(['RUNNING', 'UNDOING']);
const everyMs = 1_000;

export const importsQuery = () =>
  queryOptions({
    queryKey: ['imports'],
    staleTime: 0,
    queryFn: async ({ signal }) => (await graphqlRequest(ListImportsDocument, {}, signal)).viewer.imports,
  });

/** One import as it stands, asked again while it is being worked on. */
export const importQuery = (id: string, onlyProblems: boolean) =>
  queryOptions<ImportView | null>({
    queryKey: ['imports', id, onlyProblems],
    staleTime: 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data && working.has(state.data.state) ? everyMs : false),
    queryFn: async ({ signal }) => (await graphqlRequest(ReadImportDocument, { id, onlyProblems }, signal)).viewer.import ?? null,
  });

/** Sends one change of an import and reads it again. */
export const useImportChange = () => useServerChange('imports');

/** Puts the file where the server waits for it. */
export async function putFile(url: string, file: File): Promise<boolean> {
  const answer = await fetch(url, { method: 'PUT', credentials: 'same-origin', body: file, headers: { 'content-type': 'application/octet-stream' } });
  return answer.ok;
}

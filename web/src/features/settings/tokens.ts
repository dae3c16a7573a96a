import { useLingui } from '@lingui/react/macro';
import { queryOptions } from '@tanstack/react-query';
import {
  CreateAccessTokenDocument, ReadAccessTokensDocument, RevokeAccessTokenDocument,
  type AccessTokenScope, type CreateAccessTokenInput, type CreateAccessTokenMutation, type ReadAccessTokensQuery,
} from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';

export type AccessToken = ReadAccessTokensQuery['viewer']['accessTokens'][number];

export const scopes: readonly AccessTokenScope[] = ['READ', 'LOG', 'FULL'];

export const accessTokensQuery = () =>
  queryOptions({
    queryKey: ['access-tokens'],
    queryFn: async ({ signal }) => (await graphqlRequest(ReadAccessTokensDocument, {}, signal)).viewer.accessTokens,
  });

/** Makes a token; its secret comes back this once. */
export async function makeToken(input: CreateAccessTokenInput): Promise<CreateAccessTokenMutation['createAccessToken']> {
  return (await graphqlRequest(CreateAccessTokenDocument, { input })).createAccessToken;
}

export async function revokeToken(id: string): Promise<void> {
  await graphqlRequest(RevokeAccessTokenDocument, { input: { id } });
}

/** What each scope allows, in a word or two. */
export function useScopeWords(): Record<AccessTokenScope, string> {
  const { t } = useLingui();
  return { READ: t`Reads`, LOG: t`Reads and logs fuel`, FULL: t`Everything` };
}

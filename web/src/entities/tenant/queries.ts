import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListTenantsDocument, ReadHouseholdDocument, type TenantRole, type TypedDocumentString } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { showSnack } from '@/shared/ui/snackbar';

export const tenantsQuery = () =>
  queryOptions({
    queryKey: ['tenants'],
    // Each garage keeps its own copy, which knows nothing of what was made in another.
    staleTime: 0,
    queryFn: async ({ signal }) => (await graphqlRequest(ListTenantsDocument, {}, signal)).viewer,
  });

/** Owners and managers let people in; owners alone see who did what. */
export const managesPeople = (role: TenantRole) => role === 'OWNER' || role === 'MANAGER';

export const householdQuery = (role: TenantRole) =>
  queryOptions({
    queryKey: ['household', role],
    queryFn: async ({ signal }) => (await graphqlRequest(ReadHouseholdDocument, { manages: managesPeople(role), owns: role === 'OWNER' }, signal)).viewer,
  });

/** Every garage of the person, and whether they see the administrators' console. */
export function useTenants() {
  const { data } = useQuery(tenantsQuery());
  return { tenants: data?.tenants ?? [], isAdministrator: data?.isAdministrator ?? false };
}

type Answer = { userErrors: { message: string }[] };

/** Sends one change and reads everything about people and garages again; says in a message why it was not done. */
export function useTenantChange() {
  const client = useQueryClient();
  return async <TResult, TVariables, TPayload extends Answer>(
    document: TypedDocumentString<TResult, TVariables>,
    variables: TVariables,
    pick: (result: TResult) => TPayload,
  ): Promise<TPayload | null> => {
    try {
      const payload = pick(await graphqlRequest(document, variables));
      const failure = payload.userErrors[0];
      if (failure) showSnack({ message: failure.message });
      await Promise.all([client.invalidateQueries({ queryKey: ['household'] }), client.invalidateQueries({ queryKey: ['tenants'] })]);
      return failure ? null : payload;
    } catch (error) {
      showSnack({ message: error instanceof Error ? error.message : String(error) });
      return null;
    }
  };
}

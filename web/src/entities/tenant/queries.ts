import { queryOptions, useQuery } from '@tanstack/react-query';
import { ListTenantsDocument, ReadHouseholdDocument, type TenantRole } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { useServerChange } from '@/shared/lib/server-change';

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
    // Others come, go and change it.
    staleTime: 0,
    queryFn: async ({ signal }) => (await graphqlRequest(ReadHouseholdDocument, { manages: managesPeople(role), owns: role === 'OWNER' }, signal)).viewer,
  });

/** Every garage of the person, and whether they see the administrators' console. */
export function useTenants() {
  const { data } = useQuery(tenantsQuery());
  return { tenants: data?.tenants ?? [], isAdministrator: data?.isAdministrator ?? false };
}

/** Sends one change and reads everything about people and garages again; says in a message why it was not done. */
export const useTenantChange = () => useServerChange('household', 'tenants');

import { infiniteQueryOptions, useInfiniteQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useViewer } from '@/entities/viewer/queries';
import { ListFuelLogsDocument, type FuelLogFieldsFragment } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { askAgain } from '@/shared/lib/under-way';
import { useOutboxState } from '@/shared/outbox/react';
import { overlayFuelLogs } from './overlay';

export type FuelLogPage = { nodes: FuelLogFieldsFragment[]; endCursor: string | null; hasNextPage: boolean; totalCount: number; missing: boolean };

const pageSize = 100;
const noPage: FuelLogPage = { nodes: [], endCursor: null, hasNextPage: false, totalCount: 0, missing: true };

export const fuelLogsQuery = (vehicleId: string) =>
  infiniteQueryOptions({
    queryKey: ['fuel-logs', vehicleId],
    queryFn: async ({ pageParam, signal }): Promise<FuelLogPage> => {
      const variables = { vehicleId, first: pageSize, after: pageParam };
      const { viewer } = await graphqlRequest(ListFuelLogsDocument, variables, signal);
      if (!viewer.vehicle) return noPage;
      const { nodes, pageInfo, totalCount } = viewer.vehicle.fuelLogs;
      return { nodes, endCursor: pageInfo.endCursor ?? null, hasNextPage: pageInfo.hasNextPage, totalCount, missing: false };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.hasNextPage ? last.endCursor : undefined),
  });

/** A vehicle's fill-ups, newest first, with everything that still waits on this device. */
export function useFuelLogs(vehicleId: string) {
  const query = useInfiniteQuery(fuelLogsQuery(vehicleId));
  const { items } = useOutboxState();
  const { preferences } = useViewer();
  const { distanceUnit, economyUnit, electricEconomyUnit } = preferences;
  const logs = useMemo(
    () => overlayFuelLogs(query.data?.pages.flatMap((page) => page.nodes) ?? [], items, vehicleId, preferences),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the object is new on every render, its fields are not
    [query.data, items, vehicleId, distanceUnit, economyUnit, electricEconomyUnit],
  );
  return { query, logs };
}

/** Writes one acknowledged fill-up into the saved list; null removes it. */
export function storeFuelLog(client: QueryClient, vehicleId: string, id: string, log: FuelLogFieldsFragment | null): void {
  client.setQueryData<InfiniteData<FuelLogPage, string | null>>(fuelLogsQuery(vehicleId).queryKey, (data) => {
    if (!data && !log) return data;
    const pages = data?.pages ?? [{ ...noPage, missing: false }];
    const without = pages.map((page) => ({ ...page, nodes: page.nodes.filter((node) => node.id !== id) }));
    const [first, ...rest] = without;
    if (!first) return data;
    const merged = log ? { ...first, nodes: [log, ...first.nodes] } : first;
    return { pages: [merged, ...rest], pageParams: data?.pageParams ?? [null] };
  });
  askAgain(client, fuelLogsQuery(vehicleId).queryKey);
}

/** Writes into every saved list how many photos and papers a fill-up has by now. */
export function storeDocumentCount(client: QueryClient, id: string, documentCount: number): void {
  client.setQueriesData<InfiniteData<FuelLogPage, string | null>>({ queryKey: ['fuel-logs'] }, (data) => {
    if (!data?.pages.some((page) => page.nodes.some((node) => node.id === id))) return data;
    const pages = data.pages.map((page) => ({ ...page, nodes: page.nodes.map((node) => (node.id === id ? { ...node, documentCount } : node)) }));
    return { ...data, pages };
  });
}

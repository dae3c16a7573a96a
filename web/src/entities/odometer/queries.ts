import { infiniteQueryOptions, useInfiniteQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ListOdometerReadingsDocument, type OdometerReadingFieldsFragment } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { useOutboxState } from '@/shared/outbox/react';
import { overlayReadings } from './overlay';

export type ReadingPage = { nodes: OdometerReadingFieldsFragment[]; endCursor: string | null; hasNextPage: boolean };

const pageSize = 50;
const noPage: ReadingPage = { nodes: [], endCursor: null, hasNextPage: false };

export const readingsQuery = (vehicleId: string) =>
  infiniteQueryOptions({
    queryKey: ['odometer-readings', vehicleId],
    queryFn: async ({ pageParam, signal }): Promise<ReadingPage> => {
      const { viewer } = await graphqlRequest(ListOdometerReadingsDocument, { vehicleId, first: pageSize, after: pageParam }, signal);
      if (!viewer.vehicle) return noPage;
      const { nodes, pageInfo } = viewer.vehicle.odometerReadings;
      return { nodes, endCursor: pageInfo.endCursor ?? null, hasNextPage: pageInfo.hasNextPage };
    },
    // What a reading comes to over all meters is known to the whole list alone.
    staleTime: 0,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.hasNextPage ? last.endCursor : undefined),
  });

/** Every reading of a vehicle's meters, newest first, with everything that still waits on this device. */
export function useReadings(vehicleId: string) {
  const query = useInfiniteQuery(readingsQuery(vehicleId));
  const { items } = useOutboxState();
  const readings = useMemo(
    () => overlayReadings(query.data?.pages.flatMap((page) => page.nodes) ?? [], items, vehicleId),
    [query.data, items, vehicleId],
  );
  return { query, readings };
}

/** Writes one acknowledged reading into the saved timeline; null removes it. */
export function storeReading(client: QueryClient, vehicleId: string, id: string, reading: OdometerReadingFieldsFragment | null): void {
  client.setQueryData<InfiniteData<ReadingPage, string | null>>(readingsQuery(vehicleId).queryKey, (data) => {
    if (!data && !reading) return data;
    const pages = data?.pages ?? [noPage];
    const [first = noPage, ...rest] = pages.map((page) => ({ ...page, nodes: page.nodes.filter((node) => node.id !== id) }));
    const merged = reading ? { ...first, nodes: [reading, ...first.nodes] } : first;
    return { pages: [merged, ...rest], pageParams: data?.pageParams ?? [null] };
  });
  void client.invalidateQueries({ queryKey: readingsQuery(vehicleId).queryKey });
}

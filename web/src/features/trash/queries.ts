import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { viewOfStored } from '@/entities/document/overlay';
import { ListTrashDocument, PurgeDocumentDocument, PurgeFuelLogDocument, PurgeOdometerReadingDocument, PurgeVehicleDocument, type ListTrashQuery } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { uuidv7 } from '@/shared/lib/uuid';
import type { Outbox } from '@/shared/outbox/outbox';
import { useOutboxState } from '@/shared/outbox/react';

export type TrashItem = ListTrashQuery['viewer']['trash']['nodes'][number];

const trashQuery = () =>
  infiniteQueryOptions({
    queryKey: ['trash'],
    queryFn: async ({ pageParam, signal }) => {
      const { tenant, trash } = (await graphqlRequest(ListTrashDocument, { first: 50, after: pageParam }, signal)).viewer;
      return { ...trash, role: tenant.role };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    refetchOnMount: 'always',
  });

/** What is in the trash, without what waits on this device to be taken out of it. */
export function useTrash() {
  const client = useQueryClient();
  const query = useInfiniteQuery(trashQuery());
  const { items } = useOutboxState();
  const waiting = items.filter((item) => item.state === 'pending' && /^(?:delete|restore)/.test(item.kind)).length;
  // Whatever was sent meanwhile has moved something.
  useEffect(() => {
    if (waiting >= 0) void client.invalidateQueries({ queryKey: trashQuery().queryKey });
  }, [client, waiting]);
  const entries = useMemo(() => {
    const restoring = new Set(items.filter((item) => item.kind.startsWith('restore') && item.state === 'pending').map((item) => item.entityId));
    return query.data?.pages.flatMap((page) => page.nodes).filter((entry) => !restoring.has(entry.record.id)) ?? [];
  }, [query.data, items]);
  const mayPurge = query.data?.pages[0]?.role === 'OWNER';
  return { query, entries, mayPurge, refresh: async () => client.invalidateQueries({ queryKey: trashQuery().queryKey }) };
}

/** Takes a record out of the trash, on the device first. */
export async function restore(outbox: Outbox, { record }: TrashItem): Promise<void> {
  const common = { entityId: record.id, input: {}, expectedVersion: null, snapshot: record };
  switch (record.__typename) {
    case 'Vehicle':
      await outbox.add({ ...common, kind: 'restoreVehicle', lane: record.id });
      break;
    case 'FuelLog':
      await outbox.add({ ...common, kind: 'restoreFuelLog', lane: record.vehicle.id });
      break;
    case 'OdometerReading':
      await outbox.add({ ...common, kind: 'restoreOdometerReading', lane: record.vehicle.id });
      break;
    case 'Document':
      await outbox.add({ ...common, kind: 'restoreDocument', lane: record.id, after: record.fuelLog.id, snapshot: viewOfStored(record) });
  }
}

/** Removes a record for good; the server's words where it does not. */
export async function purge({ record }: TrashItem): Promise<string | null> {
  const { userErrors } = await purged(record);
  return userErrors[0]?.message ?? null;
}

async function purged(record: TrashItem['record']): Promise<{ userErrors: { message: string }[] }> {
  const variables = { input: { id: record.id, idempotencyKey: uuidv7() } };
  switch (record.__typename) {
    case 'Vehicle':
      return (await graphqlRequest(PurgeVehicleDocument, variables)).purgeVehicle;
    case 'FuelLog':
      return (await graphqlRequest(PurgeFuelLogDocument, variables)).purgeFuelLog;
    case 'OdometerReading':
      return (await graphqlRequest(PurgeOdometerReadingDocument, variables)).purgeOdometerReading;
    default:
      return (await graphqlRequest(PurgeDocumentDocument, variables)).purgeDocument;
  }
}

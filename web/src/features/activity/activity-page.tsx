import { Trans, useLingui } from '@lingui/react/macro';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useVehicles } from '@/entities/vehicle/queries';
import { useFormat } from '@/entities/viewer/use-format';
import { ListActivityDocument, type ListActivityQuery, type RecordType } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { Select } from '@/shared/ui/field';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import { useActionWords, useFieldWords, useRecordWords } from './words';

type Entry = ListActivityQuery['viewer']['activity']['edges'][number]['node'];
type Filter = { kind: RecordType | null; vehicleId: string | null };

const activityQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['activity', filter],
    queryFn: async ({ pageParam, signal }) => (await graphqlRequest(ListActivityDocument, { first: 50, after: pageParam, ...filter }, signal)).viewer.activity,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    refetchOnMount: 'always',
  });

/** Who did what when. */
export function ActivityPage() {
  const { t } = useLingui();
  const records = useRecordWords();
  const { vehicles } = useVehicles();
  const [filter, setFilter] = useState<Filter>({ kind: null, vehicleId: null });
  return (
    <Page title={t`Activity`} back={<BackButton to="/settings" />}>
      <div className="mb-5 grid gap-4 sm:max-w-xl sm:grid-cols-2">
        <Select label={t`Vehicle`} value={filter.vehicleId ?? ''} onChange={(event) => setFilter({ ...filter, vehicleId: event.target.value || null })}>
          <option value="">{t`All vehicles`}</option>
          {vehicles.map((vehicle) => <option key={vehicle.id} value={vehicle.id}>{vehicle.displayName}</option>)}
        </Select>
        <Select label={t`What`} value={filter.kind ?? ''} onChange={(event) => setFilter({ ...filter, kind: (event.target.value || null) as RecordType | null })}>
          <option value="">{t`Everything`}</option>
          <option value="VEHICLE">{records.VEHICLE}</option>
          <option value="FUEL_LOG">{records.FUEL_LOG}</option>
          <option value="ODOMETER_READING">{records.ODOMETER_READING}</option>
        </Select>
      </div>
      <ActivityContent filter={filter} />
    </Page>
  );
}

function ActivityContent({ filter }: { filter: Filter }) {
  const { t } = useLingui();
  const query = useInfiniteQuery(activityQuery(filter));
  if (query.isError && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <div aria-busy="true" className="flex flex-col gap-3">{[1, 2, 3].map((key) => <Skeleton key={key} className="h-20" />)}</div>;
  const edges = query.data.pages.flatMap((page) => page.edges);
  if (edges.length === 0) {
    return <Card><EmptyState icon={<History aria-hidden className="size-10" />} title={t`Nothing has happened yet`}><Trans>Every change is kept here for two years.</Trans></EmptyState></Card>;
  }
  return (
    <div className="flex flex-col gap-4">
      <Card className="overflow-hidden">
        <ol className="divide-y divide-line">{edges.map(({ cursor, node }) => <li key={cursor}><EntryRow entry={node} /></li>)}</ol>
      </Card>
      {query.hasNextPage ? <Button variant="secondary" className="self-center" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}><Trans>Load more</Trans></Button> : null}
    </div>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const { t } = useLingui();
  const format = useFormat();
  const actions = useActionWords();
  const records = useRecordWords();
  const { vehicles } = useVehicles();
  const { action, kind, label, actor } = entry;
  const isDated = kind === 'FUEL_LOG' || kind === 'ODOMETER_READING';
  const vehicle = isDated ? vehicles.find(({ id }) => id === entry.vehicleId)?.displayName : null;
  const name = isDated && label ? format.date(label) : label;
  const who = actor === null || actor === undefined ? t`Somebody who left` : actor.isViewer ? t`You` : actor.displayName;
  return (
    <div className="flex flex-col gap-x-6 gap-y-2 px-4 py-4 sm:px-6 md:flex-row md:items-start">
      <div className="min-w-0 md:w-2/5">
        <p className="font-semibold break-words">{[records[kind] ?? kind, vehicle, name].filter(Boolean).join(' · ')}</p>
        <p className="text-sm text-muted">{actions[action]} · {who} · <time dateTime={entry.happenedAt}>{format.moment(entry.happenedAt)}</time></p>
      </div>
      {entry.changes.length > 0 ? <Changes changes={entry.changes} /> : null}
    </div>
  );
}

function Changes({ changes }: { changes: Entry['changes'] }) {
  const { t } = useLingui();
  const fields = useFieldWords();
  const nothing = t`nothing`;
  return (
    <dl className="flex min-w-0 flex-1 flex-col gap-1 text-sm">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{fields[field] ?? field}</dt>
          <dd className="min-w-0 break-words"><Trans>{before ?? nothing} became {after ?? nothing}</Trans></dd>
        </div>
      ))}
    </dl>
  );
}

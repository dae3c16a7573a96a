import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Fuel, Gauge, Paperclip, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { KindIcon } from '@/entities/vehicle/kind-icon';
import { useOutbox } from '@/shared/outbox/react';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, Chip, EmptyState, Skeleton } from '@/shared/ui/surface';
import { PurgeSheet } from './purge-sheet';
import { restore, useTrash, type TrashItem } from './queries';
import { useRecordWords } from './record-words';

/** What was deleted in the last 30 days, and the way back. */
export function TrashPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Recently deleted`} narrow back={<BackButton to="/settings" />}>
      <p className="mb-5 text-muted"><Trans>What you delete stays here for 30 days. A vehicle comes back with everything that belongs to it.</Trans></p>
      <TrashContent />
    </Page>
  );
}

function TrashContent() {
  const { t } = useLingui();
  const { query, entries, mayPurge, refresh } = useTrash();
  const [purging, setPurging] = useState<TrashItem | null>(null);
  if (query.isError && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <div aria-busy="true" className="flex flex-col gap-3">{[1, 2, 3].map((key) => <Skeleton key={key} className="h-28" />)}</div>;
  if (entries.length === 0) {
    return <Card><EmptyState icon={<Trash2 aria-hidden className="size-10" />} title={t`Nothing is deleted`}><Trans>Deleted vehicles, fill-ups, readings, photos and papers can be had back from here.</Trans></EmptyState></Card>;
  }
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-3">{entries.map((entry) => <li key={entry.record.id}><TrashCard entry={entry} onPurge={mayPurge ? () => setPurging(entry) : null} /></li>)}</ul>
      {query.hasNextPage ? <Button variant="secondary" className="self-center" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}><Trans>Load more</Trans></Button> : null}
      {purging ? <PurgeSheet entry={purging} onClose={() => setPurging(null)} onPurged={refresh} /> : null}
    </div>
  );
}

function TrashCard({ entry, onPurge }: { entry: TrashItem; onPurge: (() => void) | null }) {
  const { t } = useLingui();
  const outbox = useOutbox();
  const { record, daysLeft } = entry;
  const { title, about, backWords } = useRecordWords()(record);
  const bring = async () => {
    await restore(outbox, entry);
    showSnack({ message: backWords });
  };
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4 sm:p-5">
      <div className="grid size-12 shrink-0 place-items-center rounded-lg bg-surface-2 text-muted">
        <RecordIcon record={record} />
      </div>
      <div className="min-w-0 flex-1 basis-40">
        <h2 className="font-bold break-words">{title}</h2>
        <p className="text-sm text-muted">{about}</p>
        <Chip tone={daysLeft <= 3 ? 'warn' : 'neutral'} className="mt-2"><Plural value={daysLeft} one="# day left" other="# days left" /></Chip>
      </div>
      <div className="flex w-full flex-wrap gap-2 sm:w-auto">
        <Button variant="secondary" className="grow" icon={<RotateCcw aria-hidden className="size-5" />} aria-label={t`Restore ${title}`} onClick={() => void bring()}><Trans>Restore</Trans></Button>
        {onPurge ? <Button variant="danger" className="grow" aria-label={t`Delete ${title} for good`} onClick={onPurge}><Trans>Delete for good</Trans></Button> : null}
      </div>
    </Card>
  );
}

function RecordIcon({ record }: { record: TrashItem['record'] }) {
  switch (record.__typename) {
    case 'Vehicle':
      return <KindIcon kind={record.kind} className="size-7" />;
    case 'FuelLog':
      return <Fuel aria-hidden className="size-6" />;
    case 'OdometerReading':
      return <Gauge aria-hidden className="size-6" />;
    default:
      return <Paperclip aria-hidden className="size-6" />;
  }
}

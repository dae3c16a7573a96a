import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Trash2, TriangleAlert } from 'lucide-react';
import { SyncChip } from '@/entities/fuel-log/sync-chip';
import { useMeterFormat } from '@/entities/odometer/meter-format';
import type { ReadingView } from '@/entities/odometer/overlay';
import { useFormat } from '@/entities/viewer/use-format';
import { IconButton } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/surface';

type Props = { vehicleId: string; reading: ReadingView; onDelete: (() => void) | null };

/** One reading: when, what the meter showed, where it comes from and what it comes to. */
export function ReadingRow({ vehicleId, reading, onDelete }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const meter = useMeterFormat();
  const corrected = meter.corrected(reading);
  const date = format.date(reading.readOn);
  const isOwnDoubt = reading.isDoubtful && reading.source !== 'FUEL_LOG';
  return (
    <article className="flex items-start justify-between gap-2 px-4 py-3.5 sm:px-5">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h2 className="font-semibold">{date}</h2>
          <p className="font-semibold">{meter.shown(reading)}</p>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-3 text-sm text-muted">
          <Source vehicleId={vehicleId} reading={reading} />
          {corrected ? <p><Trans>{corrected} over all meters</Trans></p> : null}
        </div>
        {isOwnDoubt ? <p className="text-sm text-muted"><Trans>Nothing counts on it. Delete it, or the one that it contradicts.</Trans></p> : null}
        {reading.notes ? <p className="text-sm break-words whitespace-pre-wrap">{reading.notes}</p> : null}
        {reading.isDoubtful || reading.sync !== 'synced' ? (
          <div className="flex flex-wrap gap-1.5">
            <SyncChip mark={reading.sync} />
            {reading.isDoubtful ? <Chip tone="warn" icon={<TriangleAlert aria-hidden className="size-3.5" />}><Doubt source={reading.source} /></Chip> : null}
          </div>
        ) : null}
      </div>
      {onDelete ? <IconButton label={t`Delete the reading of ${date}`} className="-my-2 -me-3" onClick={onDelete}><Trash2 aria-hidden className="size-5" /></IconButton> : null}
    </article>
  );
}

/** A fill-up can be confirmed; of readings that contradict each other one is wrong. */
function Doubt({ source }: { source: ReadingView['source'] }) {
  return source === 'FUEL_LOG' ? <Trans>Waits for you to confirm odd values</Trans> : <Trans>Does not fit the other readings</Trans>;
}

function Source({ vehicleId, reading }: { vehicleId: string; reading: ReadingView }) {
  const meter = useMeterFormat();
  switch (reading.source) {
    case 'FUEL_LOG':
      return (
        <Link to="/vehicles/$vehicleId/fuel/$fuelLogId" params={{ vehicleId, fuelLogId: reading.id }} className="-my-2.5 inline-flex min-h-11 min-w-11 items-center font-semibold text-brand underline underline-offset-4">
          <Trans>Fill-up</Trans>
        </Link>
      );
    case 'REPLACEMENT':
      return <p><Trans>New meter: began at {meter.shown(reading)}, the old one ended at {meter.replaced(reading)}</Trans></p>;
    default:
      return <p><Trans>Reading</Trans></p>;
  }
}

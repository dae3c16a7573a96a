import { Trans, useLingui } from '@lingui/react/macro';
import { Gauge, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { deleteReading } from '@/entities/odometer/commands';
import type { ReadingView } from '@/entities/odometer/overlay';
import { useReadings } from '@/entities/odometer/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { useVehicle } from '@/entities/vehicle/queries';
import { InUnitsOf } from '@/entities/viewer/own-units';
import type { DeviceDb } from '@/shared/lib/device-db';
import { useOutbox } from '@/shared/outbox/react';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { Page, useFocusAfter } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { PageMissing } from '@/shared/ui/page-missing';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import { ReadingRow } from './reading-row';
import { ReadingSheet } from './reading-sheet';

/** Everything that a vehicle's meters ever showed. */
export function ReadingsPage({ db, vehicleId }: { db: DeviceDb; vehicleId: string }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const { vehicle, pending, error, retry } = useVehicle(vehicleId);
  const { query, readings } = useReadings(vehicleId);
  useFocusAfter(readings.length === 0);
  if (!vehicle && !pending && !error) return <PageMissing />;
  const add = vehicle?.mayLog ? <Button icon={<Plus aria-hidden className="size-5" />} onClick={() => setAdding(true)}><Trans>Add a reading</Trans></Button> : null;
  return (
    <Page title={vehicle?.meterKind === 'HOURS' ? t`Engine hours` : t`Odometer`} kicker={vehicle?.displayName} narrow back={<BackButton to="/vehicles/$vehicleId" params={{ vehicleId }} />} actions={readings.length > 0 ? add : null}>
      {error ? <LoadError error={error} onRetry={retry} /> : null}
      <InUnitsOf vehicle={vehicle}>
        {vehicle ? <Readings vehicle={vehicle} query={query} readings={readings} add={add} /> : null}
        {vehicle && adding ? <ReadingSheet db={db} vehicle={vehicle} readings={readings} onClose={() => setAdding(false)} /> : null}
      </InUnitsOf>
      {pending ? <Skeleton className="h-64" /> : null}
    </Page>
  );
}

type ReadingsProps = { vehicle: VehicleView; query: ReturnType<typeof useReadings>['query']; readings: readonly ReadingView[]; add: ReactNode };

function Readings({ vehicle, query, readings, add }: ReadingsProps) {
  const { t } = useLingui();
  if (readings.length > 0) return <Timeline vehicle={vehicle} readings={readings} more={query} />;
  if (query.data || vehicle.sync !== 'synced') {
    return (
      <Card>
        <EmptyState icon={<Gauge aria-hidden className="size-10" />} title={t`No readings yet`} action={add}>
          <Trans>Fill-ups bring their own. Add one in between whenever you like.</Trans>
        </EmptyState>
      </Card>
    );
  }
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return <div aria-busy="true" className="flex flex-col gap-3">{[1, 2, 3].map((key) => <Skeleton key={key} className="h-20" />)}</div>;
}

type More = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

function Timeline({ vehicle: { id: vehicleId, mayLog }, readings, more }: { vehicle: VehicleView; readings: readonly ReadingView[]; more: More }) {
  const { t } = useLingui();
  const outbox = useOutbox();
  const remove = async (reading: ReadingView) => {
    const undo = await deleteReading(outbox, vehicleId, reading);
    showSnack({ message: t`Reading deleted.`, action: { label: t`Undo`, run: undo } });
  };
  return (
    <div className="flex flex-col gap-4">
      <Card className="overflow-hidden">
        <ul className="divide-y divide-line/70">
          {readings.map((reading) => (
            <li key={reading.id}><ReadingRow vehicleId={vehicleId} reading={reading} onDelete={mayLog && reading.source !== 'FUEL_LOG' ? () => void remove(reading) : null} /></li>
          ))}
        </ul>
      </Card>
      {more.hasNextPage ? (
        <Button variant="secondary" className="self-center" disabled={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}><Trans>Load more</Trans></Button>
      ) : null}
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Fuel, Plus } from 'lucide-react';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { FillLink } from '@/entities/fuel-log/fill-link';
import { useFuelLogs } from '@/entities/fuel-log/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { useVehicle } from '@/entities/vehicle/queries';
import { InUnitsOf } from '@/entities/viewer/own-units';
import { BackButton } from '@/shared/ui/back-button';
import { Button, buttonClass } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { PageMissing } from '@/shared/ui/page-missing';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import { FuelCards } from './fuel-cards';
import { FuelTable } from './fuel-table';

/** All fill-ups of a vehicle: cards on phones, a table with keys on wider windows. */
export function FuelListPage({ vehicleId }: { vehicleId: string }) {
  const { t } = useLingui();
  const { vehicle, pending, error } = useVehicle(vehicleId);
  if (!vehicle && !pending && !error) return <PageMissing />;
  const add = (
    <FillLink vehicleId={vehicleId} className={buttonClass('primary', 'max-sm:hidden')}>
      <Plus aria-hidden className="size-5" /> <Trans>Fill-up</Trans>
    </FillLink>
  );
  return (
    <Page title={t`Fuel`} kicker={vehicle?.displayName} actions={add} back={<BackButton to="/vehicles/$vehicleId" params={{ vehicleId }} />}>
      <InUnitsOf vehicle={vehicle}><FuelContent vehicle={vehicle ?? { id: vehicleId, meterKind: 'DISTANCE', energySources: [] }} /></InUnitsOf>
    </Page>
  );
}

/** What lists have to know of the vehicle. */
type Listed = Pick<VehicleView, 'id' | 'meterKind' | 'energySources'>;

function FuelContent({ vehicle }: { vehicle: Listed }) {
  const { query, logs } = useFuelLogs(vehicle.id);
  if (logs.length > 0) return <FuelList vehicle={vehicle} logs={logs} more={query} />;
  if (query.data) return <NoFuel vehicleId={vehicle.id} />;
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return <div aria-busy="true" className="flex flex-col gap-3">{[1, 2, 3].map((key) => <Skeleton key={key} className="h-24" />)}</div>;
}

type More = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

type ListProps = { vehicle: Listed; logs: readonly FuelLogView[]; more: More };

function FuelList({ vehicle, logs, more }: ListProps) {
  return (
    <div className="flex flex-col gap-4">
      <div className="md:hidden"><FuelCards vehicle={vehicle} logs={logs} /></div>
      <div className="hidden md:block"><FuelTable vehicle={vehicle} logs={logs} /></div>
      {more.hasNextPage ? (
        <Button variant="secondary" className="self-center" disabled={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}><Trans>Load more</Trans></Button>
      ) : null}
    </div>
  );
}

export function NoFuel({ vehicleId }: { vehicleId: string }) {
  const { t } = useLingui();
  return (
    <Card>
      <EmptyState
        icon={<Fuel aria-hidden className="size-10" />}
        title={t`No fill-ups yet`}
        action={<FillLink vehicleId={vehicleId} className={buttonClass()}><Fuel aria-hidden className="size-5" /> <Trans>Log a fill-up</Trans></FillLink>}
      >
        <Trans>Log a fill-up. After two full tanks you see economy.</Trans>
      </EmptyState>
    </Card>
  );
}

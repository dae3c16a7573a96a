import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { CarFront } from 'lucide-react';
import { useVehicles } from '@/entities/vehicle/queries';
import type { DeviceDb } from '@/shared/lib/device-db';
import { BackButton } from '@/shared/ui/back-button';
import { buttonClass } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import type { FillDraft } from './model';
import { NewFill, chooseVehicle } from './new-fill';

type Props = { db: DeviceDb; wanted: string | undefined; saved: FillDraft | null; onVehicle: (id: string) => void };

/** The fill-up as a page: on phones, and where the form was opened by its own address. */
export function FillPage({ wanted, ...props }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { query, vehicles } = useVehicles();
  const vehicle = chooseVehicle(vehicles, wanted ?? props.saved?.vehicleId);
  const leave = async (vehicleId: string) => navigate({ to: '/vehicles/$vehicleId', params: { vehicleId }, replace: true });
  return (
    <Page title={t`Fill-up`} narrow back={<BackButton to="/" />}>
      {vehicle ? (
        <Card className="p-4 sm:p-6">
          <NewFill {...props} vehicle={vehicle} vehicles={vehicles} onSaved={async () => leave(vehicle.id)} />
        </Card>
      ) : null}
      {!vehicle && query.data ? <Card><NoVehicle /></Card> : null}
      {!vehicle && !query.data ? <Skeleton className="h-96" /> : null}
    </Page>
  );
}

/** What the form says before there is a vehicle. */
export function NoVehicle() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<CarFront aria-hidden className="size-10" />}
      title={t`Which vehicle did you fill?`}
      action={<Link to="/vehicles/new" className={buttonClass()}><Trans>Add your first vehicle</Trans></Link>}
    >
      <Trans>Add it once, then a fill-up takes ten seconds.</Trans>
    </EmptyState>
  );
}

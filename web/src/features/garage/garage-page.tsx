import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CarFront, Plus } from 'lucide-react';
import { useVehicles } from '@/entities/vehicle/queries';
import { buttonClass } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import { VehicleCard } from './vehicle-card';

const grid = 'grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3';

export function GaragePage() {
  const { t } = useLingui();
  const add = (
    <Link to="/vehicles/new" className={buttonClass('secondary')}>
      <Plus aria-hidden className="size-5" /> <Trans>Add vehicle</Trans>
    </Link>
  );
  return (
    <Page title={t`Garage`} actions={add}>
      <GarageContent />
    </Page>
  );
}

function GarageContent() {
  const { t } = useLingui();
  const { query, vehicles } = useVehicles();
  if (vehicles.length > 0) {
    return (
      <ul className={grid}>
        {vehicles.map((vehicle) => <li key={vehicle.id}><VehicleCard vehicle={vehicle} /></li>)}
      </ul>
    );
  }
  if (query.data) {
    const action = <Link to="/vehicles/new" className={buttonClass()}><Plus aria-hidden className="size-5" /> <Trans>Add your first vehicle</Trans></Link>;
    return (
      <Card>
        <EmptyState icon={<CarFront aria-hidden className="size-10" />} title={t`Your garage is empty`} action={action}>
          <Trans>Type the VIN and we fill in the rest, or just give it a name.</Trans>
        </EmptyState>
      </Card>
    );
  }
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return <div className={grid} aria-busy="true">{[1, 2].map((key) => <Skeleton key={key} className="h-72 rounded-lg" />)}</div>;
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChartLine, Fuel, Gauge, List, Pencil, Share2 } from 'lucide-react';
import { Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { together } from '@/entities/exchange-rate/together';
import { useEconomies } from '@/entities/statistics/economies';
import { EconomyLines } from '@/entities/statistics/economy-lines';
import { FillLink } from '@/entities/fuel-log/fill-link';
import { SyncChip } from '@/entities/fuel-log/sync-chip';
import { KindIcon } from '@/entities/vehicle/kind-icon';
import { MeterLines } from '@/entities/vehicle/meter-lines';
import { meterFigures } from '@/entities/vehicle/meters';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { useVehicle } from '@/entities/vehicle/queries';
import { managesPeople } from '@/entities/tenant/queries';
import { useViewer } from '@/entities/viewer/queries';
import { InUnitsOf } from '@/entities/viewer/own-units';
import { useFormat } from '@/entities/viewer/use-format';
import { BackButton } from '@/shared/ui/back-button';
import { Button, buttonClass } from '@/shared/ui/button';
import { PageTitle } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { PageMissing } from '@/shared/ui/page-missing';
import { Sparkline } from '@/shared/ui/sparkline';
import { Card, Skeleton } from '@/shared/ui/surface';
import { Facts } from './facts';
import { Specifications } from './specifications';
import { Timeline } from './timeline';

type Props = { vehicleId: string; sheet: ComponentType<SheetProps> };
/** Of the sheet that says who sees the vehicle. */
type SheetProps = { vehicleId: string; name: string; onClose: () => void };

/** What one vehicle is and what happened to it. */
export function VehiclePage({ vehicleId, sheet: ShareSheet }: Props) {
  const [sharing, setSharing] = useState(false);
  const { vehicle, pending, error, retry } = useVehicle(vehicleId);
  if (error) return <LoadError error={error} onRetry={retry} />;
  if (!vehicle) return pending ? <Skeleton className="h-80" /> : <PageMissing />;
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-6">
      <InUnitsOf vehicle={vehicle}>
        <Header vehicle={vehicle} onShare={() => setSharing(true)} />
        <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_20rem]">
          <Timeline vehicle={vehicle} />
          <div className="flex min-w-0 flex-col gap-6">
            <Facts vehicle={vehicle} />
            {vehicle.vin ? <Specifications vin={vehicle.vin} /> : null}
          </div>
        </div>
      </InUnitsOf>
      {sharing ? <Suspense fallback={null}><ShareSheet vehicleId={vehicleId} name={vehicle.displayName} onClose={() => setSharing(false)} /></Suspense> : null}
    </div>
  );
}

function Header({ vehicle, onShare }: { vehicle: VehicleView; onShare: () => void }) {
  const { role } = useViewer();
  const vehicleId = vehicle.id;
  const about = [vehicle.year, vehicle.make, vehicle.model, vehicle.trim].filter(Boolean).join(' ');
  return (
    <header className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-4">
        <BackButton to="/" />
        <div className="grid size-14 shrink-0 place-items-center rounded-lg bg-brand-soft text-on-brand-soft max-sm:hidden"><KindIcon kind={vehicle.kind} className="size-8" /></div>
        <div className="min-w-0 flex-1 basis-48">
          <PageTitle title={vehicle.displayName} />
          <p className="truncate text-sm text-muted">{[about === vehicle.displayName ? vehicle.trim : about, vehicle.licensePlate].filter(Boolean).join(' · ')}</p>
        </div>
        <SyncChip mark={vehicle.sync} />
        <div className="flex w-full flex-wrap gap-2 sm:w-auto">
          <FillLink vehicleId={vehicleId} className={buttonClass('primary', 'grow px-3! sm:px-6!')}><Fuel aria-hidden className="size-5" /> <Trans>Fill-up</Trans></FillLink>
          <Link to="/vehicles/$vehicleId/fuel" params={{ vehicleId }} className={buttonClass('secondary', 'grow px-3! sm:grow-0 sm:px-5!')}><List aria-hidden className="size-5" /> <Trans>Fuel</Trans></Link>
          <Link to="/vehicles/$vehicleId/readings" params={{ vehicleId }} className={buttonClass('secondary', 'grow px-3! sm:grow-0 sm:px-5!')}><Gauge aria-hidden className="size-5" /> <Trans>Readings</Trans></Link>
          <Link to="/vehicles/$vehicleId/statistics" params={{ vehicleId }} className={buttonClass('secondary', 'grow px-3! sm:grow-0 sm:px-5!')}><ChartLine aria-hidden className="size-5" /> <Trans>Statistics</Trans></Link>
          <Link to="/vehicles/$vehicleId/edit" params={{ vehicleId }} className={buttonClass('secondary', 'grow px-3! sm:grow-0 sm:px-5!')}><Pencil aria-hidden className="size-5" /> <Trans>Edit</Trans></Link>
          {managesPeople(role) ? <Button variant="secondary" icon={<Share2 aria-hidden className="size-5" />} className="grow px-3! sm:grow-0 sm:px-5!" onClick={onShare}><Trans>Share</Trans></Button> : null}
        </div>
      </div>
      <KeyFigures vehicle={vehicle} />
    </header>
  );
}

function KeyFigures({ vehicle }: { vehicle: VehicleView }) {
  const { t } = useLingui();
  const format = useFormat();
  const { averageEconomy, recentEconomy, trend, costThisMonth, totalCost, convertedCostThisMonth, convertedTotalCost } = vehicle.fuelSummary;
  const economy = recentEconomy ?? averageEconomy;
  const economies = useEconomies(vehicle);
  const sums = (list: readonly { amount: string; currency: string }[]) => (list.length > 0 ? list.map((sum) => format.money(sum.amount, sum.currency)).join(' + ') : '–');
  return (
    <Card className="grid grid-cols-2 divide-line sm:grid-cols-4 sm:divide-x">
      <MeterFigure vehicle={vehicle} />
      <Figure label={t`Economy`} value={economies ? <span className="block text-sm sm:text-base"><EconomyLines economies={economies} /></span> : economy ? format.economy(economy) : '–'}>
        <Sparkline values={trend.map((entry) => format.economyParts(entry).raw)} label={t`Economy of the last ${trend.length} tanks`} className="mt-1 h-8 w-24" />
      </Figure>
      <Figure label={t`Fuel this month`} value={sums(together(costThisMonth, convertedCostThisMonth))} />
      <Figure label={t`Fuel in total`} value={sums(together(totalCost, convertedTotalCost))} />
    </Card>
  );
}

function MeterFigure({ vehicle }: { vehicle: VehicleView }) {
  const { i18n } = useLingui();
  const [main, ...others] = meterFigures(vehicle, useFormat());
  const link = <Link to="/vehicles/$vehicleId/readings" params={{ vehicleId: vehicle.id }} className="inline-flex min-h-6 items-center text-brand underline-offset-4 hover:underline">{main.value ?? i18n._(main.none)}</Link>;
  return <Figure label={i18n._(main.label)} value={<>{link}<MeterLines figures={others} /></>} />;
}

function Figure({ label, value, children }: { label: string; value: ReactNode; children?: ReactNode }) {
  return (
    <dl className="min-w-0 px-4 py-4 sm:px-5">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-lg font-bold tracking-tight break-words">{value}</dd>
      {children ? <dd>{children}</dd> : null}
    </dl>
  );
}

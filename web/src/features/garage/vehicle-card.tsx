import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Fuel } from 'lucide-react';
import { together } from '@/entities/exchange-rate/together';
import { useEconomies } from '@/entities/statistics/economies';
import { EconomyLines } from '@/entities/statistics/economy-lines';
import { FillLink } from '@/entities/fuel-log/fill-link';
import { SyncChip } from '@/entities/fuel-log/sync-chip';
import { KindIcon } from '@/entities/vehicle/kind-icon';
import { MeterLines } from '@/entities/vehicle/meter-lines';
import { meterFigures } from '@/entities/vehicle/meters';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { kindWords } from '@/entities/vehicle/words';
import { InUnitsOf } from '@/entities/viewer/own-units';
import { useFormat } from '@/entities/viewer/use-format';
import { buttonClass } from '@/shared/ui/button';
import { Sparkline } from '@/shared/ui/sparkline';
import { Card } from '@/shared/ui/surface';

/** One vehicle of the garage: what it uses, what it costs, how far it has gone. */
export function VehicleCard({ vehicle }: { vehicle: VehicleView }) {
  const { i18n } = useLingui();
  const vehicleId = vehicle.id;
  const about = [vehicle.year, vehicle.make, vehicle.model].filter(Boolean).join(' ');
  const subtitle = about && about !== vehicle.displayName ? about : i18n._(kindWords[vehicle.kind]);
  return (
    <Card className="relative flex flex-col gap-4 p-5 transition-shadow hover:shadow-pop">
      <div className="flex items-start gap-4">
        <div className="grid size-13 shrink-0 place-items-center rounded-lg bg-brand-soft text-on-brand-soft"><KindIcon kind={vehicle.kind} className="size-7" /></div>
        <div className="min-w-0 flex-1">
          <h2 className="truncate-2 text-lg leading-6 font-bold break-words">
            <Link to="/vehicles/$vehicleId" params={{ vehicleId }} className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-brand">
              {vehicle.displayName}
            </Link>
          </h2>
          <p className="truncate text-sm text-muted">{[subtitle, vehicle.licensePlate].filter(Boolean).join(' · ')}</p>
        </div>
        <SyncChip mark={vehicle.sync} />
      </div>
      <InUnitsOf vehicle={vehicle}><Figures vehicle={vehicle} /></InUnitsOf>
      <FillLink vehicleId={vehicleId} className={buttonClass('secondary', 'relative w-full text-brand')}>
        <Fuel aria-hidden className="size-5" /> <Trans>Fill-up</Trans>
        <span className="sr-only">{vehicle.displayName}</span>
      </FillLink>
    </Card>
  );
}

function Figures({ vehicle }: { vehicle: VehicleView }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const [meter, ...otherMeters] = meterFigures(vehicle, format);
  const { recentEconomy, averageEconomy, trend, costThisMonth, convertedCostThisMonth, fillCount } = vehicle.fuelSummary;
  const paid = together(costThisMonth, convertedCostThisMonth);
  const economies = useEconomies(vehicle);
  const economy = recentEconomy ?? averageEconomy;
  const parts = economy ? format.economyParts(economy) : null;
  return (
    <>
      <div className="flex min-h-12 items-end justify-between gap-4">
        {economies ? <p className="min-w-0 font-bold"><EconomyLines economies={economies} /></p> : parts ? (
          <p className="min-w-0">
            <span className="text-2xl font-extrabold tracking-tight">{parts.value}</span>{' '}
            <span className="text-sm font-semibold text-muted">{parts.unit}</span>
          </p>
        ) : (
          <p className="text-sm text-muted">
            {fillCount === 0 ? <Trans>Log a fill-up. After two full tanks you see economy.</Trans> : <Trans>Economy appears after the next full tank.</Trans>}
          </p>
        )}
        <Sparkline
          values={trend.map((entry) => format.economyParts(entry).raw)}
          label={t`Economy of the last ${trend.length} tanks`}
          className="h-10 w-28 shrink-0"
        />
      </div>
      <dl className="grid grid-cols-2 gap-3 border-t border-line pt-3 text-sm">
        <div>
          <dt className="text-muted">{i18n._(meter.label)}</dt>
          <dd className="font-semibold">{meter.value ?? '–'}<MeterLines figures={otherMeters} /></dd>
        </div>
        <div>
          <dt className="text-muted"><Trans>Fuel this month</Trans></dt>
          <dd className="font-semibold">{paid.length > 0 ? paid.map((sum) => format.money(sum.amount, sum.currency)).join(' + ') : '–'}</dd>
        </div>
      </dl>
    </>
  );
}

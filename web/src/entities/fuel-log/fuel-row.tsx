import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormat } from '@/entities/viewer/use-format';
import { namesEnergy } from '@/entities/vehicle/energy';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { energyWords } from '@/entities/vehicle/words';
import { Converted } from './converted';
import { economyFigure } from './figure';
import { FuelChips, hasChips } from './fuel-chips';
import type { FuelLogView } from './overlay';
import { ReceiptHint } from './receipt-hint';

type Props = { vehicle: Pick<VehicleView, 'id' | 'meterKind' | 'energySources'>; log: FuelLogView; heading: 'h2' | 'h3' };

/** One fill-up as two lines: what and how much, then where and what it says about economy. */
export function FuelRow({ vehicle: { id: vehicleId, meterKind, energySources }, log, heading: Heading }: Props) {
  const { i18n } = useLingui();
  const format = useFormat();
  const { economy, reason } = economyFigure(log, meterKind);
  const energy = namesEnergy(energySources, log.energySource) ? i18n._(energyWords[log.energySource]) : null;
  const facts = [energy, log.quantity && format.quantity(log.quantity), log.odometer && format.distance(log.odometer), log.engineHours && format.hours(log.engineHours), log.station].filter(Boolean);
  return (
    <article className="relative flex flex-col gap-1.5 px-4 py-3.5 transition-colors hover:bg-surface-2 sm:px-5">
      <div className="flex items-baseline justify-between gap-3">
        <div className="flex items-center gap-2">
          <Heading className="font-semibold">
            <Link
              to="/vehicles/$vehicleId/fuel/$fuelLogId"
              params={{ vehicleId, fuelLogId: log.id }}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-brand"
            >
              {format.date(log.filledOn)}
            </Link>
          </Heading>
          <ReceiptHint count={log.documentCount} />
        </div>
        <p className="font-semibold">{log.total ? format.money(log.total.amount, log.total.currency) : null}</p>
      </div>
      <Converted log={log} className="-mt-1 text-end text-sm font-semibold" />
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <p className="min-w-0 text-muted">{facts.join(' · ')}</p>
        {economy ? <p className="shrink-0 font-bold text-brand">{format.economy(economy)}</p> : null}
      </div>
      {reason ? <p className="text-sm text-muted">{i18n._(reason)}</p> : null}
      {hasChips(log) ? <div className="flex flex-wrap gap-1.5"><FuelChips log={log} /></div> : null}
    </article>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Gauge } from 'lucide-react';
import { economyFigure } from '@/entities/fuel-log/figure';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { previewEconomy, previewHourly, type FillFacts } from '@/entities/fuel-log/preview';
import { useReadings } from '@/entities/odometer/queries';
import { usePreferences } from '@/entities/viewer/own-units';
import { useFormat } from '@/entities/viewer/use-format';
import type { MeterKind } from '@/gql/graphql';
import { convertDistance } from '@/shared/lib/units';
import { distanceLabels } from '@/shared/lib/format';
import { blankExtras, toExtrasInput } from './extras';
import { asOneMeter } from './meter-before';
import { amountOf, readingOf, unitPriceOf, type FillDraft } from './model';

type Props = { draft: FillDraft; meterKind: MeterKind; last: number | null; logs: readonly FuelLogView[]; ownId: string | null };

/** This tank's economy while typing, or the reason why there will be none. */
export function EconomyPreview({ draft, meterKind, last, logs, ownId }: Props) {
  const { i18n } = useLingui();
  const format = useFormat();
  const preferences = usePreferences();
  const { readings } = useReadings(draft.vehicleId);
  const reading = readingOf(draft, last);
  const amount = amountOf(draft);
  const { tripDistance, engineHours, stateOfChargeEnd } = toExtrasInput(draft.extras ?? blankExtras, draft.energySource, draft.distanceUnit, preferences.locale);
  if (!amount || (!reading && !tripDistance && !engineHours)) return null;
  const others = logs.map((log) => asOneMeter({ ...log, id: log.id }, readings));
  const fill: FillFacts = {
    id: ownId ?? '￿', filledOn: draft.filledOn, filledAt: draft.filledAt, energySource: draft.energySource,
    odometer: reading ? { value: reading.text, unit: draft.distanceUnit } : null, tripDistance, engineHours, charge: { stateOfChargeEnd: stateOfChargeEnd ?? null }, quantity: { value: amount, unit: draft.fuelUnit },
    isFull: draft.isFull, missedPrevious: draft.missedPrevious,
  };
  const units = { liquid: preferences.economyUnit, electric: preferences.electricEconomyUnit };
  const now = asOneMeter(fill, readings);
  const preview = previewEconomy(others, now, units);
  const hourly = previewHourly(others, now, units);
  const { economy, reason } = economyFigure(
    { ...fill, entered: fill, economy: preview.economy, noEconomyReason: preview.reason, economyPerHour: hourly.economy, noEconomyPerHourReason: hourly.reason },
    meterKind,
  );
  const cost = costPerDistance(draft, Number(amount), preview.distanceKm, format.settings.distanceUnit);
  return (
    <p role="status" className="flex min-h-13 items-center gap-3 rounded-md bg-brand-soft px-4 py-2 font-medium text-on-brand-soft">
      <Gauge aria-hidden className="size-5 shrink-0" />
      {economy ? (
        <span>
          {draft.energySource === 'ELECTRICITY' ? <Trans>This charge: <strong>{format.economy(economy)}</strong></Trans> : <Trans>This tank: <strong>{format.economy(economy)}</strong></Trans>}
          {cost === null ? null : <> · {format.money(cost, draft.currency)}/{distanceLabels[format.settings.distanceUnit]}</>}
        </span>
      ) : (
        <span>{reason ? i18n._(reason) : null}</span>
      )}
    </p>
  );
}

function costPerDistance(draft: FillDraft, amount: number, km: number | null, unit: 'KILOMETRE' | 'MILE'): number | null {
  const price = unitPriceOf(draft);
  if (price === null || km === null || km <= 0) return null;
  return (price * amount) / convertDistance(km, 'KILOMETRE', unit);
}

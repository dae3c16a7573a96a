import { Trans, useLingui } from '@lingui/react/macro';
import { Gauge } from 'lucide-react';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { previewEconomy } from '@/entities/fuel-log/preview';
import { reasonWords } from '@/entities/fuel-log/words';
import { usePreferences } from '@/entities/viewer/own-units';
import { useFormat } from '@/entities/viewer/use-format';
import { convertDistance } from '@/shared/lib/units';
import { distanceLabels } from '@/shared/lib/format';
import { blankExtras, toExtrasInput } from './extras';
import { amountOf, readingOf, unitPriceOf, type FillDraft } from './model';

type Props = { draft: FillDraft; last: number | null; logs: readonly FuelLogView[]; ownId: string | null };

/** This tank's economy while typing, or the reason why there will be none. */
export function EconomyPreview({ draft, last, logs, ownId }: Props) {
  const { i18n } = useLingui();
  const format = useFormat();
  const preferences = usePreferences();
  const reading = readingOf(draft, last);
  const amount = amountOf(draft);
  const { tripDistance, engineHours } = toExtrasInput(draft.extras ?? blankExtras, draft.energySource, draft.distanceUnit);
  if (!amount || (!reading && !tripDistance && !engineHours)) return null;
  const preview = previewEconomy(
    logs.map((log) => ({ ...log, id: log.id })),
    {
      id: ownId ?? '￿', filledOn: draft.filledOn, filledAt: draft.filledAt, energySource: draft.energySource,
      odometer: reading ? { value: reading.text, unit: draft.distanceUnit } : null, tripDistance, engineHours, quantity: { value: amount, unit: draft.fuelUnit },
      isFull: draft.isFull, missedPrevious: draft.missedPrevious,
    },
    { liquid: preferences.economyUnit, electric: preferences.electricEconomyUnit },
  );
  const cost = costPerDistance(draft, Number(amount), preview.distanceKm, format.settings.distanceUnit);
  return (
    <p role="status" className="flex min-h-13 items-center gap-3 rounded-md bg-brand-soft px-4 py-2 font-medium text-on-brand-soft">
      <Gauge aria-hidden className="size-5 shrink-0" />
      {preview.economy ? (
        <span>
          <Trans>This tank: <strong>{format.economy(preview.economy)}</strong></Trans>
          {cost === null ? null : <> · {format.money(cost, draft.currency)}/{distanceLabels[format.settings.distanceUnit]}</>}
        </span>
      ) : (
        <span>{preview.reason ? i18n._(reasonWords[preview.reason]) : null}</span>
      )}
    </p>
  );
}

function costPerDistance(draft: FillDraft, amount: number, km: number | null, unit: 'KILOMETRE' | 'MILE'): number | null {
  const price = unitPriceOf(draft);
  if (price === null || km === null || km <= 0) return null;
  return (price * amount) / convertDistance(km, 'KILOMETRE', unit);
}

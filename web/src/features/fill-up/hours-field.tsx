import { Trans, useLingui } from '@lingui/react/macro';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { useFormat } from '@/entities/viewer/use-format';
import { parseReading } from '@/shared/lib/decimal';
import { Field } from '@/shared/ui/field';
import { useExtraErrors } from './extra-errors';
import { blankExtras } from './extras';
import type { FillDraft } from './model';
import { useLastShown } from './use-last-shown';

type Props = { draft: FillDraft; onChange: (draft: FillDraft) => void; vehicle: VehicleView; logs: readonly FuelLogView[]; own: FuelLogView | null };

/** The hours of the engine, first of all where a vehicle has no odometer. */
export function HoursField({ draft, onChange, vehicle, logs, own }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const extras = draft.extras ?? blankExtras;
  const error = useExtraErrors(extras)('engineHours');
  const last = useLastShown({ draft, vehicle, logs, own }, 'hours');
  const parsed = parseReading(extras.engineHours);
  const run = parsed.kind === 'number' && last !== null ? parsed.value - last : null;
  const unit = 'h';
  const lastText = last === null ? '' : `${format.number(last, 1)} ${unit}`;
  return (
    <Field
      label={t`Engine hours`}
      inputMode="decimal"
      enterKeyHint="next"
      autoComplete="off"
      className="text-lg font-semibold"
      value={extras.engineHours}
      error={error}
      warning={run !== null && run < 0 ? t`Lower than last time (${lastText}). Typo? You can save it all the same.` : undefined}
      aside={last === null ? null : <span className="text-sm text-muted"><Trans>last {lastText}</Trans></span>}
      hint={run !== null && run > 0 ? `+${format.number(run, 1)} ${unit}` : null}
      shortSuffix
      suffix={unit}
      onChange={(event) => onChange({ ...draft, extras: { ...extras, engineHours: event.target.value } })}
    />
  );
}

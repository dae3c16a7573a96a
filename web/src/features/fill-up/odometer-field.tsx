import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormat } from '@/entities/viewer/use-format';
import { distanceLabels } from '@/shared/lib/format';
import { parseDecimal } from '@/shared/lib/decimal';
import { Field } from '@/shared/ui/field';
import { readingOf, type FillDraft } from './model';
import { UnitButton } from './unit-button';

type Props = {
  draft: FillDraft;
  onChange: (draft: FillDraft) => void;
  last: number | null;
  error: string | undefined;
  warning: string | undefined;
  onBlur: () => void;
};

/** The odometer: last reading in sight, short entries completed, the distance driven shown at once. */
export function OdometerField({ draft, onChange, last, error, warning, onBlur }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const unit = distanceLabels[draft.distanceUnit];
  const nextUnit = draft.distanceUnit === 'KILOMETRE' ? 'MILE' : 'KILOMETRE';
  return (
    <Field
      label={t`Odometer`}
      inputMode="decimal"
      enterKeyHint="next"
      autoComplete="off"
      className="text-lg font-semibold"
      value={draft.odometer}
      error={error}
      warning={warning}
      aside={last === null ? null : <span className="text-sm text-muted"><Trans>last {format.number(last, 0)} {unit}</Trans></span>}
      hint={<ReadingHint draft={draft} last={last} onLiteral={() => onChange({ ...draft, odometerLiteral: true })} />}
      suffix={<UnitButton label={t`Unit ${unit}, change to ${distanceLabels[nextUnit]}`} onClick={() => onChange({ ...draft, distanceUnit: nextUnit })}>{unit}</UnitButton>}
      onBlur={onBlur}
      onChange={(event) => onChange({ ...draft, odometer: event.target.value, odometerLiteral: false })}
    />
  );
}

function ReadingHint({ draft, last, onLiteral }: { draft: FillDraft; last: number | null; onLiteral: () => void }): ReactNode {
  const format = useFormat();
  const reading = readingOf(draft, last);
  if (!reading) return null;
  const unit = distanceLabels[draft.distanceUnit];
  const delta = last === null ? null : reading.value - last;
  const parsed = parseDecimal(draft.odometer);
  const ambiguous = parsed.kind === 'number' && parsed.ambiguous;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {reading.expanded || ambiguous ? <span className="font-semibold text-brand"><Trans>Read as {format.number(reading.value, 3)}</Trans></span> : null}
      {delta !== null && delta > 0 ? <span>+{format.number(delta, 0)} {unit}</span> : null}
      {reading.expanded || (ambiguous && !draft.odometerLiteral) ? (
        <button type="button" className="min-h-11 font-semibold text-brand underline underline-offset-4" onClick={onLiteral}>
          <Trans>No, it shows {draft.odometer}</Trans>
        </button>
      ) : null}
    </span>
  );
}

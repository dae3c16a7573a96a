import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { Switch } from '@/shared/ui/choice';
import { Field, SuggestField, TextArea } from '@/shared/ui/field';
import { ExtraFields } from './extra-fields';
import { blankExtras } from './extras';
import type { DraftField, FillDraft } from './model';
import { typedBefore } from './prefill';

type Props = {
  draft: FillDraft;
  onChange: (draft: FillDraft) => void;
  vehicle: VehicleView;
  logs: readonly FuelLogView[];
  shown: (field: DraftField) => string | undefined;
  onBlur: (field: DraftField) => () => void;
};

/** What a fill-up can have beside odometer, amount and price. While closed it tells what it holds: that is saved too. */
export function MoreFields({ draft, onChange, vehicle, logs, shown, onBlur }: Props) {
  const { t } = useLingui();
  const set = <K extends keyof FillDraft>(field: K, value: FillDraft[K]) => onChange({ ...draft, [field]: value });
  const isCharge = draft.energySource === 'ELECTRICITY';
  const extras = draft.extras ?? blankExtras;
  const held = [draft.station, draft.grade, extras.driver, extras.paymentMethod].filter((text) => text.trim() !== '');
  const text = (field: 'station' | 'grade') => ({
    optional: t`optional`,
    value: draft[field],
    suggestions: typedBefore(logs, field, draft.energySource),
    error: shown(field),
    onBlur: onBlur(field),
    onChange: (event: { target: { value: string } }) => set(field, event.target.value),
  });
  return (
    <details className="group rounded-md border border-line">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 rounded-md px-4 py-2 hover:bg-surface-2">
        <span className="min-w-0">
          <span className="block font-semibold"><Trans>Station, notes and more</Trans></span>
          {held.length > 0 ? <span data-testid="held" className="block truncate text-sm text-muted group-open:hidden">{held.join(' · ')}</span> : null}
        </span>
        <ChevronDown aria-hidden className="size-5 shrink-0 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="flex flex-col gap-5 p-4 pt-2">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t`Time`} optional={t`optional`} type="time" value={draft.filledAt} onChange={(event) => set('filledAt', event.target.value)} />
        </div>
        <Switch label={isCharge ? t`I missed logging a charge before this one` : t`I missed logging a fill-up before this one`} checked={draft.missedPrevious} onChange={(value) => set('missedPrevious', value)} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SuggestField label={t`Station`} {...text('station')} />
          <SuggestField label={t`Grade`} placeholder={isCharge ? undefined : 'E10'} {...text('grade')} />
        </div>
        <ExtraFields draft={draft} extras={extras} vehicle={vehicle} logs={logs} onChange={(changed) => set('extras', changed)} onCurrency={(currency) => set('currency', currency)} />
        <TextArea label={t`Notes`} optional={t`optional`} value={draft.notes} error={shown('notes')} onBlur={onBlur('notes')} onChange={(event) => set('notes', event.target.value)} />
      </div>
    </details>
  );
}

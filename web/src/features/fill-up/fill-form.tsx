import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { FuelLogInput, FuelLogView } from '@/entities/fuel-log/overlay';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { Button } from '@/shared/ui/button';
import { Switch } from '@/shared/ui/choice';
import { Field, Select } from '@/shared/ui/field';
import { useSaveFailure } from '@/shared/ui/save-failure';
import { findErrors, toInput, type DraftField, type FillDraft } from './model';
import { findOdd, usualPrice } from './odd';
import { lastPrice } from './prefill';
import { EconomyPreview } from './economy-preview';
import { HoursField } from './hours-field';
import { MoreFields } from './more-fields';
import { OdometerField } from './odometer-field';
import { PriceFields } from './price-fields';
import { useFieldTexts } from './texts';
import { useLastShown } from './use-last-shown';
import { useFirstFocus, useSaveKey } from './helpers';
import { energyWords } from '@/entities/vehicle/words';
import type { EnergySource } from '@/gql/graphql';
import { usePreferences } from '@/entities/viewer/own-units';
import { useFormat } from '@/entities/viewer/use-format';
import { cx } from '@/shared/lib/cx';
import { isIsoDate } from '@/shared/lib/dates';
import { unitOf } from '@/shared/lib/units';

type Props = {
  draft: FillDraft;
  onChange: (draft: FillDraft) => void;
  vehicle: VehicleView;
  logs: readonly FuelLogView[];
  /** The fill-up being edited. */
  editing: FuelLogView | null;
  onSave: (input: FuelLogInput) => Promise<void>;
  extra?: ReactNode;
  /** Its receipts. */
  papers?: ReactNode;
  startInside?: boolean;
};

/** In sight while typing: above the phone's bar, and at the foot of a dialog. */
const saveBar = cx(
  'max-sm:sticky max-sm:bottom-[calc(4rem+env(safe-area-inset-bottom))] max-sm:z-20 max-sm:-mx-4 max-sm:border-t max-sm:border-line max-sm:bg-raised max-sm:px-4 max-sm:pt-3 max-sm:pb-8',
  'max-sm:in-[dialog]:-bottom-6 max-sm:in-[dialog]:-mx-6 max-sm:in-[dialog]:px-6 max-sm:in-[dialog]:pb-3 sm:order-last sm:self-end',
  'sm:in-[dialog]:sticky sm:in-[dialog]:-bottom-6 sm:in-[dialog]:z-20 sm:in-[dialog]:-mx-6 sm:in-[dialog]:-mb-6 sm:in-[dialog]:flex sm:in-[dialog]:justify-end sm:in-[dialog]:self-stretch',
  'sm:in-[dialog]:border-t sm:in-[dialog]:border-line sm:in-[dialog]:bg-raised sm:in-[dialog]:px-6 sm:in-[dialog]:py-3',
);

/** Logging or editing a fill-up: few fields, everything else under More. */
export function FillForm({ draft, onChange, vehicle, logs, editing, onSave, extra, papers, startInside = false }: Props) {
  const { t } = useLingui();
  const formRef = useRef<HTMLFormElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<DraftField>>(new Set());
  const [submitted, setSubmitted] = useState(false);
  const ownId = editing ? editing.id : null;
  const last = useLastShown({ draft, vehicle, logs, own: editing }, 'distance');
  const isCharge = draft.energySource === 'ELECTRICITY';
  const { volumeUnit, locale } = usePreferences();
  const errors = findErrors(draft, locale);
  const others = logs.filter((log) => log.id !== ownId);
  const odd = findOdd(draft, others, last);
  const texts = useFieldTexts(draft, last, usualPrice(draft, others));
  const shown = (field: DraftField) => (submitted || touched.has(field) ? texts.error(field, errors[field]) : undefined);
  const blur = (field: DraftField) => () => setTouched((old) => new Set(old).add(field));
  const set = <K extends keyof FillDraft>(field: K, value: FillDraft[K]) => onChange({ ...draft, [field]: value });

  const format = useFormat();
  const setSource = (source: EnergySource) => onChange({ ...draft, energySource: source, fuelUnit: unitOf(source, volumeUnit) });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (Object.keys(errors).length > 0) {
      requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const input = toInput(draft, last, locale);
    await guard(input, async () => onSave(input));
  };
  const { guard, notice } = useSaveFailure();
  useSaveKey(formRef);
  useFirstFocus(formRef, startInside);

  return (
    <form ref={formRef} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      {vehicle.energySources.length > 1 ? (
        <Select
          label={t`Fuel`}
          value={draft.energySource}
          onChange={(event) => setSource(event.target.value as EnergySource)}
        >
          {vehicle.energySources.map((source) => <EnergyOption key={source} source={source} />)}
        </Select>
      ) : null}
      {vehicle.meterKind === 'HOURS'
        ? <HoursField draft={draft} onChange={onChange} vehicle={vehicle} logs={logs} own={editing} />
        : <OdometerField draft={draft} onChange={onChange} last={last} error={shown('odometer')} warning={texts.odd(odd.odometer)} onBlur={blur('odometer')} />}
      <PriceFields draft={draft} onChange={onChange} shown={shown} lastPrice={lastPrice(draft, others)} warnings={{ quantity: texts.odd(odd.quantity), unitPrice: texts.odd(odd.unitPrice) }} onBlur={blur} />
      <EconomyPreview draft={draft} meterKind={vehicle.meterKind} last={last} logs={logs} ownId={ownId} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] items-end gap-x-6 gap-y-4">
        <Field label={t`Date`} type="date" value={draft.filledOn} aside={isIsoDate(draft.filledOn) ? <span className="text-sm text-muted">{format.weekday(draft.filledOn)}</span> : null} error={shown('filledOn')} warning={texts.odd(odd.filledOn)} onBlur={blur('filledOn')} onChange={(event) => set('filledOn', event.target.value)} />
        <Switch label={isCharge ? t`Full charge` : t`Full tank`} hint={isCharge ? t`Charged to the usual level` : t`Filled to the top`} checked={draft.isFull} onChange={(value) => set('isFull', value)} />
      </div>
      {papers}
      {notice}
      <div className={saveBar}>
        <Button type="submit" className="w-full sm:w-auto sm:min-w-44"><Trans>Save</Trans></Button>
      </div>
      <MoreFields draft={draft} logs={others} vehicle={vehicle} onChange={onChange} shown={shown} onBlur={blur} />
      {extra}
    </form>
  );
}

function EnergyOption({ source }: { source: EnergySource }) {
  const { i18n } = useLingui();
  return <option value={source}>{i18n._(energyWords[source])}</option>;
}

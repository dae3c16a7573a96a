import { Trans, useLingui } from '@lingui/react/macro';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { chargePlaceWords } from '@/entities/fuel-log/words';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { usePreferences } from '@/entities/viewer/own-units';
import { distanceLabels } from '@/shared/lib/format';
import { currencies } from '@/shared/lib/locale-choices';
import { Field, Select, SuggestField } from '@/shared/ui/field';
import { useExtraErrors } from './extra-errors';
import type { ExtraNumber, ExtrasDraft } from './extras';
import type { FillDraft } from './model';
import { typedBefore } from './prefill';

type Props = { draft: FillDraft; extras: ExtrasDraft; vehicle: VehicleView; logs: readonly FuelLogView[]; onChange: (extras: ExtrasDraft) => void; onCurrency: (currency: string) => void };

/** What few fill-ups have: shown where the vehicle can have it. */
export function ExtraFields({ draft, extras, vehicle, logs, onChange, onCurrency }: Props) {
  const { t } = useLingui();
  const { locale } = usePreferences();
  const optional = t`optional`;
  const unit = distanceLabels[draft.distanceUnit];
  const errors = useExtraErrors(extras);
  const text = (field: 'driver' | 'paymentMethod' | 'tags') => ({
    optional, value: extras[field], error: errors(field), onChange: (event: { target: { value: string } }) => onChange({ ...extras, [field]: event.target.value }),
  });
  const number = (field: ExtraNumber, suffix: string) => ({ ...numeric(extras, field, onChange), optional, suffix, error: errors(field) });
  const hasDistance = vehicle.meterKind !== 'HOURS';
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {hasDistance ? <Field label={t`Trip distance`} hint={t`In place of the odometer`} {...number('tripDistance', unit)} /> : null}
        {vehicle.meterKind === 'BOTH' ? <Field label={t`Engine hours`} {...number('engineHours', 'h')} /> : null}
        {hasDistance && vehicle.energySources.length > 1 ? <Field label={t`Distance on this fuel`} hint={t`Of the distance since its last fill-up`} {...number('sourceDistance', unit)} /> : null}
      </div>
      {draft.energySource === 'ELECTRICITY' ? <ChargeFields extras={extras} onChange={onChange} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <SuggestField label={t`Driver`} suggestions={typedBefore(logs, 'driver', draft.energySource)} {...text('driver')} />
        <SuggestField label={t`Payment`} placeholder={t`Card`} suggestions={typedBefore(logs, 'paymentMethod', draft.energySource)} {...text('paymentMethod')} />
        <Select label={t`Currency`} value={draft.currency} onChange={(event) => onCurrency(event.target.value)}>
          {currencies(locale, draft.currency).map(([code, name]) => <option key={code} value={code}>{code} · {name}</option>)}
        </Select>
      </div>
      <Field label={t`Tags`} hint={t`Between commas`} {...text('tags')} />
    </>
  );
}

function ChargeFields({ extras, onChange }: Pick<Props, 'extras' | 'onChange'>) {
  const { t, i18n } = useLingui();
  const optional = t`optional`;
  const errors = useExtraErrors(extras);
  const number = (field: ExtraNumber, suffix: string) => ({ ...numeric(extras, field, onChange), optional, suffix, error: errors(field) });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 font-semibold"><Trans>Charge</Trans></legend>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t`Battery before`} {...number('chargeStart', '%')} />
        <Field label={t`Battery after`} {...number('chargeEnd', '%')} />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t`Into the battery`} {...number('batteryEnergy', 'kWh')} />
        <Select label={t`Where`} value={extras.chargePlace} onChange={(event) => onChange({ ...extras, chargePlace: event.target.value as ExtrasDraft['chargePlace'] })}>
          <option value="">{t`Not said`}</option>
          {Object.entries(chargePlaceWords).map(([place, words]) => <option key={place} value={place}>{i18n._(words)}</option>)}
        </Select>
        <Select label={t`Charger`} value={extras.chargerKind} onChange={(event) => onChange({ ...extras, chargerKind: event.target.value as ExtrasDraft['chargerKind'] })}>
          <option value="">{t`Not said`}</option>
          <option value="AC">{t`AC, slow`}</option>
          <option value="DC">{t`DC, fast`}</option>
        </Select>
      </div>
    </fieldset>
  );
}

const numeric = (extras: ExtrasDraft, field: ExtraNumber, onChange: Props['onChange']) => ({
  inputMode: 'decimal' as const,
  autoComplete: 'off',
  value: extras[field],
  onChange: (event: { target: { value: string } }) => onChange({ ...extras, [field]: event.target.value }),
});

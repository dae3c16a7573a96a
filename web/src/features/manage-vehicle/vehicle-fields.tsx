import { Trans, useLingui } from '@lingui/react/macro';
import type { VinFact } from '@/entities/vehicle/overlay';
import { offeredSources, toggleSource } from '@/entities/vehicle/energy';
import { energySources, energyWords, kindWords, meterWords, vehicleKinds } from '@/entities/vehicle/words';
import type { MeterKind, VehicleKind } from '@/gql/graphql';
import { cx } from '@/shared/lib/cx';
import { Field, Select, TextArea } from '@/shared/ui/field';
import { Chip } from '@/shared/ui/surface';
import { UnitFields } from './unit-fields';
import { isVinFact, originOf, type VehicleDraft, type VehicleErrors, type VehicleProblem } from './model';

const meterKinds: MeterKind[] = ['DISTANCE', 'HOURS', 'BOTH'];

type Props = { draft: VehicleDraft; onChange: (draft: VehicleDraft) => void; errors: VehicleErrors; withVin?: boolean };

/** Every field of a vehicle; only some name is needed. */
export function VehicleFields({ draft, onChange, errors, withVin = true }: Props) {
  const { t, i18n } = useLingui();
  const words: Record<VehicleProblem, string> = {
    NO_NAME: t`Give it a name, for example "The blue moped".`,
    BAD_YEAR: t`Type the year with four digits, for example 1968.`,
    TOO_LONG: t`This text is too long. Shorten it.`,
    NO_FUEL: t`Choose at least one.`,
    BAD_ENERGY: t`Type the kilowatt-hours as a number above zero, for example 58.`,
  };
  const field = (name: 'nickname' | 'year' | 'make' | 'model' | 'trim' | 'engine' | 'transmission' | 'vin' | 'licensePlate') => {
    const problem = errors[name];
    return {
      value: draft[name],
      autoComplete: 'off',
      ...(isVinFact(name) ? { aside: <Origin draft={draft} field={name} onChange={onChange} /> } : {}),
      error: problem ? words[problem] : undefined,
      onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
    };
  };
  const optional = t`optional`;
  return (
    <div className="flex flex-col gap-5">
      <Field label={t`Name`} placeholder={[draft.year, draft.make, draft.model].filter(Boolean).join(' ') || t`The blue moped`} hint={t`What you call it. Left empty, year, make and model are shown.`} {...field('nickname')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label={t`Kind`} value={draft.kind} onChange={(event) => onChange({ ...draft, kind: event.target.value as VehicleKind })}>
          {vehicleKinds.map((kind) => <option key={kind} value={kind}>{i18n._(kindWords[kind])}</option>)}
        </Select>
        <Field label={t`Year`} optional={optional} inputMode="numeric" {...field('year')} />
        <Field label={t`Make`} optional={optional} {...field('make')} />
        <Field label={t`Model`} optional={optional} {...field('model')} />
      </div>
      <EnergyChoice draft={draft} onChange={onChange} {...(errors.energySources ? { error: words.NO_FUEL } : {})} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label={t`What does it count?`} value={draft.meterKind ?? 'DISTANCE'} onChange={(event) => onChange({ ...draft, meterKind: event.target.value as MeterKind })}>
          {meterKinds.map((kind) => <option key={kind} value={kind}>{i18n._(meterWords[kind])}</option>)}
        </Select>
        {draft.energySources.includes('ELECTRICITY') ? (
          <Field label={t`Battery`} optional={optional} suffix="kWh" inputMode="decimal" value={draft.batteryCapacity ?? ''} error={errors.batteryCapacity ? words.BAD_ENERGY : undefined} onChange={(event) => onChange({ ...draft, batteryCapacity: event.target.value })} />
        ) : null}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Trim`} optional={optional} {...field('trim')} />
        <Field label={t`Engine`} optional={optional} {...field('engine')} />
        <Field label={t`Transmission`} optional={optional} {...field('transmission')} />
        <Field label={t`Plate`} optional={optional} {...field('licensePlate')} />
      </div>
      {withVin ? <Field label={t`VIN`} optional={optional} {...field('vin')} className="uppercase" /> : null}
      <UnitFields draft={draft} onChange={onChange} />
      <TextArea label={t`Notes`} optional={optional} value={draft.notes} error={errors.notes ? words.TOO_LONG : undefined} onChange={(event) => onChange({ ...draft, notes: event.target.value })} />
    </div>
  );
}

/** Says that a value came from the VIN, or offers what the VIN says instead of what was typed. */
function Origin({ draft, field, onChange }: { draft: VehicleDraft; field: VinFact; onChange: (draft: VehicleDraft) => void }) {
  const { t } = useLingui();
  const origin = originOf(draft, field);
  const said = draft.fromVin?.[field] ?? '';
  if (origin === null) return null;
  if (origin === 'vin') return <Chip tone="good">{t`From the VIN`}</Chip>;
  return (
    <button type="button" title={said} className="-my-2 min-h-9 min-w-0 truncate rounded-sm text-xs font-semibold text-brand underline underline-offset-4" onClick={() => onChange({ ...draft, [field]: said })}>
      {t`VIN says ${said}`}
    </button>
  );
}

function EnergyChoice({ draft, onChange, error }: { draft: VehicleDraft; onChange: (draft: VehicleDraft) => void; error?: string }) {
  const { i18n } = useLingui();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold"><Trans>What does it run on?</Trans></legend>
      <div className="flex flex-wrap gap-2">
        {offeredSources(energySources, draft.energySources).map((source) => {
          const checked = draft.energySources.includes(source);
          return (
            <label key={source} className={cx('relative inline-flex min-h-11 items-center rounded-full border px-4 text-sm font-semibold has-focus-visible:outline-3 has-focus-visible:outline-brand', checked ? 'border-brand bg-brand-soft text-on-brand-soft' : 'border-field hover:bg-surface-2')}>
              <input
                type="checkbox"
                className="absolute inset-0 size-full cursor-pointer appearance-none rounded-full outline-none"
                checked={checked}
                onChange={() => onChange({ ...draft, energySources: toggleSource(draft.energySources, source) })}
              />
              {i18n._(energyWords[source])}
            </label>
          );
        })}
      </div>
      {error ? <p className="mt-1.5 text-sm font-medium text-danger">{error}</p> : null}
    </fieldset>
  );
}

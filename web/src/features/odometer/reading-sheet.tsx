import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { createReading } from '@/entities/odometer/commands';
import type { ReadingView } from '@/entities/odometer/overlay';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { usePreferences } from '@/entities/viewer/own-units';
import { useFormat } from '@/entities/viewer/use-format';
import type { DeviceDb } from '@/shared/lib/device-db';
import { todayIso } from '@/shared/lib/dates';
import { distanceLabels } from '@/shared/lib/format';
import { newId } from '@/shared/lib/typeid';
import { useDraft } from '@/shared/lib/use-draft';
import { useOutbox } from '@/shared/outbox/react';
import { Button } from '@/shared/ui/button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Field, TextArea } from '@/shared/ui/field';
import { KeptNote } from '@/shared/ui/kept-note';
import { Sheet } from '@/shared/ui/sheet';
import { showSnack } from '@/shared/ui/snackbar';
import { lastShown } from './last-shown';
import { findOddReading, findReadingErrors, metersOf, toReadingInput, type ReadingDraft } from './model';

type Props = { db: DeviceDb; vehicle: VehicleView; readings: readonly ReadingView[]; onClose: () => void };

/** Asks what a meter shows, and for a new one what the old showed in the end. */
export function ReadingSheet(props: Props) {
  const { t } = useLingui();
  return (
    <Sheet title={t`Add a reading`} closeLabel={t`Close`} onClose={props.onClose}>
      <ReadingForm {...props} />
    </Sheet>
  );
}

function ReadingForm({ db, vehicle, readings, onClose }: Props) {
  const { t } = useLingui();
  const outbox = useOutbox();
  const { distanceUnit } = usePreferences();
  const meters = metersOf(vehicle.meterKind);
  const { draft, change, drop, isKept, startOver } = useDraft<ReadingDraft>(db, `reading:${vehicle.id}`, () => (
    { what: 'reading', meter: meters[0] ?? 'distance', value: '', ended: '', readOn: todayIso(), notes: '' }
  ));
  const [tried, setTried] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    if (Object.keys(findReadingErrors(draft)).length > 0) {
      // Once the fields say so, the first of them takes the cursor.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    await createReading(outbox, newId('odometer_reading'), toReadingInput(draft, vehicle.id, distanceUnit));
    await drop();
    onClose();
    showSnack({ message: navigator.onLine ? t`Saved.` : t`Saved on this device. It goes out when there is signal.` });
  };
  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => void save(event)} noValidate>
      {isKept ? <KeptNote onStartOver={startOver} /> : null}
      <SegmentedControl label={t`What`} value={draft.what} options={[{ value: 'reading', label: t`Reading` }, { value: 'replacement', label: t`New meter` }]} onChange={(what) => change({ what })} />
      {meters.length > 1 ? <SegmentedControl label={t`Meter`} value={draft.meter} options={[{ value: 'distance', label: t`Odometer` }, { value: 'hours', label: t`Engine hours` }]} onChange={(meter) => change({ meter })} /> : null}
      <ReadingFields draft={draft} onChange={change} readings={readings} tried={tried} />
      <Button type="submit"><Trans>Save</Trans></Button>
    </form>
  );
}

type FieldsProps = { draft: ReadingDraft; onChange: (part: Partial<ReadingDraft>) => void; readings: readonly ReadingView[]; tried: boolean };

function ReadingFields({ draft, onChange, readings, tried }: FieldsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const isNew = draft.what === 'replacement';
  const unit = draft.meter === 'hours' ? 'h' : distanceLabels[format.settings.distanceUnit];
  const last = lastShown(readings, draft.meter, draft.readOn, format);
  const lastText = last === null ? '' : `${format.number(last, 1)} ${unit}`;
  const errors = tried ? findReadingErrors(draft) : {};
  const sample = format.number(45712.5, 1);
  const number = { inputMode: 'decimal', autoComplete: 'off', className: 'text-lg font-semibold', suffix: unit } as const;
  const impossible = t`Type a number above zero, for example ${sample}.`;
  const odd = findOddReading(draft, last);
  const warning = odd === 'LOWER'
    ? t`Lower than last time (${lastText}). Typo? You can save it all the same.`
    : odd === 'FAR' ? t`Far more than last time (${lastText}). Typo? You can save it all the same.` : undefined;
  const aside = last === null ? null : <span className="text-sm text-muted"><Trans>last {lastText}</Trans></span>;
  return (
    <>
      {isNew ? (
        <Field {...number} label={t`The old meter ended at`} value={draft.ended} aside={aside} warning={warning} error={errors.ended && impossible} onChange={(event) => onChange({ ended: event.target.value })} />
      ) : null}
      <Field
        {...number}
        label={isNew ? t`The new meter began at` : t`The meter shows`}
        value={draft.value}
        aside={isNew ? null : aside}
        warning={isNew ? undefined : warning}
        error={errors.value && (isNew ? t`Type what the new meter began at, 0 too.` : impossible)}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <Field label={t`Date`} type="date" value={draft.readOn} error={errors.readOn && t`Choose a date.`} onChange={(event) => onChange({ readOn: event.target.value })} />
      <TextArea label={t`Notes`} optional={t`optional`} value={draft.notes} error={errors.notes && t`This text is too long. Shorten it.`} onChange={(event) => onChange({ notes: event.target.value })} />
    </>
  );
}

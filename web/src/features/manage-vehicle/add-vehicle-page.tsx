import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { decodeQuery } from '@/entities/catalog/queries';
import { useOpenFill } from '@/entities/fuel-log/fill-link';
import { createVehicle } from '@/entities/vehicle/commands';
import type { DeviceDb } from '@/shared/lib/device-db';
import { dropDraft, writeDraft } from '@/shared/lib/drafts';
import { addRecent, type Recent } from '@/shared/lib/recent';
import { newId } from '@/shared/lib/typeid';
import { useOutbox } from '@/shared/outbox/react';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Page } from '@/shared/ui/page';
import { useSaveFailure } from '@/shared/ui/save-failure';
import { showSnack } from '@/shared/ui/snackbar';
import { Card } from '@/shared/ui/surface';
import { withDecode, type Decode } from './decode';
import { blankVehicle, findVehicleErrors, toVehicleInput, type VehicleDraft } from './model';
import { PickerDoor, noPicks, toRecent, type Picks } from './picker-door';
import { VehicleFields } from './vehicle-fields';
import { VinDoor } from './vin-door';

type Door = 'vin' | 'pick' | 'name';

/** The add form as typed: which door, which step, what is in it. */
export type AddDraft = { door: Door; review: boolean; vehicle: VehicleDraft; picks: Picks };

export const newVehicleDraftKey = 'vehicle:new';
const blank: AddDraft = { door: 'vin', review: false, vehicle: blankVehicle, picks: noPicks };

/** Three equal doors to the same review card. */
export function AddVehiclePage({ db, saved, recent }: { db: DeviceDb; saved: AddDraft | null; recent: Recent }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [draft, setDraft] = useState<AddDraft>(saved ? { ...saved, picks: { ...noPicks, ...saved.picks } } : blank);
  const change = (next: Partial<AddDraft>) => {
    const merged = { ...draft, ...next };
    setDraft(merged);
    writeDraft(db, newVehicleDraftKey, merged);
  };
  const doors = [
    { value: 'vin' as const, label: t`By VIN` },
    { value: 'pick' as const, label: t`By model` },
    { value: 'name' as const, label: t`Just a name` },
  ];
  const decoded = (vehicle: VehicleDraft) => withDecode(vehicle, client.getQueryData<Decode | null>(decodeQuery(vehicle.vin).queryKey));
  return (
    <Page title={draft.review ? t`Check and save` : t`Add a vehicle`} narrow back={<BackButton to="/" />}>
      <Card className="flex flex-col gap-6 p-4 sm:p-6">
        {draft.review ? null : <SegmentedControl label={t`How do you want to add it?`} value={draft.door} options={doors} onChange={(door) => change({ door })} />}
        {!draft.review && draft.door === 'vin' ? (
          <VinDoor draft={draft.vehicle} onChange={(vehicle) => change({ vehicle })} onContinue={(vehicle) => change({ vehicle: decoded(vehicle), review: true })} />
        ) : null}
        {!draft.review && draft.door === 'pick' ? (
          <PickerDoor
            picks={draft.picks}
            recent={recent}
            onPicks={(picks) => change({ picks })}
            onContinue={(picked) => {
              void addRecent(db, toRecent(draft.picks));
              change({ vehicle: { ...draft.vehicle, ...picked }, review: true });
            }}
            onUnlisted={(picked) => change({ vehicle: { ...draft.vehicle, ...picked }, door: 'name' })}
          />
        ) : null}
        {draft.review || draft.door === 'name' ? (
          <Review db={db} draft={draft.vehicle} onChange={(vehicle) => change({ vehicle })} onBack={draft.review ? () => change({ review: false }) : null} />
        ) : null}
      </Card>
      {draft.review ? null : <p className="mt-4 px-1 text-sm text-muted"><Trans>Bought from somebody who uses MotoVaultPro?</Trans> <Link to="/take-over" className="inline-flex min-h-11 items-center font-semibold text-brand underline underline-offset-4"><Trans>Take the vehicle over with its history</Trans></Link></p>}
    </Page>
  );
}

function Review({ db, draft, onChange, onBack }: { db: DeviceDb; draft: VehicleDraft; onChange: (draft: VehicleDraft) => void; onBack: (() => void) | null }) {
  const { t } = useLingui();
  const formRef = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const outbox = useOutbox();
  const openFill = useOpenFill();
  const { guard, notice } = useSaveFailure();
  const [submitted, setSubmitted] = useState(false);
  const errors = findVehicleErrors(draft);
  const save = async (thenFill: boolean) => {
    setSubmitted(true);
    if (Object.keys(errors).length > 0) {
      requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    await guard(toVehicleInput(draft), async () => store(thenFill));
  };
  const store = async (thenFill: boolean) => {
    const id = newId('vehicle');
    await createVehicle(outbox, id, toVehicleInput(draft));
    await dropDraft(db, newVehicleDraftKey);
    showSnack({ message: t`Vehicle saved.` });
    await navigate({ to: '/vehicles/$vehicleId', params: { vehicleId: id }, replace: true });
    if (thenFill) openFill(id);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };
  return (
    <form ref={formRef} noValidate onSubmit={submit} className="flex flex-col gap-6">
      <VehicleFields draft={draft} onChange={onChange} errors={submitted ? errors : {}} />
      {notice}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {onBack ? <Button variant="quiet" className="me-auto" onClick={onBack}><Trans>Back</Trans></Button> : null}
        <Button variant="secondary" onClick={() => void save(true)}><Trans>Save and log a fill-up</Trans></Button>
        <Button type="submit"><Trans>Save</Trans></Button>
      </div>
    </form>
  );
}

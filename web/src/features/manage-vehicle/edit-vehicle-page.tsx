import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { deleteVehicle, updateVehicle } from '@/entities/vehicle/commands';
import type { VehicleInput, VehicleView } from '@/entities/vehicle/overlay';
import { useVehicle } from '@/entities/vehicle/queries';
import { useViewer } from '@/entities/viewer/queries';
import type { DeviceDb } from '@/shared/lib/device-db';
import { dropDraft, writeDraft } from '@/shared/lib/drafts';
import { useOutbox } from '@/shared/outbox/react';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { PageMissing } from '@/shared/ui/page-missing';
import { useSaveFailure } from '@/shared/ui/save-failure';
import { Sheet } from '@/shared/ui/sheet';
import { sheetsLeft } from '@/shared/ui/sheet-history';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, Skeleton } from '@/shared/ui/surface';
import { changedInput, draftOfVehicle, findVehicleErrors, type VehicleDraft } from './model';
import { VehicleFields } from './vehicle-fields';

export const editVehicleDraftKey = (id: string) => `vehicle:${id}`;

type Props = { db: DeviceDb; vehicleId: string; saved: VehicleDraft | null };

export function EditVehiclePage(props: Props) {
  const { t } = useLingui();
  const { vehicle, pending, error, retry } = useVehicle(props.vehicleId);
  if (!vehicle && !pending && !error) return <PageMissing />;
  return (
    <Page title={t`Edit vehicle`} kicker={vehicle?.displayName} narrow back={<BackButton to="/vehicles/$vehicleId" params={{ vehicleId: props.vehicleId }} />}>
      {vehicle ? <EditVehicle {...props} vehicle={vehicle} /> : null}
      {error ? <LoadError error={error} onRetry={retry} /> : null}
      {pending ? <Skeleton className="h-96" /> : null}
    </Page>
  );
}

function EditVehicle({ db, vehicleId, saved, vehicle: shown }: Props & { vehicle: VehicleView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const outbox = useOutbox();
  const { locale } = useViewer().preferences;
  // The version on screen when editing began: a change from elsewhere must come out as a conflict.
  const [vehicle] = useState(shown);
  const [draft, setDraft] = useState<VehicleDraft>(() => saved ?? draftOfVehicle(vehicle, locale));
  const [submitted, setSubmitted] = useState(false);
  const { guard, notice } = useSaveFailure();
  const errors = findVehicleErrors(draft);
  const change = (next: VehicleDraft) => {
    setDraft(next);
    writeDraft(db, editVehicleDraftKey(vehicleId), next);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (Object.keys(errors).length > 0) return;
    const input = changedInput(draftOfVehicle(vehicle, locale), draft);
    await guard(input, async () => store(input));
  };
  const store = async (input: VehicleInput) => {
    if (Object.keys(input).length > 0) await updateVehicle(outbox, vehicle, input);
    await dropDraft(db, editVehicleDraftKey(vehicleId));
    await navigate({ to: '/vehicles/$vehicleId', params: { vehicleId }, replace: true });
    showSnack({ message: t`Saved.` });
  };
  return (
    <Card className="p-4 sm:p-6">
      <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-6">
        <VehicleFields draft={draft} onChange={change} errors={submitted ? errors : {}} />
        {notice}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <DeleteVehicle db={db} vehicle={shown} />
          <Button type="submit"><Trans>Save</Trans></Button>
        </div>
      </form>
    </Card>
  );
}

/** A vehicle with history asks once; an empty one goes at once. Both can be undone. */
function DeleteVehicle({ db, vehicle }: { db: DeviceDb; vehicle: VehicleView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const outbox = useOutbox();
  const [asking, setAsking] = useState(false);
  const count = vehicle.fuelSummary.fillCount;
  const remove = async () => {
    setAsking(false);
    const undo = await deleteVehicle(outbox, vehicle);
    await dropDraft(db, editVehicleDraftKey(vehicle.id));
    await sheetsLeft();
    await navigate({ to: '/', replace: true });
    showSnack({ message: t`${vehicle.displayName} deleted.`, action: { label: t`Undo`, run: undo } });
  };
  return (
    <>
      <Button variant="danger" icon={<Trash2 aria-hidden className="size-5" />} onClick={() => (count > 0 ? setAsking(true) : void remove())}><Trans>Delete vehicle</Trans></Button>
      {asking ? (
        <Sheet
          title={t`Delete ${vehicle.displayName}?`}
          closeLabel={t`Close`}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button variant="secondary" onClick={() => setAsking(false)}><Trans>Keep it</Trans></Button>
              <Button variant="danger" onClick={() => void remove()}><Trans>Delete</Trans></Button>
            </>
          }
        >
          <p><Trans>Its {count} fill-ups go with it. You can undo this for 30 days.</Trans></p>
        </Sheet>
      ) : null}
    </>
  );
}

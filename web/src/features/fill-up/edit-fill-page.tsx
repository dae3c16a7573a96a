import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { confirmFuelLog, deleteFuelLog, updateFuelLog } from '@/entities/fuel-log/commands';
import { Converted } from '@/entities/fuel-log/converted';
import type { FuelLogInput, FuelLogView } from '@/entities/fuel-log/overlay';
import { useFuelLogs } from '@/entities/fuel-log/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { useVehicle } from '@/entities/vehicle/queries';
import { InUnitsOf, usePreferences } from '@/entities/viewer/own-units';
import type { DeviceDb } from '@/shared/lib/device-db';
import { dropDraft, writeDraft } from '@/shared/lib/drafts';
import { useOutbox } from '@/shared/outbox/react';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { Page, useFocusAfter } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { PageMissing } from '@/shared/ui/page-missing';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, Notice, Skeleton } from '@/shared/ui/surface';
import { blankExtras, changedExtras, toExtrasInput } from './extras';
import { FillForm } from './fill-form';
import { KeptPapers } from './kept-papers';
import { draftOf, type FillDraft } from './model';

export const editFillDraftKey = (id: string) => `fill:${id}`;

type Props = { db: DeviceDb; vehicleId: string; fuelLogId: string; saved: FillDraft | null };

export function EditFillPage(props: Props) {
  const { t } = useLingui();
  const { vehicle, error, retry } = useVehicle(props.vehicleId);
  const { query, logs } = useFuelLogs(props.vehicleId);
  const log = logs.find((entry) => entry.id === props.fuelLogId);
  if (vehicle && query.data && !log && !query.isFetching) return <PageMissing />;
  return (
    <Page title={t`Edit fill-up`} kicker={vehicle?.displayName} narrow back={<BackButton to="/vehicles/$vehicleId/fuel" params={{ vehicleId: props.vehicleId }} />}>
      {vehicle && log ? <InUnitsOf vehicle={vehicle}><EditFill {...props} vehicle={vehicle} log={log} logs={logs} /></InUnitsOf> : null}
      {(!vehicle || !log) && (error ?? query.error) ? <LoadError error={error ?? query.error} onRetry={retry} /> : null}
      {(!vehicle || !log) && !(error ?? query.error) ? <Skeleton className="h-96" /> : null}
    </Page>
  );
}

function EditFill({ db, vehicleId, saved, vehicle, log: shown, logs }: Props & { vehicle: VehicleView; log: FuelLogView; logs: readonly FuelLogView[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const outbox = useOutbox();
  const preferences = usePreferences();
  // The version that was on screen when editing began: a change from elsewhere must come out as a conflict.
  const [log] = useState(shown);
  const id = log.id;
  const [asTyped] = useState(() => draftOf(log, vehicleId, preferences));
  const [draft, setDraft] = useState<FillDraft>(saved ?? asTyped);
  useFocusAfter(shown.isConfirmed);
  const change = (next: FillDraft) => {
    setDraft(next);
    writeDraft(db, editFillDraftKey(id), next);
  };
  const leave = async () => {
    await dropDraft(db, editFillDraftKey(id));
    await navigate({ to: '/vehicles/$vehicleId/fuel', params: { vehicleId }, replace: true });
  };
  const save = async (input: FuelLogInput) => {
    const { energySource, distanceUnit, extras = blankExtras } = draft;
    const { locale } = preferences;
    const untouched = Object.keys(toExtrasInput(blankExtras, energySource, distanceUnit, locale));
    const basic = Object.fromEntries(Object.entries(input).filter(([field]) => !untouched.includes(field)));
    await updateFuelLog(outbox, { vehicleId, id }, { ...basic, ...changedExtras({ extras, unit: distanceUnit }, { extras: asTyped.extras ?? blankExtras, unit: asTyped.distanceUnit }, energySource, locale) }, log);
    await leave();
    showSnack({ message: t`Saved.` });
  };
  const remove = async () => {
    const undo = await deleteFuelLog(outbox, { vehicleId, id }, shown);
    await leave();
    showSnack({ message: t`Fill-up deleted.`, action: { label: t`Undo`, run: undo } });
  };
  return (
    <Card className="flex flex-col gap-5 p-4 sm:p-6">
      {shown.warnings.length > 0 && !shown.isConfirmed ? (
        <Notice
          tone="warn"
          icon={<TriangleAlert aria-hidden className="size-5" />}
          action={<Button variant="secondary" onClick={() => void confirmFuelLog(outbox, { vehicleId, id })}><Trans>It is right</Trans></Button>}
        >
          {shown.warnings.map((warning) => <p key={warning.code} className="font-semibold">{warning.message}</p>)}
          <p><Trans>It stays out of the averages until you confirm it.</Trans></p>
        </Notice>
      ) : null}
      <Converted log={shown} className="text-sm font-semibold" />
      <FillForm
        draft={draft}
        onChange={change}
        vehicle={vehicle}
        logs={logs}
        editing={log}
        onSave={save}
        papers={<KeptPapers fuelLogId={id} />}
        extra={
          <Button variant="danger" className="self-start" icon={<Trash2 aria-hidden className="size-5" />} onClick={() => void remove()}>
            <Trans>Delete fill-up</Trans>
          </Button>
        }
      />
    </Card>
  );
}

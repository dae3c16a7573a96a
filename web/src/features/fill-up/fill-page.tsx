import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { CarFront } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createFuelLog, deleteFuelLog } from '@/entities/fuel-log/commands';
import type { FuelLogInput } from '@/entities/fuel-log/overlay';
import { previewEconomy } from '@/entities/fuel-log/preview';
import { useFuelLogs } from '@/entities/fuel-log/queries';
import { useVehicles } from '@/entities/vehicle/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { useViewer } from '@/entities/viewer/queries';
import { useFormat } from '@/entities/viewer/use-format';
import { dropDraft, writeDraft } from '@/shared/lib/drafts';
import type { DeviceDb } from '@/shared/lib/device-db';
import { newId } from '@/shared/lib/typeid';
import { useOutbox } from '@/shared/outbox/react';
import { BackButton } from '@/shared/ui/back-button';
import { buttonClass } from '@/shared/ui/button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Select } from '@/shared/ui/field';
import { Page } from '@/shared/ui/page';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import { FillForm } from './fill-form';
import { blankDraft, type FillDraft } from './model';

const lastVehicleKey = 'mvp.last-vehicle';
export const newFillDraftKey = 'fill:new';

type Props = { db: DeviceDb; wanted: string | undefined; saved: FillDraft | null; onVehicle: (id: string) => void };

export function FillPage(props: Props) {
  const { t } = useLingui();
  const { query, vehicles } = useVehicles();
  const vehicle = choose(vehicles, props.wanted ?? props.saved?.vehicleId);
  return (
    <Page title={t`Fill-up`} narrow back={<BackButton to="/" />}>
      {vehicle ? <NewFill {...props} vehicle={vehicle} vehicles={vehicles} /> : null}
      {!vehicle && query.data ? <NoVehicle /> : null}
      {!vehicle && !query.data ? <Skeleton className="h-96" /> : null}
    </Page>
  );
}

function choose(vehicles: readonly VehicleView[], wanted: string | undefined): VehicleView | null {
  const last = localStorage.getItem(lastVehicleKey);
  const find = (id: string | null | undefined) => vehicles.find((vehicle) => vehicle.id === id);
  return find(wanted) ?? find(last) ?? vehicles[0] ?? null;
}

function NewFill({ db, saved, vehicle, vehicles, onVehicle }: Props & { vehicle: VehicleView; vehicles: readonly VehicleView[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const outbox = useOutbox();
  const { preferences } = useViewer();
  const vehicleId = vehicle.id;
  const { logs } = useFuelLogs(vehicleId);
  const announce = useSavedMessage(vehicle);
  const fresh = () => blankDraft(vehicleId, vehicle.energySources[0] ?? 'PETROL', preferences);
  const [draft, setDraft] = useState<FillDraft>(() => (saved ? { ...saved, vehicleId } : fresh()));
  const change = (next: FillDraft) => {
    setDraft(next);
    writeDraft(db, newFillDraftKey, next);
  };
  // Another vehicle keeps what was typed, but takes its own fuel and unit.
  useEffect(() => {
    setDraft((old) => {
      if (old.vehicleId === vehicleId) return old;
      const { energySource, fuelUnit } = blankDraft(vehicleId, vehicle.energySources[0] ?? 'PETROL', preferences);
      return vehicle.energySources.includes(old.energySource) ? { ...old, vehicleId } : { ...old, vehicleId, energySource, fuelUnit };
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a change of vehicle counts
  }, [vehicleId]);

  const save = async (input: FuelLogInput) => {
    const id = newId('fuel_log');
    await createFuelLog(outbox, id, input);
    await dropDraft(db, newFillDraftKey);
    localStorage.setItem(lastVehicleKey, vehicleId);
    navigator.vibrate?.(10);
    await navigate({ to: '/vehicles/$vehicleId', params: { vehicleId }, replace: true });
    announce(id, input);
  };
  return (
    <Card className="flex flex-col gap-5 p-4 sm:p-6">
      <VehiclePicker vehicles={vehicles} value={vehicleId} onChange={onVehicle} />
      {saved ? (
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
          <Trans>What you typed before is still here.</Trans>
          <button
            type="button"
            className="min-h-11 font-semibold text-brand underline underline-offset-4"
            onClick={() => {
              setDraft(fresh());
              void dropDraft(db, newFillDraftKey);
            }}
          >
            {t`Start over`}
          </button>
        </p>
      ) : null}
      <FillForm draft={draft} onChange={change} vehicle={vehicle} logs={logs} editing={null} onSave={save} />
    </Card>
  );
}

function useSavedMessage(vehicle: VehicleView) {
  const { t } = useLingui();
  const outbox = useOutbox();
  const format = useFormat();
  const { preferences } = useViewer();
  const vehicleId = vehicle.id;
  const { logs } = useFuelLogs(vehicleId);
  return (id: string, input: FuelLogInput) => {
    const preview = previewEconomy(
      logs.map((log) => ({ ...log, id: log.id })), { ...input, id }, { liquid: preferences.economyUnit, electric: preferences.electricEconomyUnit },
    );
    const saved = preview.economy ? t`Saved. ${format.economy(preview.economy)}` : t`Saved.`;
    const message = navigator.onLine ? saved : t`Saved on this device. It goes out when there is signal.`;
    const undo = async () => {
      const target = { vehicleId, id };
      await deleteFuelLog(outbox, target, { ...(input as object), id, version: 0, sync: 'waiting' } as never);
    };
    showSnack({ message, action: { label: t`Undo`, run: undo } });
  };
}

function VehiclePicker({ vehicles, value, onChange }: { vehicles: readonly VehicleView[]; value: string; onChange: (id: string) => void }) {
  const { t } = useLingui();
  const options = vehicles.map((vehicle) => ({ value: vehicle.id, label: vehicle.displayName }));
  const short = options.length <= 4 && options.every((option) => option.label.length <= 22);
  if (short) return <SegmentedControl label={t`Vehicle`} value={value} options={options} onChange={onChange} />;
  return (
    <Select label={t`Vehicle`} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </Select>
  );
}

function NoVehicle() {
  const { t } = useLingui();
  return (
    <Card>
      <EmptyState
        icon={<CarFront aria-hidden className="size-10" />}
        title={t`Which vehicle did you fill?`}
        action={<Link to="/vehicles/new" className={buttonClass()}><Trans>Add your first vehicle</Trans></Link>}
      >
        <Trans>Add it once, then a fill-up takes ten seconds.</Trans>
      </EmptyState>
    </Card>
  );
}

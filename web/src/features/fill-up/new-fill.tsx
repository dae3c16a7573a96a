import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { attachDocument } from '@/entities/document/commands';
import type { NewPaper } from '@/entities/document/new-paper';
import { createFuelLog, deleteFuelLog } from '@/entities/fuel-log/commands';
import type { FuelLogInput } from '@/entities/fuel-log/overlay';
import { previewEconomy } from '@/entities/fuel-log/preview';
import { useFuelLogs } from '@/entities/fuel-log/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { InUnitsOf, preferencesFor, usePreferences } from '@/entities/viewer/own-units';
import { useViewer } from '@/entities/viewer/queries';
import { useFormat } from '@/entities/viewer/use-format';
import type { DeviceDb } from '@/shared/lib/device-db';
import { dropDraft, writeDraft } from '@/shared/lib/drafts';
import { newId } from '@/shared/lib/typeid';
import { useOutbox } from '@/shared/outbox/react';
import { SegmentedControl } from '@/shared/ui/choice';
import { Select } from '@/shared/ui/field';
import { KeptNote } from '@/shared/ui/kept-note';
import { showSnack } from '@/shared/ui/snackbar';
import { FillForm } from './fill-form';
import { NewPapers } from './new-papers';
import { blankDraft, moveDraft, type FillDraft } from './model';
import { fillLikeLast } from './prefill';

const lastVehicleKey = 'mvp.last-vehicle';
export const newFillDraftKey = 'fill:new';
const noPapers: readonly NewPaper[] = [];

export type NewFillProps = {
  db: DeviceDb;
  saved: FillDraft | null;
  vehicle: VehicleView;
  vehicles: readonly VehicleView[];
  onVehicle: (id: string) => void;
  /** Leaves the form once the fill-up is safe on the device. */
  onSaved: () => Promise<void> | void;
  /** Starts in the odometer, where no page heading takes the focus. */
  startInside?: boolean;
};

/** The vehicle asked for, else the one filled last on this device, else the first. */
export function chooseVehicle(vehicles: readonly VehicleView[], wanted: string | undefined): VehicleView | null {
  const last = localStorage.getItem(lastVehicleKey);
  const find = (id: string | null | undefined) => vehicles.find((vehicle) => vehicle.id === id);
  return find(wanted) ?? find(last) ?? vehicles[0] ?? null;
}

/** A new fill-up: which vehicle, what was typed before, the form. */
export function NewFill(props: NewFillProps) {
  return <InUnitsOf vehicle={props.vehicle}><NewFillForm {...props} /></InUnitsOf>;
}

function NewFillForm({ db, saved, vehicle, vehicles, onVehicle, onSaved, startInside = false }: NewFillProps) {
  const outbox = useOutbox();
  const { preferences } = useViewer();
  const vehicleId = vehicle.id;
  const { logs } = useFuelLogs(vehicleId);
  const announce = useSavedMessage(vehicle);
  const fresh = () => blankDraft(vehicleId, vehicle.energySources[0] ?? 'PETROL', preferencesFor(preferences, vehicle));
  const move = (old: FillDraft) => {
    const from = vehicles.find(({ id }) => id === old.vehicleId);
    return moveDraft(old, from ? preferencesFor(preferences, from) : preferences, vehicle, preferencesFor(preferences, vehicle));
  };
  const [draft, setDraft] = useState<FillDraft>(() => (saved ? move(saved) : fresh()));
  const change = (next: FillDraft) => {
    setDraft(next);
    writeDraft(db, newFillDraftKey, next);
  };
  // Another vehicle keeps what was typed, but takes its own fuel and units.
  useEffect(() => {
    setDraft(move);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a change of vehicle counts
  }, [vehicleId]);

  const { volumeUnit } = usePreferences();
  const likeLast = (old: FillDraft) => fillLikeLast(old, logs, { energySources: vehicle.energySources, volumeUnit });
  useEffect(() => {
    setDraft(likeLast);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the function is new on every render, what it looks at is not
  }, [logs, vehicle.energySources, volumeUnit, draft.energySource]);

  const [isKept, setKept] = useState(saved !== null);
  const startOver = () => {
    setDraft(likeLast(fresh()));
    setKept(false);
    void dropDraft(db, newFillDraftKey);
  };

  const setPapers = (update: (papers: NewPaper[]) => NewPaper[]) => setDraft((old) => ({ ...old, papers: update(old.papers ?? []) }));
  useEffect(() => {
    if (draft.papers) writeDraft(db, newFillDraftKey, draft);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is typed is written as it is typed
  }, [draft.papers]);

  // A photo that is still being made smaller when the fill-up is saved goes after it.
  const saving = useRef<Promise<string> | null>(null);
  const addPapers = async (added: NewPaper[]) => {
    if (!saving.current) {
      setPapers((papers) => [...papers, ...added]);
      return;
    }
    const id = await saving.current;
    for (const paper of added) await attachDocument(outbox, id, paper);
  };
  const store = async (input: FuelLogInput): Promise<string> => {
    const id = newId('fuel_log');
    await createFuelLog(outbox, id, input);
    return id;
  };

  const save = async (input: FuelLogInput) => {
    saving.current = store(input);
    const id = await saving.current.catch((error: unknown) => {
      saving.current = null;
      throw error;
    });
    for (const paper of draft.papers ?? []) await attachDocument(outbox, id, paper);
    await dropDraft(db, newFillDraftKey);
    localStorage.setItem(lastVehicleKey, vehicleId);
    navigator.vibrate?.(10);
    await onSaved();
    announce(id, input);
  };
  return (
    <div className="flex flex-col gap-5">
      <VehiclePicker vehicles={vehicles} value={vehicleId} onChange={onVehicle} />
      {isKept ? <KeptNote onStartOver={startOver} /> : null}
      <FillForm startInside={startInside} draft={draft} onChange={change} vehicle={vehicle} logs={logs} editing={null} onSave={save} papers={<NewPapers papers={draft.papers ?? noPapers} onAdd={addPapers} onRemove={(id) => setPapers((papers) => papers.filter((paper) => paper.id !== id))} />} />
    </div>
  );
}

function useSavedMessage(vehicle: VehicleView) {
  const { t } = useLingui();
  const outbox = useOutbox();
  const format = useFormat();
  const preferences = usePreferences();
  const vehicleId = vehicle.id;
  const { logs } = useFuelLogs(vehicleId);
  return (id: string, input: FuelLogInput) => {
    const preview = previewEconomy(
      logs.map((log) => ({ ...log, id: log.id })), { ...input, id, charge: { stateOfChargeEnd: input.stateOfChargeEnd ?? null } }, { liquid: preferences.economyUnit, electric: preferences.electricEconomyUnit },
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

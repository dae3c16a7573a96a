import type { FuelLogInput, SyncMark } from '@/entities/fuel-log/overlay';
import type { DistanceUnit, OdometerReadingFieldsFragment } from '@/gql/graphql';
import type { OutboxItem } from '@/shared/outbox/types';

export type ReadingView = OdometerReadingFieldsFragment & { sync: SyncMark };

/** The input of a queued reading, as the outbox keeps it. */
export type ReadingInput = {
  vehicleId: string;
  readOn: string;
  readAt?: string | null;
  odometer?: { value: string; unit: DistanceUnit } | null;
  engineHours?: { value: string } | null;
  replacedMeterEndedAt?: string | null;
  notes?: string | null;
};

type Fill = Pick<FuelLogInput, 'filledOn' | 'filledAt' | 'odometer' | 'engineHours' | 'notes'>;

const blank: Omit<ReadingView, 'id' | 'readOn' | 'sync'> = {
  version: 0, source: 'READING', readAt: null, odometer: null, correctedOdometer: null, replacedOdometer: null,
  engineHours: null, correctedEngineHours: null, replacedEngineHours: null, isDoubtful: false, notes: null,
};

/** The server's timeline with everything that still waits on this device merged in, newest first. */
export function overlayReadings(base: readonly OdometerReadingFieldsFragment[], items: readonly OutboxItem[], vehicleId: string): ReadingView[] {
  const readings = new Map<string, ReadingView>(base.map((reading) => [reading.id, { ...reading, sync: 'synced' }]));
  const fresh = new Map<string, ReadingView>();
  for (const item of items) if (item.lane === vehicleId) applyItem(readings, fresh, item);
  // What waits comes first on its day; the server's own order within a day stays.
  const all = [...[...fresh.values()].toReversed(), ...readings.values()];
  return all.toSorted((one, other) => (one.readOn < other.readOn ? 1 : one.readOn > other.readOn ? -1 : 0));
}

function applyItem(readings: Map<string, ReadingView>, fresh: Map<string, ReadingView>, item: OutboxItem): void {
  const id = item.entityId;
  const sync: SyncMark = item.state === 'refused' ? 'attention' : 'waiting';
  const add = (reading: ReadingView | null) => {
    if (reading && !readings.has(id)) fresh.set(id, reading);
  };
  switch (item.kind) {
    case 'createOdometerReading':
      add(fromInput(id, item.input as ReadingInput, sync));
      break;
    case 'restoreOdometerReading':
      add(item.snapshot ? { ...(item.snapshot as ReadingView), sync } : null);
      break;
    case 'createFuelLog':
      add(fromFill(id, item.input as Fill, sync));
      break;
    case 'restoreFuelLog':
      add(item.snapshot ? fromFill(id, item.snapshot as Fill, sync) : null);
      break;
    case 'updateFuelLog':
      changeFill(readings.has(id) ? readings : fresh, id, item.input as Partial<Fill>, sync);
      break;
    case 'deleteOdometerReading':
    case 'deleteFuelLog':
      // A delete that the server did not take must not hide the record.
      if (item.state !== 'pending') break;
      readings.delete(id);
      fresh.delete(id);
      break;
    default:
  }
}

function fromInput(id: string, input: ReadingInput, sync: SyncMark): ReadingView {
  const { readOn, readAt = null, odometer = null, engineHours = null, replacedMeterEndedAt: ended = null, notes = null } = input;
  return {
    ...blank, id, sync, readOn, readAt, odometer, notes,
    source: ended === null ? 'READING' : 'REPLACEMENT',
    engineHours: engineHours && { value: engineHours.value },
    replacedOdometer: ended !== null && odometer ? { value: ended, unit: odometer.unit } : null,
    replacedEngineHours: ended !== null && engineHours ? { value: ended } : null,
  };
}

/** A fill-up in which no meter was read is no reading. */
function fromFill(id: string, fill: Fill, sync: SyncMark): ReadingView | null {
  const { filledOn, filledAt = null, odometer = null, engineHours = null, notes = null } = fill;
  if (!odometer && !engineHours) return null;
  return { ...blank, id, sync, source: 'FUEL_LOG', readOn: filledOn, readAt: filledAt, odometer, engineHours: engineHours && { value: engineHours.value }, notes };
}

function changeFill(readings: Map<string, ReadingView>, id: string, change: Partial<Fill>, sync: SyncMark): void {
  const reading = readings.get(id);
  if (!reading) return;
  const { readOn: filledOn, readAt: filledAt, odometer, engineHours, notes } = reading;
  const changed = fromFill(id, { filledOn, filledAt, odometer, engineHours, notes, ...change }, sync);
  if (changed) readings.set(id, changed);
  else readings.delete(id);
}

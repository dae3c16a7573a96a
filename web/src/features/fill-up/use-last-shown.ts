import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { kmOf } from '@/entities/fuel-log/preview';
import { useReadings } from '@/entities/odometer/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { todayIso } from '@/shared/lib/dates';
import { inUnitOf, meterBefore, type Meter } from './meter-before';
import type { FillDraft } from './model';

type Of = { draft: FillDraft; vehicle: VehicleView; logs: readonly FuelLogView[]; own: FuelLogView | null };

/** What the meter showed last before the draft, in the unit of the form or in hours. */
export function useLastShown({ draft, vehicle, logs, own }: Of, meter: Meter): number | null {
  const { query, readings } = useReadings(vehicle.id);
  const shown = meterBefore(draft, { logs, readings }, own, meter);
  const ofVehicle = own ? null : standing(vehicle, meter);
  const isUnsent = [...logs, ...readings].some(({ sync }) => sync !== 'synced');
  // Where the readings are unknown, the vehicle itself knows of a new meter.
  const knowsMore = query.data === undefined && !isUnsent && draft.filledOn >= todayIso();
  const last = knowsMore ? (ofVehicle ?? shown) : (shown ?? ofVehicle);
  return meter === 'hours' ? last : inUnitOf(draft, last);
}

function standing(vehicle: VehicleView, meter: Meter): number | null {
  if (meter === 'distance') return kmOf(vehicle);
  return vehicle.engineHours ? Number(vehicle.engineHours.value) : null;
}

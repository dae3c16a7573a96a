import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Format } from '@/shared/lib/format';
import type { VehicleView } from './overlay';

type Metered = Pick<VehicleView, 'meterKind' | 'odometer' | 'engineHours'>;
export type MeterFigure = { label: MessageDescriptor; value: string | null; none: MessageDescriptor };

/** What each meter of a vehicle shows, its main one first. */
export function meterFigures({ meterKind, odometer, engineHours }: Metered, format: Format): [MeterFigure, ...MeterFigure[]] {
  const distance = { label: msg`Odometer`, value: odometer ? format.distance(odometer) : null, none: msg`None yet` };
  const hours = { label: msg`Engine hours`, value: engineHours ? format.hours(engineHours) : null, none: msg({ message: 'None yet', context: 'engine hours' }) };
  if (meterKind === 'HOURS') return [hours];
  return meterKind === 'BOTH' ? [distance, hours] : [distance];
}

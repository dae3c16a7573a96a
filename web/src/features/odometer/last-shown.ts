import type { ReadingView } from '@/entities/odometer/overlay';
import type { Format } from '@/shared/lib/format';
import { convertDistance } from '@/shared/lib/units';
import type { Meter } from './model';

/** What the meter showed last up to a day, in the reader's unit. */
export function lastShown(readings: readonly ReadingView[], meter: Meter, day: string, { settings }: Format): number | null {
  for (const reading of readings) {
    if (reading.readOn > day || reading.isDoubtful) continue;
    if (meter === 'hours' && reading.engineHours) return Number(reading.engineHours.value);
    if (meter === 'distance' && reading.odometer) return Math.round(convertDistance(Number(reading.odometer.value), reading.odometer.unit, settings.distanceUnit) * 10) / 10;
  }
  return null;
}

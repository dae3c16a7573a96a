import type { ReadingView } from '@/entities/odometer/overlay';
import { useFormat } from '@/entities/viewer/use-format';
import { distanceLabels, type Format } from '@/shared/lib/format';
import { convertDistance } from '@/shared/lib/units';
import type { Meter } from './model';

type Distance = NonNullable<ReadingView['odometer']>;
type Hours = NonNullable<ReadingView['engineHours']>;

/** Meters as they show themselves, in tenths where they have them. */
export function useMeterFormat() {
  const format = useFormat();
  const distance = (value: Distance | null | undefined) => (value ? `${format.number(format.distanceValue(value), 1)} ${distanceLabels[format.settings.distanceUnit]}` : null);
  const hours = (value: Hours | null | undefined) => (value ? `${format.number(value.value, 1)} h` : null);
  return {
    shown: (reading: ReadingView) => [distance(reading.odometer), hours(reading.engineHours)].filter((text) => text !== null).join(' · '),
    replaced: (reading: ReadingView) => distance(reading.replacedOdometer) ?? hours(reading.replacedEngineHours),
    /** Over all meters, where that is not what this one shows. */
    corrected: (reading: ReadingView) => {
      const shown = [distance(reading.odometer), hours(reading.engineHours)];
      const corrected = [distance(reading.correctedOdometer), hours(reading.correctedEngineHours)];
      return corrected.filter((text, index) => text !== null && text !== shown[index]).join(' · ');
    },
  };
}

/** What the meter showed last up to a day, in the reader's unit. */
export function lastShown(readings: readonly ReadingView[], meter: Meter, day: string, { settings }: Format): number | null {
  for (const reading of readings) {
    if (reading.readOn > day || reading.isDoubtful) continue;
    if (meter === 'hours' && reading.engineHours) return Number(reading.engineHours.value);
    if (meter === 'distance' && reading.odometer) return Math.round(convertDistance(Number(reading.odometer.value), reading.odometer.unit, settings.distanceUnit) * 10) / 10;
  }
  return null;
}

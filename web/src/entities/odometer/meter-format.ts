import { useFormat } from '@/entities/viewer/use-format';
import { distanceLabels } from '@/shared/lib/format';
import type { ReadingView } from './overlay';

type Shown = Pick<ReadingView, 'odometer' | 'engineHours'>;
type Distance = NonNullable<ReadingView['odometer']>;
type Hours = NonNullable<ReadingView['engineHours']>;

/** Meters as they show themselves, in tenths where they have them. */
export function useMeterFormat() {
  const format = useFormat();
  const distance = (value: Distance | null | undefined) => (value ? `${format.number(format.distanceValue(value), 1)} ${distanceLabels[format.settings.distanceUnit]}` : null);
  const hours = (value: Hours | null | undefined) => (value ? format.hours(value) : null);
  return {
    shown: (reading: Shown) => [distance(reading.odometer), hours(reading.engineHours)].filter((text) => text !== null).join(' · '),
    replaced: (reading: ReadingView) => distance(reading.replacedOdometer) ?? hours(reading.replacedEngineHours),
    /** Over all meters, where that is not what this one shows. */
    corrected: (reading: ReadingView) => {
      const shown = [distance(reading.odometer), hours(reading.engineHours)];
      const corrected = [distance(reading.correctedOdometer), hours(reading.correctedEngineHours)];
      return corrected.filter((text, index) => text !== null && text !== shown[index]).join(' · ');
    },
  };
}

import { useLingui } from '@lingui/react/macro';
import { useMeterFormat } from '@/entities/odometer/meter-format';
import { useFormat } from '@/entities/viewer/use-format';
import type { TrashItem } from './queries';

type Trashed = TrashItem['record'];
type Words = {
  title: string;
  /** What it is, and what tells it from others of its kind. */
  about: string;
  backWords: string;
  purgeWords: string;
};

/** What is said of each kind of record in the trash. */
export function useRecordWords(): (record: Trashed) => Words {
  const { t } = useLingui();
  const format = useFormat();
  const meter = useMeterFormat();
  const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');
  return (record) => {
    switch (record.__typename) {
      case 'Vehicle': {
        const title = record.displayName;
        const model = [record.year, record.make, record.model].filter(Boolean).join(' ');
        const purgeWords = t`The vehicle, its fill-ups and its history are gone then. Nothing brings them back.`;
        return { title, about: joined(t`Vehicle`, model === title ? '' : model), backWords: t`The vehicle is back.`, purgeWords };
      }
      case 'FuelLog': {
        const { quantity, total } = record;
        const about = joined(t`Fill-up`, quantity && format.quantity(quantity), total && format.money(total.amount, total.currency));
        return { title: joined(record.vehicle.displayName, format.date(record.filledOn)), about, backWords: t`The fill-up is back.`, purgeWords: t`The fill-up is gone then. Nothing brings it back.` };
      }
      case 'OdometerReading': {
        const kind = record.source === 'REPLACEMENT' ? t`New meter` : t`Reading`;
        return { title: joined(record.vehicle.displayName, format.date(record.readOn)), about: joined(kind, meter.shown(record)), backWords: t`The reading is back.`, purgeWords: t`The reading is gone then. Nothing brings it back.` };
      }
      default: {
        const { vehicle, filledOn } = record.fuelLog;
        const about = joined(t`Photo or paper`, vehicle.displayName, format.date(filledOn));
        return { title: record.fileName, about, backWords: t`The photo or paper is back.`, purgeWords: t`The photo or paper is gone then. Nothing brings it back.` };
      }
    }
  };
}

import { useLingui } from '@lingui/react/macro';
import { energyWords, kindWords } from '@/entities/vehicle/words';
import { useFormat } from '@/entities/viewer/use-format';
import type { DistanceUnit, EconomyUnit, EnergySource, FuelUnit, VehicleKind } from '@/gql/graphql';
import { distanceLabels, economyLabels, fuelUnitLabels } from '@/shared/lib/format';

const unitLabels = { ...distanceLabels, ...fuelUnitLabels, ...economyLabels };

export function useFieldLabels(): Record<string, string> {
  const { t } = useLingui();
  return {
    nickname: t`Name`, kind: t`Kind`, year: t`Year`, make: t`Make`, model: t`Model`, trim: t`Trim`, engine: t`Engine`, transmission: t`Transmission`,
    vin: t`VIN`, licensePlate: t`Plate`, notes: t`Notes`, energySources: t`Fuel`, filledOn: t`Date`, filledAt: t`Time`, energySource: t`Fuel`,
    odometer: t`Odometer`, quantity: t`Volume and price`, isFull: t`Full tank`,
    missedPrevious: t`Missed one`, distanceUnit: t`Distance`, volumeUnit: t`Fuel volume`, economyUnit: t`Economy`, electricEconomyUnit: t`Economy of electricity`, station: t`Station`, grade: t`Grade`,
  };
}

/** One side of a difference as a reader says it: units with their values, enums as words. */
export function useValueWords(): (name: string, values: readonly unknown[]) => string {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const one = (name: string, value: unknown): string => {
    if (name.endsWith('Unit')) return unitWord(value as DistanceUnit | FuelUnit | EconomyUnit | null);
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return value.map((entry) => one(name, entry)).join(', ');
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
    if (typeof value === 'object') return amount(value as { value: string; unit: string });
    if (name === 'kind') return i18n._(kindWords[value as VehicleKind]);
    if (name.startsWith('energySource')) return i18n._(energyWords[value as EnergySource]);
    return name === 'filledOn' ? format.date(value as string) : String(value as string | number);
  };
  const unitWord = (code: DistanceUnit | FuelUnit | EconomyUnit | null) => (code === null ? t`As in my settings` : unitLabels[code]);
  const amount = ({ value, unit }: { value: string; unit: string }) =>
    `${format.number(value, 3)} ${fuelUnitLabels[unit as FuelUnit] ?? distanceLabels[unit as DistanceUnit] ?? unit}`;
  return (name, values) => values.map((value) => one(name, value)).filter(Boolean).join(' · ');
}

import { useLingui } from '@lingui/react/macro';
import type { ActivityAction, RecordType } from '@/gql/graphql';

export function useActionWords(): Record<ActivityAction, string> {
  const { t } = useLingui();
  return {
    CREATED: t`Added`, UPDATED: t`Changed`, CONFIRMED: t`Confirmed`, UNCONFIRMED: t`Confirmation taken back`, DELETED: t`Deleted`,
    RESTORED: t`Restored`, PURGED: t`Deleted for good`, IMPORTED: t`Imported`, TRANSFERRED: t`Handed over`, EXPORTED: t`Copied into a file`,
  };
}

export function useRecordWords(): Partial<Record<RecordType, string>> & Record<'VEHICLE' | 'FUEL_LOG' | 'ODOMETER_READING', string> {
  const { t } = useLingui();
  return { VEHICLE: t`Vehicle`, FUEL_LOG: t`Fill-up`, ODOMETER_READING: t`Reading`, PREFERENCES: t`Settings`, EXPORT: t`Your data` };
}

/** Names of fields as forms call them; what is not here is shown as the API calls it. */
export function useFieldWords(): Record<string, string> {
  const { t } = useLingui();
  return {
    nickname: t`Name`, kind: t`Kind`, year: t`Year`, make: t`Make`, model: t`Model`, trim: t`Trim`, engine: t`Engine`, transmission: t`Transmission`,
    vin: t`VIN`, licensePlate: t`Plate`, energySources: t`Energy`, notes: t`Notes`, filledOn: t`Date`, filledAt: t`Time`, energySource: t`Energy`,
    odometer: t`Odometer`, odometerUnit: t`Unit of the odometer`, quantity: t`Amount`, quantityUnit: t`Unit of the amount`, unitPrice: t`Price`,
    total: t`Total`, currency: t`Currency`, isFull: t`Full tank`, missedPrevious: t`Missed fill-up before`, station: t`Station`, grade: t`Grade`,
    distanceUnit: t`Distance`, volumeUnit: t`Fuel volume`, documents: t`Photos and papers`, economyUnit: t`Economy`, electricEconomyUnit: t`Economy of electric vehicles`, locale: t`Language`, theme: t`Theme`,
  };
}

import { useLingui } from '@lingui/react/macro';
import type { CommandKind } from '@/shared/outbox/types';

export function useKindWords(): Record<CommandKind, string> {
  const { t } = useLingui();
  return {
    createVehicle: t`New vehicle`, updateVehicle: t`Vehicle changed`, deleteVehicle: t`Vehicle deleted`, restoreVehicle: t`Vehicle restored`,
    createFuelLog: t`Fill-up`, updateFuelLog: t`Fill-up changed`, deleteFuelLog: t`Fill-up deleted`, restoreFuelLog: t`Fill-up restored`,
    attachDocument: t`Photo or paper`, deleteDocument: t`Photo or paper removed`, restoreDocument: t`Photo or paper restored`,
    confirmFuelLog: t`Fill-up confirmed`,
    createOdometerReading: t`Reading`, deleteOdometerReading: t`Reading deleted`, restoreOdometerReading: t`Reading restored`,
    updatePreferences: t`Settings changed`,
  };
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { vehiclesQuery } from '@/entities/vehicle/queries';
import type { DataExportKind } from '@/gql/graphql';
import { Switch } from '@/shared/ui/choice';
import { Select } from '@/shared/ui/field';

export type ExportWish = { vehicleId: string | null; kinds: DataExportKind[] };

const kinds: DataExportKind[] = ['VEHICLES', 'FUEL_LOGS', 'ODOMETER_READINGS', 'DOCUMENTS', 'ACTIVITY'];

export const everything: ExportWish = { vehicleId: null, kinds };

/** Of which vehicle and which kinds of records the zip is. */
export function ExportChoice({ wish, onWish }: { wish: ExportWish; onWish: (wish: ExportWish) => void }) {
  const { t } = useLingui();
  const { data: vehicles = [] } = useQuery(vehiclesQuery());
  const words: Record<DataExportKind, string> = { VEHICLES: t`Vehicles`, FUEL_LOGS: t`Fill-ups`, ODOMETER_READINGS: t`Odometer readings`, DOCUMENTS: t`Photos and papers`, ACTIVITY: t`Activity` };
  const toggle = (kind: DataExportKind, on: boolean) => {
    const left = kinds.filter((one) => (one === kind ? on : wish.kinds.includes(one)));
    if (left.length > 0) onWish({ ...wish, kinds: left });
  };
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold text-brand"><Trans>Only a part of it</Trans></summary>
      <div className="flex flex-col gap-3 pt-2">
        <Select label={t`Vehicle`} value={wish.vehicleId ?? ''} onChange={(event) => onWish({ ...wish, vehicleId: event.target.value || null })}>
          <option value="">{t`All vehicles`}</option>
          {vehicles.map((vehicle) => <option key={vehicle.id} value={vehicle.id}>{vehicle.displayName}</option>)}
        </Select>
        {kinds.map((kind) => <Switch key={kind} label={words[kind]} checked={wish.kinds.includes(kind)} onChange={(on) => toggle(kind, on)} />)}
      </div>
    </details>
  );
}

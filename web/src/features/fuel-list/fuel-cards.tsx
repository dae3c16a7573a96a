import { FuelRow } from '@/entities/fuel-log/fuel-row';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import type { MeterKind } from '@/gql/graphql';
import { Card } from '@/shared/ui/surface';

type Props = { vehicleId: string; meterKind: MeterKind; logs: readonly FuelLogView[] };

export function FuelCards({ vehicleId, meterKind, logs }: Props) {
  return (
    <ul className="flex flex-col gap-3">
      {logs.map((log) => (
        <li key={log.id}><Card className="overflow-hidden"><FuelRow heading="h2" vehicleId={vehicleId} meterKind={meterKind} log={log} /></Card></li>
      ))}
    </ul>
  );
}

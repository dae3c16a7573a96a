import { FuelRow } from '@/entities/fuel-log/fuel-row';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { Card } from '@/shared/ui/surface';

type Props = { vehicle: Pick<VehicleView, 'id' | 'meterKind' | 'energySources'>; logs: readonly FuelLogView[] };

export function FuelCards({ vehicle, logs }: Props) {
  return (
    <ul className="flex flex-col gap-3">
      {logs.map((log) => (
        <li key={log.id}><Card className="overflow-hidden"><FuelRow heading="h2" vehicle={vehicle} log={log} /></Card></li>
      ))}
    </ul>
  );
}

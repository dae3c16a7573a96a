import { FuelRow } from '@/entities/fuel-log/fuel-row';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { Card } from '@/shared/ui/surface';

export function FuelCards({ vehicleId, logs }: { vehicleId: string; logs: readonly FuelLogView[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {logs.map((log) => (
        <li key={log.id}><Card className="overflow-hidden"><FuelRow heading="h2" vehicleId={vehicleId} log={log} /></Card></li>
      ))}
    </ul>
  );
}

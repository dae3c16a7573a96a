import { Trans, useLingui } from '@lingui/react/macro';
import { Fuel } from 'lucide-react';
import { costsOf } from '@/entities/fuel-log/costs';
import { FillLink } from '@/entities/fuel-log/fill-link';
import { FuelRow } from '@/entities/fuel-log/fuel-row';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { useFuelLogs } from '@/entities/fuel-log/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { useFormat } from '@/entities/viewer/use-format';
import { Button, buttonClass } from '@/shared/ui/button';
import { LoadError } from '@/shared/ui/page-error';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';

/** Everything that happened to the vehicle, by month, newest first. */
export function Timeline({ vehicle }: { vehicle: VehicleView }) {
  const { id: vehicleId } = vehicle;
  const { query, logs } = useFuelLogs(vehicleId);
  if (logs.length > 0) {
    return (
      <div className="flex min-w-0 flex-col gap-6">
        {byMonth(logs).map(([month, entries]) => <Month key={month} vehicle={vehicle} month={month} logs={entries} />)}
        {query.hasNextPage ? (
          <Button variant="secondary" className="self-center" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}><Trans>Load more</Trans></Button>
        ) : null}
      </div>
    );
  }
  if (query.data) return <Nothing vehicleId={vehicleId} />;
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton className="h-64" />;
}

function Nothing({ vehicleId }: { vehicleId: string }) {
  const { t } = useLingui();
  return (
    <Card>
      <EmptyState
        icon={<Fuel aria-hidden className="size-10" />}
        title={t`No fill-ups yet`}
        action={<FillLink vehicleId={vehicleId} className={buttonClass()}><Fuel aria-hidden className="size-5" /> <Trans>Log a fill-up</Trans></FillLink>}
      >
        <Trans>Log a fill-up. After two full tanks you see economy.</Trans>
      </EmptyState>
    </Card>
  );
}

function byMonth(logs: readonly FuelLogView[]): [string, FuelLogView[]][] {
  const months = new Map<string, FuelLogView[]>();
  for (const log of logs) {
    const month = log.filledOn.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), log]);
  }
  return [...months];
}

type MonthProps = { vehicle: VehicleView; month: string; logs: readonly FuelLogView[] };

function Month({ vehicle, month, logs }: MonthProps) {
  const format = useFormat();
  const costs = costsOf(logs, format.settings.currency);
  return (
    <section>
      <div className="mb-2 flex items-baseline justify-between px-1">
        <h2 className="font-bold">{format.month(month)}</h2>
        <p className="text-sm font-semibold text-muted">{costs.map(({ amount, currency }) => format.money(amount, currency)).join(' + ')}</p>
      </div>
      <Card className="divide-y divide-line/70 overflow-hidden">
        {logs.map((log) => <FuelRow key={log.id} heading="h3" vehicle={vehicle} log={log} />)}
      </Card>
    </section>
  );
}

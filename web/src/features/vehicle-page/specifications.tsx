import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, RefreshCw } from 'lucide-react';
import { decodeQuery, isDecodable } from '@/entities/catalog/queries';
import { specificationGroups } from '@/entities/catalog/specifications';
import { Button } from '@/shared/ui/button';
import { Card, Skeleton } from '@/shared/ui/surface';

/** Everything the VIN tells, in the groups of NHTSA's catalogue. */
export function Specifications({ vin }: { vin: string }) {
  const { t } = useLingui();
  const { data, isError, isPending, refetch, fetchStatus } = useQuery({ ...decodeQuery(vin), enabled: isDecodable(vin) });
  if (!isDecodable(vin)) return null;
  const groups = specificationGroups(data?.attributes ?? []);
  if (data && groups.length === 0) return null;
  return (
    <Card className="p-5">
      <h2 className="font-bold"><Trans>Specifications</Trans></h2>
      <p className="mb-3 text-sm text-muted"><Trans>What the VIN tells, by NHTSA's catalogue.</Trans></p>
      {groups.map(({ group, rows }, index) => (
        <details key={group} open={index === 0} className="group border-t border-line">
          <summary className="flex min-h-12 list-none items-center justify-between gap-2 rounded-sm text-sm font-semibold">
            {group === null ? t`Other` : <span lang="en">{group}</span>}
            <ChevronDown aria-hidden className="size-5 shrink-0 text-muted transition-transform group-open:rotate-180" />
          </summary>
          <dl lang="en" className="flex flex-col gap-2 pb-3 text-sm">
            {rows.map(({ name, value }) => (
              <div key={name} className="flex items-baseline justify-between gap-4">
                <dt className="min-w-0 text-muted">{name}</dt>
                <dd className="min-w-0 text-end font-medium break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
      {isPending && fetchStatus === 'fetching' ? <Skeleton className="h-32" /> : null}
      {!data && fetchStatus !== 'fetching' ? <Unavailable failed={isError} onRetry={() => void refetch()} /> : null}
    </Card>
  );
}

function Unavailable({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  return (
    <div className="flex flex-col items-start gap-2 text-sm">
      <p className="text-muted">{failed ? <Trans>The vehicle catalogue is not available right now.</Trans> : <Trans>They are read once there is signal.</Trans>}</p>
      <Button variant="quiet" className="-ms-4" icon={<RefreshCw aria-hidden className="size-5" />} onClick={onRetry}><Trans>Try again</Trans></Button>
    </div>
  );
}

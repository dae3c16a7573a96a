import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { comparisonQuery, type Range } from '@/entities/statistics/queries';
import { energyWords } from '@/entities/vehicle/words';
import { useFormat } from '@/entities/viewer/use-format';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { Card, Skeleton } from '@/shared/ui/surface';
import { FiguresTable } from './figures-table';
import { RangeChoice } from './range-choice';
import { economyText, runText, useMoneyTexts } from './texts';

/** What every vehicle uses and costs, side by side. */
export function ComparisonPage({ range, onRange }: { range: Range; onRange: (range: Range) => void }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const { data, error, refetch, isPending } = useQuery(comparisonQuery(range));
  const vehicles = (data ?? []).filter((vehicle) => vehicle.fuelStatistics.total.fillCount > 0);
  const hasHours = vehicles.some((vehicle) => vehicle.meterKind !== 'DISTANCE');
  return (
    <Page title={t`Statistics`} actions={<RangeChoice value={range} onChange={onRange} />}>
      {error && !data ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton className="h-72" /> : null}
      {data && vehicles.length === 0 ? <Card className="p-5"><p className="text-muted"><Trans>No vehicle was filled up in this time.</Trans></p></Card> : null}
      <FiguresTable
        title={t`Vehicles side by side`}
        columns={[t`Vehicle`, hasHours ? t`Distance or hours` : t`Distance`, t`Economy`, t`Cost`, hasHours ? t`Cost per distance or hour` : t`Cost per distance`]}
        rows={vehicles.map((vehicle) => {
          const { total } = vehicle.fuelStatistics;
          const economies = total.sources
            .map((source) => ({ source, text: economyText(source, vehicle.meterKind, format) }))
            .filter(({ source }) => source.economy ?? source.economyPerHour);
          const several = economies.length > 1;
          return {
            key: vehicle.id,
            name: <Link to="/vehicles/$vehicleId/statistics" params={{ vehicleId: vehicle.id }} className="inline-flex min-h-11 max-w-full items-center text-brand underline underline-offset-4"><span className="min-w-0 break-words">{vehicle.displayName}</span></Link>,
            figures: [
              runText(total, vehicle.meterKind, format),
              economies.map(({ source, text }) => (several ? `${i18n._(energyWords[source.energySource])} ${text}` : text)).join(' + ') || '–',
              money.sums(total),
              money.perMeter(total, vehicle.meterKind),
            ],
          };
        })}
      />
    </Page>
  );
}

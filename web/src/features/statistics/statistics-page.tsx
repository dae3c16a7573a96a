import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChartLine } from 'lucide-react';
import { statisticsQuery, type Statistics } from '@/entities/statistics/queries';
import { shareWord } from '@/entities/statistics/words';
import { useVehicle } from '@/entities/vehicle/queries';
import { energyWords } from '@/entities/vehicle/words';
import { InUnitsOf } from '@/entities/viewer/own-units';
import { useFormat } from '@/entities/viewer/use-format';
import type { EnergySource, MeterKind } from '@/gql/graphql';
import { BackButton } from '@/shared/ui/back-button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { PageMissing } from '@/shared/ui/page-missing';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import { Charts } from './charts';
import { FigureText } from './figure-text';
import { FiguresTable } from './figures-table';
import { RangeChoice } from './range-choice';
import { GroupTables } from './group-tables';
import type { StatisticsSearch } from './search';
import { economyText, hoursText, useMoneyTexts } from './texts';

type Props = { vehicleId: string; chosen: StatisticsSearch; onChoose: (change: StatisticsSearch) => void };

/** What one vehicle uses and costs: trends as charts, and figures by year, season, station and grade. */
export function StatisticsPage({ vehicleId, chosen: { range = 'year', energy }, onChoose }: Props) {
  const { t, i18n } = useLingui();
  const { vehicle } = useVehicle(vehicleId);
  const sources = vehicle?.energySources ?? [];
  // An address may name an energy that the vehicle does not take.
  const chosen = energy && (!vehicle || sources.includes(energy)) ? energy : null;
  const { data, error, refetch, isPending } = useQuery(statisticsQuery(vehicleId, range, chosen));
  if (data === null) return <PageMissing />;
  const source = chosen ?? sources[0] ?? 'PETROL';
  const options = sources.map((value) => ({ value, label: i18n._(energyWords[value]) }));
  return (
    <Page title={t`Statistics`} kicker={vehicle?.displayName} back={<BackButton to="/vehicles/$vehicleId" params={{ vehicleId }} />} actions={<RangeChoice value={range} onChange={(next) => onChoose({ range: next === 'year' ? undefined : next })} />}>
      <div className="flex flex-col gap-6">
        {options.length > 1 ? <SegmentedControl label={t`Energy`} value={source} options={options} onChange={(next) => onChoose({ energy: next === sources[0] ? undefined : next })} /> : null}
        {error && !data ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
        {isPending ? <Skeleton className="h-96" /> : null}
        {data ? <InUnitsOf vehicle={vehicle}><Body statistics={data} source={source} meterKind={vehicle?.meterKind ?? 'DISTANCE'} /></InUnitsOf> : null}
      </div>
    </Page>
  );
}

function Body({ statistics, source, meterKind }: { statistics: Statistics; source: EnergySource; meterKind: MeterKind }) {
  const { t } = useLingui();
  if (statistics.total.fillCount === 0) {
    return <Card><EmptyState icon={<ChartLine aria-hidden className="size-10" />} title={t`No fill-ups in this time`}><Trans>Choose a longer range, or log fill-ups first.</Trans></EmptyState></Card>;
  }
  return (
    <>
      <Totals total={statistics.total} meterKind={meterKind} />
      <Charts statistics={statistics} meterKind={meterKind} />
      <GroupTables statistics={statistics} source={source} meterKind={meterKind} />
    </>
  );
}

function Totals({ total, meterKind }: { total: Statistics['total']; meterKind: MeterKind }) {
  const { t } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const byDistance = meterKind !== 'HOURS';
  const byHours = meterKind !== 'DISTANCE';
  const figures: [string, string][] = [
    [t`Fill-ups`, format.number(total.fillCount, 0)],
    ...(byDistance ? [[t`Distance`, format.distance(total.distance)] as [string, string]] : []),
    ...(byHours ? [[t`Engine hours`, hoursText(total, format)] as [string, string]] : []),
    [t`Cost`, money.sums(total)],
    ...(byDistance ? [[t`Cost per distance`, money.perDistance(total)] as [string, string]] : []),
    ...(byHours ? [[t`Cost per hour`, money.perHour(total)] as [string, string]] : []),
  ];
  return (
    <>
      <Card className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,10.5rem),1fr))] sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
        {figures.map(([label, value]) => (
          <dl key={label} className="min-w-0 px-3 py-4 sm:px-5">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="font-bold sm:text-lg"><FigureText text={value} /></dd>
          </dl>
        ))}
      </Card>
      <RatesNote total={total} />
      <EnergyTable total={total} meterKind={meterKind} />
    </>
  );
}

function EnergyTable({ total, meterKind }: { total: Statistics['total']; meterKind: MeterKind }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const several = total.sources.length > 1;
  const hasLosses = total.sources.some((source) => source.chargingLossPercentage !== null);
  const share = (percent: string | null) => (percent === null ? '–' : format.share(percent));
  return (
    <FiguresTable
      title={t`By energy`}
      {...(several ? { about: t`Economy over all the distance driven: the figures belong together.` } : {})}
      columns={[t`Energy`, t`Amount`, t`Economy`, t`Price`, t`Cost`, i18n._(shareWord), ...(hasLosses ? [t`Charging losses`] : [])]}
      rows={total.sources.map((source) => {
        const economy = several ? source.economyOverTotalDistance : source.economy;
        return {
          key: source.energySource,
          name: i18n._(energyWords[source.energySource]),
          figures: [
            format.quantity(source.quantity), economyText({ ...source, economy }, meterKind, format),
            money.prices(source.averagePrice), money.sums(source), share(source.shareOfCost), ...(hasLosses ? [share(source.chargingLossPercentage)] : []),
          ],
        };
      })}
    />
  );
}

/** Says what was paid abroad, and how it is counted. */
function RatesNote({ total: { cost, convertedCost } }: { total: Statistics['total'] }) {
  const format = useFormat();
  const say = (sums: typeof cost) => sums.map((sum) => format.money(sum.amount, sum.currency)).join(' + ');
  const home = convertedCost.currency;
  if (convertedCost.unconverted.length > 0) {
    const unknown = say(convertedCost.unconverted);
    return (
      <p className="text-sm text-muted">
        <Trans>No rate is known for {unknown}: it is not counted in {home}.</Trans>{' '}
        <Link to="/settings/rates" className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"><Trans>Exchange rates</Trans></Link>
      </p>
    );
  }
  if (!convertedCost.isConverted) return null;
  const paid = say(cost);
  return <p className="text-sm text-muted"><Trans>Paid: {paid}. Each amount counts in {home} at the rate of its day.</Trans></p>;
}

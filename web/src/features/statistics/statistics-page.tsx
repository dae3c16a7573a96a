import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChartLine } from 'lucide-react';
import { useState } from 'react';
import { statisticsQuery, type Range, type Statistics } from '@/entities/statistics/queries';
import { seasonWords } from '@/entities/statistics/words';
import { useVehicle } from '@/entities/vehicle/queries';
import { energyWords } from '@/entities/vehicle/words';
import { InUnitsOf } from '@/entities/viewer/own-units';
import { useFormat } from '@/entities/viewer/use-format';
import type { EnergySource } from '@/gql/graphql';
import { BackButton } from '@/shared/ui/back-button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { PageMissing } from '@/shared/ui/page-missing';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import { Charts } from './charts';
import { FiguresTable } from './figures-table';
import { RangeChoice } from './range-choice';
import { economyIn, useMoneyTexts } from './texts';

/** What one vehicle uses and costs: trends as charts, and figures by year, season, station and grade. */
export function StatisticsPage({ vehicleId }: { vehicleId: string }) {
  const { t, i18n } = useLingui();
  const { vehicle } = useVehicle(vehicleId);
  const [range, setRange] = useState<Range>('year');
  const [chosen, setChosen] = useState<EnergySource | null>(null);
  const { data, error, refetch, isPending } = useQuery(statisticsQuery(vehicleId, range, chosen));
  if (data === null) return <PageMissing />;
  const sources = vehicle?.energySources ?? [];
  const source = chosen ?? sources[0] ?? 'PETROL';
  const options = sources.map((value) => ({ value, label: i18n._(energyWords[value]) }));
  return (
    <Page title={t`Statistics`} kicker={vehicle?.displayName} back={<BackButton to="/vehicles/$vehicleId" params={{ vehicleId }} />} actions={<RangeChoice value={range} onChange={setRange} />}>
      <div className="flex flex-col gap-6">
        {options.length > 1 ? <SegmentedControl label={t`Energy`} value={source} options={options} onChange={setChosen} /> : null}
        {error && !data ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
        {isPending ? <Skeleton className="h-96" /> : null}
        {data ? <InUnitsOf vehicle={vehicle}><Body statistics={data} source={source} /></InUnitsOf> : null}
      </div>
    </Page>
  );
}

function Body({ statistics, source }: { statistics: Statistics; source: EnergySource }) {
  const { t } = useLingui();
  if (statistics.total.fillCount === 0) {
    return <Card><EmptyState icon={<ChartLine aria-hidden className="size-10" />} title={t`No fill-ups in this time`}><Trans>Choose a longer range, or log fill-ups first.</Trans></EmptyState></Card>;
  }
  return (
    <>
      <Totals total={statistics.total} />
      <Charts statistics={statistics} />
      <Tables statistics={statistics} source={source} />
    </>
  );
}

function Totals({ total }: { total: Statistics['total'] }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const rows: [string, string][] = [
    [t`Fill-ups`, format.number(total.fillCount, 0)],
    [t`Distance`, format.distance(total.distance)],
    [t`Cost`, money.sums(total)],
    [t`Cost per distance`, money.perDistance(total)],
  ];
  const several = total.sources.length > 1;
  return (
    <>
      <Card className="grid grid-cols-2 sm:grid-cols-4">
        {rows.map(([label, value]) => (
          <dl key={label} className="min-w-0 px-4 py-4 sm:px-5">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="text-lg font-bold break-words">{value}</dd>
          </dl>
        ))}
      </Card>
      <RatesNote total={total} />
      <FiguresTable
        title={t`By energy`}
        {...(several ? { about: t`Economy over all the distance driven: the figures belong together.` } : {})}
        columns={[t`Energy`, t`Amount`, t`Economy`, t`Price`, t`Cost`, t`Share`]}
        rows={total.sources.map((figures) => {
          const economy = several ? figures.economyOverTotalDistance : (figures.economy ?? figures.economyPerHour);
          return {
            key: figures.energySource,
            cells: [
              i18n._(energyWords[figures.energySource]), format.quantity(figures.quantity), economy ? format.economy(economy) : '–',
              money.prices(figures.averagePrice), money.sums(figures), figures.shareOfCost === null ? '–' : format.share(figures.shareOfCost),
            ],
          };
        })}
      />
    </>
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

function Tables({ statistics, source }: { statistics: Statistics; source: EnergySource }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const economy = economyIn(source, format);
  const groups = (list: Statistics['stations']) => list.map((group) => {
    const own = group.figures.sources.find((figures) => figures.energySource === source);
    return { key: group.name ?? '', cells: [group.name ?? t`Not said`, format.number(group.figures.fillCount, 0), economy(group.figures), money.prices(own?.averagePrice ?? []), money.sums(group.figures)] };
  });
  const columns = (first: string) => [first, t`Fill-ups`, t`Economy`, t`Price`, t`Cost`];
  return (
    <div className="grid min-w-0 gap-6 md:grid-cols-2">
      <FiguresTable title={t`By year`} columns={[t`Year`, t`Distance`, t`Economy`, t`Cost`, t`Cost per distance`]} rows={statistics.years.map((year) => ({ key: year.beginsOn, cells: [year.beginsOn.slice(0, 4), format.distance(year.figures.distance), economy(year.figures), money.sums(year.figures), money.perDistance(year.figures)] }))} />
      <FiguresTable title={t`By season`} columns={[t`Season`, t`Fill-ups`, t`Economy`]} rows={statistics.seasons.map((season) => ({ key: season.season, cells: [i18n._(seasonWords[season.season]), format.number(season.figures.fillCount, 0), economy(season.figures)] }))} />
      <FiguresTable title={t`By station`} columns={columns(t`Station`)} rows={groups(statistics.stations)} />
      <FiguresTable title={t`By grade`} columns={columns(t`Grade`)} rows={groups(statistics.grades)} />
    </div>
  );
}

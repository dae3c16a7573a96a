import { useLingui } from '@lingui/react/macro';
import { chargePlaceWords } from '@/entities/fuel-log/words';
import type { Statistics } from '@/entities/statistics/queries';
import { seasonWords } from '@/entities/statistics/words';
import { useFormat } from '@/entities/viewer/use-format';
import type { EnergySource, MeterKind } from '@/gql/graphql';
import { FiguresTable } from './figures-table';
import { groupsOf } from './groups';
import { economyText, runText, useMoneyTexts } from './texts';

type Props = { statistics: Statistics; source: EnergySource; meterKind: MeterKind };

/** What fill-ups of one energy add up to by year, season, station, grade, driver and place of charging. */
export function GroupTables(props: Props) {
  const { t } = useLingui();
  const { statistics } = props;
  return (
    <>
      <YearTable {...props} />
      <SeasonTable {...props} />
      <GroupTable {...props} title={t`By station`} first={t`Station`} groups={statistics.stations} />
      <GroupTable {...props} title={t`By grade`} first={t`Grade`} groups={statistics.grades} />
      <GroupTable {...props} title={t`By driver`} first={t`Driver`} groups={statistics.drivers} />
      {props.source === 'ELECTRICITY' ? <PlaceTable {...props} /> : null}
    </>
  );
}

function YearTable({ statistics, source, meterKind }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const run = { DISTANCE: t`Distance`, HOURS: t`Engine hours`, BOTH: t`Distance and hours` }[meterKind];
  const cost = { DISTANCE: t`Cost per distance`, HOURS: t`Cost per hour`, BOTH: t`Cost per distance and hour` }[meterKind];
  return (
    <FiguresTable
      title={t`By year`}
      columns={[t`Year`, run, t`Economy`, t`Cost`, cost]}
      rows={groupsOf(statistics.years, source).map(({ group: { beginsOn, figures }, own }) => ({
        key: beginsOn,
        name: beginsOn.slice(0, 4),
        figures: [runText(figures, meterKind, format), economyText(own, meterKind, format), money.sums(own), money.perMeter(costsPerMeter(figures, own), meterKind)],
      }))}
    />
  );
}

type YearFigures = Statistics['years'][number]['figures'];

/** Of one energy among several only the cost by distance is told. */
function costsPerMeter(figures: YearFigures, { costPerDistance }: YearFigures['sources'][number]) {
  if (figures.sources.length === 1) return figures;
  return { costPerDistance, convertedCostPerDistance: null, costPerHour: [], convertedCostPerHour: null };
}

function SeasonTable({ statistics, source, meterKind }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  return (
    <FiguresTable
      title={t`By season`}
      columns={[t`Season`, t`Fill-ups`, t`Economy`]}
      rows={groupsOf(statistics.seasons, source).map(({ group: { season }, own }) => ({
        key: season, name: i18n._(seasonWords[season]), figures: [format.number(own.fillCount, 0), economyText(own, meterKind, format)],
      }))}
    />
  );
}

/** Where nobody gave a name, there is nothing to tell apart. */
function GroupTable({ groups, title, first, source, meterKind }: Props & { groups: Statistics['stations']; title: string; first: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const shown = groupsOf(groups, source);
  if (!shown.some(({ group }) => group.name)) return null;
  return (
    <FiguresTable
      title={title}
      columns={[first, t`Fill-ups`, t`Economy`, t`Price`, t`Cost`]}
      rows={shown.map(({ group: { name }, own }) => ({
        key: name ?? '',
        name: name ?? t`Not said`,
        figures: [format.number(own.fillCount, 0), economyText(own, meterKind, format), money.prices(own.averagePrice), money.sums(own)],
      }))}
    />
  );
}

function PlaceTable({ statistics, source }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const shown = groupsOf(statistics.chargePlaces, source);
  if (!shown.some(({ group }) => group.place)) return null;
  return (
    <FiguresTable
      title={t`By place of charging`}
      columns={[t`Place`, t`Charges`, t`Amount`, t`Price`, t`Cost`]}
      rows={shown.map(({ group: { place }, own }) => ({
        key: place ?? '',
        name: place ? i18n._(chargePlaceWords[place]) : t`Not said`,
        figures: [format.number(own.fillCount, 0), format.quantity(own.quantity), money.prices(own.averagePrice), money.sums(own)],
      }))}
    />
  );
}

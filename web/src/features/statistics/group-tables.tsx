import { useLingui } from '@lingui/react/macro';
import { chargePlaceWords } from '@/entities/fuel-log/words';
import type { Statistics } from '@/entities/statistics/queries';
import { seasonWords } from '@/entities/statistics/words';
import { useFormat } from '@/entities/viewer/use-format';
import type { EnergySource, MeterKind } from '@/gql/graphql';
import { FiguresTable } from './figures-table';
import { economyIn, runText, useMoneyTexts } from './texts';

type Props = { statistics: Statistics; source: EnergySource; meterKind: MeterKind };

/** What fill-ups add up to by year, season, station, grade, driver and place of charging. */
export function GroupTables(props: Props) {
  const { t } = useLingui();
  const { statistics } = props;
  return (
    <div className="grid min-w-0 gap-6 md:grid-cols-2">
      <YearTable {...props} />
      <SeasonTable {...props} />
      <GroupTable {...props} title={t`By station`} first={t`Station`} groups={statistics.stations} />
      <GroupTable {...props} title={t`By grade`} first={t`Grade`} groups={statistics.grades} />
      <GroupTable {...props} title={t`By driver`} first={t`Driver`} groups={statistics.drivers} />
      {props.source === 'ELECTRICITY' ? <PlaceTable {...props} /> : null}
    </div>
  );
}

function YearTable({ statistics, source, meterKind }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const economy = economyIn(source, meterKind, format);
  const run = { DISTANCE: t`Distance`, HOURS: t`Engine hours`, BOTH: t`Distance and hours` }[meterKind];
  const cost = { DISTANCE: t`Cost per distance`, HOURS: t`Cost per hour`, BOTH: t`Cost per distance and hour` }[meterKind];
  return (
    <FiguresTable
      title={t`By year`}
      columns={[t`Year`, run, t`Economy`, t`Cost`, cost]}
      rows={statistics.years.map(({ beginsOn, figures }) => ({
        key: beginsOn,
        cells: [beginsOn.slice(0, 4), runText(figures, meterKind, format), economy(figures), money.sums(figures), money.perMeter(figures, meterKind)],
      }))}
    />
  );
}

function SeasonTable({ statistics, source, meterKind }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const economy = economyIn(source, meterKind, format);
  return (
    <FiguresTable
      title={t`By season`}
      columns={[t`Season`, t`Fill-ups`, t`Economy`]}
      rows={statistics.seasons.map(({ season, figures }) => ({ key: season, cells: [i18n._(seasonWords[season]), format.number(figures.fillCount, 0), economy(figures)] }))}
    />
  );
}

/** Where nobody gave a name, there is nothing to tell apart. */
function GroupTable({ groups, title, first, source, meterKind }: Props & { groups: Statistics['stations']; title: string; first: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  const economy = economyIn(source, meterKind, format);
  if (!groups.some((group) => group.name)) return null;
  return (
    <FiguresTable
      title={title}
      columns={[first, t`Fill-ups`, t`Economy`, t`Price`, t`Cost`]}
      rows={groups.map(({ name, figures }) => {
        const own = figures.sources.find((one) => one.energySource === source);
        return { key: name ?? '', cells: [name ?? t`Not said`, format.number(figures.fillCount, 0), economy(figures), money.prices(own?.averagePrice ?? []), money.sums(figures)] };
      })}
    />
  );
}

function PlaceTable({ statistics }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const money = useMoneyTexts();
  if (!statistics.chargePlaces.some(({ place }) => place)) return null;
  return (
    <FiguresTable
      title={t`By place of charging`}
      columns={[t`Place`, t`Charges`, t`Amount`, t`Price`, t`Cost`]}
      rows={statistics.chargePlaces.map(({ place, figures }) => {
        const own = figures.sources.find((one) => one.energySource === 'ELECTRICITY');
        return {
          key: place ?? '',
          cells: [place ? i18n._(chargePlaceWords[place]) : t`Not said`, format.number(figures.fillCount, 0), own ? format.quantity(own.quantity) : '–', money.prices(own?.averagePrice ?? []), money.sums(figures)],
        };
      })}
    />
  );
}

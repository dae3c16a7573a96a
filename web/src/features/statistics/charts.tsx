import { useLingui } from '@lingui/react/macro';
import type { Statistics } from '@/entities/statistics/queries';
import { useFormat } from '@/entities/viewer/use-format';
import type { MeterKind } from '@/gql/graphql';
import { currencySymbol, distanceLabels, fuelUnitLabels } from '@/shared/lib/format';
import { Chart } from '@/shared/ui/chart';
import { Card } from '@/shared/ui/surface';

/** Economy, price, cost and distance as they went. */
export function Charts({ statistics, meterKind }: { statistics: Statistics; meterKind: MeterKind }) {
  const { t } = useLingui();
  const format = useFormat();
  const currency = mainCurrency(statistics.total.cost);
  const costs = costsPerMonth(statistics);
  const prices = statistics.prices.filter((point) => point.unitPrice.currency === currency);
  const per = prices[0]?.unitPrice.per;
  const months = statistics.months;
  const symbolOf = (code: string) => currencySymbol(format.settings.locale, code);
  const distanceUnit = distanceLabels[format.settings.distanceUnit];
  return (
    <div className="grid min-w-0 gap-6 md:grid-cols-2">
      {meterKind === 'HOURS' ? null : <EconomyChart title={t`Economy`} trend={statistics.trend} />}
      {meterKind === 'DISTANCE' ? null : <EconomyChart title={meterKind === 'HOURS' ? t`Economy` : t`Economy by the hour`} trend={statistics.hourlyTrend} />}
      {prices.length > 1 && per && currency ? (
        <Frame><Chart kind="line" title={t`Price`} unit={`${symbolOf(currency)}/${fuelUnitLabels[per]}`} tick={(value) => format.number(value, 3, 2)} format={(value) => format.unitPrice(value, currency, per)} points={prices.map((point) => ({ label: format.date(point.filledOn), value: Number(point.unitPrice.amount) }))} /></Frame>
      ) : null}
      {costs ? (
        <Frame><Chart kind="bars" title={t`Cost per month`} unit={symbolOf(costs.currency)} tick={(value) => format.number(value)} format={(value) => format.money(value, costs.currency)} points={costs.months.map((month) => ({ label: format.month(month.beginsOn), value: month.amount }))} /></Frame>
      ) : null}
      {months.length > 0 && meterKind !== 'HOURS' ? (
        <Frame><Chart kind="bars" title={t`Distance per month`} unit={distanceUnit} tick={(value) => format.number(value, 0)} format={(value) => `${format.number(value, 0)} ${distanceUnit}`} points={months.map((month) => ({ label: format.month(month.beginsOn), value: format.distanceValue(month.figures.distance) }))} /></Frame>
      ) : null}
      {months.length > 0 && meterKind !== 'DISTANCE' ? (
        <Frame><Chart kind="bars" title={t`Hours per month`} unit="h" tick={(value) => format.number(value, 1)} format={(value) => format.hours({ value })} points={months.map((month) => ({ label: format.month(month.beginsOn), value: Number(month.figures.operatingHours?.value ?? 0) }))} /></Frame>
      ) : null}
    </div>
  );
}

function EconomyChart({ title, trend }: { title: string; trend: Statistics['trend'] }) {
  const { t } = useLingui();
  const format = useFormat();
  const points = trend.filter((point) => point.economy);
  const [first] = points;
  if (!first?.economy || points.length < 2) return null;
  const { unit } = format.economyParts(first.economy);
  const raw = (economy: typeof first.economy | null) => (economy ? format.economyParts(economy).raw : null);
  return (
    <Frame><Chart kind="line" title={title} meanLabel={t`mean of five`} unit={unit} tick={format.economyNumber} format={(value) => `${format.economyNumber(value)} ${unit}`} points={points.map((point) => ({ label: format.date(point.filledOn), value: raw(point.economy), mean: raw(point.rollingMean) }))} /></Frame>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return <Card className="min-w-0 p-5">{children}</Card>;
}

/** In the reader's currency where the rates are known, else in the one in which most was paid. */
function costsPerMonth({ total, months }: Statistics) {
  const isKnown = total.cost.length > 0 && total.convertedCost.unconverted.length === 0;
  const currency = isKnown ? total.convertedCost.currency : mainCurrency(total.cost);
  if (!currency || months.length === 0) return null;
  const amount = ({ cost, convertedCost }: Statistics['months'][number]['figures']) =>
    Number(isKnown ? convertedCost.amount : (cost.find((sum) => sum.currency === currency)?.amount ?? 0));
  return { currency, months: months.map(({ beginsOn, figures }) => ({ beginsOn, amount: amount(figures) })) };
}

/** Prices are shown in one currency: the one in which most was paid. */
function mainCurrency(sums: Statistics['total']['cost']): string | null {
  const [most] = [...sums].sort((a, b) => Number(b.amount) - Number(a.amount));
  return most?.currency ?? null;
}

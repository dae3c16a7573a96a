import { together } from '@/entities/exchange-rate/together';
import { useFormat } from '@/entities/viewer/use-format';
import type { EnergySource, FigureFieldsFragment, SourceFigureFieldsFragment } from '@/gql/graphql';
import { distanceLabels, type Format } from '@/shared/lib/format';
import { convertDistance } from '@/shared/lib/units';

type Costs = Pick<FigureFieldsFragment, 'cost' | 'convertedCost'>;
type CostsPerDistance = Pick<FigureFieldsFragment, 'costPerDistance' | 'convertedCostPerDistance'>;
type Sources = { sources: readonly { energySource: EnergySource; economy?: Parameters<Format['economy']>[0] | null }[] };

/** Amounts as text: in the reader's currency where the rates are known, else one for each currency. */
export function useMoneyTexts() {
  const format = useFormat();
  const joined = <T>(list: readonly T[], say: (item: T) => string) => (list.length > 0 ? list.map(say).join(' + ') : '–');
  return {
    sums: ({ cost, convertedCost }: Costs) => joined(together(cost, convertedCost), (sum) => format.money(sum.amount, sum.currency)),
    perDistance: ({ costPerDistance, convertedCostPerDistance: converted }: CostsPerDistance) => joined(converted && costPerDistance.length > 0 ? [converted] : costPerDistance, (cost) => costPerHundred(cost, format)),
    prices: (prices: SourceFigureFieldsFragment['averagePrice']) => joined(prices, (price) => format.unitPrice(price.amount, price.currency, price.per)),
  };
}

/** Of a hundred of the reader's unit: a single one costs cents with many digits. */
export function costPerHundred({ amount, currency, per }: FigureFieldsFragment['costPerDistance'][number], format: Format): string {
  const unit = format.settings.distanceUnit;
  return `${format.money((Number(amount) * 100) / convertDistance(1, per, unit), currency)}/100 ${distanceLabels[unit]}`;
}

/** Says the economy of one energy among figures. */
export const economyIn = (source: EnergySource, format: Format) => (figures: Sources) => {
  const economy = figures.sources.find((one) => one.energySource === source)?.economy;
  return economy ? format.economy(economy) : '–';
};

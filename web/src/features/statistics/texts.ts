import { together } from '@/entities/exchange-rate/together';
import { useFormat } from '@/entities/viewer/use-format';
import type { EconomiesOfSourceFragment, FigureFieldsFragment, MeterKind, SourceFigureFieldsFragment } from '@/gql/graphql';
import { distanceLabels, type Format } from '@/shared/lib/format';
import { convertDistance } from '@/shared/lib/units';

type Costs = Pick<FigureFieldsFragment, 'cost' | 'convertedCost'>;
type CostsPerDistance = Pick<FigureFieldsFragment, 'costPerDistance' | 'convertedCostPerDistance'>;
type CostsPerHour = Pick<FigureFieldsFragment, 'costPerHour' | 'convertedCostPerHour'>;
type Run = Pick<FigureFieldsFragment, 'distance' | 'operatingHours'>;
type Economies = Partial<Pick<EconomiesOfSourceFragment, 'economy' | 'economyPerHour'>>;

const nothing = '–';
const joined = (texts: readonly string[]) => texts.join(' + ') || nothing;

/** The sums of a text, each in the parts between which it may break. */
export const linesOf = (text: string): string[][] =>
  text.replace(/ ([+·]) /g, ' $1\n').split('\n').map((line) => line.replace(/(\d|gal) (?=\S)/g, '$1\u00a0').split(' '));

/** Amounts as text: in the reader's currency where the rates are known, else one for each currency. */
export function useMoneyTexts() {
  const format = useFormat();
  const perDistance = ({ costPerDistance, convertedCostPerDistance: converted }: CostsPerDistance) =>
    joined((converted && costPerDistance.length > 0 ? [converted] : costPerDistance).map((cost) => costPerHundred(cost, format)));
  const perHour = ({ costPerHour, convertedCostPerHour: converted }: CostsPerHour) =>
    joined((converted && costPerHour.length > 0 ? [converted] : costPerHour).map((cost) => `${format.money(cost.amount, cost.currency)}/h`));
  return {
    sums: ({ cost, convertedCost }: Costs) => joined(together(cost, convertedCost).map((sum) => format.money(sum.amount, sum.currency))),
    perDistance,
    perHour,
    perMeter: (figures: CostsPerDistance & CostsPerHour, meterKind: MeterKind) => byMeter(meterKind, () => perDistance(figures), () => perHour(figures)),
    prices: (prices: SourceFigureFieldsFragment['averagePrice']) => joined(prices.map((price) => format.unitPrice(price.amount, price.currency, price.per))),
  };
}

/** Of a hundred of the reader's unit: a single one costs cents with many digits. */
export function costPerHundred({ amount, currency, per }: FigureFieldsFragment['costPerDistance'][number], format: Format): string {
  const unit = format.settings.distanceUnit;
  return `${format.money((Number(amount) * 100) / convertDistance(1, per, unit), currency)}/100 ${distanceLabels[unit]}`;
}

/** What a vehicle's meters have to say, the main one first. */
export function byMeter<T>(meterKind: MeterKind, ofDistance: () => T, ofHours: () => T): string {
  const told = [...(meterKind === 'HOURS' ? [] : [ofDistance()]), ...(meterKind === 'DISTANCE' ? [] : [ofHours()])];
  return told.filter((text) => text && text !== nothing).join(' · ') || nothing;
}

export const hoursText = ({ operatingHours }: Run, format: Format) => (operatingHours ? format.hours(operatingHours) : nothing);

/** How far a vehicle went, and how long its engine ran. */
export const runText = (figures: Run, meterKind: MeterKind, format: Format) =>
  byMeter(meterKind, () => format.distance(figures.distance), () => hoursText(figures, format));

/** The economy of one energy, by what the vehicle counts. */
export const economyText = ({ economy, economyPerHour }: Economies, meterKind: MeterKind, format: Format) =>
  byMeter(meterKind, () => economy && format.economy(economy), () => economyPerHour && format.economy(economyPerHour));

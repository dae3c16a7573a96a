import type { ImportView } from '@/entities/import/queries';
import type { Format } from '@/shared/lib/format';

export type Row = ImportView['rows']['edges'][number]['node'];

/** What a row says, in the units of its file: the reader holds it against that. */
export function factsOf({ filledOn, odometer, quantity, ...money }: Row, format: Format): string {
  const facts = [filledOn && format.date(filledOn), odometer && format.distanceExact(odometer), quantity && format.quantityExact(quantity), moneyOf({ quantity, ...money }, format)];
  return facts.filter(Boolean).join(' · ');
}

/** The total, or the price where the file gives no other money. */
function moneyOf({ total, unitPrice, currency, quantity }: Pick<Row, 'total' | 'unitPrice' | 'currency' | 'quantity'>, format: Format): string | null {
  if (!currency) return null;
  if (total) return format.money(total, currency);
  if (!unitPrice) return null;
  return quantity ? format.unitPrice(unitPrice, currency, quantity.unit) : format.money(unitPrice, currency);
}

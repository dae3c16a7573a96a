import { addAmount, addConverted, together } from '@/entities/exchange-rate/together';
import type { FuelLogWarningCode } from '@/gql/graphql';
import type { FuelLogView } from './overlay';

type Paid = Pick<FuelLogView, 'total' | 'totalIn' | 'warnings' | 'isConfirmed'>;

/** Whatever a meter showed, the money was paid. */
const ofMeters = new Set<FuelLogWarningCode>(['ODOMETER_DECREASED', 'ODOMETER_JUMP', 'HOURS_DECREASED', 'HOURS_JUMP']);

/** Whether the server counts what was paid: not while something about it looks odd and nobody said that it is right. */
export function costCounts({ warnings, isConfirmed }: Pick<Paid, 'warnings' | 'isConfirmed'>): boolean {
  return isConfirmed || warnings.every(({ code }) => ofMeters.has(code));
}

/** What fill-ups cost together, as the vehicle's own figures count it. */
export function costsOf(logs: readonly Paid[], home: string) {
  let paid: ReturnType<typeof addAmount> = [];
  let converted = { amount: '0', currency: home, isConverted: false, unconverted: [] };
  for (const { total, totalIn } of logs.filter(costCounts)) {
    if (!total) continue;
    const worth = totalIn?.currency === home ? totalIn : total;
    paid = addAmount(paid, total.amount, total.currency);
    converted = addConverted(converted, worth.amount, worth.currency);
  }
  return together(paid, converted);
}

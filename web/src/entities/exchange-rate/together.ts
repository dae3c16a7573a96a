import type { ConvertedCostFieldsFragment } from '@/gql/graphql';

interface Sum {
  amount: string;
  currency: string;
}

/** One amount in the reader's currency where every rate is known, else one for each currency as it was paid. A device may still keep what was read before there was a `converted`. */
export function together(paid: readonly Sum[], converted: ConvertedCostFieldsFragment | null | undefined): readonly Sum[] {
  if (paid.length === 0 || !converted || converted.unconverted.length > 0) return paid;
  return [{ amount: converted.amount, currency: converted.currency }];
}

/** With one more amount. */
export function addAmount(sums: readonly Sum[], amount: string, currency: string): Sum[] {
  if (!sums.some((sum) => sum.currency === currency)) return [...sums, { amount, currency }];
  return sums.map((sum) => (sum.currency === currency ? { ...sum, amount: String(Number(sum.amount) + Number(amount)) } : sum));
}

/** With an amount that the server has not seen: what needs a rate waits for it. */
export function addConverted<T extends ConvertedCostFieldsFragment | undefined>(converted: T, amount: string, currency: string): T {
  if (!converted) return converted;
  if (converted.currency === currency) return { ...converted, amount: String(Number(converted.amount) + Number(amount)) };
  return { ...converted, unconverted: addAmount(converted.unconverted, amount, currency) };
}

import { queryOptions, useQueryClient } from '@tanstack/react-query';
import {
  DeleteExchangeRateDocument, ImportExchangeRatesDocument, ListExchangeRatesDocument, SetExchangeRateDocument,
  type ManualRateFieldsFragment, type SetExchangeRateInput,
} from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { documentOf } from './document';
import { pieces } from './pieces';

export type ManualRate = ManualRateFieldsFragment;
type Fault = { field?: readonly string[] | null; message: string };
/** What was refused by field; null where it was done. */
export type Refused = { field: string; message: string }[] | null;

export const exchangeRatesQuery = () =>
  queryOptions({
    queryKey: ['exchange-rates'],
    queryFn: async ({ signal }) => (await graphqlRequest(ListExchangeRatesDocument, {}, signal)).viewer,
  });

const refused = (faults: readonly Fault[]): Refused =>
  faults.length === 0 ? null : faults.map(({ field, message }) => ({ field: field?.at(-1) ?? '', message }));

/** Changes rates with signal only; amounts in other currencies are read anew then. */
export function useRateChanges() {
  const client = useQueryClient();
  const reread = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'viewer' });
  return {
    set: async (input: SetExchangeRateInput): Promise<Refused> => {
      const answer = (await graphqlRequest(SetExchangeRateDocument, { input })).setExchangeRate;
      await reread();
      return refused(answer.userErrors);
    },
    remove: async (id: string): Promise<Refused> => {
      const answer = (await graphqlRequest(DeleteExchangeRateDocument, { input: { id } })).deleteExchangeRate;
      await reread();
      return refused(answer.userErrors);
    },
    /** Sends a file of the European Central Bank; tells how many rates it held, or why it was not taken. */
    takeIn: async (file: File): Promise<{ rates: number; refused: Refused }> => {
      let rates = 0;
      for (const document of pieces(await documentOf(file))) {
        const answer = (await graphqlRequest(ImportExchangeRatesDocument, { input: { document } })).importExchangeRates;
        const faults = refused(answer.userErrors);
        if (faults) return { rates, refused: faults };
        rates += answer.rates ?? 0;
      }
      await reread();
      return { rates, refused: null };
    },
  };
}

import { queryOptions } from '@tanstack/react-query';
import {
  type CatalogKinds, DecodeVinDocument, ListEnginesDocument, ListMakesDocument, ListModelsDocument, ListTransmissionsDocument, ListTrimsDocument, ListYearsDocument,
} from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';

const day = 24 * 60 * 60 * 1000;
const common = { staleTime: day, retry: false } as const;

export const yearsQuery = (kinds: CatalogKinds) =>
  queryOptions({ ...common, queryKey: ['catalog', 'years', kinds], queryFn: async ({ signal }) => (await graphqlRequest(ListYearsDocument, { kinds }, signal)).vehicleCatalog.years ?? [] });

export const makesQuery = (kinds: CatalogKinds, year: number) =>
  queryOptions({
    ...common,
    queryKey: ['catalog', 'makes', kinds, year],
    queryFn: async ({ signal }) => (await graphqlRequest(ListMakesDocument, { year, kinds }, signal)).vehicleCatalog.makes ?? [],
  });

export const modelsQuery = (kinds: CatalogKinds, year: number, makeId: string) =>
  queryOptions({
    ...common,
    queryKey: ['catalog', 'models', kinds, year, makeId],
    queryFn: async ({ signal }) => (await graphqlRequest(ListModelsDocument, { year, makeId, kinds }, signal)).vehicleCatalog.models ?? [],
  });

export type CatalogPath = { year: number; makeId: string; modelId: string; trimId: string | null };

export const trimsQuery = ({ year, makeId, modelId }: CatalogPath) =>
  queryOptions({
    ...common,
    queryKey: ['catalog', 'trims', year, makeId, modelId],
    queryFn: async ({ signal }) => (await graphqlRequest(ListTrimsDocument, { year, makeId, modelId }, signal)).vehicleCatalog.trims ?? [],
  });

export const enginesQuery = (path: CatalogPath) =>
  queryOptions({ ...common, queryKey: ['catalog', 'engines', path], queryFn: async ({ signal }) => (await graphqlRequest(ListEnginesDocument, path, signal)).vehicleCatalog.engines ?? [] });

export const transmissionsQuery = (path: CatalogPath & { engineId: string | null }) =>
  queryOptions({
    ...common,
    queryKey: ['catalog', 'transmissions', path],
    queryFn: async ({ signal }) => (await graphqlRequest(ListTransmissionsDocument, path, signal)).vehicleCatalog.transmissions ?? [],
  });

export const decodeQuery = (vin: string) =>
  queryOptions({ ...common, queryKey: ['decode', vin], queryFn: async ({ signal }) => (await graphqlRequest(DecodeVinDocument, { vin }, signal)).decodeVin });

/** Whether a VIN is whole enough to ask about. */
export function isDecodable(vin: string | null | undefined): boolean {
  return /^[A-HJ-NPR-Z0-9]{17}$/.test(vin ?? '');
}

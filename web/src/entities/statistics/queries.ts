import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { CompareVehiclesDocument, ReadEconomiesDocument, ReadStatisticsDocument, type EnergySource, type ReadStatisticsQuery } from '@/gql/graphql';
import { todayIso } from '@/shared/lib/dates';
import { graphqlRequest } from '@/shared/lib/gql';

export const ranges = ['year', 'all'] as const;
export type Range = (typeof ranges)[number];

/** Raise when more is asked for: a copy saved by an older version of the app lacks it. */
const shape = 3;

/** The first day that counts. */
function beginOf(range: Range): string | null {
  if (range === 'all') return null;
  const [year = 0, month = 1] = todayIso().split('-').map(Number);
  return `${year - 1}-${String(month).padStart(2, '0')}-01`;
}

export type Statistics = NonNullable<NonNullable<ReadStatisticsQuery['viewer']['vehicle']>['fuelStatistics']>;

export const statisticsQuery = (vehicleId: string, range: Range, energySource: EnergySource | null) =>
  queryOptions({
    queryKey: ['statistics', shape, vehicleId, range, energySource],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { viewer } = await graphqlRequest(ReadStatisticsDocument, { vehicleId, from: beginOf(range), energySource }, signal);
      return viewer.vehicle?.fuelStatistics ?? null;
    },
  });

/** What a vehicle of several energies uses of each. */
export const economiesQuery = (vehicleId: string) =>
  queryOptions({
    queryKey: ['statistics', shape, 'economies', vehicleId],
    queryFn: async ({ signal }) => {
      const { viewer } = await graphqlRequest(ReadEconomiesDocument, { vehicleId }, signal);
      return viewer.vehicle?.fuelStatistics.total.sources ?? [];
    },
  });

export const comparisonQuery = (range: Range) =>
  queryOptions({
    queryKey: ['statistics', shape, 'comparison', range],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await graphqlRequest(CompareVehiclesDocument, { from: beginOf(range) }, signal)).viewer.vehicles.nodes,
  });

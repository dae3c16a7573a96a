import { useQuery } from '@tanstack/react-query';
import { drivingSources } from '@/entities/vehicle/energy';
import type { VehicleView } from '@/entities/vehicle/overlay';
import type { EnergySource, ReadEconomiesQuery } from '@/gql/graphql';
import { economiesQuery } from './queries';

type Sources = NonNullable<ReadEconomiesQuery['viewer']['vehicle']>['fuelStatistics']['total']['sources'];
type OfVehicle = Pick<VehicleView, 'id' | 'energySources' | 'fuelSummary'>;
export type EconomyOfEnergy = { source: EnergySource; economy: VehicleView['fuelSummary']['averageEconomy'] };

/** One figure for each energy over all the distance: of a plug-in hybrid they belong together. */
export function economiesOf(energySources: readonly EnergySource[], sources: Sources): EconomyOfEnergy[] {
  return drivingSources(energySources).map((source) => {
    const found = sources.find(({ energySource }) => energySource === source);
    return { source, economy: found?.economyOverTotalDistance ?? found?.economy ?? found?.economyPerHour ?? null };
  });
}

/** What the vehicle uses of each energy; null where one figure tells it all, or while no other is known. */
export function useEconomies({ id, energySources, fuelSummary }: OfVehicle): EconomyOfEnergy[] | null {
  const isAsked = drivingSources(energySources).length > 1 && fuelSummary.fillCount > 0;
  const { data } = useQuery({ ...economiesQuery(id), enabled: isAsked });
  if (!isAsked || !data) return null;
  const economies = economiesOf(energySources, data);
  return economies.some(({ economy }) => economy) ? economies : null;
}

import type { EnergySource } from '@/gql/graphql';

/** What a vehicle may take: AdBlue only beside diesel. */
export function offeredSources(all: readonly EnergySource[], chosen: readonly EnergySource[]): EnergySource[] {
  return all.filter((source) => source !== 'ADBLUE' || chosen.includes('DIESEL') || chosen.includes('ADBLUE'));
}

/** What moves the vehicle. */
export const drivingSources = (sources: readonly EnergySource[]) => sources.filter((source) => source !== 'ADBLUE');

/** Whether a fill-up has to say of which energy it was: not where the vehicle takes no other. */
export const namesEnergy = (sources: readonly EnergySource[], source: EnergySource) => sources.length > 1 || !sources.includes(source);

/** Chooses a source or takes it back. The first is what economy is shown for, and nothing runs on AdBlue: it stays last and goes with diesel. */
export function toggleSource(chosen: readonly EnergySource[], source: EnergySource): EnergySource[] {
  const next = chosen.includes(source) ? chosen.filter((entry) => entry !== source) : [...chosen, source];
  const drives = drivingSources(next);
  return next.includes('ADBLUE') && drives.includes('DIESEL') ? [...drives, 'ADBLUE'] : drives;
}

import type { EnergySource } from '@/gql/graphql';

/** What a vehicle may take: AdBlue only beside diesel. */
export function offeredSources(all: readonly EnergySource[], chosen: readonly EnergySource[]): EnergySource[] {
  return all.filter((source) => source !== 'ADBLUE' || chosen.includes('DIESEL') || chosen.includes('ADBLUE'));
}

/** Chooses a source or takes it back. The first is what economy is shown for, and nothing runs on AdBlue: it stays last and goes with diesel. */
export function toggleSource(chosen: readonly EnergySource[], source: EnergySource): EnergySource[] {
  const next = chosen.includes(source) ? chosen.filter((entry) => entry !== source) : [...chosen, source];
  const drives = next.filter((entry) => entry !== 'ADBLUE');
  return next.includes('ADBLUE') && drives.includes('DIESEL') ? [...drives, 'ADBLUE'] : drives;
}

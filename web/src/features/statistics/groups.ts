import type { EnergySource } from '@/gql/graphql';

type Group = { figures: { sources: readonly { energySource: EnergySource }[] } };
type SourceOf<G extends Group> = G['figures']['sources'][number];

/** The groups that hold fill-ups of one energy, each with the figures of that energy alone. */
export function groupsOf<G extends Group>(groups: readonly G[], source: EnergySource): { group: G; own: SourceOf<G> }[] {
  return groups.flatMap((group) => {
    const own = group.figures.sources.find(({ energySource }) => energySource === source);
    return own ? [{ group, own }] : [];
  });
}

/** A point that somebody chose, and among which it was. */
export type ChosenPoint = { index: number; span: string };

type Labelled = readonly { label: string }[];

/** Tells the points of one range from those of another. */
export const spanOf = (points: Labelled) => `${points.length} ${points[0]?.label} ${points.at(-1)?.label}`;

/** The newest point until one is chosen, and again when others are shown: the old place would mean another day. */
export function chosenIndex(points: Labelled, chosen: ChosenPoint | null): number {
  return chosen?.span === spanOf(points) ? chosen.index : points.length - 1;
}

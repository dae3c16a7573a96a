/** Waiting time before try number `tries + 1`: doubling from 1 s to 60 s, with jitter so that phones do not march in step. */
export function backoffMs(tries: number, random: () => number = Math.random): number {
  const ceiling = Math.min(60_000, 1000 * 2 ** Math.min(tries, 6));
  return Math.round(ceiling * (0.75 + random() * 0.5));
}

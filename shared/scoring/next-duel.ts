import type { Duel } from './duels.ts';

/** Two to be compared, in the order of the list. */
export type Pair = readonly [string, string];

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Which two to compare next: a pair nobody has compared much, of those compared least, and close to each other in
 * the list, where a comparison tells most (the more even two are, the more a duel between them says: Glickman &
 * Jensen 2005, "Adaptive paired comparison design", JSPI 127).
 * @param ids in the order of the list; those around the cut line
 * @param skipped pairs somebody could not say anything about
 * @returns null when there are not two, or all pairs are skipped
 */
export function nextDuel(
  ids: readonly string[],
  { duels, skipped }: { duels: readonly Duel[]; skipped: readonly Pair[] },
): Pair | null {
  const met = new Map<string, number>();
  const times = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { winnerId, loserId } of duels) {
    count(met, keyOf(winnerId, loserId));
    count(times, winnerId);
    count(times, loserId);
  }
  const passed = new Set(skipped.map(([a, b]) => keyOf(a, b)));
  let best: { pair: Pair; cost: number } | null = null;
  ids.forEach((a, i) => {
    for (let j = i + 1; j < ids.length; j++) {
      const b = ids[j] as string;
      const key = keyOf(a, b);
      if (passed.has(key)) continue;
      const cost =
        1000 * (met.get(key) ?? 0) + 10 * ((times.get(a) ?? 0) + (times.get(b) ?? 0)) + (j - i);
      if (best === null || cost < best.cost) best = { pair: [a, b], cost };
    }
  });
  return (best as { pair: Pair } | null)?.pair ?? null;
}

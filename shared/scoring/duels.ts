/** Somebody found one of two more worth doing. */
export type Duel = { winnerId: string; loserId: string };

/** What duels say about one of those in them. */
export type Strength = {
  id: string;
  /** Log of its strength; only differences mean something. They average zero. */
  ability: number;
  won: number;
  lost: number;
};

const ROUNDS = 2000;
const SETTLED = 1e-10;
/** Half a win and half a loss against an average opponent keep who never lost from being infinite. */
const PRIOR = 0.5;

/**
 * Strengths from duels: maximum likelihood in the model P(i beats j) = pᵢ / (pᵢ + pⱼ) (Bradley & Terry
 * 1952, "Rank analysis of incomplete block designs", Biometrika 39), by the minorisation–maximisation of
 * Hunter 2004 ("MM algorithms for generalized Bradley–Terry models", Annals of Statistics 32).
 * @param prior wins and losses added against an opponent of strength 1; 0 for the plain likelihood,
 *   which has a finite answer only when nobody, and no group, won everything
 */
export function strengthsOf(duels: readonly Duel[], prior = PRIOR): Strength[] {
  const ids = [...new Set(duels.flatMap(({ winnerId, loserId }) => [winnerId, loserId]))].sort();
  const place = new Map(ids.map((id, i) => [id, i]));
  const wins = new Float64Array(ids.length);
  const met = meetings(duels, place, wins);
  const strength = settle({ wins, met, prior });
  const logs = Array.from(strength, Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / Math.max(1, logs.length);
  return ids.map((id, i) => {
    const won = wins[i] as number;
    const all = [...(met[i] as Map<number, number>).values()].reduce((sum, n) => sum + n, 0);
    return { id, ability: (logs[i] as number) - mean, won, lost: all - won };
  });
}

/** How often each met each other; counts the wins on the way. */
function meetings(
  duels: readonly Duel[],
  place: ReadonlyMap<string, number>,
  wins: Float64Array,
): Map<number, number>[] {
  const met: Map<number, number>[] = Array.from(wins, () => new Map());
  for (const { winnerId, loserId } of duels) {
    const [i, j] = [place.get(winnerId) as number, place.get(loserId) as number];
    wins[i] = (wins[i] as number) + 1;
    const [mine, theirs] = [met[i] as Map<number, number>, met[j] as Map<number, number>];
    mine.set(j, (mine.get(j) ?? 0) + 1);
    theirs.set(i, (theirs.get(i) ?? 0) + 1);
  }
  return met;
}

type Settling = { wins: Float64Array; met: Map<number, number>[]; prior: number };

function settle({ wins, met, prior }: Settling): Float64Array {
  let strength = new Float64Array(wins.length).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = strength.map((mine, i) => {
      let expected = (2 * prior) / (mine + 1);
      for (const [j, times] of met[i] as Map<number, number>) {
        expected += times / (mine + (strength[j] as number));
      }
      return ((wins[i] as number) + prior) / expected;
    });
    if (prior === 0) {
      const mean = Math.exp(next.reduce((sum, p) => sum + Math.log(p), 0) / next.length);
      for (let i = 0; i < next.length; i++) next[i] = (next[i] as number) / mean;
    }
    const moved = next.reduce(
      (most, p, i) => Math.max(most, Math.abs(p / (strength[i] as number) - 1)),
      0,
    );
    strength = next;
    if (moved < SETTLED) break;
  }
  return strength;
}

/** The chance that one is found more worth doing than the other, from their abilities. */
export const chanceToWin = (one: Strength, other: Strength): number =>
  1 / (1 + Math.exp(other.ability - one.ability));

import type { Comparison } from './schema.ts';

/** Weights from judgements in pairs, and how well those agree with each other. */
export type Weighing = {
  /** Key → weight; they sum to 1. */
  weights: Record<string, number>;
  /** 0 when every judgement follows from the others; above 0.1 they should be looked at again. */
  consistencyRatio: number;
  /** The judgement that disagrees most with the weights, and what they would make it. */
  worst: { of: string; than: string; times: number; fits: number } | null;
};

/** Mean consistency index of random judgements for 0 to 15 criteria (Saaty 1980, "The AHP"; 1994). */
const RANDOM_INDEX = [
  0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
] as const;

/** Above this, judgements contradict each other too much to be used (Saaty 1980). */
export const CONSISTENT = 0.1;

type Matrix = readonly (readonly number[])[];

/**
 * Weights from comparisons in pairs: the principal eigenvector of the matrix of judgements, with its
 * consistency ratio CR = ((λ − n) / (n − 1)) / RI(n) (analytic hierarchy process: Saaty 1977, "A scaling
 * method for priorities in hierarchical structures", J. Math. Psychology 15).
 * A pair nobody compared counts as what the weights make of it (Harker 1987, "Incomplete pairwise
 * comparisons", Math. Modelling 9).
 */
export function weighInPairs(
  keys: readonly string[],
  comparisons: readonly Comparison[],
): Weighing {
  const known = judged(keys, comparisons);
  const { vector, lambda } = principal(keys.length, known);
  const weights = Object.fromEntries(keys.map((key, i) => [key, vector[i] as number]));
  const n = keys.length;
  const random = RANDOM_INDEX[Math.min(n, RANDOM_INDEX.length - 1)] as number;
  const index = n > 2 ? (lambda - n) / (n - 1) : 0;
  return {
    weights,
    consistencyRatio: random > 0 ? Math.max(0, index / random) : 0,
    worst: worstOf(weights, comparisons),
  };
}

/** The judgements as a reciprocal matrix; NaN where a pair was not compared. */
function judged(keys: readonly string[], comparisons: readonly Comparison[]): number[][] {
  const matrix = keys.map((_, i) => keys.map((__, j) => (i === j ? 1 : Number.NaN)));
  for (const { of, than, times } of comparisons) {
    const [i, j] = [keys.indexOf(of), keys.indexOf(than)];
    const [row, column] = [matrix[i], matrix[j]];
    if (!row || !column || i === j) continue;
    row[j] = times;
    column[i] = 1 / times;
  }
  return matrix;
}

const ROUNDS = 200;

/** Power iteration; a missing judgement a_ij stands as v_i / v_j, and so pulls nowhere. */
function principal(n: number, matrix: Matrix): { vector: number[]; lambda: number } {
  let vector = Array.from({ length: n }, () => 1 / n);
  let lambda = n;
  for (let round = 0; round < ROUNDS; round++) {
    const next = matrix.map((row, i) =>
      row.reduce((sum, value, j) => {
        const [mine, theirs] = [vector[i] as number, vector[j] as number];
        return sum + (Number.isNaN(value) ? mine : value * theirs);
      }, 0),
    );
    lambda = next.reduce((sum, value) => sum + value, 0);
    vector = next.map((value) => value / lambda);
  }
  return { vector, lambda };
}

function worstOf(
  weights: Record<string, number>,
  comparisons: readonly Comparison[],
): Weighing['worst'] {
  let worst: Weighing['worst'] = null;
  let most = Math.log(1.5);
  for (const { of, than, times } of comparisons) {
    const fits = (weights[of] ?? 0) / (weights[than] ?? 0);
    const off = Math.abs(Math.log(times / fits));
    if (!(off > most)) continue;
    most = off;
    worst = { of, than, times, fits };
  }
  return worst;
}

/** Several people's judgements as one, by the geometric mean (Aczél & Saaty 1983). */
export function togetherInPairs(all: readonly (readonly Comparison[])[]): Comparison[] {
  const sums = new Map<string, { of: string; than: string; logs: number; count: number }>();
  for (const { of, than, times } of all.flat()) {
    const turned = of > than;
    const pair = turned ? { of: than, than: of } : { of, than };
    const key = `${pair.of} ${pair.than}`;
    const sum = sums.get(key) ?? { ...pair, logs: 0, count: 0 };
    sum.logs += turned ? -Math.log(times) : Math.log(times);
    sum.count++;
    sums.set(key, sum);
  }
  return [...sums.values()].map(({ of, than, logs, count }) => ({
    of,
    than,
    times: Math.exp(logs / count),
  }));
}

/** All pairs of the keys, those first that already reach every key: neighbours, then ever further apart. */
export function pairsOf(keys: readonly string[]): { of: string; than: string }[] {
  const pairs: { of: string; than: string }[] = [];
  for (let apart = 1; apart < keys.length; apart++) {
    for (let i = 0; i + apart < keys.length; i++)
      pairs.push({ of: keys[i] as string, than: keys[i + apart] as string });
  }
  return pairs;
}

/** Whether every key hangs together with every other by judgements; only then do they give weights. */
export function areConnected(keys: readonly string[], comparisons: readonly Comparison[]): boolean {
  const [first] = keys;
  if (first === undefined) return false;
  const reached = new Set([first]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { of, than } of comparisons) {
      if (reached.has(of)) reached.add(than);
      else if (reached.has(than)) reached.add(of);
    }
  }
  return keys.every((key) => reached.has(key));
}

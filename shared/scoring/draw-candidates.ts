import {
  addDrawn,
  DRAWS,
  drawFrom,
  emptyPools,
  hashOf,
  type Pools,
  poolInto,
  type Range,
  shareOf,
  shifted,
} from './draw.ts';
import type { Values } from './formula.ts';
import { type Scores, scorerOf, shareOfScale, type Weighed } from './score.ts';

/** An opportunity as the ranking sees it: its revealed ratings and the effort it takes. */
export type Candidate = {
  id: string;
  /** Per criterion of the model, in its order, one range per rater. */
  answers: readonly (readonly Range[])[];
  /** Person-weeks. */
  effort: Range;
};

export type RankedBy = Scores & { perEffort: boolean };

/** How far a weight may be from what was meant: every draw moves each by up to this share of it. */
export const WEIGHT_SPREAD = 0.3;

/** What is drawn by, and where from. */
export type Drawing = {
  model: RankedBy;
  /** Person-weeks. */
  capacity: number;
  seed: number;
};

/** What all draws together say. */
export type Drawn = {
  /** The share of draws in which each is above the line, in the order of the candidates. */
  chances: Float32Array;
  /** Per draw, the worth of a week from which on things fit. */
  line: Float32Array;
  /**
   * Where each draw was chosen exactly: 1 for each candidate that is above the line in it, [candidate · draws +
   * draw]. Null where the line alone says it.
   */
  isAbove: Uint8Array | null;
};

/** Draws looked at together: few enough that what thousands of candidates come to stays near the processor. */
export const TOGETHER = 400;

/**
 * Draws one candidate from a draw on, as many times as there are efforts to fill; for each it has to be asked in
 * the order of the draws. What it gives, the scores, is written over by the next.
 */
export type Drawer = (index: number, first: number, efforts: Values | Float32Array) => Values;

/** The same for the same ids and seed, whatever the order and the names. */
export function drawerOf(
  candidates: readonly Candidate[],
  { model, seed }: Omit<Drawing, 'capacity'>,
): Drawer {
  const pools = emptyPools(candidates.length);
  const states = new Int32Array(candidates.length);
  candidates.forEach(({ id, effort }, index) => {
    poolInto(pools, index, [atLeast(effort)]);
    states[index] = hashOf(`${id} effort`, seed);
  });
  const score = scoreDrawer(candidates, model, seed);
  return (index, first, efforts) => {
    states[index] = drawFrom({ pools, at: index, state: states[index] as number }, efforts);
    return score(index, first);
  };
}

/** Less than a tenth of a week nobody plans. */
const atLeast = ({ low, likely, high }: Range): Range => ({
  low: Math.max(0.1, low),
  likely: Math.max(0.1, likely),
  high: Math.max(0.1, high),
});

/** Scores of one candidate in the draws from one on. What it gives is written over by the next. */
type ScoreDrawer = (index: number, first: number) => Values;

/** Every answer as its pool, and where its random numbers have come to: [candidate · criteria + criterion]. */
type Answered = { pools: Pools; states: Int32Array; criteria: number };

function answersOf(
  candidates: readonly Candidate[],
  criteria: readonly Weighed[],
  { seed, read }: { seed: number; read: (criterion: Weighed, range: Range) => Range },
): Answered {
  const pools = emptyPools(candidates.length * criteria.length);
  const states = new Int32Array(candidates.length * criteria.length);
  candidates.forEach(({ id, answers }, index) => {
    criteria.forEach((criterion, c) => {
      const at = index * criteria.length + c;
      poolInto(
        pools,
        at,
        (answers[c] ?? []).map((range) => read(criterion, range)),
      );
      states[at] = hashOf(`${id} ${criterion.id}`, seed);
    });
  });
  return { pools, states, criteria: criteria.length };
}

const scoreDrawer = (
  candidates: readonly Candidate[],
  model: RankedBy,
  seed: number,
): ScoreDrawer =>
  model.formula === 'WEIGHTED_SUM'
    ? sumDrawer(candidates, model.criteria, seed)
    : formulaDrawer(candidates, model, seed);

function sumDrawer(
  candidates: readonly Candidate[],
  criteria: readonly Weighed[],
  seed: number,
): ScoreDrawer {
  const weights = drawnWeights(criteria, seed);
  const { pools, states } = answersOf(candidates, criteria, { seed, read: sharesOf });
  const sums = new Float64Array(TOGETHER);
  return (index, first) => {
    sums.fill(0);
    weights.forEach((all, c) => {
      const at = index * weights.length + c;
      const pick = { pools, at, state: states[at] as number };
      states[at] = addDrawn(sums, pick, { weights: all, first });
    });
    return sums;
  };
}

function sharesOf(criterion: Weighed, { low, likely, high }: Range): Range {
  const [a, b] = [shareOfScale(criterion, low), shareOfScale(criterion, high)];
  return { low: Math.min(a, b), likely: shareOfScale(criterion, likely), high: Math.max(a, b) };
}

function formulaDrawer(
  candidates: readonly Candidate[],
  model: RankedBy,
  seed: number,
): ScoreDrawer {
  const scorer = scorerOf(model);
  const { pools, states, criteria } = answersOf(candidates, model.criteria, {
    seed,
    read: (_, range) => range,
  });
  const columns = model.criteria.map(() => new Float64Array(TOGETHER));
  return (index) => {
    columns.forEach((column, c) => {
      const at = index * criteria + c;
      states[at] = drawFrom({ pools, at, state: states[at] as number }, column);
    });
    return scorer(columns, TOGETHER);
  };
}

/** Weights around those of the model, summing to 100 in every draw. */
export function drawnWeights(criteria: readonly Weighed[], seed: number): Values[] {
  const weights = criteria.map(({ id, weight }) => {
    let state = hashOf(`${id} weight`, seed);
    return Float64Array.from({ length: DRAWS }, () => {
      state = shifted(state);
      return weight * (1 + WEIGHT_SPREAD * (2 * shareOf(state) - 1));
    });
  });
  for (let i = 0; i < DRAWS; i++) {
    const total = weights.reduce((sum, weight) => sum + (weight[i] as number), 0);
    for (const weight of weights)
      weight[i] = total > 0 ? (100 * (weight[i] as number)) / total : Number.NaN;
  }
  return weights;
}

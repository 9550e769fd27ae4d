import {
  addDrawn,
  DRAWS,
  drawFrom,
  emptyPool,
  hashOf,
  poolOf,
  type Range,
  shareOf,
  shifted,
} from './draw.ts';
import { linesOf } from './draw-line.ts';
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

export type Band = 'safe' | 'contested' | 'out';

/** How sure a place above or below the cut line is. */
export type Chance = { id: string; chance: number; band: Band };

/** Above the line in nine draws of ten is safe; in one of ten or fewer, out. */
const SURE = 0.9;

export const bandOf = (chance: number): Band =>
  chance >= SURE ? 'safe' : chance <= 1 - SURE ? 'out' : 'contested';

/** How far a weight may be from what was meant: every draw moves each by up to this share of it. */
export const WEIGHT_SPREAD = 0.3;

/** Where things stood in every draw, candidate by candidate: [c · DRAWS + draw]. */
export type Drawn = {
  /** Worth of a week of its effort; what the line is drawn by. */
  density: Float32Array;
  effort: Float32Array;
  /** Per draw, the density from which on things fit. */
  line: Float32Array;
};

/**
 * Chance of each candidate to be above the cut line, from 2,000 seeded draws of weights, ratings and
 * efforts (stochastic multicriteria acceptability analysis: Lahdelma, Hokkanen & Salminen 1998, EJOR
 * 106). In a draw the line is drawn by worth per week until the capacity is used up (Dantzig 1957,
 * "Discrete-variable extremum problems"), which differs from the exact choice by one candidate at most.
 * The same for the same ids and seed, whatever the order and the names.
 * @param capacity person-weeks
 */
export function chancesOf(candidates: readonly Candidate[], settings: Drawing): Chance[] {
  const drawn = draw(candidates, settings);
  return candidates.map(({ id }, index) => {
    const chance = chanceAbove(drawn, index);
    return { id, chance, band: bandOf(chance) };
  });
}

/** What is drawn by, and where from. */
export type Drawing = { model: RankedBy; capacity: number; seed: number };

/** The share of draws in which a candidate is above the line. */
export function chanceAbove({ density, line }: Pick<Drawn, 'density' | 'line'>, index: number) {
  let count = 0;
  const start = index * DRAWS;
  for (let i = 0; i < DRAWS; i++) {
    const value = density[start + i] as number;
    if (value >= 0 && value >= (line[i] as number)) count++;
  }
  return count / DRAWS;
}

/**
 * Draws everything uncertain.
 * @param over an earlier drawing nobody looks at any more, written over where it is as large: of thousands, it
 *   holds so many megabytes that asking for them anew takes longer than some of the drawing
 */
export function draw(
  candidates: readonly Candidate[],
  { model, capacity, seed }: Drawing,
  over?: Drawn,
): Drawn {
  const cells = candidates.length * DRAWS;
  const { density, effort } = over?.density.length === cells ? over : emptyDrawing(cells);
  const score = drawnScores(model, seed);
  const pool = emptyPool();
  candidates.forEach(({ id, effort: range, answers }, index) => {
    const place = index * DRAWS;
    const weeks = effort.subarray(place, place + DRAWS);
    drawFrom(poolOf([atLeast(range)], pool), hashOf(`${id} effort`, seed), weeks);
    const worth = score({ id, answers });
    densities(worth, model.perEffort ? null : weeks, density.subarray(place, place + DRAWS));
  });
  return { density, effort, line: linesOf({ density, effort }, capacity) };
}

const emptyDrawing = (cells: number) => ({
  density: new Float32Array(cells),
  effort: new Float32Array(cells),
});

/** Less than a tenth of a week nobody plans. */
const atLeast = ({ low, likely, high }: Range): Range => ({
  low: Math.max(0.1, low),
  likely: Math.max(0.1, likely),
  high: Math.max(0.1, high),
});

/** What is worth nothing, or has no score, is below every line. */
const NOTHING = -1;

function densities(worth: Values, weeks: Float32Array | null, into: Float32Array): void {
  for (let i = 0; i < DRAWS; i++) {
    const value = worth[i] as number;
    const density = weeks === null ? value : value / (weeks[i] as number);
    into[i] = density > 0 ? density : NOTHING;
  }
}

/** Scores of one candidate in every draw. */
function drawnScores(
  model: RankedBy,
  seed: number,
): (candidate: Pick<Candidate, 'id' | 'answers'>) => Values {
  return model.formula === 'WEIGHTED_SUM'
    ? drawnSums(model.criteria, seed)
    : drawnFormula(model, seed);
}

function drawnSums(
  criteria: readonly Weighed[],
  seed: number,
): (candidate: Pick<Candidate, 'id' | 'answers'>) => Values {
  const weights = drawnWeights(criteria, seed);
  const pool = emptyPool();
  const sums = new Float64Array(DRAWS);
  return ({ id, answers }) => {
    sums.fill(0);
    criteria.forEach((criterion, c) => {
      const shares = (answers[c] ?? []).map((range) => sharesOf(criterion, range));
      poolOf(shares, pool);
      const state = hashOf(`${id} ${criterion.id}`, seed);
      addDrawn(sums, { pool, state, weights: weights[c] as Values });
    });
    return sums;
  };
}

function sharesOf(criterion: Weighed, { low, likely, high }: Range): Range {
  const [a, b] = [shareOfScale(criterion, low), shareOfScale(criterion, high)];
  return { low: Math.min(a, b), likely: shareOfScale(criterion, likely), high: Math.max(a, b) };
}

function drawnFormula(
  model: RankedBy,
  seed: number,
): (candidate: Pick<Candidate, 'id' | 'answers'>) => Values {
  const scorer = scorerOf(model);
  const columns = model.criteria.map(() => new Float64Array(DRAWS));
  const pool = emptyPool();
  return ({ id, answers }) => {
    model.criteria.forEach((criterion, c) => {
      const state = hashOf(`${id} ${criterion.id}`, seed);
      drawFrom(poolOf(answers[c] ?? [], pool), state, columns[c] as Values);
    });
    return scorer(columns, DRAWS);
  };
}

/** Weights around those of the model, summing to 100 in every draw. */
function drawnWeights(criteria: readonly Weighed[], seed: number): Values[] {
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

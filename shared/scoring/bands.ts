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
};

/**
 * Chance of each candidate to be above the cut line, from 2,000 seeded draws of weights, ratings and
 * efforts (stochastic multicriteria acceptability analysis: Lahdelma, Hokkanen & Salminen 1998, EJOR
 * 106). In a draw the line is drawn by worth per week until the capacity is used up (Dantzig 1957,
 * "Discrete-variable extremum problems"), which differs from the exact choice by one candidate at most.
 * The same for the same ids and seed, whatever the order and the names.
 */
export function chancesOf(candidates: readonly Candidate[], drawing: Drawing): Chance[] {
  const { chances } = drawAll(candidates, drawing);
  return candidates.map(({ id }, index) => {
    const chance = chances[index] as number;
    return { id, chance, band: bandOf(chance) };
  });
}

/** Draws looked at together: few enough that what thousands of candidates come to stays near the processor. */
const TOGETHER = 400;

/** Draws everything uncertain about all candidates, and where the line lies each time. */
export function drawAll(candidates: readonly Candidate[], drawing: Drawing): Drawn {
  const count = candidates.length;
  const draw = drawerOf(candidates, drawing);
  const density = new Float32Array(count * TOGETHER);
  const effort = new Float32Array(count * TOGETHER);
  const above = new Uint32Array(count);
  const line = new Float32Array(DRAWS);
  for (let first = 0; first < DRAWS; first += TOGETHER) {
    for (let index = 0; index < count; index++) {
      const place = index * TOGETHER;
      draw(index, first, {
        density: density.subarray(place, place + TOGETHER),
        effort: effort.subarray(place, place + TOGETHER),
      });
    }
    const lines = linesOf({ density, effort, draws: TOGETHER }, drawing.capacity);
    countAbove(above, density, lines);
    line.set(lines, first);
  }
  return { chances: Float32Array.from(above, (times) => times / DRAWS), line };
}

function countAbove(above: Uint32Array, density: Float32Array, lines: Float32Array): void {
  for (let index = 0; index < above.length; index++) {
    const place = index * TOGETHER;
    let times = 0;
    for (let i = 0; i < TOGETHER; i++) {
      const value = density[place + i] as number;
      if (value >= 0 && value >= (lines[i] as number)) times++;
    }
    above[index] = (above[index] as number) + times;
  }
}

/** In which draws each of a few is above a line that is known: 1, or 0. What it hands over is written over. */
export function eachAbove(
  candidates: readonly Candidate[],
  { line, ...drawing }: Omit<Drawing, 'capacity'> & Pick<Drawn, 'line'>,
  look: (isAbove: Uint8Array, index: number) => void,
): void {
  const draw = drawerOf(candidates, drawing);
  const density = new Float32Array(TOGETHER);
  const effort = new Float32Array(TOGETHER);
  const isAbove = new Uint8Array(DRAWS);
  candidates.forEach((_, index) => {
    for (let first = 0; first < DRAWS; first += TOGETHER) {
      draw(index, first, { density, effort });
      for (let i = 0; i < TOGETHER; i++) {
        const value = density[i] as number;
        isAbove[first + i] = value >= 0 && value >= (line[first + i] as number) ? 1 : 0;
      }
    }
    look(isAbove, index);
  });
}

type Into = { density: Float32Array; effort: Float32Array };

/** Draws one candidate some times, from a draw on; for each it has to be asked in the order of the draws. */
type Drawer = (index: number, first: number, into: Into) => void;

function drawerOf(
  candidates: readonly Candidate[],
  { model, seed }: Omit<Drawing, 'capacity'>,
): Drawer {
  const efforts = emptyPools(candidates.length);
  const states = new Int32Array(candidates.length);
  candidates.forEach(({ id, effort }, index) => {
    poolInto(efforts, index, [atLeast(effort)]);
    states[index] = hashOf(`${id} effort`, seed);
  });
  const score = scoreDrawer(candidates, model, seed);
  return (index, first, { density, effort }) => {
    states[index] = drawFrom({ pools: efforts, at: index, state: states[index] as number }, effort);
    densities(score(index, first), model.perEffort ? null : effort, density);
  };
}

/** Less than a tenth of a week nobody plans. */
const atLeast = ({ low, likely, high }: Range): Range => ({
  low: Math.max(0.1, low),
  likely: Math.max(0.1, likely),
  high: Math.max(0.1, high),
});

/** What is worth nothing, or has no score, is below every line. */
const NOTHING = -1;

function densities(worth: Values, weeks: Float32Array | null, into: Float32Array): void {
  for (let i = 0; i < into.length; i++) {
    const value = worth[i] as number;
    const density = weeks === null ? value : value / (weeks[i] as number);
    into[i] = density > 0 ? density : NOTHING;
  }
}

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

import { type RankedBy, WEIGHT_SPREAD } from './draw-candidates.ts';
import { scorerOf, shareOfScale } from './score.ts';

/** One opportunity: per criterion of the model the mean answer, and half the way its raters' ranges span. */
export type Point = {
  id: string;
  means: readonly number[];
  halves: readonly number[];
  weeks: number;
  weeksHalf: number;
};

/** The one change that is smallest and would put one opportunity where another stands now. */
export type Flip = {
  kind: 'weight' | 'answer' | 'effort';
  /** The criterion whose weight or answer it is; null for effort. */
  criterionId: string | null;
  from: number;
  to: number;
  /** The opportunity that would take, or give up, the place. */
  rivalId: string;
  /** How far it is, as a multiple of how unsure the input is. */
  reach: number;
};

/** Worth of a week: what the cut line is drawn by. */
function densityOf(model: RankedBy, { means, weeks }: Pick<Point, 'means' | 'weeks'>): number {
  const columns = means.map((mean) => Float64Array.of(mean));
  const score = scorerOf(model)(columns, 1)[0] as number;
  return model.perEffort ? score : score / weeks;
}

/** Changes of more than so many times its doubt nobody would call a near miss. */
const FARTHEST = 3;
/** Even who gives no range is not surer than this share of the scale, or of the effort. */
const LEAST_DOUBT = 0.05;

/**
 * The smallest single change of a weight, an answer or the effort that lets an opportunity and its rival
 * at the cut line change places; null when none is near. Smallest is what lies nearest to it by its own doubt: a
 * weight by how far a draw moves it, an answer or effort by its range. One at a time, all else as it is (one-way
 * sensitivity: Triantaphyllou & Sánchez 1997, "A sensitivity analysis approach", Decision Sciences 28).
 */
export function flipOf(model: RankedBy, { one, rival }: { one: Point; rival: Point }): Flip | null {
  const flips = [
    ...weightFlips(model, one, rival),
    ...answerFlips(model, one, rival),
    ...effortFlips(model, one, rival),
  ].filter(({ reach }) => Number.isFinite(reach) && reach > 0 && reach <= FARTHEST);
  flips.sort((a, b) => a.reach - b.reach);
  return flips[0] ?? null;
}

/** Both sides are linear in a weight, so where they meet is one division. */
function weightFlips(model: RankedBy, one: Point, rival: Point): Flip[] {
  if (model.formula !== 'WEIGHTED_SUM') return [];
  const [mine, theirs] = [one, rival].map(({ weeks }) => (model.perEffort ? 1 : weeks));
  const gaps = model.criteria.map(
    (criterion, c) =>
      shareOfScale(criterion, one.means[c] as number) / (mine as number) -
      shareOfScale(criterion, rival.means[c] as number) / (theirs as number),
  );
  const gap = gaps.reduce((sum, g, c) => sum + g * (model.criteria[c]?.weight ?? 0), 0);
  return model.criteria.flatMap(({ id, weight }, c) => {
    const to = weight - gap / (gaps[c] as number);
    if (weight === 0 || !(to >= 0)) return [];
    const reach = Math.abs(to - weight) / (WEIGHT_SPREAD * weight);
    return [
      { kind: 'weight' as const, criterionId: id, from: weight, to, rivalId: rival.id, reach },
    ];
  });
}

const STEPS = 60;

/** Walks the scale both ways from the answer to where the two change places. */
function answerFlips(model: RankedBy, one: Point, rival: Point): Flip[] {
  const line = densityOf(model, rival);
  const isAbove = densityOf(model, one) >= line;
  return model.criteria.flatMap(({ id, scaleMin, scaleMax }, c) => {
    const from = one.means[c] as number;
    if (Number.isNaN(from)) return [];
    const density = (value: number) =>
      densityOf(model, { weeks: one.weeks, means: one.means.with(c, value) });
    const crosses = (value: number) => density(value) >= line !== isAbove;
    const found = [scaleMin, scaleMax]
      .filter((end) => crosses(end))
      .map((end) => nearest(from, end, crosses));
    return found.map((to) => {
      const doubt = Math.max(one.halves[c] as number, LEAST_DOUBT * (scaleMax - scaleMin));
      const reach = Math.abs(to - from) / doubt;
      return { kind: 'answer' as const, criterionId: id, from, to, rivalId: rival.id, reach };
    });
  });
}

/** Halves the way to an end at which things are different, to where they become so. */
function nearest(from: number, end: number, crosses: (value: number) => boolean): number {
  let [same, other] = [from, end];
  for (let step = 0; step < STEPS; step++) {
    const middle = (same + other) / 2;
    if (crosses(middle)) other = middle;
    else same = middle;
  }
  return other;
}

function effortFlips(model: RankedBy, one: Point, rival: Point): Flip[] {
  if (model.perEffort) return [];
  const to = (one.weeks * densityOf(model, one)) / densityOf(model, rival);
  if (!(to > 0) || !Number.isFinite(to)) return [];
  const reach = Math.abs(to - one.weeks) / Math.max(one.weeksHalf, LEAST_DOUBT * one.weeks);
  return [{ kind: 'effort', criterionId: null, from: one.weeks, to, rivalId: rival.id, reach }];
}

import { type RankedBy, WEIGHT_SPREAD } from './draw-candidates.ts';
import { usedBy } from './score.ts';
import { openSides, type Sides, type Try } from './sides.ts';
import type { Standings } from './standings.ts';

/** How unsure what is known of one opportunity is: half the way its raters' ranges span, per criterion and in weeks. */
export type Doubts = { id: string; halves: readonly number[]; weeksHalf: number };

/** The one change that is smallest and puts an opportunity on the other side of the cut line. */
export type Flip = {
  kind: 'weight' | 'answer' | 'effort';
  /** The criterion whose weight or answer it is; null for effort. */
  criterionId: string | null;
  from: number;
  /** With this value it is on the other side. Rounded away from `from`, to be read. */
  to: number;
  /** The opportunity that takes, or gives up, the place; null when the place stays empty, or was. */
  rivalId: string | null;
  /** How far it is, as a multiple of how unsure the input is. */
  reach: number;
};

/** Changes of more than so many times its doubt nobody would call a near miss. */
const FARTHEST = 3;
/** Even who gives no range is not surer than this share of the scale, or of the effort. */
const LEAST_DOUBT = 0.05;
/** Steps from an input as it is to the farthest it is looked at, short ones first. */
const RINGS = 12;
const ringAt = (step: number): number => FARTHEST * (step / RINGS) ** 1.5;

type Asked = { standings: Standings; capacity: number; one: Doubts };

/**
 * The smallest single change of a weight, an answer or the effort that takes an opportunity over the cut line;
 * null when none is near. Smallest is what lies nearest to it by its own doubt: a weight by how far a draw moves it,
 * an answer or effort by its range. One at a time, all else as it is (one-way sensitivity: Triantaphyllou & Sánchez
 * 1997, "A sensitivity analysis approach for some deterministic multi-criteria decision making methods", Decision
 * Sciences 28). Each is found by drawing the exact line again with the value changed, outwards from the present one
 * and then between the last that changes nothing and the first that does (bisection); what is claimed has been tried.
 */
export function flipOf(model: RankedBy, { standings, capacity, one }: Asked): Flip | null {
  const sides = openSides(model, { standings, capacity, id: one.id });
  if (!sides) return null;
  const inputs = inputsOf(model, sides, one);
  for (let step = 1; step <= RINGS; step++) {
    const near = inputs.flatMap((input) => crossingsIn(input, sides, step));
    near.sort((a, b) => a.reach - b.reach);
    for (const { input, to } of near) {
      const flip = tried(sides, input, to);
      if (flip) return flip;
    }
  }
  return null;
}

/** One thing that could be otherwise. */
type Input = Pick<Flip, 'kind' | 'criterionId' | 'from'> & {
  doubt: number;
  low: number;
  high: number;
  with: (value: number) => Try;
};

function inputsOf(
  model: RankedBy,
  { weeks, means }: Sides,
  { halves, weeksHalf }: Doubts,
): Input[] {
  const used = new Set(usedBy(model).map(({ id }) => id));
  const inputs: Input[] = [];
  model.criteria.forEach(({ id: criterionId, weight, scaleMin, scaleMax }, c) => {
    const from = means[c] as number;
    if (!used.has(criterionId) || Number.isNaN(from)) return;
    inputs.push({
      kind: 'answer',
      criterionId,
      from,
      doubt: Math.max(halves[c] ?? 0, LEAST_DOUBT * (scaleMax - scaleMin)),
      low: scaleMin,
      high: scaleMax,
      with: (value) => ({ kind: 'answer', criterion: c, value }),
    });
    if (model.formula !== 'WEIGHTED_SUM' || weight === 0 || used.size === 1) return;
    inputs.push({
      kind: 'weight',
      criterionId,
      from: weight,
      doubt: WEIGHT_SPREAD * weight,
      low: 0,
      high: Number.POSITIVE_INFINITY,
      with: (value) => ({ kind: 'weight', criterion: c, value }),
    });
  });
  // A rate per week is worth the more, the more weeks it takes: its effort says nothing.
  if (model.perEffort) return inputs;
  inputs.push({
    kind: 'effort',
    criterionId: null,
    from: weeks,
    doubt: Math.max(weeksHalf, LEAST_DOUBT * weeks),
    low: 0.1,
    high: Number.POSITIVE_INFINITY,
    with: (value) => ({ kind: 'effort', value }),
  });
  return inputs;
}

type Crossing = { input: Input; to: number; reach: number };

/** Where, between one ring and the next, either way, an input would take it over the line. */
function crossingsIn(input: Input, sides: Sides, step: number): Crossing[] {
  const { from, doubt, low, high } = input;
  return [-1, 1].flatMap((way): Crossing[] => {
    const at = (ring: number) => Math.min(high, Math.max(low, from + way * ring * doubt));
    const [same, other] = [at(ringAt(step - 1)), at(ringAt(step))];
    if (same === other || !sides.isOther(input.with(other))) return [];
    const crossing = nearest(same, other, (value) => sides.isOther(input.with(value)));
    // The line is drawn by tenths of a week: nothing between two of them decides.
    const to =
      input.kind === 'effort' ? (way * Math.ceil(way * crossing * 10 - 1e-3)) / 10 : crossing;
    return [{ input, to, reach: Math.abs(to - from) / doubt }];
  });
}

const HALVINGS = 24;

/** Halves the way to a value at which things are different, to where they become so. */
function nearest(from: number, to: number, isOther: (value: number) => boolean): number {
  let [same, other] = [from, to];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (same + other) / 2;
    if (isOther(middle)) other = middle;
    else same = middle;
  }
  return other;
}

/** The flip at a crossing, with as few digits as say it truly; null when the line drawn anew does not bear it out. */
function tried(sides: Sides, input: Input, crossing: number): Flip | null {
  const { kind, criterionId, from, doubt, low, high } = input;
  const rounded = kind === 'effort' ? [] : roundedAway(from, crossing);
  for (const to of [...rounded, crossing]) {
    if (to < low || to > high || to === from) continue;
    const found = sides.lineWith(input.with(to));
    if (!found.isOther) continue;
    const reach = Math.abs(to - from) / doubt;
    return { kind, criterionId, from, to, rivalId: found.rivalId, reach };
  }
  return null;
}

/** A value rounded away from another, at first by about a tenth of the way between them. */
function roundedAway(from: number, value: number): number[] {
  const digits = Math.ceil(-Math.log10(0.1 * Math.abs(value - from)));
  if (!Number.isFinite(digits)) return [];
  const way = Math.sign(value - from);
  return [digits, digits + 1].flatMap((places) => {
    const unit = 10 ** -places;
    // What lies a hair beside a round value means it; where that itself decides nothing, the next one does.
    const times = way * Math.ceil((way * value) / unit - 1e-3);
    return [times, times + way].map((whole) => readable(whole, places));
  });
}

const readable = (times: number, places: number): number =>
  places > 0
    ? Number((times * 10 ** -places).toFixed(Math.min(100, places)))
    : times * 10 ** -places;

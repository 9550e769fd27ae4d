import { type CutLine, cutLineOf, type Swap, swapOf, type Takeable } from './cut-line.ts';
import type { Range } from './draw.ts';
import type { RankedBy } from './draw-candidates.ts';
import type { Horizon, Ranked } from './ranking.ts';
import { scorerOf } from './score.ts';

/**
 * What scores, ranks and the cut line are made of, as columns: small enough to be worked through again for
 * every frame while a weight is dragged.
 */
export type Standings = {
  ids: readonly string[];
  /** Per criterion of the model, in its order, the mean answer of each; NaN without one. */
  means: readonly Float64Array[];
  /** Person-weeks. */
  weeks: Float64Array;
  /** 1 where nobody has said how much work it is, and the list's median was taken. */
  assumed: Uint8Array;
};

/** A place in the ranking, by score and by what the capacity carries. */
export type Placed = {
  id: string;
  score: number;
  /** 1 is best; equal scores share a rank. */
  rank: number;
  /** Whether the capacity carries it. */
  above: boolean;
  /** Person-weeks it is counted with. */
  weeks: number;
  /** True when nobody has said how much work it is, and the list's median was taken. */
  assumed: boolean;
};

export type Places = {
  /** Best score first. */
  rows: Placed[];
  cutLine: CutLine;
  /** What the capacity carries better than the list read from the top; null when nothing. */
  swap: Swap | null;
};

/** Weeks for what nobody has estimated, when nobody has estimated anything. */
const USUAL_WEEKS = 4;
/** Less than a tenth of a week nobody plans. */
const LEAST_WEEKS = 0.1;

/** What a missing effort is taken for: the list's median, from half of it to twice as much. */
export function assumedEffort(opportunities: readonly Pick<Ranked, 'effort'>[]): Range {
  const known = opportunities
    .flatMap(({ effort }) => (effort ? [effort.likely] : []))
    .sort((a, b) => a - b);
  const likely = known[Math.floor(known.length / 2)] ?? USUAL_WEEKS;
  return { low: likely / 2, likely, high: likely * 2 };
}

/** The cut line is drawn among what is revealed, and of the owner asked for. */
export const isRanked = (
  { revealed, ownerId }: Pick<Ranked, 'revealed' | 'ownerId'>,
  horizon: Horizon,
): boolean => revealed && (horizon.ownerId === null || horizon.ownerId === ownerId);

/** The columns of all that is ranked. */
export function standingsOf(
  {
    model,
    opportunities,
  }: { model: { criteria: readonly unknown[] }; opportunities: readonly Ranked[] },
  horizon: Horizon,
): Standings {
  const ranked = opportunities.filter((one) => isRanked(one, horizon));
  const { likely } = assumedEffort(opportunities);
  return {
    ids: ranked.map(({ id }) => id),
    means: model.criteria.map((_, c) =>
      Float64Array.from(ranked, ({ answers }) => meanLikely(answers[c] ?? [])),
    ),
    weeks: Float64Array.from(ranked, ({ effort }) => effort?.likely ?? likely),
    assumed: Uint8Array.from(ranked, ({ effort }) => (effort === null ? 1 : 0)),
  };
}

const meanLikely = (ranges: Ranked['answers'][number]): number =>
  ranges.reduce((sum, [, likely]) => sum + likely, 0) / ranges.length;

/** Scores, ranks, cut line and swap; what has no score under the model is left out. */
export function rankStandings(model: RankedBy, standings: Standings, capacity: number): Places {
  const { ids, means, weeks, assumed } = standings;
  const scores = scorerOf(model)(means, ids.length);
  const order = placesByScore(ids, scores);
  const things = order.map((i) =>
    takeable(
      { id: ids[i] as string, score: scores[i] as number, weeks: weeks[i] as number },
      model.perEffort,
    ),
  );
  const cutLine = cutLineOf(things, capacity);
  const above = new Set(cutLine.above);
  let rank = 0;
  const rows = order.map((i, place): Placed => {
    const score = scores[i] as number;
    if (place === 0 || score < (scores[order[place - 1] as number] as number)) rank = place + 1;
    const id = ids[i] as string;
    return {
      id,
      score,
      rank,
      above: above.has(id),
      weeks: weeks[i] as number,
      assumed: assumed[i] === 1,
    };
  });
  return { rows, cutLine, swap: swapOf(things, capacity, cutLine) };
}

/** Where those with a score stand in the columns, best first; equal ones by id, so that none ever jumps. */
function placesByScore(ids: readonly string[], scores: ArrayLike<number>): number[] {
  return Array.from(ids.keys())
    .filter((i) => !Number.isNaN(scores[i] as number))
    .sort(
      (a, b) =>
        (scores[b] as number) - (scores[a] as number) ||
        ((ids[a] as string) < (ids[b] as string) ? -1 : 1),
    );
}

/** Where one would stand with another score or effort, all others as they are. */
export function placeIf(
  rows: readonly Placed[],
  changed: Pick<Placed, 'id' | 'score' | 'weeks'>,
  { perEffort, capacity }: { perEffort: boolean; capacity: number },
): Pick<Placed, 'rank' | 'above'> {
  const things = rows.map((row): Takeable => {
    const { id, score, weeks } = row.id === changed.id ? changed : row;
    return takeable({ id, score, weeks }, perEffort);
  });
  const better = rows.filter(({ id, score }) => id !== changed.id && score > changed.score);
  return {
    rank: better.length + 1,
    above: cutLineOf(things, capacity).above.includes(changed.id),
  };
}

/** What capacity buys: the score, or, where it is a rate per unit of effort, the score times the effort. */
function takeable(
  { id, score, weeks }: Pick<Placed, 'id' | 'score' | 'weeks'>,
  perEffort: boolean,
): Takeable {
  return { id, weeks: Math.max(weeks, LEAST_WEEKS), worth: worthOf(score, weeks, perEffort) };
}

export const worthOf = (score: number, weeks: number, perEffort: boolean): number =>
  perEffort ? score * Math.max(weeks, LEAST_WEEKS) : score;

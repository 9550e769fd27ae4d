import type { Day } from '#shared/time.ts';
import { type Band, type Candidate, chancesOf } from './bands.ts';
import { capacityLeft } from './capacity-left.ts';
import { type CutLine, cutLineOf, type Swap, swapOf, type Takeable } from './cut-line.ts';
import type { Range } from './draw.ts';
import type { Horizon, Ranked, Ranking } from './ranking.ts';
import { scorerOf } from './score.ts';

/** One line of the ranking. */
export type RankedRow = {
  id: string;
  score: number;
  /** 1 is best; equal scores share a rank. */
  rank: number;
  chance: number;
  band: Band;
  /** Whether the capacity carries it. */
  above: boolean;
  /** Person-weeks it is counted with. */
  weeks: number;
  /** True when nobody has said how much work it is, and the list's median was taken. */
  assumed: boolean;
};

export type RankedList = {
  /** Best score first. */
  rows: RankedRow[];
  cutLine: CutLine;
  /** What the capacity carries better than the list read from the top; null when nothing. */
  swap: Swap | null;
};

/** The same everywhere: bands do not jump when somebody looks at them twice. */
export const SEED = 20_261_122;

/** Weeks for what nobody has estimated, when nobody has estimated anything. */
const USUAL_WEEKS = 4;

/** What a missing effort is taken for: the list's median, from half of it to twice as much. */
export function assumedEffort(opportunities: readonly Pick<Ranked, 'effort'>[]): Range {
  const known = opportunities
    .flatMap(({ effort }) => (effort ? [effort.likely] : []))
    .sort((a, b) => a - b);
  const likely = known[Math.floor(known.length / 2)] ?? USUAL_WEEKS;
  return { low: likely / 2, likely, high: likely * 2 };
}

/** The opportunities the cut line is drawn among: revealed, with a score, of the owner asked for. */
export function candidatesOf(
  { opportunities }: Pick<Ranking, 'opportunities'>,
  horizon: Horizon,
): Candidate[] {
  const assumed = assumedEffort(opportunities);
  return opportunities
    .filter(({ revealed, ownerId }) => revealed && isOf(horizon, ownerId))
    .map(({ id, answers, effort }) => ({
      id,
      answers: answers.map((raters) =>
        raters.map(([low, likely, high]) => ({ low, likely, high })),
      ),
      effort: effort ?? assumed,
    }));
}

const isOf = (horizon: Horizon, ownerId: string | null): boolean =>
  horizon.ownerId === null || horizon.ownerId === ownerId;

const meanLikely = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, { likely }) => sum + likely, 0) / ranges.length;

/** Scores under a model for all candidates at once; NaN where there is none. */
export function scoresOf(model: Ranking['model'], candidates: readonly Candidate[]): Float64Array {
  const columns = model.criteria.map((_, c) =>
    Float64Array.from(candidates, ({ answers }) => meanLikely(answers[c] ?? [])),
  );
  return scorerOf(model)(columns, candidates.length);
}

/** The whole ranking of a workspace: scores, ranks, bands, cut line and the swap that pays. */
export function rankList(
  ranking: Pick<Ranking, 'model' | 'opportunities' | 'owners' | 'unownedWeeks'>,
  { from, horizon }: { from: Day; horizon: Horizon },
): RankedList {
  const { model, opportunities } = ranking;
  const all = candidatesOf(ranking, horizon);
  const scores = Float64Array.from(scoresOf(model, all));
  const scored = all.flatMap((candidate, i) => {
    const score = scores[i] as number;
    return Number.isNaN(score) ? [] : [{ candidate, score }];
  });
  const capacity = capacityLeft(ranking, { from, horizon });
  const things = scored.map(({ candidate: { id, effort }, score }): Takeable => {
    const weeks = Math.max(effort.likely, 0.1);
    return { id, weeks, worth: model.perEffort ? score * weeks : score };
  });
  const cutLine = cutLineOf(things, capacity);
  const chances = new Map(
    chancesOf(
      scored.map(({ candidate }) => candidate),
      { model, capacity, seed: SEED },
    ).map((chance) => [chance.id, chance]),
  );
  const above = new Set(cutLine.above);
  const estimated = new Set(opportunities.filter(({ effort }) => effort).map(({ id }) => id));
  const inOrder = scored.toSorted(
    (a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1),
  );
  let rank = 0;
  const rows = inOrder.map(({ candidate: { id, effort }, score }, i): RankedRow => {
    if (i === 0 || score < (inOrder[i - 1]?.score ?? 0)) rank = i + 1;
    const { chance = 0, band = 'out' } = chances.get(id) ?? {};
    return {
      id,
      score,
      rank,
      chance,
      band,
      above: above.has(id),
      weeks: effort.likely,
      assumed: !estimated.has(id),
    };
  });
  return { rows, cutLine, swap: swapOf(things, capacity) };
}

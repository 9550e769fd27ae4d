import type { Ranking } from './ranking.ts';
import { type Scores, scorerOf } from './score.ts';

/** The mean answers of one opportunity, by criterion id; criteria nobody rated are absent. */
export type Rated = { id: string; means: Readonly<Record<string, number>> };

/** What is revealed of a ranking, as the means of its answers. */
export function ratedOf({
  model,
  opportunities,
}: Pick<Ranking, 'model' | 'opportunities'>): Rated[] {
  return opportunities
    .filter(({ revealed }) => revealed)
    .map(({ id, answers }) => ({
      id,
      means: Object.fromEntries(
        model.criteria.flatMap((criterion, c) => {
          const raters = answers[c] ?? [];
          const sum = raters.reduce((total, [, likely]) => total + likely, 0);
          return raters.length > 0 ? [[criterion.id, sum / raters.length]] : [];
        }),
      ),
    }));
}

export type Place = { score: number | null; rank: number | null };

export type Shift = { id: string; before: Place; after: Place };

/**
 * Scores and ranks under one model. 1 is best, equal scores share a rank, and the next one leaves as many out
 * (standard competition ranking): rank = 1 + how many score higher.
 */
export function placesUnder(model: Scores, rated: readonly Rated[]): Map<string, Place> {
  const columns = model.criteria.map(({ id }) =>
    Float64Array.from(rated, ({ means }) => means[id] ?? Number.NaN),
  );
  const scores = Float64Array.from(scorerOf(model)(columns, rated.length));
  const ranked = scores.filter((score) => !Number.isNaN(score)).sort();
  return new Map(
    rated.map(({ id }, i): [string, Place] => {
      const score = scores[i] as number;
      if (Number.isNaN(score)) return [id, { score: null, rank: null }];
      return [id, { score, rank: ranked.length - lastPlaceOf(ranked, score) }];
    }),
  );
}

/** Index of the last of the scores that is not higher, by halving. */
function lastPlaceOf(sorted: Float64Array, score: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= score) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whose place changes between two models, the biggest change first; losing one's score counts most. */
export function shiftsBetween(before: Scores, after: Scores, rated: readonly Rated[]): Shift[] {
  const [old, next] = [placesUnder(before, rated), placesUnder(after, rated)];
  return rated
    .map(({ id }) => ({ id, before: old.get(id) as Place, after: next.get(id) as Place }))
    .filter((shift) => shift.before.rank !== shift.after.rank)
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}

const sizeOf = ({ before, after }: Shift): number =>
  before.rank === null || after.rank === null
    ? Number.POSITIVE_INFINITY
    : Math.abs(before.rank - after.rank);

import { type Scores, scorerOf } from './score.ts';

/** The mean answers of one opportunity, by criterion id; criteria nobody rated are absent. */
export type Rated = { id: string; means: Readonly<Record<string, number>> };

/** The same of many, as a column for each criterion: NaN where nobody rated it. */
export type RatedColumns = {
  ids: readonly string[];
  /** By criterion id. */
  means: ReadonlyMap<string, Float64Array>;
};

export function columnsOf(rated: readonly Rated[]): RatedColumns {
  const criteria = new Set(rated.flatMap(({ means }) => Object.keys(means)));
  const column = (id: string) => Float64Array.from(rated, ({ means }) => means[id] ?? Number.NaN);
  return {
    ids: rated.map(({ id }) => id),
    means: new Map([...criteria].map((id) => [id, column(id)])),
  };
}

export type Place = { score: number | null; rank: number | null };

export type Shift = { id: string; before: Place; after: Place };

/** NaN and 0 where there is none. */
type Places = { scores: Float64Array; ranks: Int32Array };

/**
 * Scores and ranks under one model. 1 is best, equal scores share a rank, and the next one leaves as many out
 * (standard competition ranking): rank = 1 + how many score higher.
 */
function placesIn(model: Scores, { ids, means }: RatedColumns): Places {
  const nobody = new Float64Array(ids.length).fill(Number.NaN);
  const columns = model.criteria.map(({ id }) => means.get(id) ?? nobody);
  const scores = Float64Array.from(scorerOf(model)(columns, ids.length));
  const sorted = scores.filter((score) => !Number.isNaN(score)).sort();
  const ranks = Int32Array.from(scores, (score) =>
    Number.isNaN(score) ? 0 : sorted.length - lastPlaceOf(sorted, score),
  );
  return { scores, ranks };
}

const placeAt = ({ scores, ranks }: Places, at: number): Place =>
  ranks[at] === 0
    ? { score: null, rank: null }
    : { score: scores[at] as number, rank: ranks[at] as number };

/** Scores and ranks of each under one model. */
export function placesUnder(model: Scores, rated: readonly Rated[]): Map<string, Place> {
  const places = placesIn(model, columnsOf(rated));
  return new Map(rated.map(({ id }, at) => [id, placeAt(places, at)]));
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
export function shiftsBetween(before: Scores, after: Scores, rated: RatedColumns): Shift[] {
  const [old, next] = [placesIn(before, rated), placesIn(after, rated)];
  const size = (at: number) => {
    const [was, is] = [old.ranks[at] as number, next.ranks[at] as number];
    return was === 0 || is === 0 ? Number.POSITIVE_INFINITY : Math.abs(was - is);
  };
  return [...rated.ids.keys()]
    .filter((at) => old.ranks[at] !== next.ranks[at])
    .sort((a, b) => (size(a) === size(b) ? a - b : size(b) - size(a)))
    .map((at) => ({
      id: rated.ids[at] as string,
      before: placeAt(old, at),
      after: placeAt(next, at),
    }));
}

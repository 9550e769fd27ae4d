import { freezeRanking } from '#shared/opportunities/snapshot.ts';
import type { Horizon } from '#shared/scoring/ranking.ts';
import type { Day } from '#shared/time.ts';

/** A ranking as PostgreSQL told it, and the moment it is frozen for. */
export type Freezing = {
  /** JSON of a Ranking. */
  ranking: string;
  on: Day;
  horizon: Horizon;
  /** Opportunities whose every answer is kept. */
  decided: readonly string[];
};

export type Frozen = {
  /** JSON of a Snapshot. */
  content: string;
  /** Place of each of those decided in the frozen list; null where it has no score. */
  ranks: readonly (number | null)[];
};

/** Freezes a ranking here and now. A tenth of a second and more for thousands. */
export function freezeNow({ ranking, ...moment }: Freezing): Frozen {
  const content = freezeRanking(JSON.parse(ranking), moment);
  const ranks = new Map(content.list.map(({ id, rank }) => [id, rank]));
  return {
    content: JSON.stringify(content),
    ranks: moment.decided.map((id) => ranks.get(id) ?? null),
  };
}

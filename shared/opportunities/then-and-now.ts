import type { Criterion, ScoringModel } from '#shared/scoring/schema.ts';
import type { FrozenRow, Snapshot } from './snapshot.ts';

/** Something that had one value then and has another now; null where it had or has none. */
export type Change<T> = { was: T | null; is: T | null };

export type CriterionChange = {
  id: string;
  name: string;
  /** Share of all weight, 0–1; null where the criterion was not in the model. */
  weight: Change<number>;
  /** Mean likely answer of the raters, on the criterion's scale. */
  rating: Change<number>;
};

export type ThenAndNow = {
  row: Change<FrozenRow>;
  model: { was: ScoringModel; is: ScoringModel; isSame: boolean };
  criteria: CriterionChange[];
  /** Stand higher than this one now and did not then, or were not there; best first. */
  passedBy: FrozenRow[];
  /** Stood higher then, and stand lower now. */
  passed: FrozenRow[];
  /** Stood higher then, and are not in the list any more: decided, built or put aside. */
  gone: FrozenRow[];
};

type Weighed = Pick<ScoringModel, 'criteria' | 'formula'>;

/** What a criterion counts for; a formula has no weights of its own. */
function shareOf({ criteria, formula }: Weighed, id: string): number | null {
  const criterion = criteria.find((one) => one.id === id);
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criterion && formula === 'WEIGHTED_SUM' && total > 0 ? criterion.weight / total : null;
}

function meanOf({ criteria }: Weighed, row: FrozenRow | undefined, id: string): number | null {
  const at = criteria.findIndex((one) => one.id === id);
  return at < 0 ? null : (row?.means[at] ?? null);
}

/** Criteria of today's model in their order, then those that were dropped since. */
function criteriaOf(then: Weighed, now: Weighed): Pick<Criterion, 'id' | 'name'>[] {
  const ids = new Set(now.criteria.map(({ id }) => id));
  return [...now.criteria, ...then.criteria.filter(({ id }) => !ids.has(id))];
}

/** What was known about one opportunity when it was decided, beside what is known now. */
export function thenAndNow(then: Snapshot, now: Snapshot, id: string): ThenAndNow {
  const [before, after] = [then, now].map(({ list }) => new Map(list.map((row) => [row.id, row])));
  const [rowThen, rowNow] = [before?.get(id), after?.get(id)];
  const wasAhead = (row: FrozenRow) => rowThen !== undefined && row.rank < rowThen.rank;
  const isAhead = (row: FrozenRow) => rowNow !== undefined && row.rank < rowNow.rank;
  return {
    row: { was: rowThen ?? null, is: rowNow ?? null },
    model: { was: then.model, is: now.model, isSame: then.model.version === now.model.version },
    criteria: criteriaOf(then.model, now.model).map(({ id: criterionId, name }) => ({
      id: criterionId,
      name,
      weight: {
        was: shareOf(then.model, criterionId),
        is: shareOf(now.model, criterionId),
      },
      rating: {
        was: meanOf(then.model, rowThen, criterionId),
        is: meanOf(now.model, rowNow, criterionId),
      },
    })),
    passedBy: now.list.filter((row) => {
      const earlier = before?.get(row.id);
      return isAhead(row) && !(earlier && wasAhead(earlier));
    }),
    passed: then.list.filter((row) => {
      const later = after?.get(row.id);
      return wasAhead(row) && rowNow !== undefined && later !== undefined && !isAhead(later);
    }),
    gone: then.list.filter((row) => wasAhead(row) && !after?.has(row.id)),
  };
}

/** The rank a score would have in a list that it is not in. */
export const rankIn = (list: readonly FrozenRow[], score: number): number =>
  1 + list.filter((row) => row.score > score).length;

/** The lines of a list around one of them. */
export function around(list: readonly FrozenRow[], id: string, reach: number): FrozenRow[] {
  const at = list.findIndex((row) => row.id === id);
  if (at < 0) return list.slice(0, 2 * reach + 1);
  const from = Math.max(0, Math.min(at - reach, list.length - 2 * reach - 1));
  return list.slice(from, from + 2 * reach + 1);
}

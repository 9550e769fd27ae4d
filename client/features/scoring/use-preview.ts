import { useDeferredValue, useMemo } from 'react';
import { type Consequences, consequencesOf, modelAfter } from '#shared/scoring/change-model.ts';
import { ratedOf, type Shift, shiftsBetween } from '#shared/scoring/compare-models.ts';
import type { Ranking } from '#shared/scoring/ranking.ts';
import type { ChangeScoringModel, RetiredAnswers } from '#shared/scoring/schema.ts';

export type Preview = Consequences & {
  /** How many are rated and revealed. */
  rated: number;
  /** What changes rank or loses its score; the losses first, then the longest way. */
  shifts: (Shift & { title: string })[];
  lost: number;
  /** How many get a score they do not have now. */
  gained: number;
};

const isGain = ({ before, after }: Shift) => before.rank === null && after.rank !== null;
const isLoss = ({ before, after }: Shift) => before.rank !== null && after.rank === null;

/** What does not depend on the change, worked out once for a ranking. */
function startingPoint(ranking: Ranking, retired: RetiredAnswers | undefined) {
  const back = new Map(retired?.rated.map(({ id, means }) => [id, means]));
  return {
    model: ranking.model,
    retired: retired?.criteria,
    rated: ratedOf(ranking).map(({ id, means }) => ({ id, means: { ...back.get(id), ...means } })),
    titles: new Map(ranking.opportunities.map(({ id, title }) => [id, title])),
  };
}

function previewOf(
  { model, rated, titles, retired }: ReturnType<typeof startingPoint>,
  change: ChangeScoringModel,
): Preview {
  const known = { criteria: [...model.criteria, ...(retired ?? [])] };
  const shifts = shiftsBetween(model, modelAfter(known, change), rated);
  const losses = shifts.filter(isLoss);
  const all = [...losses, ...shifts.filter((shift) => !isLoss(shift))];
  return {
    ...consequencesOf(model, change, retired),
    rated: rated.length,
    lost: losses.length,
    gained: shifts.filter(isGain).length,
    shifts: all.map((shift) => ({ ...shift, title: titles.get(shift.id) ?? '' })),
  };
}

/** What a change would move, worked out a moment behind the typing so that it never holds it up. */
export function usePreview(
  ranking: Ranking | undefined,
  retired: RetiredAnswers | undefined,
  change: ChangeScoringModel,
): Preview | null {
  const settled = useDeferredValue(change);
  const start = useMemo(
    () => (ranking ? startingPoint(ranking, retired) : null),
    [ranking, retired],
  );
  return useMemo(() => (start ? previewOf(start, settled) : null), [start, settled]);
}

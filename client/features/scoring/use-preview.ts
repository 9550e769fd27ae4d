import { useDeferredValue, useMemo } from 'react';
import { type Consequences, consequencesOf, modelAfter } from '#shared/scoring/change-model.ts';
import { ratedOf, type Shift, shiftsBetween } from '#shared/scoring/compare-models.ts';
import type { Ranking } from '#shared/scoring/ranking.ts';
import type { ChangeScoringModel } from '#shared/scoring/schema.ts';

export type Preview = Consequences & {
  /** How many are rated and revealed. */
  rated: number;
  /** What changes rank or loses its score; the losses first, then the longest way. */
  shifts: (Shift & { title: string })[];
  lost: number;
};

const isLoss = ({ before, after }: Shift) => before.rank !== null && after.rank === null;

/** What does not depend on the change, worked out once for a ranking. */
function startingPoint(ranking: Ranking) {
  return {
    model: ranking.model,
    rated: ratedOf(ranking),
    titles: new Map(ranking.opportunities.map(({ id, title }) => [id, title])),
  };
}

function previewOf(
  { model, rated, titles }: ReturnType<typeof startingPoint>,
  change: ChangeScoringModel,
): Preview {
  const shifts = shiftsBetween(model, modelAfter(model, change), rated);
  const losses = shifts.filter(isLoss);
  const all = [...losses, ...shifts.filter((shift) => !isLoss(shift))];
  return {
    ...consequencesOf(model, change),
    rated: rated.length,
    lost: losses.length,
    shifts: all.map((shift) => ({ ...shift, title: titles.get(shift.id) ?? '' })),
  };
}

/** What a change would move, worked out a moment behind the typing so that it never holds it up. */
export function usePreview(
  ranking: Ranking | undefined,
  change: ChangeScoringModel,
): Preview | null {
  const settled = useDeferredValue(change);
  const start = useMemo(() => (ranking ? startingPoint(ranking) : null), [ranking]);
  return useMemo(() => (start ? previewOf(start, settled) : null), [start, settled]);
}

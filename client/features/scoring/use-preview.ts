import { useDeferredValue, useMemo } from 'react';
import { type Consequences, consequencesOf, modelAfter } from '#shared/scoring/change-model.ts';
import {
  columnsOf,
  type RatedColumns,
  type Shift,
  shiftsBetween,
} from '#shared/scoring/compare-models.ts';
import type { ChangeScoringModel, RetiredAnswers } from '#shared/scoring/schema.ts';
import type { Laid } from './ranking-calculation.ts';

export type Preview = Consequences & {
  /** How many are rated and revealed. */
  rated: number;
  /** What changes rank or loses its score; the losses first, then the longest way. */
  shifts: Shift[];
  titleOf: (id: string) => string;
  lost: number;
  /** How many get a score they do not have now. */
  gained: number;
};

const isGain = ({ before, after }: Shift) => before.rank === null && after.rank !== null;
const isLoss = ({ before, after }: Shift) => before.rank !== null && after.rank === null;

/** What does not depend on the change, worked out once for a ranking. */
function startingPoint(
  { model, standings, opportunities }: Laid,
  retired: RetiredAnswers | undefined,
) {
  const titles = new Map(opportunities.map(({ id, title }) => [id, title]));
  return {
    model,
    retired: retired?.criteria,
    rated: ratedIn({ model, standings }, retired),
    titleOf: (id: string) => titles.get(id) ?? '',
  };
}

/** What is answered now, and beside it what was answered to criteria that have left. */
function ratedIn(
  { model, standings: { ids, means } }: Pick<Laid, 'model' | 'standings'>,
  retired: RetiredAnswers | undefined,
): RatedColumns {
  const now = model.criteria.map(({ id }, c) => [id, means[c] as Float64Array] as const);
  if (!retired) return { ids, means: new Map(now) };
  const backOf = new Map(retired.rated.map((one) => [one.id, one.means]));
  const back = columnsOf(ids.map((id) => ({ id, means: backOf.get(id) ?? {} })));
  return { ids, means: new Map([...back.means, ...now]) };
}

function previewOf(
  { model, rated, titleOf, retired }: ReturnType<typeof startingPoint>,
  change: ChangeScoringModel,
): Preview {
  const known = { criteria: [...model.criteria, ...(retired ?? [])] };
  const shifts = shiftsBetween(model, modelAfter(known, change), rated);
  const losses = shifts.filter(isLoss);
  return {
    ...consequencesOf(model, change, retired),
    rated: rated.ids.length,
    lost: losses.length,
    gained: shifts.filter(isGain).length,
    shifts: losses.length === 0 ? shifts : [...losses, ...shifts.filter((one) => !isLoss(one))],
    titleOf,
  };
}

/** What a change would move, worked out a moment behind the typing so that it never holds it up. */
export function usePreview(
  laid: Laid | undefined,
  retired: RetiredAnswers | undefined,
  change: ChangeScoringModel,
): Preview | null {
  const settled = useDeferredValue(change);
  const start = useMemo(() => (laid ? startingPoint(laid, retired) : null), [laid, retired]);
  return useMemo(() => (start ? previewOf(start, settled) : null), [start, settled]);
}

import { useDeferredValue, useMemo } from 'react';
import { modelAfter } from '#shared/scoring/change-model.ts';
import type { ChangeScoringModel } from '#shared/scoring/schema.ts';
import { scorerOf, usedBy } from '#shared/scoring/score.ts';
import type { Laid } from './ranking-calculation.ts';

interface Example {
  title: string | null;
  inputs: { key: string; value: number }[];
  score: number | null;
}

/** What a formula gives for the first opportunity that has all it reads, or for answers in the middle of each scale. */
export function useExample(laid: Laid | undefined, change: ChangeScoringModel): Example | null {
  const settled = useDeferredValue(change);
  return useMemo(() => {
    if (settled.formula === 'WEIGHTED_SUM') return null;
    return exampleOf(laid, settled);
  }, [laid, settled]);
}

function exampleOf(laid: Laid | undefined, change: ChangeScoringModel): Example {
  const after = modelAfter(laid?.model ?? { criteria: [] }, change);
  const used = usedBy(after);
  const meanOf = meansIn(laid);
  const whole = laid?.standings.ids.findIndex((_, at) =>
    used.every(({ id }) => meanOf(id, at) !== undefined),
  );
  const at = whole ?? -1;
  const values = after.criteria.map(
    ({ id, scaleMin, scaleMax }) => meanOf(id, at) ?? (scaleMin + scaleMax) / 2,
  );
  const columns = values.map((value) => Float64Array.of(value));
  const score = scorerOf(after)(columns, 1)[0] as number;
  const exampleId = laid?.standings.ids[at];
  return {
    title: laid?.opportunities.find(({ id }) => id === exampleId)?.title ?? null,
    inputs: used.map((criterion) => ({
      key: criterion.key,
      value: values[after.criteria.indexOf(criterion)] as number,
    })),
    score: Number.isNaN(score) ? null : score,
  };
}

/** The mean answer to a criterion at a place of the standings, where there is one. */
function meansIn(laid: Laid | undefined): (criterionId: string, at: number) => number | undefined {
  const columns = new Map(laid?.model.criteria.map(({ id }, c) => [id, laid.standings.means[c]]));
  return (criterionId, at) => {
    const mean = columns.get(criterionId)?.[at];
    return mean === undefined || Number.isNaN(mean) ? undefined : mean;
  };
}

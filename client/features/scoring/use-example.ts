import { useDeferredValue, useMemo } from 'react';
import { modelAfter } from '#shared/scoring/change-model.ts';
import { ratedOf } from '#shared/scoring/compare-models.ts';
import type { Ranking } from '#shared/scoring/ranking.ts';
import type { ChangeScoringModel } from '#shared/scoring/schema.ts';
import { scorerOf, usedBy } from '#shared/scoring/score.ts';

interface Example {
  title: string | null;
  inputs: { key: string; value: number }[];
  score: number | null;
}

/** What a formula gives for the first opportunity that has all it reads, or for answers in the middle of each scale. */
export function useExample(
  ranking: Ranking | undefined,
  change: ChangeScoringModel,
): Example | null {
  const settled = useDeferredValue(change);
  return useMemo(() => {
    if (settled.formula === 'WEIGHTED_SUM') return null;
    return exampleOf(ranking, settled);
  }, [ranking, settled]);
}

function exampleOf(ranking: Ranking | undefined, change: ChangeScoringModel): Example {
  const after = modelAfter(ranking?.model ?? { criteria: [] }, change);
  const used = usedBy(after);
  const whole = ranking
    ? ratedOf(ranking).find(({ means }) => used.every(({ id }) => means[id] !== undefined))
    : undefined;
  const values = after.criteria.map(
    ({ id, scaleMin, scaleMax }) => whole?.means[id] ?? (scaleMin + scaleMax) / 2,
  );
  const columns = values.map((value) => Float64Array.of(value));
  const score = scorerOf(after)(columns, 1)[0] as number;
  return {
    title: ranking?.opportunities.find(({ id }) => id === whole?.id)?.title ?? null,
    inputs: used.map((criterion) => ({
      key: criterion.key,
      value: values[after.criteria.indexOf(criterion)] as number,
    })),
    score: Number.isNaN(score) ? null : score,
  };
}

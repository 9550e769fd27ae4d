import type { Criterion, Rating } from '#shared/opportunities/schema.ts';

type Weighed = Pick<Criterion, 'id' | 'weight' | 'scaleMin' | 'scaleMax' | 'direction'>;
type Answered = Pick<Rating, 'criterionId' | 'likely'>;

/** Where an answer lies on its scale, 0 (worst) to 1 (best); DOWN turns the scale round. */
export function shareOfScale(criterion: Weighed, value: number): number {
  const share = (value - criterion.scaleMin) / (criterion.scaleMax - criterion.scaleMin);
  return criterion.direction === 'UP' ? share : 1 - share;
}

/**
 * Score of one opportunity: raters answer alone and are averaged, criteria are weighted and summed.
 *
 *     score = 100 · Σ wᵢ · mean(likelyᵢ on scale i) / Σ wᵢ
 *
 * The weighted-sum (simple additive weighting) model: Fishburn 1967, "Additive utilities with
 * incomplete product set", Operations Research 15(3).
 * @returns 0–100, or null while a criterion has no rating or all weights are zero
 */
export function scoreOf(criteria: readonly Weighed[], ratings: readonly Answered[]): number | null {
  let weights = 0;
  let sum = 0;
  for (const criterion of criteria) {
    const answers = ratings.filter((rating) => rating.criterionId === criterion.id);
    if (answers.length === 0) return null;
    const mean = answers.reduce((total, answer) => total + answer.likely, 0) / answers.length;
    weights += criterion.weight;
    sum += criterion.weight * shareOfScale(criterion, mean);
  }
  if (weights === 0) return null;
  return Math.min(100, Math.max(0, (100 * sum) / weights));
}

import { type Formula, readFormula, type Values } from './formula.ts';
import type { Criterion, ScoringModel } from './schema.ts';

export type Weighed = Pick<
  Criterion,
  'id' | 'key' | 'name' | 'weight' | 'scaleMin' | 'scaleMax' | 'direction'
>;

/** As much of a scoring model as a score depends on. */
export type Scores = Pick<ScoringModel, 'formula' | 'expression'> & {
  criteria: readonly Weighed[];
};

type Answered = { criterionId: string; likely: number };

/** Where an answer lies on its scale, 0 (worst) to 1 (best); DOWN turns the scale round. */
export function shareOfScale(criterion: Weighed, value: number): number {
  const { scaleMin, scaleMax } = criterion;
  const share = Math.min(1, Math.max(0, (value - scaleMin) / (scaleMax - scaleMin)));
  return criterion.direction === 'UP' ? share : 1 - share;
}

/**
 * Gives scores for many cases at once, from one column of answers per criterion in the model's order.
 * NaN where there is no score. What it gives is written over by the next run.
 */
export type Scorer = (answers: readonly Values[], cases: number) => Values;

/**
 * The scorer of a model. A formula works on the answers as they were given. A weighted sum works on
 * shares of each scale:
 *
 *     score = 100 · Σ wᵢ · shareᵢ / Σ wᵢ
 *
 * (simple additive weighting: Fishburn 1967, "Additive utilities with incomplete product set",
 * Operations Research 15(3)).
 */
export function scorerOf(model: Scores): Scorer {
  if (model.formula === 'WEIGHTED_SUM') return weightedSum(model.criteria);
  const read = readFormula(
    model.expression ?? '',
    model.criteria.map(({ key }) => key),
  );
  if ('problem' in read) return (_, cases) => new Float64Array(cases).fill(Number.NaN);
  return finite(read.formula);
}

/** A number too large to be one is no score. */
function finite({ run }: Formula): Scorer {
  return (answers, cases) => {
    const scores = run(answers, cases);
    for (let i = 0; i < cases; i++) {
      if (!Number.isFinite(scores[i] as number)) scores[i] = Number.NaN;
    }
    return scores;
  };
}

function weightedSum(criteria: readonly Weighed[]): Scorer {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  let scores: Values = new Float64Array(0);
  return (answers, cases) => {
    if (scores.length !== cases) scores = new Float64Array(cases);
    scores.fill(total > 0 ? 0 : Number.NaN);
    criteria.forEach((criterion, c) => {
      const column = answers[c] as Values;
      const weight = (100 * criterion.weight) / total;
      for (let i = 0; i < cases; i++) {
        scores[i] = (scores[i] as number) + weight * shareOfScale(criterion, column[i] as number);
      }
    });
    return scores;
  };
}

/**
 * Raters answer alone and are averaged, each counting the same (Clemen 1989, "Combining forecasts: a review and
 * annotated bibliography", International Journal of Forecasting 5); NaN without an answer.
 */
export function meanAnswer(criterionId: string, ratings: readonly Answered[]): number {
  let sum = 0;
  let count = 0;
  for (const rating of ratings) {
    if (rating.criterionId !== criterionId) continue;
    sum += rating.likely;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** A score, or the sentence that says why there is none. */
export type Scored = { score: number; whyNone: null } | { score: null; whyNone: string };

/** The score of one opportunity from the ratings of a revealed round. */
export function scoreOf(model: Scores, ratings: readonly Answered[]): Scored {
  const means = model.criteria.map(({ id }) => meanAnswer(id, ratings));
  const columns = means.map((mean) => Float64Array.of(mean));
  const score = scorerOf(model)(columns, 1)[0] as number;
  if (!Number.isNaN(score)) return { score, whyNone: null };
  const unrated = usedBy(model).filter((criterion) =>
    Number.isNaN(means[model.criteria.indexOf(criterion)] as number),
  );
  return { score: null, whyNone: whyNone(model, unrated) };
}

/** The criteria a model's score needs: all of a weighted sum, those a formula mentions. */
export function usedBy<C extends Weighed>(model: {
  formula: ScoringModel['formula'];
  expression: string | null;
  criteria: readonly C[];
}): readonly C[] {
  if (model.formula === 'WEIGHTED_SUM') return model.criteria;
  const read = readFormula(
    model.expression ?? '',
    model.criteria.map(({ key }) => key),
  );
  if ('problem' in read) return [];
  return model.criteria.filter(({ key }) => read.formula.uses.includes(key));
}

function whyNone(model: Scores, unrated: readonly Weighed[]): string {
  if (unrated.length > 0) {
    const names = unrated.map(({ name }) => name).join(', ');
    return `${names} ${unrated.length === 1 ? 'is' : 'are'} not rated yet.`;
  }
  if (model.formula === 'WEIGHTED_SUM') return 'All weights are zero.';
  return 'The formula gives no number here: it divides by zero, or the result is too large.';
}

import type { Answer, Criterion } from '#shared/opportunities/schema.ts';
import type { FieldProblem } from '#shared/problem.ts';

/** What is wrong with a set of answers: off the scale, answered twice, or missing when handed in. */
export function wrongAnswers(
  criteria: readonly Criterion[],
  answers: readonly Answer[],
  submit: boolean,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  answers.forEach((answer, index) => {
    const criterion = criteria.find((candidate) => candidate.id === answer.criterionId);
    const path = `answers.${index}`;
    if (!criterion) problems.push({ path, message: 'This criterion is not in the scoring model.' });
    else if (seen.has(criterion.id))
      problems.push({ path, message: `${criterion.name} is answered twice.` });
    else if (answer.low < criterion.scaleMin || answer.high > criterion.scaleMax) {
      problems.push({
        path,
        message: `${criterion.name} goes from ${criterion.scaleMin} to ${criterion.scaleMax}.`,
      });
    }
    seen.add(answer.criterionId);
  });
  if (submit) {
    for (const criterion of criteria) {
      if (!seen.has(criterion.id)) {
        problems.push({ path: criterion.id, message: `${criterion.name} is not rated yet.` });
      }
    }
  }
  return problems;
}

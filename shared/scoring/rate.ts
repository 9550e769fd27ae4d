import type { FieldProblem } from '#shared/problem.ts';
import { levelsOf } from './scale.ts';
import type { Answer, Criterion } from './schema.ts';

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
    else {
      const message = offScale(criterion, answer);
      if (message) problems.push({ path, message });
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

function offScale(criterion: Criterion, { low, likely, high }: Answer): string | null {
  const { name, scale, scaleMin, scaleMax } = criterion;
  if (low < scaleMin || high > scaleMax) return `${name} goes from ${scaleMin} to ${scaleMax}.`;
  const levels = levelsOf(scale);
  if (!levels || [low, likely, high].every((value) => levels.includes(value))) return null;
  return `${name} is answered by ${levels.join(', ')}.`;
}

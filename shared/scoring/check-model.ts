import type { FieldProblem } from '#shared/problem.ts';
import { readFormula } from './formula.ts';
import { kindOfScale, levelsOf } from './scale.ts';
import type { ChangeScoringModel, EditCriterion } from './schema.ts';

/**
 * What is wrong with a model beyond the shape of its fields: names used twice, scales that go nowhere,
 * levels without a sentence, a formula that cannot be read. Paths are those of the input.
 */
export function wrongWithModel(model: ChangeScoringModel): FieldProblem[] {
  return [
    ...model.criteria.flatMap((criterion, index) => [
      ...wrongWithScale(criterion, `criteria.${index}`),
      ...usedTwice(model.criteria, index),
    ]),
    ...wrongWithFormula(model),
  ];
}

function usedTwice(criteria: readonly EditCriterion[], index: number): FieldProblem[] {
  const { key, name, id } = criteria[index] as EditCriterion;
  const before = criteria.slice(0, index);
  const path = `criteria.${index}`;
  const problems: FieldProblem[] = [];
  if (before.some((other) => other.key === key)) {
    problems.push({ path: `${path}.key`, message: `“${key}” is used twice.` });
  }
  if (before.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    problems.push({ path: `${path}.name`, message: `There are two criteria named ${name}.` });
  }
  if (id !== null && before.some((other) => other.id === id)) {
    problems.push({ path: `${path}.id`, message: `${name} is in the list twice.` });
  }
  return problems;
}

function wrongWithScale(criterion: EditCriterion, path: string): FieldProblem[] {
  const { name, scale, scaleMin, scaleMax, rubric } = criterion;
  const levels = levelsOf(scale);
  if (!levels) {
    if (scaleMin < scaleMax) return [];
    return [
      { path: `${path}.scaleMax`, message: `${name}: the highest answer lies above the lowest.` },
    ];
  }
  const [low, high] = kindOfScale(scale).ends;
  if (scaleMin !== low || scaleMax !== high) {
    return [{ path: `${path}.scaleMax`, message: `${name} goes from ${low} to ${high}.` }];
  }
  return levels
    .filter((level) => !rubric[String(level)]?.trim())
    .map((level) => ({
      path: `${path}.rubric.${level}`,
      message: `Say what ${level} means for ${name}.`,
    }));
}

function wrongWithFormula({ formula, expression, criteria }: ChangeScoringModel): FieldProblem[] {
  if (formula === 'WEIGHTED_SUM') {
    if (criteria.some(({ weight }) => weight > 0)) return [];
    return [{ path: 'criteria.0.weight', message: 'At least one criterion has to count.' }];
  }
  const read = readFormula(
    expression ?? '',
    criteria.map(({ key }) => key),
  );
  if ('formula' in read) return [];
  const { at, message } = read.problem;
  return [{ path: 'expression', message: `${message} (character ${at + 1})` }];
}

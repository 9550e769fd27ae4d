import type { FieldProblem } from '#shared/problem.ts';
import { rubricKeys } from './change-model.ts';
import { isTaken, readFormula } from './formula.ts';
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
    ...wrongWithComparisons(model),
  ];
}

function usedTwice(criteria: readonly EditCriterion[], index: number): FieldProblem[] {
  const { key, name, id } = criteria[index] as EditCriterion;
  const before = criteria.slice(0, index);
  const path = `criteria.${index}`;
  const problems: FieldProblem[] = [];
  if (isTaken(key)) {
    const message = `“${key}” means something else in a formula. Use another key.`;
    problems.push({ path: `${path}.key`, message });
  }
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
    if (scaleMin < scaleMax) return strayLevels(criterion, path);
    return [
      { path: `${path}.scaleMax`, message: `${name}: the highest answer lies above the lowest.` },
    ];
  }
  const [low, high] = kindOfScale(scale).ends;
  if (scaleMin !== low || scaleMax !== high) {
    return [{ path: `${path}.scaleMax`, message: `${name} goes from ${low} to ${high}.` }];
  }
  const dumb = levels
    .filter((level) => !rubric[String(level)]?.trim())
    .map((level) => ({
      path: `${path}.rubric.${level}`,
      message: `Say what ${level} means for ${name}.`,
    }));
  return [...dumb, ...strayLevels(criterion, path)];
}

/** Sentences for levels the scale has not. */
function strayLevels(criterion: EditCriterion, path: string): FieldProblem[] {
  const places = rubricKeys(criterion);
  return Object.keys(criterion.rubric)
    .filter((level) => !places.includes(level))
    .slice(0, 1)
    .map((level) => ({
      path: `${path}.rubric`,
      message: `${criterion.name} has no level “${level}”.`,
    }));
}

function wrongWithFormula({ formula, expression, criteria }: ChangeScoringModel): FieldProblem[] {
  if (formula === 'WEIGHTED_SUM') {
    if (expression !== null)
      return [{ path: 'expression', message: 'A weighted sum has no formula of its own.' }];
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

function wrongWithComparisons({ comparisons, criteria }: ChangeScoringModel): FieldProblem[] {
  const keys = new Set(criteria.map(({ key }) => key));
  const seen = new Set<string>();
  return comparisons.flatMap(({ of, than }, index) => {
    const path = `comparisons.${index}`;
    const pair = [of, than].sort().join(' ');
    const isTwice = seen.has(pair);
    seen.add(pair);
    if (of === than || !keys.has(of) || !keys.has(than))
      return [{ path, message: `“${of}” and “${than}” are not two criteria of this model.` }];
    return isTwice ? [{ path, message: `“${of}” and “${than}” are compared twice.` }] : [];
  });
}

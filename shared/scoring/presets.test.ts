import { describe, expect, it } from 'vitest';
import { wrongWithModel } from './check-model.ts';
import { templates } from './presets.ts';
import { ChangeScoringModel } from './schema.ts';

describe('templates', () => {
  it.each(Object.entries(templates))('%s can be used as it is', (_, { about, ...template }) => {
    const model = ChangeScoringModel.parse(template);
    expect(wrongWithModel(model)).toEqual([]);
    expect(about).not.toBe('');
  });
});

describe('wrongWithModel', () => {
  const { about: _, ...plain } = templates.WEIGHTED_SUM;
  const model = ChangeScoringModel.parse(plain);
  const [first, second, ...rest] = model.criteria;
  if (!first || !second) throw new Error('a weighted sum has criteria');
  const paths = (changed: Partial<ChangeScoringModel>) =>
    wrongWithModel({ ...model, ...changed }).map(({ path }) => path);

  it('names what is used twice', () => {
    const twice = { ...second, key: first.key, name: first.name.toUpperCase() };
    expect(paths({ criteria: [first, twice] })).toEqual(['criteria.1.key', 'criteria.1.name']);
  });

  it('names a level without a sentence, and a scale that goes nowhere', () => {
    const dumb = { ...first, rubric: { ...first.rubric, '3': ' ' } };
    expect(paths({ criteria: [dumb] })).toEqual(['criteria.0.rubric.3']);
    const flat = { ...second, scale: 'MONEY' as const, scaleMin: 5, scaleMax: 5 };
    expect(paths({ criteria: [first, flat] })).toEqual(['criteria.1.scaleMax']);
    const stretched = { ...first, scaleMax: 9 };
    expect(paths({ criteria: [stretched] })).toEqual(['criteria.0.scaleMax']);
  });

  it('points at the character of a formula', () => {
    const [problem] = wrongWithModel({
      ...model,
      formula: 'EXPRESSION',
      expression: 'value / efort',
    });
    expect(problem).toMatchObject({ path: 'expression' });
    expect(problem?.message).toMatch(/“efort”.*character 9/);
  });

  it('asks for one criterion that counts', () => {
    const nothing = [first, second, ...rest].map((criterion) => ({ ...criterion, weight: 0 }));
    expect(paths({ criteria: nothing })).toEqual(['criteria.0.weight']);
  });
});

import { describe, expect, it } from 'vitest';
import { consequencesOf, editOf, isSameModel, modelAfter } from './change-model.ts';
import { modelDifferences } from './model-differences.ts';
import { templates } from './presets.ts';
import type { ChangeScoringModel, EditCriterion, ScoringModel } from './schema.ts';

const { about: _, ...sum } = templates.WEIGHTED_SUM;
const before: ScoringModel = {
  ...sum,
  id: 'm',
  version: 1,
  comparisons: [],
  criteria: sum.criteria.map((criterion) => ({ ...criterion, id: `id of ${criterion.key}` })),
};
const same = editOf(before);
const [value, urgency, evidence, effort] = same.criteria as [
  EditCriterion,
  EditCriterion,
  EditCriterion,
  EditCriterion,
];
const inDays: EditCriterion = {
  ...effort,
  scale: 'DAYS',
  scaleMin: 0,
  scaleMax: 260,
  rubric: {},
};
const change = (to: Partial<ChangeScoringModel>): ChangeScoringModel => ({ ...same, ...to });

describe('isSameModel', () => {
  it('looks at everything but the reason', () => {
    expect(isSameModel(before, change({ reason: 'Because.' }))).toBe(true);
    expect(isSameModel(before, change({ name: 'Other' }))).toBe(false);
    expect(isSameModel(before, change({ criteria: same.criteria.toReversed() }))).toBe(false);
  });
});

describe('modelAfter', () => {
  it('keeps the id of what keeps its answers, also under other words and ends of its sentences', () => {
    const renamed = { ...value, name: 'Worth', key: 'worth', weight: 9, rubric: {} };
    const after = modelAfter(
      before,
      change({ criteria: [renamed, inDays, { ...urgency, id: null }] }),
    );
    expect(after.criteria.map(({ id }) => id)).toEqual([
      'id of value',
      'new effort',
      'new urgency',
    ]);
  });
});

describe('consequencesOf', () => {
  it('names what counts no more, and what has to be rated before there is a score', () => {
    const { retired, unanswered } = consequencesOf(
      before,
      change({ criteria: [value, evidence, inDays] }),
    );
    expect(retired.map(({ name }) => name)).toEqual(['Urgency', 'Effort']);
    expect(unanswered.map(({ name }) => name)).toEqual(['Effort']);
  });

  it('asks for no rating of what a formula does not mention', () => {
    const criteria = [value, urgency, evidence, inDays];
    const formula = { formula: 'EXPRESSION', expression: 'value * urgency' } as const;
    expect(consequencesOf(before, change({ ...formula, criteria })).unanswered).toEqual([]);
  });
});

describe('modelDifferences', () => {
  it('says nothing of models that are alike', () => {
    expect(modelDifferences(before, same)).toEqual([]);
  });

  it('says each difference once, in short', () => {
    const criteria = [
      inDays,
      { ...value, weight: 6, name: 'Worth' },
      { ...evidence, direction: 'DOWN' as const },
      { ...urgency, id: null, key: 'fit', name: 'Fit' },
    ];
    const expression = 'value / effort';
    expect(
      modelDifferences(before, change({ criteria, formula: 'EXPRESSION', expression })),
    ).toEqual([
      'Scored by value / effort, was a weighted sum.',
      'Urgency taken out.',
      'Effort: days from 0 to 260, was 1 to 5; to be rated anew.',
      'Effort: other sentences for its levels.',
      'Value is called Worth.',
      'Worth: weight 6, was 4.',
      'Evidence: less is better.',
      'Fit added.',
      'Criteria put into another order.',
    ]);
  });
});

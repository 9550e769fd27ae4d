import { describe, expect, it } from 'vitest';
import { isSameModel } from '#shared/scoring/change-model.ts';
import { wrongWithModel } from '#shared/scoring/check-model.ts';
import { templates } from '#shared/scoring/presets.ts';
import type { ScoringModel } from '#shared/scoring/schema.ts';
import {
  addCriterion,
  changeOf,
  draftOf,
  keyFrom,
  moveCriterion,
  nameCriterion,
  placeCriterion,
  putOnScale,
  removeCriterion,
  renameKey,
  scoreBy,
  setEnd,
  startFrom,
  weigh,
} from './model-draft.ts';

const { about: _, ...sum } = templates.WEIGHTED_SUM;
const model: ScoringModel = {
  ...sum,
  id: 'm',
  version: 1,
  comparisons: [{ of: 'value', than: 'effort', times: 3 }],
  criteria: sum.criteria.map((criterion) => ({ ...criterion, id: `id of ${criterion.key}` })),
};
const draft = draftOf(model);
const rows = (of: typeof draft) => of.criteria.map(({ key }) => key);

describe('a draft', () => {
  it('changes nothing before it is edited, nor when a move is taken back', () => {
    expect(isSameModel(model, changeOf(draft))).toBe(true);
    const there = moveCriterion(draft, 'id of value', 1);
    expect(rows(there)).toEqual(['urgency', 'value', 'evidence', 'effort']);
    expect(isSameModel(model, changeOf(moveCriterion(there, 'id of value', -1)))).toBe(true);
    expect(moveCriterion(draft, 'id of value', -1)).toBe(draft);
  });

  it('puts a criterion at any place among the others, and nowhere beyond them', () => {
    const last = placeCriterion(draft, 'id of value', 3);
    expect(rows(last)).toEqual(['urgency', 'evidence', 'effort', 'value']);
    expect(rows(placeCriterion(last, 'id of evidence', 0))[0]).toBe('evidence');
    expect(isSameModel(model, changeOf(placeCriterion(last, 'id of value', 0)))).toBe(true);
    for (const to of [-1, 0, 4]) expect(placeCriterion(draft, 'id of value', to)).toBe(draft);
    expect(placeCriterion(draft, 'nobody', 1)).toBe(draft);
  });

  it.each(Object.entries(templates))('can be sent as it is from %s', (_, template) => {
    expect(wrongWithModel(changeOf(startFrom(draft, template)))).toEqual([]);
  });

  it('keeps the answers to what a preset asks in the same way', () => {
    const { criteria } = startFrom(draft, templates.VALUE_EFFORT);
    expect(criteria.map(({ id }) => id)).toEqual(['id of value', 'id of effort']);
    expect(startFrom(draft, templates.RICE).criteria.map(({ id }) => id)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('takes a new criterion’s key from its name, and leaves an old one’s alone', () => {
    const added = nameCriterion(addCriterion(draft, 'new'), 'new', 'Größe & Nähe');
    expect(rows(added).at(-1)).toBe('grosse_nahe');
    expect(rows(nameCriterion(added, 'new', 'Value')).at(-1)).toBe('value_2');
    expect(rows(nameCriterion(added, 'new', 'Min')).at(-1)).toBe('min_1');
    expect(rows(nameCriterion(draft, 'id of value', 'Worth'))[0]).toBe('value');
    const own = renameKey(added, 'new', 'size');
    expect(rows(nameCriterion(own, 'new', 'Other')).at(-1)).toBe('size');
  });

  it('renames a key in the formula and the judgements too, word by word', () => {
    const by = { ...scoreBy(draft, 'EXPRESSION'), expression: 'value * value_2 / effort' };
    const renamed = renameKey(by, 'id of value', 'worth');
    expect(renamed.expression).toBe('worth * value_2 / effort');
    expect(renamed.comparisons).toEqual([{ of: 'worth', than: 'effort', times: 3 }]);
  });

  it('forgets judgements of what is taken out, and all of them once a weight is set by hand', () => {
    expect(removeCriterion(draft, 'id of effort').comparisons).toEqual([]);
    expect(removeCriterion(draft, 'id of urgency').comparisons).toHaveLength(1);
    const weighed = weigh(draft, { value: 0.75, effort: 0.25 }, draft.comparisons);
    expect(weighed.criteria.map(({ weight }) => weight)).toEqual([75, 2, 2, 25]);
    expect(weighed.comparisons).toHaveLength(1);
  });

  it('sends the sentences of the levels a scale has, and moves an end’s sentence with it', () => {
    const row = 'id of value';
    const onDays = setEnd(putOnScale(draft, row, 'DAYS'), row, { end: 'scaleMax', at: 90 });
    expect(changeOf(onDays).criteria[0]?.rubric).toEqual({});
    const back = putOnScale(onDays, row, 'ONE_TO_FIVE');
    expect(isSameModel(model, changeOf(back))).toBe(true);
  });

  it('begins a formula close to the weighted sum, and a weighted sum without one', () => {
    const formula = scoreBy(draft, 'EXPRESSION');
    expect(formula.expression).toBe('4 * value + 2 * urgency + 2 * evidence - 2 * effort');
    expect(scoreBy(formula, 'WEIGHTED_SUM')).toMatchObject({ expression: null });
  });
});

describe('keyFrom', () => {
  it.each([
    ['Time to value', 'time_to_value'],
    ['3rd party risk', 'rd_party_risk'],
    ['日本', 'criterion'],
    ['', 'criterion'],
  ])('%s', (name, key) => expect(keyFrom(name)).toBe(key));
});

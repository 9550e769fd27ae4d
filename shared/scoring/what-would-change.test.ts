import { describe, expect, it } from 'vitest';
import { columnsOf, shiftsBetween } from './compare-models.ts';
import type { Candidate, RankedBy } from './draw-candidates.ts';
import { nextQuestions } from './next-question.ts';
import { spreadOf } from './spread.ts';
import { tornadoOf } from './tornado.ts';

const criterion = (id: string, weight: number) => ({
  id,
  key: id,
  name: id,
  weight,
  scaleMin: 1,
  scaleMax: 5,
  direction: 'UP' as const,
});
const model: RankedBy = {
  formula: 'WEIGHTED_SUM',
  expression: null,
  perEffort: false,
  criteria: [criterion('value', 3), criterion('urgency', 1)],
};
const sure = (value: number) => ({ low: value, likely: value, high: value });

describe('tornadoOf', () => {
  it('puts the widest swing first and leaves out what moves nothing', () => {
    const answers = [[{ low: 1, likely: 3, high: 5 }], [sure(3)]];
    const swings = tornadoOf(model, answers);
    expect(swings[0]).toMatchObject({ kind: 'answer', criterionId: 'value', from: 1, to: 5 });
    expect(swings[0]?.scoreFrom).toBeCloseTo(12.5);
    expect(swings[0]?.scoreTo).toBeCloseTo(87.5);
    expect(swings.every((s) => s.scoreFrom !== s.scoreTo)).toBe(true);
  });
});

describe('spreadOf', () => {
  it('puts the criterion first on which raters are furthest apart', () => {
    const ratings = [
      { criterionId: 'value', likely: 3 },
      { criterionId: 'value', likely: 4 },
      { criterionId: 'urgency', likely: 1 },
      { criterionId: 'urgency', likely: 5 },
    ];
    const spreads = spreadOf(model.criteria, ratings);
    expect(spreads.map(({ criterionId, share }) => [criterionId, share])).toEqual([
      ['urgency', 1],
      ['value', 0.25],
    ]);
  });
});

describe('nextQuestions', () => {
  const candidate = (id: string, value: Candidate['answers'][number][number]): Candidate => ({
    id,
    answers: [[value], [sure(3)]],
    effort: sure(4),
  });

  it('asks for the input that decides, and for nothing that is settled', () => {
    const open = candidate('open', { low: 1, likely: 3, high: 5 });
    const settled = candidate('settled', sure(3));
    const sureThing = candidate('sure', sure(5));
    const questions = nextQuestions([open, settled, sureThing], {
      unrated: [],
      model,
      capacity: 8,
      seed: 1,
    });
    expect(questions[0]).toMatchObject({
      opportunityId: 'open',
      input: 'answer',
      criterionId: 'value',
    });
    expect(questions.some(({ opportunityId }) => opportunityId === 'sure')).toBe(false);
  });

  it('asks to rate what nobody rated, the more the less work it is', () => {
    const rated = [candidate('a', sure(4)), candidate('b', sure(3))];
    const unrated = [
      { id: 'small', effort: sure(2) },
      { id: 'huge', effort: sure(60) },
    ];
    const questions = nextQuestions(rated, { unrated, model, capacity: 4, seed: 1 });
    const chanceOf = (id: string) =>
      questions.find(({ opportunityId }) => opportunityId === id)?.chance ?? 0;
    // It has to be worth more than the 75 of what it would take the place of.
    expect(chanceOf('small')).toBeCloseTo(0.25, 1);
    expect(chanceOf('huge')).toBe(0);
    const [first] = nextQuestions(rated, { unrated, model, capacity: 6, seed: 1 });
    expect(first).toMatchObject({ opportunityId: 'small', input: 'rating' });
    expect(first?.chance).toBeGreaterThan(0.95);
  });
});

describe('shiftsBetween', () => {
  const rated = columnsOf([
    { id: 'a', means: { value: 5, urgency: 1 } },
    { id: 'b', means: { value: 1, urgency: 5 } },
    { id: 'c', means: { value: 3 } },
  ]);

  it('says whose rank changes, and who loses the score', () => {
    const turned = { ...model, criteria: [criterion('value', 1), criterion('urgency', 3)] };
    expect(shiftsBetween(model, turned, rated).map(({ id }) => id)).toEqual(['a', 'b']);
    const shorter = { ...model, criteria: [criterion('value', 1)] };
    const [first] = shiftsBetween(model, shorter, rated);
    expect(first).toMatchObject({ id: 'c', before: { rank: null }, after: { rank: 2 } });
  });
});

import { describe, expect, it } from 'vitest';
import { type Rated, shiftsBetween } from './compare-models.ts';
import type { Candidate, RankedBy } from './draw-candidates.ts';
import { flipOf } from './flip.ts';
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

describe('flipOf', () => {
  const point = (id: string, means: [number, number], weeks = 4) => ({
    id,
    means,
    halves: [0, 0],
    weeks,
    weeksHalf: 0,
  });
  const one = point('one', [4, 2]);
  const rival = point('rival', [3, 4]);

  it('names the answer when it is nearest', () => {
    // 3·(v − 3) + (2 − 4) = 0 → v = 3.67.
    const doubted = { ...one, halves: [1, 0] };
    const flip = flipOf(model, { one: doubted, rival });
    expect(flip).toMatchObject({ kind: 'answer', criterionId: 'value', from: 4, rivalId: 'rival' });
    expect(flip?.to).toBeCloseTo(3 + 2 / 3, 6);
    expect(flip?.reach).toBeCloseTo(1 / 3, 6);
  });

  it('names the weight when it is nearest', () => {
    // w·(4 − 3) + (2 − 4) = 0 → w = 2 instead of 2.2; the answers would have to move by more than they are in doubt.
    const near = { ...model, criteria: [criterion('value', 2.2), criterion('urgency', 1)] };
    const flip = flipOf(near, { one, rival });
    expect(flip).toMatchObject({ kind: 'weight', criterionId: 'value', from: 2.2 });
    expect(flip?.to).toBeCloseTo(2, 6);
    expect(flip?.reach).toBeCloseTo(0.2 / (0.3 * 2.2), 6);
  });

  it('names the effort when weeks decide', () => {
    const [long, short] = [point('long', [5, 5], 8.2), point('short', [5, 5], 8)];
    const flip = flipOf(model, { one: long, rival: short });
    expect(flip).toMatchObject({ kind: 'effort', from: 8.2 });
    expect(flip?.to).toBeCloseTo(8, 6);
  });

  it('is silent when one is better at everything, and by far', () => {
    const [best, worst] = [point('best', [5, 5], 1), point('worst', [1, 1], 9)];
    expect(flipOf(model, { one: best, rival: worst })).toBeNull();
  });
});

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
  const rated: Rated[] = [
    { id: 'a', means: { value: 5, urgency: 1 } },
    { id: 'b', means: { value: 1, urgency: 5 } },
    { id: 'c', means: { value: 3 } },
  ];

  it('says whose rank changes, and who loses the score', () => {
    const turned = { ...model, criteria: [criterion('value', 1), criterion('urgency', 3)] };
    expect(shiftsBetween(model, turned, rated).map(({ id }) => id)).toEqual(['a', 'b']);
    const shorter = { ...model, criteria: [criterion('value', 1)] };
    const [first] = shiftsBetween(model, shorter, rated);
    expect(first).toMatchObject({ id: 'c', before: { rank: null }, after: { rank: 2 } });
  });
});

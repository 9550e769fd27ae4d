import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Scores, scoreOf, shareOfScale, usedBy } from './score.ts';

const value = {
  id: 'value',
  key: 'value',
  name: 'Value',
  weight: 3,
  scaleMin: 1,
  scaleMax: 5,
  direction: 'UP' as const,
};
const effort = {
  ...value,
  id: 'effort',
  key: 'effort',
  name: 'Effort',
  weight: 1,
  direction: 'DOWN' as const,
};
const weighted = (...criteria: Scores['criteria']): Scores => ({
  formula: 'WEIGHTED_SUM',
  expression: null,
  criteria,
});
const formula = (expression: string): Scores => ({
  formula: 'EXPRESSION',
  expression,
  criteria: [value, effort],
});
const rating = (criterionId: string, likely: number) => ({ criterionId, likely });

describe('scoreOf a weighted sum', () => {
  it('is 100 for the best answer everywhere, 0 for the worst', () => {
    const model = weighted(value, effort);
    expect(scoreOf(model, [rating('value', 5), rating('effort', 1)]).score).toBe(100);
    expect(scoreOf(model, [rating('value', 1), rating('effort', 5)]).score).toBe(0);
  });

  it('averages raters before it weighs', () => {
    expect(scoreOf(weighted(value), [rating('value', 2), rating('value', 4)]).score).toBe(50);
  });

  it('weighs: three parts value at the middle, one part effort at its best', () => {
    const ratings = [rating('value', 3), rating('effort', 1)];
    expect(scoreOf(weighted(value, effort), ratings).score).toBe(62.5);
  });

  it('says what is missing', () => {
    expect(scoreOf(weighted(value, effort), [rating('value', 5)])).toEqual({
      score: null,
      whyNone: 'Effort is not rated yet.',
    });
    expect(scoreOf(weighted({ ...value, weight: 0 }), [rating('value', 5)])).toEqual({
      score: null,
      whyNone: 'All weights are zero.',
    });
  });

  it('never falls when an answer gets better, and stays between 0 and 100', () => {
    const answer = fc.double({ min: 1, max: 5, noNaN: true });
    const weight = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(answer, answer, answer, weight, weight, (a, b, other, w1, w2) => {
        const model = weighted({ ...value, weight: w1 }, { ...effort, weight: w2 });
        const at = (v: number) =>
          scoreOf(model, [rating('value', v), rating('effort', other)]).score as number;
        const [low, high] = [at(Math.min(a, b)), at(Math.max(a, b))];
        expect(high).toBeGreaterThanOrEqual(low - 1e-9);
        expect(low).toBeGreaterThanOrEqual(-1e-9);
        expect(high).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });

  it('does not change when all weights grow alike', () => {
    const times = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(times, (factor) => {
        const grown = weighted(
          { ...value, weight: value.weight * factor },
          { ...effort, weight: effort.weight * factor },
        );
        const ratings = [rating('value', 4), rating('effort', 2)];
        const plain = scoreOf(weighted(value, effort), ratings).score as number;
        expect(scoreOf(grown, ratings).score).toBeCloseTo(plain, 9);
      }),
    );
  });
});

describe('scoreOf a formula', () => {
  it('works on the answers as they were given', () => {
    const ratings = [rating('value', 5), rating('value', 3), rating('effort', 2)];
    expect(scoreOf(formula('value / effort'), ratings)).toEqual({ score: 2, whyNone: null });
  });

  it('says why there is no number', () => {
    expect(scoreOf(formula('value / effort'), [rating('value', 5)]).whyNone).toBe(
      'Effort is not rated yet.',
    );
    const zero = [rating('value', 5), rating('effort', 1)];
    expect(scoreOf(formula('value / (effort - 1)'), zero).whyNone).toMatch(/divides by zero/);
    expect(scoreOf(formula('exp(value ** 9)'), zero).whyNone).toMatch(/too large/);
  });

  it('does not ask for criteria it does not use', () => {
    expect(scoreOf(formula('value * 2'), [rating('value', 5)]).score).toBe(10);
    expect(usedBy(formula('value * 2')).map(({ id }) => id)).toEqual(['value']);
  });
});

describe('shareOfScale', () => {
  it('turns round what is better when it is low', () => {
    expect(shareOfScale(value, 4)).toBe(0.75);
    expect(shareOfScale(effort, 4)).toBe(0.25);
  });

  it('stays on the scale', () => {
    expect(shareOfScale(value, 9)).toBe(1);
    expect(shareOfScale(value, -9)).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf, shareOfScale } from '#shared/opportunities/score.ts';

const value = { id: 'value', weight: 3, scaleMin: 1, scaleMax: 5, direction: 'UP' as const };
const effort = { id: 'effort', weight: 1, scaleMin: 1, scaleMax: 5, direction: 'DOWN' as const };
const rating = (criterionId: string, likely: number) => ({ criterionId, likely });

describe('scoreOf', () => {
  it('is 100 for the best answer everywhere, 0 for the worst', () => {
    expect(scoreOf([value, effort], [rating('value', 5), rating('effort', 1)])).toBe(100);
    expect(scoreOf([value, effort], [rating('value', 1), rating('effort', 5)])).toBe(0);
  });

  it('averages raters before it weighs', () => {
    expect(scoreOf([value], [rating('value', 2), rating('value', 4)])).toBe(50);
  });

  it('weighs: three parts value at the middle, one part effort at its best', () => {
    expect(scoreOf([value, effort], [rating('value', 3), rating('effort', 1)])).toBe(62.5);
  });

  it('is unknown while a criterion is not rated, or all weights are zero', () => {
    expect(scoreOf([value, effort], [rating('value', 5)])).toBeNull();
    expect(scoreOf([{ ...value, weight: 0 }], [rating('value', 5)])).toBeNull();
  });

  it('never falls when an answer gets better', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        (likely, other) => {
          const lower =
            scoreOf([value, effort], [rating('value', likely), rating('effort', other)]) ?? 0;
          const higher =
            scoreOf([value, effort], [rating('value', likely + 1), rating('effort', other)]) ?? 0;
          expect(higher).toBeGreaterThanOrEqual(lower);
        },
      ),
    );
  });
});

describe('shareOfScale', () => {
  it('turns a scale round when a high answer is bad', () => {
    expect(shareOfScale(effort, 2)).toBe(0.75);
  });
});

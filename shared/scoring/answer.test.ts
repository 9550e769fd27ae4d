import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelBeside, levelTyped, setEnd } from './answer.ts';
import { levelsOf } from './scale.ts';

const criterionId = 'c';
const answer = (low: number, likely: number, high: number) => ({
  criterionId,
  low,
  likely,
  high,
  rationale: 'Because',
});
const three = ({ low, likely, high }: { low: number; likely: number; high: number }) => [
  low,
  likely,
  high,
];

describe('setting one number of an answer', () => {
  it.each([
    ['the first one is a point', undefined, 'likely', 3, [3, 3, 3]],
    ['likely takes a point along', answer(3, 3, 3), 'likely', 4, [4, 4, 4]],
    ['likely stays inside an opened range', answer(2, 3, 5), 'likely', 4, [2, 4, 5]],
    ['likely widens an opened range', answer(2, 3, 4), 'likely', 5, [2, 5, 5]],
    ['low opens it', answer(3, 3, 3), 'low', 2, [2, 3, 3]],
    ['low pushes what it would pass', answer(2, 3, 3), 'low', 4, [4, 4, 4]],
    ['high pushes what it would pass', answer(2, 3, 4), 'high', 1, [1, 1, 1]],
  ] as const)('%s', (_, before, end, value, after) => {
    expect(three(setEnd(before, { criterionId, end, value }))).toEqual(after);
  });

  it('keeps them rising, whatever is set in whatever order', () => {
    const step = fc.record({
      end: fc.constantFrom('low' as const, 'likely' as const, 'high' as const),
      value: fc.integer({ min: -5, max: 25 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        let given = setEnd(undefined, { criterionId, end: 'likely', value: 3 });
        for (const { end, value } of steps) {
          given = setEnd(given, { criterionId, end, value });
          expect(given.low).toBeLessThanOrEqual(given.likely);
          expect(given.likely).toBeLessThanOrEqual(given.high);
          expect(given[end]).toBe(value);
        }
      }),
    );
  });
});

describe('levels', () => {
  const fibonacci = levelsOf('FIBONACCI') ?? [];
  it.each([
    ['1', 1],
    ['13', 13],
    ['21', 21],
    ['24', null],
    ['4', null],
    ['45', 5],
  ])('are typed digit by digit: %s', (typed, level) => {
    expect(levelTyped(fibonacci, typed)).toBe(level);
  });

  it('end at the ends of the scale', () => {
    expect(levelBeside(fibonacci, 8, 1)).toBe(13);
    expect(levelBeside(fibonacci, 21, 1)).toBe(21);
    expect(levelBeside(fibonacci, 1, -1)).toBe(1);
  });
});

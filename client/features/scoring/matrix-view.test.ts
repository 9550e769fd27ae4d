import { describe, expect, it } from 'vitest';
import { drawnOf, effortAbout, MOST_BUBBLES, roundedWeeks, steppedWeeks } from './matrix-view.ts';
import type { Row } from './ranking-view.ts';

const row = (id: string, chance: number) => ({ id, chance }) as Row;

describe('the matrix', () => {
  it.each([
    [0.04, 0.1],
    [0.44, 0.4],
    [3.3, 3.5],
    [12.4, 12],
  ])('reads %d weeks as %d', (weeks, rounded) => {
    expect(roundedWeeks(weeks)).toBe(rounded);
  });

  it('steps finely where there is little', () => {
    expect(steppedWeeks(0.5, 1)).toBe(0.6);
    expect(steppedWeeks(1, -1)).toBe(0.9);
    expect(steppedWeeks(4, -1)).toBe(3.5);
    expect(steppedWeeks(20, 1)).toBe(21);
    expect(steppedWeeks(0.1, -1)).toBe(0.1);
  });

  it('keeps a range as wide for its size as it was', () => {
    expect(effortAbout(10, { low: 4, likely: 5, high: 8 })).toEqual({
      low: 8,
      likely: 10,
      high: 16,
    });
    expect(effortAbout(4, null)).toEqual({ low: 2, likely: 4, high: 8 });
  });

  it('draws those whose place is least sure, and always the one that is open', () => {
    const rows = Array.from({ length: MOST_BUBBLES + 50 }, (_, i) =>
      row(`r${i}`, i < 40 ? 0.5 : 1),
    );
    const drawn = drawnOf(rows, 'r249');
    expect(drawn).toHaveLength(MOST_BUBBLES);
    expect(drawn.slice(0, 41).map(({ id }) => id)).toContain('r249');
    expect(drawn.filter(({ chance }) => chance === 0.5)).toHaveLength(40);
  });
});

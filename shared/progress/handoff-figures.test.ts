import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, workingDayCounter } from '#shared/calendar/working-days.ts';
import { percentile } from '#shared/progress/handoff-figures.ts';
import { quarterOf } from '#shared/progress/handoff-figures-rows.ts';
import { addDays } from '#shared/time.ts';

describe('a percentile', () => {
  it.each([
    [[], 0.5, null],
    [[4], 0.85, 4],
    [[3, 1], 0.5, 1],
    [[1, 2, 3], 0.5, 2],
    [[1, 2, 3, 10], 0.5, 2],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.85, 9],
    [[0, 0, 12], 0.85, 12],
  ])('of %j at %d is %j', (numbers, share, expected) => {
    expect(percentile(numbers, share)).toBe(expected);
  });

  it('is one of the numbers, which at least so many do not exceed, and the smallest such', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(0.5, 0.85),
        (numbers, share) => {
          const found = percentile(numbers, share) ?? -1;
          const upTo = (most: number) => numbers.filter((number) => number <= most).length;
          expect(numbers).toContain(found);
          expect(upTo(found)).toBeGreaterThanOrEqual(share * numbers.length);
          expect(upTo(found - 1)).toBeLessThan(share * numbers.length);
        },
      ),
    );
  });
});

describe('a quarter', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-12-31', '2026-Q4'],
  ])('of %s is %s', (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter);
  });
});

describe('counting working days', () => {
  it('is adding them the other way round, however it was asked before', () => {
    const calendar = { weekend: [6, 7], holidays: ['2026-12-25', '2027-01-01'] };
    const count = workingDayCounter(calendar);
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.nat(90), (start, days) => {
        const from = addDays('2026-12-01', start);
        expect(count(from, addWorkingDays(from, days, calendar))).toBe(days);
        expect(count(from, from)).toBe(0);
        expect(count(from, addDays(from, -3))).toBe(0);
      }),
    );
  });
});

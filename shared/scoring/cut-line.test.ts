import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byWorthAlone, cutLineOf, swapOf, type Takeable } from './cut-line.ts';

const thing = (id: string, worth: number, weeks: number): Takeable => ({ id, worth, weeks });

/** Every subset, one by one. */
function bestByTrying(things: readonly Takeable[], capacity: number): number {
  let best = 0;
  for (let set = 0; set < 1 << things.length; set++) {
    const chosen = things.filter((_, i) => (set >> i) & 1);
    const weeks = chosen.reduce((sum, t) => sum + Math.round(t.weeks * 10), 0);
    if (weeks > Math.round(capacity * 10)) continue;
    best = Math.max(
      best,
      chosen.reduce((sum, t) => sum + t.worth, 0),
    );
  }
  return best;
}

const things = fc
  .array(
    fc.record({ worth: fc.integer({ min: 0, max: 100 }), weeks: fc.integer({ min: 1, max: 80 }) }),
    {
      maxLength: 10,
    },
  )
  .map((list) => list.map(({ worth, weeks }, i) => thing(`t${i}`, worth, weeks / 10)));
const capacity = fc.integer({ min: 0, max: 300 }).map((tenths) => tenths / 10);

describe('cutLineOf', () => {
  it('carries as much as the best of all subsets', () => {
    fc.assert(
      fc.property(things, capacity, (list, weeks) => {
        const line = cutLineOf(list, weeks);
        expect(line.exact).toBe(true);
        expect(line.worth).toBeCloseTo(bestByTrying(list, weeks), 6);
        expect(line.weeks).toBeLessThanOrEqual(weeks + 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('never takes what is worth nothing, and nothing at all without capacity', () => {
    expect(cutLineOf([thing('a', 0, 1)], 10).above).toEqual([]);
    expect(cutLineOf([thing('a', 5, 1)], 0).above).toEqual([]);
  });

  it('takes thousands as exactly as few, with the fewest weeks among equals', () => {
    const many = fc
      .array(
        fc.record({
          worth: fc.integer({ min: 1, max: 40 }),
          weeks: fc.integer({ min: 1, max: 60 }),
        }),
        { minLength: 60, maxLength: 120 },
      )
      .map((list) => list.map(({ worth, weeks }, i) => thing(`t${i}`, worth, weeks / 10)));
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 1500 }), (list, room) => {
        const line = cutLineOf(list, room / 10);
        const { worth, weeks } = byTable(list, room);
        expect(line.exact).toBe(true);
        expect(line.worth).toBe(worth);
        expect(Math.round(line.weeks * 10)).toBe(weeks);
      }),
      { numRuns: 60 },
    );
  });

  it('takes whole weeks as exactly as tenths', () => {
    const whole = things.map((list) =>
      list.map((one) => ({ ...one, weeks: Math.ceil(one.weeks) })),
    );
    fc.assert(
      fc.property(whole, capacity, (list, weeks) => {
        expect(cutLineOf(list, weeks).worth).toBeCloseTo(bestByTrying(list, weeks), 6);
      }),
      { numRuns: 200 },
    );
  });

  it('fills its table where trying takes too long, and chooses the same', () => {
    // All are worth nearly their weeks, so that nothing is plain: the strongly correlated knapsack.
    const hard = fc
      .array(fc.integer({ min: 100, max: 400 }), { minLength: 30, maxLength: 60 })
      .map((all) => all.map((need, i) => thing(`t${i}`, need + 10, need / 10)));
    fc.assert(
      fc.property(hard, fc.integer({ min: 1000, max: 4000 }), (list, room) => {
        const line = cutLineOf(list, room / 10);
        expect(line.exact).toBe(true);
        expect(line.worth).toBe(byTable(list, room).worth);
      }),
      { numRuns: 40 },
    );
  });

  it('says so when it could not try them all', () => {
    // Each week of each is worth the same, so that none is plainly better than another.
    const alike = Array.from({ length: 3000 }, (_, i) =>
      thing(`t${i}`, 10 + (i % 17), 10 + (i % 17)),
    );
    const long = cutLineOf(alike, 20_000.3);
    expect(long.exact).toBe(false);
    expect(long.weeks).toBeLessThanOrEqual(20_000.3);
  });
});

/** The plain table over all of them, without any short cut. */
function byTable(things: readonly Takeable[], room: number): { worth: number; weeks: number } {
  const best = new Float64Array(room + 1);
  for (const { worth, weeks } of things) {
    const need = Math.round(weeks * 10);
    for (let w = room; w >= need; w--)
      best[w] = Math.max(best[w] as number, (best[w - need] as number) + worth);
  }
  const worth = best[room] as number;
  return { worth, weeks: best.indexOf(worth) };
}

describe('swapOf', () => {
  it('drops the big one when two that fit in its place are worth more', () => {
    const list = [thing('a', 50, 10), thing('b', 30, 5), thing('c', 26, 5)];
    expect(swapOf(list, 10)).toEqual({
      drop: ['a'],
      take: ['b', 'c'],
      gain: expect.closeTo(0.12, 6),
      weeks: 0,
    });
  });

  it('is silent when worth alone takes the best already', () => {
    expect(swapOf([thing('a', 50, 5), thing('b', 30, 5)], 10)).toBeNull();
    expect(swapOf([], 10)).toBeNull();
  });

  it('always gains', () => {
    fc.assert(
      fc.property(things, capacity, (list, weeks) => {
        const swap = swapOf(list, weeks);
        const alone = byWorthAlone(list, weeks).worth;
        const best = cutLineOf(list, weeks).worth;
        if (swap) expect(best).toBeCloseTo(alone * (1 + swap.gain), 6);
        else expect(best).toBeCloseTo(alone, 6);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RankedBy } from './draw-candidates.ts';
import { type Flip, flipOf } from './flip.ts';
import { rankStandings, type Standings } from './standings.ts';

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

type One = { id: string; means: readonly [number, number]; weeks: number };
const one = (id: string, means: [number, number], weeks = 4): One => ({ id, means, weeks });

const standingsFrom = (list: readonly One[]): Standings => ({
  ids: list.map(({ id }) => id),
  means: [0, 1].map((c) => Float64Array.from(list, ({ means }) => means[c] as number)),
  weeks: Float64Array.from(list, ({ weeks }) => weeks),
  assumed: new Uint8Array(list.length),
});

type Asked = { id: string; list: readonly One[]; capacity: number; by?: RankedBy; half?: number };

const flip = ({ id, list, capacity, by = model, half = 0 }: Asked) =>
  flipOf(by, {
    standings: standingsFrom(list),
    capacity,
    one: { id, halves: [half, 0], weeksHalf: 0 },
  });

describe('flipOf', () => {
  const list = [one('one', [4, 2]), one('rival', [3, 4])];

  it('names the answer when it is nearest, and who takes the place', () => {
    // 3·(v − 3) + (2 − 4) = 0 → v = 3.67.
    expect(flip({ id: 'one', list, capacity: 4.5, half: 1 })).toEqual({
      kind: 'answer',
      criterionId: 'value',
      from: 4,
      to: 3.66,
      rivalId: 'rival',
      reach: expect.closeTo(0.34, 6),
    });
  });

  it('names the weight when it is nearest', () => {
    // w·(4 − 3) + (2 − 4) = 0 → w = 2 instead of 2.2; the answers would have to move by more than they are in doubt.
    const by = { ...model, criteria: [criterion('value', 2.2), criterion('urgency', 1)] };
    expect(flip({ id: 'one', list, capacity: 4.5, by })).toMatchObject({
      kind: 'weight',
      criterionId: 'value',
      from: 2.2,
      to: 1.99,
      rivalId: 'rival',
    });
  });

  it('names the effort when weeks decide', () => {
    const both = [one('long', [5, 5], 8.2), one('short', [4, 5], 8)];
    expect(flip({ id: 'long', list: both, capacity: 8 })).toMatchObject({
      kind: 'effort',
      from: 8.2,
      to: 8,
      rivalId: 'short',
    });
  });

  it('names a tenth of a week when there is no room for more', () => {
    expect(flip({ id: 'one', list, capacity: 4 })).toMatchObject({ kind: 'effort', to: 4.1 });
  });

  it('says so when nobody takes the place', () => {
    const alone = [one('long', [5, 5], 8.2)];
    expect(flip({ id: 'long', list: alone, capacity: 8 })).toMatchObject({
      kind: 'effort',
      to: 8,
      rivalId: null,
    });
  });

  it('is silent when one is better at everything, and by far, and about what has no score', () => {
    const both = [one('best', [5, 5], 1), one('worst', [1, 1], 9), one('new', [Number.NaN, 3])];
    expect(flip({ id: 'best', list: both, capacity: 9 })).toBeNull();
    expect(flip({ id: 'new', list: both, capacity: 9 })).toBeNull();
    expect(flip({ id: 'gone', list: both, capacity: 9 })).toBeNull();
  });

  it('looks at what the capacity carries together, and not at a pair alone', () => {
    // The big one is denser than either small one, yet does not fit beside what is there: it rises with less work.
    const three = [one('big', [4, 4], 5.5), one('a', [3, 4], 5), one('b', [3, 3], 5)];
    const found = flip({ id: 'big', list: three, capacity: 10 });
    expect(found).toMatchObject({ kind: 'effort', to: 5 });
    expect(sideAfter(found, { id: 'big', list: three, capacity: 10 })).toBe(true);
  });

  it('never claims what drawing the line again contradicts', () => {
    const mean = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10);
    const lists = fc
      .array(fc.record({ means: fc.tuple(mean, mean), weeks: fc.integer({ min: 5, max: 150 }) }), {
        minLength: 2,
        maxLength: 12,
      })
      .map((all) => all.map(({ means, weeks }, i) => one(`o${i}`, means, weeks / 10)));
    const half = fc.constantFrom(0, 0.5, 2);
    let claimed = 0;
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 5, max: 400 }),
        half,
        fc.boolean(),
        (all, room, h, per) => {
          const by = per ? perEffort : model;
          const asked = { id: 'o0', list: all, capacity: room / 10, by, half: h };
          const found = flip(asked);
          if (!found) return;
          claimed++;
          expect(sideAfter(found, asked)).toBe(!sideAfter(null, asked));
          expect(found.reach).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
    expect(claimed).toBeGreaterThan(100);
  });
});

const perEffort: RankedBy = {
  ...model,
  formula: 'EXPRESSION',
  expression: 'value * urgency - 2',
  perEffort: true,
};

/** Whether it is above the line, with a flip or as it is. */
function sideAfter(found: Flip | null, { id, list, capacity, by = model }: Asked): boolean {
  const place = (criterionId: string | null) => by.criteria.findIndex((c) => c.id === criterionId);
  const criteria = by.criteria.map((c) =>
    found?.kind === 'weight' && c.id === found.criterionId ? { ...c, weight: found.to } : c,
  );
  const changed = list.map((other): One => {
    if (other.id !== id || !found || found.kind === 'weight') return other;
    if (found.kind === 'effort') return { ...other, weeks: found.to };
    const means = other.means.with(place(found.criterionId), found.to) as [number, number];
    return { ...other, means };
  });
  const { cutLine } = rankStandings({ ...by, criteria }, standingsFrom(changed), capacity);
  return cutLine.above.includes(id);
}

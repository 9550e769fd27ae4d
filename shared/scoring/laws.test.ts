import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chancesOf } from './bands.ts';
import { DRAWS, type Range } from './draw.ts';
import { type Candidate, drawnWeights, type RankedBy, WEIGHT_SPREAD } from './draw-candidates.ts';
import { chancesToJoin } from './draw-choice.ts';
import type { Weighed } from './score.ts';
import { rankStandings, type Standings } from './standings.ts';

const weight = fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1000, noNaN: true }));
const criterion = fc.record({
  weight,
  direction: fc.constantFrom('UP' as const, 'DOWN' as const),
  scaleMin: fc.constantFrom(-10, 0, 1),
  scaleMax: fc.constantFrom(5, 100),
});
const criteria = fc
  .array(criterion, { minLength: 1, maxLength: 6 })
  .map((all) =>
    all.map((rest, i): Weighed => ({ ...rest, id: `c${i}`, key: `c${i}`, name: `${i}` })),
  );

const modelOf = (weighed: readonly Weighed[]): RankedBy => ({
  formula: 'WEIGHTED_SUM',
  expression: null,
  perEffort: false,
  criteria: weighed,
});

/** A share of each scale, better when it is higher, as an answer. */
const answerAt = ({ scaleMin, scaleMax, direction }: Weighed, share: number): number =>
  direction === 'UP'
    ? scaleMin + share * (scaleMax - scaleMin)
    : scaleMax - share * (scaleMax - scaleMin);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const six = fc.array(share, { minLength: 6, maxLength: 6 });
const weeks = fc.integer({ min: 1, max: 200 }).map((tenths) => tenths / 10);
const capacity = fc.integer({ min: 0, max: 600 }).map((tenths) => tenths / 10);

type Rated = { id: string; shares: readonly number[]; weeks: number };

const rated = fc
  .array(fc.record({ shares: six, weeks }), { minLength: 1, maxLength: 14 })
  .map((all) => all.map((rest, i): Rated => ({ ...rest, id: `o${i}` })));

const standingsFrom = (weighed: readonly Weighed[], list: readonly Rated[]): Standings => ({
  ids: list.map(({ id }) => id),
  means: weighed.map((one, c) =>
    Float64Array.from(list, ({ shares }) => answerAt(one, shares[c] as number)),
  ),
  weeks: Float64Array.from(list, (one) => one.weeks),
  assumed: new Uint8Array(list.length),
});

const rank = (weighed: readonly Weighed[], list: readonly Rated[], room: number) =>
  rankStandings(modelOf(weighed), standingsFrom(weighed, list), room);

const sure = (value: number): Range => ({ low: value, likely: value, high: value });

/** A range around each answer, as wide on both sides as the scale allows. */
const candidatesOf = (
  weighed: readonly Weighed[],
  list: readonly Rated[],
  wide: number,
): Candidate[] =>
  list.map(({ id, shares, weeks: likely }) => ({
    id,
    answers: weighed.map((one, c) => {
      const ends = [-wide, 0, wide].map((by) =>
        answerAt(one, Math.min(1, Math.max(0, (shares[c] as number) + by))),
      );
      const [low, mid, high] = ends.toSorted((a, b) => a - b) as [number, number, number];
      return [{ low, likely: mid, high }];
    }),
    effort: sure(likely),
  }));

const chanceOf = (all: ReturnType<typeof chancesOf>, id: string): number =>
  all.find((one) => one.id === id)?.chance ?? Number.NaN;

describe('weights', () => {
  it('sum to 100 in every draw, each near what was meant', () => {
    fc.assert(
      fc.property(criteria, fc.integer(), (weighed, seed) => {
        fc.pre(weighed.some((one) => one.weight > 0));
        const total = weighed.reduce((sum, one) => sum + one.weight, 0);
        const all = drawnWeights(weighed, seed);
        for (let i = 0; i < DRAWS; i += 97) {
          expect(all.reduce((sum, drawn) => sum + (drawn[i] as number), 0)).toBeCloseTo(100, 6);
          weighed.forEach((one, c) => {
            const meant = (100 * one.weight) / total;
            const drawn = all[c]?.[i] as number;
            const spread = (1 + WEIGHT_SPREAD) / (1 - WEIGHT_SPREAD);
            expect(drawn).toBeLessThanOrEqual(meant * spread + 1e-9);
            expect(drawn).toBeGreaterThanOrEqual(meant / spread - 1e-9);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('make a score of 0 to 100, whatever they are', () => {
    fc.assert(
      fc.property(criteria, rated, (weighed, list) => {
        fc.pre(weighed.some((one) => one.weight > 0));
        const ends = [
          { id: 'best', shares: Array(6).fill(1), weeks: 1 },
          { id: 'worst', shares: Array(6).fill(0), weeks: 1 },
        ];
        const scores = new Map(
          rank(weighed, [...list, ...ends], 10).rows.map(({ id, score }) => [id, score]),
        );
        expect(scores.get('best')).toBeCloseTo(100, 6);
        expect(scores.get('worst')).toBeCloseTo(0, 6);
        for (const score of scores.values()) {
          expect(score).toBeGreaterThanOrEqual(-1e-9);
          expect(score).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });
});

describe('a better answer', () => {
  const better = fc.record({
    c: fc.nat({ max: 5 }),
    by: fc.double({ min: 0.05, max: 1, noNaN: true }),
  });
  const raise = (list: readonly Rated[], { c, by }: { c: number; by: number }): Rated[] =>
    list.map((one, i) =>
      i === 0
        ? { ...one, shares: one.shares.with(c, Math.min(1, (one.shares[c] as number) + by)) }
        : one,
    );

  it('never lowers a score or a rank, and never takes anything below the line', () => {
    fc.assert(
      fc.property(criteria, rated, better, capacity, (weighed, list, change, room) => {
        const [before, after] = [list, raise(list, change)].map((all) =>
          rank(weighed, all, room).rows.find(({ id }) => id === 'o0'),
        );
        if (!before || !after) return;
        expect(after.score).toBeGreaterThanOrEqual(before.score - 1e-9);
        expect(after.rank).toBeLessThanOrEqual(before.rank);
        if (before.above) expect(after.above).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never makes a place above the line less likely', () => {
    fc.assert(
      fc.property(criteria, rated, better, capacity, (weighed, list, change, room) => {
        const drawing = { model: modelOf(weighed), capacity: room, seed: 11 };
        const [before, after] = [list, raise(list, change)].map((all) =>
          chanceOf(chancesOf(candidatesOf(weighed, all, 0.2), drawing), 'o0'),
        ) as [number, number];
        // Where a better answer changes nothing, who comes first among equals is drawn anew by a hair.
        expect(after).toBeGreaterThanOrEqual(before - 1e-3);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is worse at everything', () => {
  const pair = fc.record({
    high: six,
    less: six,
    weeks,
    longer: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
  });
  const both = ({
    high,
    less,
    weeks: needed,
    longer,
  }: typeof pair extends fc.Arbitrary<infer P> ? P : never): Rated[] => [
    { id: 'dominator', shares: high, weeks: needed },
    {
      id: 'dominated',
      shares: high.map((value, c) => value * (less[c] as number)),
      weeks: needed + longer,
    },
  ];

  it('is never ranked or chosen above what is better, under any weights that are not negative', () => {
    fc.assert(
      fc.property(criteria, rated, pair, capacity, (weighed, list, two, room) => {
        const { rows } = rank(weighed, [...list, ...both(two)], room);
        const [best, worst] = ['dominator', 'dominated'].map((id) => rows.find((r) => r.id === id));
        if (!best || !worst) return;
        expect(best.rank).toBeLessThanOrEqual(worst.rank);
        // Where they are worth the same, either may be chosen.
        if (worst.above && worst.score < best.score - 1e-9) expect(best.above).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is never surer of its place', () => {
    fc.assert(
      fc.property(criteria, rated, pair, capacity, (weighed, list, two, room) => {
        fc.pre(weighed.some((one) => one.weight > 0));
        const low = { ...two, less: two.less.map((value) => value * 0.9) };
        const drawing = { model: modelOf(weighed), capacity: room, seed: 5 };
        const chances = chancesOf(candidatesOf(weighed, [...list, ...both(low)], 0), drawing);
        expect(chanceOf(chances, 'dominator')).toBeGreaterThanOrEqual(
          chanceOf(chances, 'dominated') - 0.05,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a newcomer', () => {
  it('is held against what it would take the place of, as if it were drawn with all others', () => {
    fc.assert(
      fc.property(
        criteria,
        rated,
        fc.record({ shares: six, weeks }),
        capacity,
        (weighed, list, one, room) => {
          fc.pre(weighed.some((w) => w.weight > 0));
          const drawing = { model: modelOf(weighed), capacity: room, seed: 3 };
          const here = candidatesOf(weighed, list, 0.2);
          const [newcomer] = candidatesOf(weighed, [{ ...one, id: 'new' }], 0.2) as [Candidate];
          const [alone] = chancesToJoin([newcomer], { candidates: here, drawing });
          const among = chanceOf(chancesOf([...here, newcomer], drawing), 'new');
          expect(Math.abs((alone as number) - among)).toBeLessThan(0.02);
        },
      ),
      { numRuns: 40 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, type Candidate, chancesOf, type RankedBy } from './bands.ts';
import { placesUnder } from './compare-models.ts';
import { cutLineOf } from './cut-line.ts';

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
const candidate = (id: string, value: number, weeks = 4): Candidate => ({
  id,
  answers: [[sure(value)], [sure(value)]],
  effort: sure(weeks),
});

const likely = fc.integer({ min: 1, max: 5 });
const range = fc
  .tuple(likely, likely, likely)
  .map((values) => values.toSorted((a, b) => a - b) as [number, number, number])
  .map(([low, mid, high]) => ({ low, likely: mid, high }));
const candidates = fc
  .array(
    fc.record({
      answers: fc.tuple(
        fc.array(range, { minLength: 1, maxLength: 3 }),
        fc.array(range, { minLength: 1, maxLength: 3 }),
      ),
      effort: fc.integer({ min: 1, max: 20 }).map(sure),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) => list.map((rest, i) => ({ ...rest, id: `o${i}` })));

describe('chancesOf', () => {
  it('is safe when everything fits, out when nothing does', () => {
    const list = [candidate('a', 5), candidate('b', 3)];
    expect(chancesOf(list, { model, capacity: 8, seed: 1 })).toEqual([
      { id: 'a', chance: 1, band: 'safe' },
      { id: 'b', chance: 1, band: 'safe' },
    ]);
    expect(chancesOf(list, { model, capacity: 0, seed: 1 }).map(({ band }) => band)).toEqual([
      'out',
      'out',
    ]);
  });

  it('is contested when two that are as good as each other want one place', () => {
    const unsure = (id: string): Candidate => ({
      id,
      answers: [[{ low: 1, likely: 3, high: 5 }], [{ low: 1, likely: 3, high: 5 }]],
      effort: sure(4),
    });
    const [a, b] = chancesOf([unsure('a'), unsure('b')], { model, capacity: 4, seed: 1 });
    expect(a?.band).toBe('contested');
    expect(a?.chance).toBeCloseTo(0.5, 1);
    expect((a?.chance ?? 0) + (b?.chance ?? 0)).toBeCloseTo(1, 2);
  });

  it('does not depend on the order or the names', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 60 }), (list, capacity) => {
        const renamed = {
          ...model,
          criteria: model.criteria.map((c) => ({ ...c, name: `${c.name}!`, key: `x_${c.key}` })),
        };
        const one = chancesOf(list, { model, capacity, seed: 7 });
        const other = chancesOf(list.toReversed(), { model: renamed, capacity, seed: 7 });
        expect(other.toReversed()).toEqual(one);
      }),
      { numRuns: 30 },
    );
  });

  it('agrees with the exact choice where nothing is uncertain, but for what no longer fits whole', () => {
    const narrow = { ...model, criteria: [criterion('value', 1)] };
    const alike = fc.array(fc.integer({ min: 3, max: 5 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(alike, fc.integer({ min: 1, max: 10 }), (values, places) => {
        const list = values.map((value, i) => ({
          id: `o${i}`,
          answers: [[sure(value + i / 1000 - 1)]],
          effort: sure(4),
        }));
        const exact = cutLineOf(
          list.map(({ id }, i) => ({ id, worth: (values[i] ?? 0) + i / 1000, weeks: 4 })),
          places * 4,
        );
        const above = chancesOf(list, { model: narrow, capacity: places * 4, seed: 3 })
          .filter(({ chance }) => chance === 1)
          .map(({ id }) => id);
        expect(above).toEqual(exact.above);
      }),
      { numRuns: 50 },
    );
  });

  it('is never surer of the dominated than of what dominates it by the same effort', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 40 }), (list, capacity) => {
        const worse = candidate('worse', 2);
        const better = candidate('better', 4);
        const chances = chancesOf([...list, worse, better], { model, capacity, seed: 5 });
        const of = (id: string) => chances.find((chance) => chance.id === id)?.chance ?? Number.NaN;
        expect(of('better')).toBeGreaterThanOrEqual(of('worse'));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a dominated opportunity', () => {
  it('never ranks above its dominator, under any weights', () => {
    const weight = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        weight,
        weight,
        fc.array(fc.tuple(likely, likely), { minLength: 1 }),
        (w1, w2, pairs) => {
          const weighed = {
            ...model,
            criteria: [criterion('value', w1), criterion('urgency', w2)],
          };
          const rated = pairs.map(([value, urgency], i) => ({
            id: `o${i}`,
            means: { value, urgency },
          }));
          const places = placesUnder(weighed, rated);
          for (const a of rated) {
            for (const b of rated) {
              const [x, y] = [places.get(a.id)?.rank, places.get(b.id)?.rank];
              const dominates =
                a.means.value >= b.means.value && a.means.urgency >= b.means.urgency;
              if (dominates && x && y) expect(x).toBeLessThanOrEqual(y);
            }
          }
        },
      ),
    );
  });
});

describe('bandOf', () => {
  it.each([
    [1, 'safe'],
    [0.9, 'safe'],
    [0.89, 'contested'],
    [0.11, 'contested'],
    [0.09, 'out'],
  ])('a chance of %s is %s', (chance, band) => {
    expect(bandOf(chance)).toBe(band);
  });
});

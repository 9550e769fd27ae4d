import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, chancesOf } from './bands.ts';
import { placesUnder } from './compare-models.ts';
import { cutLineOf } from './cut-line.ts';
import type { Candidate, RankedBy } from './draw-candidates.ts';

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

  it('does not depend on the order of a list too long for the exact choice, either', () => {
    const unsure = (i: number): Candidate => ({
      id: `o${i}`,
      answers: [[{ low: 1, likely: 1 + (i % 5), high: 5 }], [sure(1 + ((i * 7) % 5))]],
      effort: sure(1 + (i % 9)),
    });
    const list = Array.from({ length: 400 }, (_, i) => unsure(i));
    const one = chancesOf(list, { model, capacity: 300, seed: 7 });
    expect(chancesOf(list.toReversed(), { model, capacity: 300, seed: 7 }).toReversed()).toEqual(
      one,
    );
  });

  it('says of a short list what the cut line says, where nothing is uncertain', () => {
    const narrow = { ...model, criteria: [criterion('value', 1)] };
    const thing = fc.record({
      value: fc.integer({ min: 11, max: 49 }).map((tenths) => tenths / 10),
      weeks: fc.integer({ min: 1, max: 120 }).map((tenths) => tenths / 10),
    });
    // A hair more for each, so that no two choices are worth the same.
    const list = fc
      .array(thing, { minLength: 2, maxLength: 14 })
      .map((things) =>
        things.map(({ value, weeks }, i) => ({ value: value + Math.sqrt(i + 2) / 1000, weeks })),
      );
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 400 }), (things, tenths) => {
        const capacity = tenths / 10;
        const drawn = things.map(({ value, weeks }, i) => ({
          id: `o${i}`,
          answers: [[sure(value)]],
          effort: sure(weeks),
        }));
        const line = cutLineOf(
          things.map(({ value, weeks }, i) => ({ id: `o${i}`, worth: (value - 1) * 25, weeks })),
          capacity,
        );
        const chances = chancesOf(drawn, { model: narrow, capacity, seed: 3 });
        expect(chances.map(({ chance }) => chance)).toEqual(
          drawn.map(({ id }) => (line.above.includes(id) ? 1 : 0)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is undecided between two alike of which one fits, and prefers the shorter of equals', () => {
    const capacity = 4;
    const [a, b] = chancesOf([candidate('a', 4), candidate('b', 4)], { model, capacity, seed: 1 });
    expect(a?.chance).toBeCloseTo(0.5, 1);
    expect((a?.chance ?? 0) + (b?.chance ?? 0)).toBeCloseTo(1, 6);
    const shorter = [candidate('long', 4, 4), candidate('short', 4, 3.9)];
    expect(chancesOf(shorter, { model, capacity, seed: 1 }).map(({ chance }) => chance)).toEqual([
      0, 1,
    ]);
  });

  it('takes the one that is worth more than what it leaves no room for, as the cut line does', () => {
    // By worth per week the small one comes first, and the big one no longer fits.
    const list = [candidate('small', 2, 1), candidate('big', 5, 10)];
    const [small, big] = chancesOf(list, { model, capacity: 10, seed: 1 });
    expect([small?.chance, big?.chance]).toEqual([0, 1]);
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areConnected,
  CONSISTENT,
  pairsOf,
  togetherInPairs,
  weighInPairs,
} from './weigh-in-pairs.ts';

const judge = (of: string, than: string, times: number) => ({ of, than, times });

describe('weighInPairs', () => {
  it('gives the weights of the published example of choosing a leader', () => {
    // Analytic hierarchy process, "leader" example: 0.547, 0.270, 0.127, 0.056 with CR 0.044.
    const { weights, consistencyRatio } = weighInPairs(
      ['experience', 'education', 'charisma', 'age'],
      [
        judge('experience', 'education', 4),
        judge('experience', 'charisma', 3),
        judge('experience', 'age', 7),
        judge('charisma', 'education', 3),
        judge('education', 'age', 3),
        judge('charisma', 'age', 5),
      ],
    );
    expect(weights.experience).toBeCloseTo(0.547, 2);
    expect(weights.charisma).toBeCloseTo(0.27, 2);
    expect(weights.education).toBeCloseTo(0.127, 2);
    expect(weights.age).toBeCloseTo(0.056, 2);
    expect(consistencyRatio).toBeCloseTo(0.044, 2);
  });

  it('finds again the weights that consistent judgements came from, also when some are missing', () => {
    const weight = fc.double({ min: 1, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 3, maxLength: 7 }), (meant) => {
        const keys = meant.map((_, i) => `k${i}`);
        // A chain is enough to know them all.
        const chain = meant
          .slice(1)
          .map((w, i) => judge(`k${i + 1}`, `k${i}`, w / (meant[i] ?? 1)));
        const { weights, consistencyRatio } = weighInPairs(keys, chain);
        const total = meant.reduce((sum, w) => sum + w, 0);
        meant.forEach((w, i) => {
          expect(weights[`k${i}`]).toBeCloseTo(w / total, 3);
        });
        expect(consistencyRatio).toBeLessThan(0.01);
      }),
    );
  });

  it('tells judgements that go round in a circle, and which is worst', () => {
    const { consistencyRatio, worst } = weighInPairs(
      ['a', 'b', 'c'],
      [judge('a', 'b', 5), judge('b', 'c', 5), judge('c', 'a', 5)],
    );
    expect(consistencyRatio).toBeGreaterThan(CONSISTENT);
    expect(worst).not.toBeNull();
  });

  it('weighs all the same while nobody compared anything', () => {
    expect(weighInPairs(['a', 'b'], []).weights).toEqual({ a: 0.5, b: 0.5 });
  });
});

describe('togetherInPairs', () => {
  it('takes the geometric mean, whichever way round each was asked', () => {
    const [one] = togetherInPairs([[judge('a', 'b', 8)], [judge('b', 'a', 1 / 2)]]);
    expect(one).toMatchObject({ of: 'a', than: 'b' });
    expect(one?.times).toBeCloseTo(4);
  });
});

describe('pairsOf', () => {
  it('gives every pair once, and reaches every key with the first of them', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const pairs = pairsOf(keys);
    expect(new Set(pairs.map(({ of, than }) => `${of}${than}`)).size).toBe(10);
    const judged = pairs.map((pair) => ({ ...pair, times: 2 }));
    expect(areConnected(keys, judged.slice(0, 4))).toBe(true);
    expect(areConnected(keys, judged.slice(0, 3))).toBe(false);
    expect(areConnected(keys, [])).toBe(false);
  });
});

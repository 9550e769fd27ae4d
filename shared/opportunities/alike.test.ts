import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likestBefore, trigramsOf } from './alike.ts';

const words = fc.constantFrom(
  'chat',
  'bot',
  'letter',
  'letters',
  'draft',
  'flood',
  'model',
  'modeling',
  'AI',
  'Ä',
);
const title = fc.array(words, { minLength: 0, maxLength: 4 }).map((some) => some.join(' '));

function shareOf(a: string, b: string): number {
  const [x, y] = [trigramsOf(a), trigramsOf(b)];
  const shared = [...x].filter((piece) => y.has(piece)).length;
  const all = x.size + y.size - shared;
  return all === 0 ? 0 : shared / all;
}

describe('titles that look alike', () => {
  it.each([
    // As PostgreSQL's own documentation has it.
    ['cat', ['  c', ' ca', 'cat', 'at ']],
    ['foo|bar', ['  f', ' fo', 'foo', 'oo ', '  b', ' ba', 'bar', 'ar ']],
    ['', []],
    ['—', []],
  ])('are cut into pieces of three: %j', (text, pieces) => {
    expect([...trigramsOf(text)]).toEqual(pieces);
  });

  it('are found as comparing each with each would find them', () => {
    fc.assert(
      fc.property(fc.array(title, { maxLength: 25 }), fc.nat(5), (titles, from) => {
        const all = titles.map((one, key) => ({ key, title: one }));
        const { matches, complete } = likestBefore(all, { from, least: 0.5, most: 1e9 });
        const best = titles.map((one, at) =>
          Math.max(0, ...titles.slice(0, at).map((other) => shareOf(other, one))),
        );
        const expected = best.flatMap((share, at) =>
          at >= from && share >= 0.5 ? [[at, share]] : [],
        );
        expect(matches.map(({ of, similarity }) => [of, similarity])).toEqual(expected);
        for (const { of, like } of matches) expect(like).toBeLessThan(of);
        expect(complete).toBe(true);
      }),
    );
  });

  it('are looked for no longer than asked, which is said', () => {
    const same = Array.from({ length: 500 }, (_, key) => ({
      key,
      title: `The same words, office ${key}`,
    }));
    const found = likestBefore(same, { from: 0, least: 0.5, most: 100 });
    expect(found.complete).toBe(false);
    expect(found.matches.length).toBeLessThan(50);
  });
});

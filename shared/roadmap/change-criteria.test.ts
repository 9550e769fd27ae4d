import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeCriteria } from './change-criteria.ts';

const sentences = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });

describe('acceptance criteria under another list', () => {
  it('stand as that list does, with every row kept, added or removed once', () => {
    fc.assert(
      fc.property(sentences, sentences, (before, after) => {
        const now = before.map((sentence, n) => ({ id: `${n}`, sentence }));
        const { kept, added, removed } = changeCriteria(now, after);
        const sentenceOf = new Map(now.map(({ id, sentence }) => [id, sentence]));
        const placed = [
          ...kept.map(({ id, position }) => ({ position, sentence: sentenceOf.get(id) })),
          ...added,
        ].toSorted((a, b) => a.position - b.position);
        expect(placed.map(({ sentence }) => sentence)).toEqual(after);
        expect(placed.map(({ position }) => position)).toEqual(after.map((_, n) => n));
        expect([...kept.map(({ id }) => id), ...removed].toSorted()).toEqual(
          now.map(({ id }) => id).toSorted(),
        );
        const addedNow = new Set(added.map(({ sentence }) => sentence));
        expect(removed.some((id) => addedNow.has(sentenceOf.get(id) ?? ''))).toBe(false);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Flip } from '#shared/scoring/flip.ts';
import { flipSentence } from './flip-sentence.ts';

const criteria = [{ id: 'value', name: 'Value' }];
const titleOf = () => 'The portal';
const flip: Flip = {
  kind: 'weight',
  criterionId: 'value',
  from: 4,
  to: 5.3,
  rivalId: 'b',
  reach: 0.9,
};

describe('the sentence about what would flip a place', () => {
  it.each([
    [
      'a weight',
      flip,
      true,
      'If Value weighed 5.3 rather than 4, it would fall below the cut line, and “The portal” rise above it.',
    ],
    [
      'an answer',
      { ...flip, kind: 'answer' as const, from: 3 + 2 / 3, to: 3.7 },
      false,
      'If Value were answered 3.7 rather than 3.67 on average, it would rise above the cut line in the place of “The portal”.',
    ],
    [
      'an effort, where nobody takes the place',
      { ...flip, kind: 'effort' as const, criterionId: null, from: 8.2, to: 8, rivalId: null },
      false,
      'If it took 8 weeks rather than 8.2, it would rise above the cut line.',
    ],
  ])('names %s', (_, told, above, sentence) => {
    expect(flipSentence(told, { above, titleOf, criteria })).toBe(sentence);
  });

  it('never rounds the value that was tried back to where nothing changes', () => {
    const near = { ...flip, from: 4, to: 4.0017 };
    expect(flipSentence(near, { above: true, titleOf, criteria })).toContain(
      'weighed 4.0017 rather than 4,',
    );
  });

  it('says so when nothing does', () => {
    expect(flipSentence(null, { above: true, titleOf, criteria })).toMatch(/^No single weight/);
  });
});

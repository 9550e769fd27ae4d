import { describe, expect, it } from 'vitest';
import { placeAfter } from './use-caret-kept.ts';

describe('the caret in a text somebody else changed', () => {
  it.each([
    ['stays before the change', 'One two', 'One two three', 3, 3],
    ['moves with what was added above', 'Two', 'One\n\nTwo', 3, 8],
    ['moves back when words above it leave', 'One\n\nTwo', 'Two', 8, 3],
    ['stands where the words left that it stood in', 'One two three', 'One three', 6, 5],
    ['stays at the end of a text nobody changed', 'Same', 'Same', 4, 4],
  ])('%s', (_, before, after, place, now) => {
    expect(placeAfter(before, after, place)).toBe(now);
  });
});

import { describe, expect, it } from 'vitest';
import { countRaters, isComplete, isSkippedByAll } from './round.ts';

const rated = { submitted: true, skipped: false };
const skipped = { submitted: false, skipped: true };
const open = { submitted: false, skipped: false };

describe('a round', () => {
  it.each([
    ['nobody asked', [], { invited: 0, open: 0 }, false, false],
    ['one still open', [rated, rated, open], { invited: 3, open: 1 }, false, false],
    ['all have rated', [rated, rated], { invited: 2, open: 0 }, true, false],
    ['one has skipped, the others rated', [rated, skipped], { invited: 1, open: 0 }, true, false],
    ['one has skipped, one is open', [skipped, open], { invited: 1, open: 1 }, false, false],
    ['all have skipped', [skipped, skipped], { invited: 0, open: 0 }, false, true],
  ])('counts who rates, without those who skip: %s', (_, raters, count, complete, nothing) => {
    const counted = countRaters(raters);
    expect(counted).toMatchObject(count);
    expect(isComplete(counted)).toBe(complete);
    expect(isSkippedByAll(counted)).toBe(nothing);
  });
});

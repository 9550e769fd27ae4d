import { describe, expect, it } from 'vitest';
import { nextDuel } from './next-duel.ts';

const none = { duels: [], skipped: [] };

describe('which two to compare next', () => {
  it('are neighbours nobody has compared', () => {
    expect(nextDuel(['a', 'b', 'c'], none)).toEqual(['a', 'b']);
  });

  it('are those compared least, whoever won', () => {
    const duels = [{ winnerId: 'b', loserId: 'a' }];
    expect(nextDuel(['a', 'b', 'c', 'd'], { ...none, duels })).toEqual(['c', 'd']);
  });

  it('are never two somebody could not tell apart', () => {
    expect(nextDuel(['a', 'b', 'c'], { duels: [], skipped: [['b', 'a']] })).toEqual(['b', 'c']);
    expect(nextDuel(['a', 'b'], { duels: [], skipped: [['a', 'b']] })).toBeNull();
  });

  it('come again when all have met', () => {
    const duels = [{ winnerId: 'b', loserId: 'a' }];
    expect(nextDuel(['a', 'b'], { ...none, duels })).toEqual(['a', 'b']);
  });

  it('are nobody when there are not two', () => {
    expect(nextDuel([], none)).toBeNull();
    expect(nextDuel(['a'], none)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { agreesWithScore, delayCostAdded } from '#shared/roadmap/rank.ts';

const card = (id: string, score: number | null, costOfDelay = 0, effortLikely = 1) => ({
  id,
  score,
  costOfDelay,
  effortLikely,
});

describe('agreesWithScore', () => {
  it('holds while nothing above scores lower and nothing below higher', () => {
    expect(agreesWithScore([card('a', 90), card('b', 70), card('c', 50)], 'b')).toBe(true);
    expect(agreesWithScore([card('b', 70), card('a', 90)], 'b')).toBe(false);
  });

  it('asks nothing of a card without a score, nor about its neighbours without one', () => {
    expect(agreesWithScore([card('b', null), card('a', 90)], 'b')).toBe(true);
    expect(agreesWithScore([card('b', 70), card('x', null), card('c', 60)], 'b')).toBe(true);
  });
});

describe('delayCostAdded', () => {
  it('is what the passed-over cards wait for, less what the moved one saves', () => {
    const cheap = card('cheap', 50, 100, 4);
    const dear = card('dear', 90, 1000, 1);
    // dear waits 4 weeks longer (4,000), cheap 1 week less (100).
    expect(delayCostAdded([dear, cheap], [cheap, dear])).toBe(3900);
    expect(delayCostAdded([cheap, dear], [dear, cheap])).toBe(-3900);
  });
});

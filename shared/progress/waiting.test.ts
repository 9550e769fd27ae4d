import { describe, expect, it } from 'vitest';
import { waitingCostSoFar, waitingSince } from '#shared/progress/waiting.ts';
import type { Stage } from '#shared/roadmap/stage.ts';

const since = new Date('2026-11-01T00:00:00Z');
const now = new Date('2026-11-22T00:00:00Z');

describe('a wait that costs', () => {
  it.each<[Stage, string | null]>([
    ['ASSESS', null],
    ['DECIDED', '2026-11-01'],
    ['OFFERED', '2026-11-01'],
    ['IN_REVIEW', '2026-11-01'],
    ['QUEUED', '2026-11-01'],
    ['BUILDING', '2026-11-16'],
    ['DELIVERED', null],
    ['PROVEN', null],
  ])('in %s begins on %s', (stage, expected) => {
    const began = waitingSince({ stage, since, finishLatest: '2026-11-15' });
    expect(began?.toISOString().slice(0, 10) ?? null).toBe(expected);
  });

  it('has not begun while building without a promised finish', () => {
    expect(waitingSince({ stage: 'BUILDING', since, finishLatest: null })).toBeNull();
  });

  it('costs its cost of delay for every week', () => {
    expect(waitingCostSoFar(4000, since, now)).toBe(12_000);
    expect(waitingCostSoFar(null, since, now)).toBeNull();
    expect(waitingCostSoFar(4000, null, now)).toBeNull();
    expect(waitingCostSoFar(4000, now, since)).toBeNull();
  });
});

import { performance } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import type { Ranked, Ranking } from '#shared/scoring/ranking.ts';
import { endFreezing, freeze } from './freezing.ts';
import { freezeNow } from './freezing-now.ts';

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const criteria = Array.from({ length: 8 }, (_, n) => ({
  id: idOf(900_000 + n),
  key: `c${n}`,
  name: `Criterion ${n}`,
  question: 'How much?',
  weight: 1 + (n % 4),
  scale: 'ZERO_TO_TEN' as const,
  scaleMin: 0,
  scaleMax: 10,
  unit: '',
  direction: 'UP' as const,
  rubric: {},
}));

const opportunity = (n: number): Ranked => ({
  id: idOf(n),
  title: `Number ${n}`,
  stage: 'ASSESS',
  version: 1,
  score: 50,
  revealed: true,
  ratersInvited: 5,
  ratersSubmitted: 5,
  effort: { low: 1 + (n % 3), likely: 3 + ((n * 7) % 11), high: 14 + ((n * 13) % 17) },
  costOfDelay: null,
  priorityId: null,
  ownerId: null,
  createdById: null,
  answers: criteria.map((_, c) =>
    Array.from({ length: 5 }, (__, rater): [number, number, number] => {
      const likely = (n * 31 + c * 17 + rater * 7 + n * c) % 11;
      return [Math.max(0, likely - 1), likely, Math.min(10, likely + 2)];
    }),
  ),
  raters: [0, 1, 2, 3, 4],
});

const rankingOf = (count: number): string => {
  const ranking: Ranking = {
    revision: 1,
    model: {
      id: idOf(999_999),
      name: 'Weighted sum',
      preset: 'WEIGHTED_SUM',
      formula: 'WEIGHTED_SUM',
      expression: null,
      perEffort: false,
      version: 1,
      criteria,
      comparisons: [],
    },
    opportunities: Array.from({ length: count }, (_, n) => opportunity(n)),
    raters: [],
    owners: [
      {
        id: idOf(800_000),
        name: 'Team',
        capacity: [{ startsOn: '2026-01-01', peoplePerWeek: 40 }],
        committedWeeks: 0,
      },
    ],
    unownedWeeks: 0,
    duels: [],
    requests: [],
    overrides: [],
  };
  return JSON.stringify(ranking);
};

const horizon = { weeks: 13, ownerId: null };
const freezing = (count: number, ranking = rankingOf(count)) => ({
  ranking,
  on: '2026-11-22',
  horizon,
  decided: [idOf(0), idOf(count)],
});

/** For how long this thread was busy, at the longest, while something went on. */
async function longestBusy(work: () => Promise<unknown>): Promise<number> {
  let [last, longest, isOver] = [performance.now(), 0, false];
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  await new Promise((resolve) => setImmediate(resolve));
  isOver = true;
  return longest;
}

describe('freezing a ranking', () => {
  afterAll(endFreezing);

  it.each([3, 250])('of %i gives the same in its own thread as here', async (count) => {
    const asked = freezing(count);
    const frozen = await freeze(asked);
    expect(frozen).toEqual(freezeNow(asked));
    expect(JSON.parse(frozen.content).list).toHaveLength(count);
    expect(frozen.ranks).toEqual([expect.any(Number), null]);
  });

  it('of two thousand leaves the server free for everybody else', async () => {
    const asked = freezing(2000);
    await freeze(asked);
    const before = performance.now();
    freezeNow(asked);
    const here = performance.now() - before;
    const beside = await longestBusy(() => freeze(asked));
    expect(beside).toBeLessThan(Math.max(50, here / 3));
  }, 60_000);

  it('answers everybody who asks at once with what they asked', async () => {
    const counts = [120, 150, 180];
    const all = await Promise.all(counts.map((count) => freeze(freezing(count))));
    expect(all.map(({ content }) => JSON.parse(content).list.length)).toEqual(counts);
  });

  it('says what is wrong with what cannot be frozen, and goes on', async () => {
    const broken = freezing(0, `{"opportunities": "none"${' '.repeat(100_000)}}`);
    await expect(freeze(broken)).rejects.toThrow(/Freezing the ranking failed/);
    expect((await freeze(freezing(200))).ranks).toHaveLength(2);
  });

  it('refuses what it was asked when the server shuts down, and begins anew for who asks later', async () => {
    const asked = freeze(freezing(2000));
    const refused = expect(asked).rejects.toThrow(/shutting down/);
    await endFreezing();
    await refused;
    expect((await freeze(freezing(200))).ranks).toHaveLength(2);
    await endFreezing();
    await endFreezing();
  });
});

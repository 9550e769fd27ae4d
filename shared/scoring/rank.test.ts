import { describe, expect, it } from 'vitest';
import { capacityLeft } from './capacity-left.ts';
import { rankList } from './rank.ts';
import type { Ranked, Ranking } from './ranking.ts';

const criterion = (id: string) => ({
  id,
  key: id,
  name: id,
  question: '',
  weight: 1,
  scale: 'ONE_TO_FIVE' as const,
  scaleMin: 1,
  scaleMax: 5,
  unit: '',
  direction: 'UP' as const,
  rubric: {},
});

const opportunity = (id: string, likely: number | null, weeks: number | null): Ranked => ({
  id,
  title: id,
  stage: 'ASSESS',
  version: 1,
  score: null,
  revealed: likely !== null,
  ratersInvited: 1,
  ratersSubmitted: 1,
  effort: weeks === null ? null : { low: weeks, likely: weeks, high: weeks },
  costOfDelay: null,
  priorityId: null,
  ownerId: null,
  createdById: null,
  raters: likely === null ? [] : [0],
  answers: likely === null ? [[]] : [[[likely, likely, likely]]],
});

const ranking = (opportunities: Ranked[], people = 1): Ranking => ({
  revision: 1,
  raters: ['ada'],
  overrides: [],
  model: {
    id: 'model',
    name: 'Model',
    preset: 'WEIGHTED_SUM',
    formula: 'WEIGHTED_SUM',
    expression: null,
    perEffort: false,
    version: 1,
    criteria: [criterion('value')],
    comparisons: [],
  },
  opportunities,
  owners: [
    {
      id: 'team',
      name: 'Team',
      capacity: [{ startsOn: '2026-01-01', peoplePerWeek: people }],
      committedWeeks: 3,
    },
  ],
  unownedWeeks: 0,
  duels: [],
  requests: [],
});

const quarter = { from: '2026-11-23', horizon: { weeks: 13, ownerId: null } };

describe('rankList', () => {
  it('ranks by score, shares a rank between equals, and draws the line at what the capacity carries', () => {
    const list = [
      opportunity('a', 4, 6),
      opportunity('b', 4, 4),
      opportunity('c', 2, 4),
      opportunity('d', 5, 1),
    ];
    const { rows, cutLine } = rankList(ranking(list), quarter);
    expect(rows.map(({ id, rank }) => [id, rank])).toEqual([
      ['d', 1],
      ['a', 2],
      ['b', 2],
      ['c', 4],
    ]);
    expect(cutLine.capacity).toBe(10);
    expect(rows.filter(({ above }) => above).map(({ id }) => id)).toEqual(['d', 'b', 'c']);
  });

  it('leaves out what is not revealed, and takes the median for an effort nobody knows', () => {
    const list = [
      opportunity('a', 4, 2),
      opportunity('hidden', null, 2),
      opportunity('b', 3, null),
    ];
    const { rows } = rankList(ranking(list), quarter);
    expect(rows.map(({ id, weeks, assumed }) => [id, weeks, assumed])).toEqual([
      ['a', 2, false],
      ['b', 2, true],
    ]);
  });

  it('takes two for one that is too big, and says so', () => {
    const list = [opportunity('a', 5, 10), opportunity('b', 4, 5), opportunity('c', 4, 5)];
    const { swap } = rankList(ranking(list), quarter);
    expect(swap).toMatchObject({ drop: ['a'], take: ['b', 'c'] });
    expect(swap?.gain).toBeCloseTo(0.5, 6);
  });

  it('is empty for an empty list', () => {
    expect(rankList(ranking([]), quarter)).toMatchObject({ rows: [], swap: null });
  });
});

describe('capacityLeft', () => {
  it('counts the people of each week, less what is promised', () => {
    const { owners } = ranking([]);
    const [team] = owners;
    if (!team) throw new Error('there is a team');
    const joining = {
      ...team,
      capacity: [...team.capacity, { startsOn: '2026-12-07', peoplePerWeek: 2 }],
    };
    // Two weeks of one person, eleven of two, three of them promised.
    expect(capacityLeft({ owners: [joining], unownedWeeks: 0 }, quarter)).toBe(2 + 22 - 3);
    expect(capacityLeft({ owners, unownedWeeks: 99 }, quarter)).toBe(0);
    const asked = { ...quarter, horizon: { weeks: 13, ownerId: 'team' } };
    expect(capacityLeft({ owners, unownedWeeks: 99 }, asked)).toBe(10);
  });
});

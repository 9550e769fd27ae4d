import { describe, expect, it } from 'vitest';
import type { Ranked, Ranking } from '#shared/scoring/ranking.ts';
import { type FrozenRow, freezeRanking, readSnapshot, type Snapshot } from './snapshot.ts';
import { around, rankIn, thenAndNow } from './then-and-now.ts';

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const criterion = (n: number, name: string, weight: number) => ({
  id: idOf(900 + n),
  key: name.toLowerCase(),
  name,
  question: `${name}?`,
  weight,
  scale: 'ONE_TO_FIVE' as const,
  scaleMin: 1,
  scaleMax: 5,
  unit: '',
  direction: 'UP' as const,
  rubric: {},
});

const model: Ranking['model'] = {
  id: idOf(999),
  name: 'Weighted sum',
  preset: 'WEIGHTED_SUM',
  formula: 'WEIGHTED_SUM',
  expression: null,
  perEffort: false,
  version: 1,
  criteria: [criterion(1, 'Value', 3), criterion(2, 'Urgency', 1)],
  comparisons: [],
};

const one = (n: number, value: number, more: Partial<Ranked> = {}): Ranked => ({
  id: idOf(n),
  title: `Number ${n}`,
  stage: 'ASSESS',
  version: 1,
  score: value,
  revealed: true,
  ratersInvited: 1,
  ratersSubmitted: 1,
  effort: { low: 2, likely: 4, high: 6 },
  costOfDelay: null,
  priorityId: null,
  ownerId: null,
  createdById: null,
  answers: [[[value, value, value]], [[3, 3, 3]]],
  raters: [0],
  ...more,
});

const listed = (...opportunities: Ranked[]) => ({
  model,
  opportunities,
  unownedWeeks: 0,
  owners: [
    {
      id: idOf(800),
      name: 'Team',
      capacity: [{ startsOn: '2026-01-01', peoplePerWeek: 1 }],
      committedWeeks: 0,
    },
  ],
});

const horizon = { weeks: 13, ownerId: null };
const freeze = (list: ReturnType<typeof listed>, decided: string[] = []) =>
  freezeRanking(list, { on: '2026-11-22', horizon, decided });

describe('a snapshot', () => {
  const hidden = one(9, 5, { revealed: false, score: null, answers: [[], []] });

  it('keeps the list best first, with bands, line and the answers of what is decided', () => {
    const kept = freeze(listed(one(1, 2), one(2, 5), one(3, 4), one(4, 1), hidden), [idOf(2)]);
    expect(kept.list.map(({ rank, title, above }) => [rank, title, above])).toEqual([
      [1, 'Number 2', true],
      [2, 'Number 3', true],
      [3, 'Number 1', true],
      [4, 'Number 4', false],
    ]);
    expect(kept.capacity).toBe(13);
    expect(kept.list[0]).toMatchObject({ band: 'safe', means: [5, 3], raters: 1, weeks: 4 });
    expect(kept.answers).toEqual({ [idOf(2)]: [[[5, 5, 5]], [[3, 3, 3]]] });
    expect(kept.unscored).toBe(1);
  });

  it('says nothing of a round that is not revealed', () => {
    const kept = JSON.stringify(freeze(listed(one(1, 2), hidden), [idOf(9)]));
    expect(kept).not.toContain(idOf(9));
  });

  it('is read as it was written, through JSON', () => {
    const kept = freeze(listed(one(1, 2), one(2, 5)), [idOf(1)]);
    expect(readSnapshot(JSON.parse(JSON.stringify(kept)), '2027-01-01')).toEqual(kept);
  });

  it('is small: six digits of what is calculated', () => {
    const kept = freeze(listed(one(1, 10 / 3)));
    expect(String(kept.list[0]?.score).length).toBeLessThanOrEqual(7);
  });
});

describe('then and now', () => {
  const then = freeze(listed(one(1, 3), one(2, 4), one(3, 2), one(4, 5)));
  const now: Snapshot = freeze({
    ...listed(one(1, 3), one(2, 2), one(3, 4)),
    model: {
      ...model,
      version: 2,
      criteria: [criterion(1, 'Value', 1), criterion(3, 'Reach', 1)],
    },
  });
  const seen = thenAndNow(then, now, idOf(1));
  const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);

  it('names who passed it, whom it passed, and who has left', () => {
    expect(titles(seen.passedBy)).toEqual(['Number 3']);
    expect(titles(seen.passed)).toEqual(['Number 2']);
    expect(titles(seen.gone)).toEqual(['Number 4']);
    expect([seen.row.was?.rank, seen.row.is?.rank]).toEqual([3, 2]);
  });

  it('lays weights and ratings beside each other, also of criteria that came or went', () => {
    expect(seen.model.isSame).toBe(false);
    expect(seen.criteria.map(({ name, weight }) => [name, weight.was, weight.is])).toEqual([
      ['Value', 0.75, 0.5],
      ['Reach', null, 0.5],
      ['Urgency', 0.25, null],
    ]);
    expect(seen.criteria[0]?.rating).toEqual({ was: 3, is: 3 });
  });

  it('knows nothing of an opportunity that was in neither list', () => {
    expect(thenAndNow(then, now, idOf(77)).row).toEqual({ was: null, is: null });
  });

  it('shows the neighbours of a line, as many at the ends of the list as in its middle', () => {
    const list = Array.from({ length: 20 }, (_, n) => ({
      ...(then.list[0] as FrozenRow),
      id: idOf(n),
    }));
    const ids = (id: string) => around(list, id, 2).map((row) => row.id);
    expect(ids(idOf(0))).toEqual([0, 1, 2, 3, 4].map(idOf));
    expect(ids(idOf(10))).toEqual([8, 9, 10, 11, 12].map(idOf));
    expect(ids(idOf(19))).toEqual([15, 16, 17, 18, 19].map(idOf));
  });

  it('says which rank a score would have', () => {
    expect(rankIn(then.list, Number.POSITIVE_INFINITY)).toBe(1);
    expect(rankIn(then.list, -1)).toBe(5);
  });
});

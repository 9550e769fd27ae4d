import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualCalendar } from '#shared/calendar/schema.ts';
import type { BoardCard, BoardChanges, BoardSnapshot } from './schema.ts';
import { withChanges } from './with-changes.ts';

const stages = ['ASSESS', 'DECIDED', 'OFFERED'] as const;
type Where = { stage: (typeof stages)[number] | 'PARKED'; place: number; version: number };
/** Cards by number; where two have the same place the number decides. */
type World = Record<string, Where>;

const card = (id: string, version: number): BoardCard => ({
  id,
  version,
  title: id,
  since: '2026-01-05T09:00:00Z',
});

function boardOf(world: World, revision: number): BoardSnapshot {
  const column = (stage: string) =>
    Object.entries(world)
      .filter(([, where]) => where.stage === stage)
      .sort(([a, x], [b, y]) => x.place - y.place || a.localeCompare(b))
      .map(([id, { version }]) => card(id, version));
  const columns = {
    ASSESS: column('ASSESS'),
    DECIDED: column('DECIDED'),
    OFFERED: column('OFFERED'),
  };
  const empty = { IN_REVIEW: [], QUEUED: [], BUILDING: [], DELIVERED: [], PROVEN: [] };
  const lists = { members: [], owners: [], priorities: [], metrics: [], calendar: usualCalendar };
  const parked = column('PARKED').length;
  return { revision, ...lists, columns: { ...columns, ...empty }, parked, rejected: 0 };
}

/** What the server tells: the touched cards of the board as it is now, each behind its neighbour. */
function changesTo(now: BoardSnapshot, touched: readonly string[]): BoardChanges {
  const changed = stages.flatMap((stage) =>
    now.columns[stage].flatMap((card, index, cards) =>
      touched.includes(card.id) ? [{ stage, after: cards[index - 1]?.id ?? null, card }] : [],
    ),
  );
  const gone = touched.filter((id) => !changed.some(({ card }) => card.id === id));
  const counts: BoardChanges['counts'] = { PARKED: now.parked };
  for (const stage of stages) counts[stage] = now.columns[stage].length;
  return { revision: now.revision, changed, gone, counts };
}

const where = fc.record({
  stage: fc.constantFrom(...stages, 'PARKED' as const),
  place: fc.integer({ min: 0, max: 9 }),
  version: fc.integer({ min: 1, max: 9 }),
});
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const world = fc.dictionary(ids, where);

describe('a board with what changed', () => {
  it('is the board that a whole reading gives, whatever changed', () => {
    fc.assert(
      fc.property(world, world, (before, edits) => {
        const now = boardOf({ ...before, ...edits }, 2);
        expect(withChanges(boardOf(before, 1), changesTo(now, Object.keys(edits)))).toEqual(now);
      }),
    );
  });

  it('keeps the columns in which nothing changed as they are', () => {
    const before = boardOf({ a: { stage: 'ASSESS', place: 1, version: 1 } }, 1);
    const now = boardOf(
      {
        a: { stage: 'ASSESS', place: 1, version: 1 },
        b: { stage: 'DECIDED', place: 1, version: 1 },
      },
      2,
    );
    const next = withChanges(before, changesTo(now, ['b']));
    expect(next?.columns.ASSESS).toBe(before.columns.ASSESS);
  });

  const one = boardOf({ a: { stage: 'ASSESS', place: 1, version: 1 } }, 1);
  it.each<[string, Partial<BoardChanges>]>([
    ['too much changed to be told', { changed: null }],
    [
      'a card stands behind one that is not here',
      { changed: [{ stage: 'ASSESS', after: 'x', card: card('b', 1) }] },
    ],
    ['a column has more cards than were told of', { counts: { ASSESS: 2 } }],
  ])('has to be read as a whole when %s', (_, wrong) => {
    const changes = { revision: 2, changed: [], gone: [], counts: { ASSESS: 1 }, ...wrong };
    expect(withChanges(one, changes)).toBeNull();
  });
});

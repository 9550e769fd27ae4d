import { describe, expect, it } from 'vitest';
import { usualCalendar } from '#shared/calendar/schema.ts';
import type { Actor } from '#shared/people/can.ts';
import type { BoardCard } from '#shared/roadmap/schema.ts';
import {
  afterOf,
  type BoardMove,
  boardStages,
  type Columns,
  clockOf,
  crossingOf,
  filtered,
  priceOfRank,
  verdictOf,
  withMove,
} from './board-view.ts';

const now = new Date('2026-03-10T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
const card = (id: string, facts: Partial<BoardCard> = {}): BoardCard => ({
  id,
  version: 1,
  title: `Card ${id}`,
  since: daysAgo(1),
  ...facts,
});
const columnsOf = (some: Partial<Columns>): Columns => {
  const empty = Object.fromEntries(boardStages.map((stage) => [stage, []])) as unknown as Columns;
  return { ...empty, ...some };
};
const move = (facts: Partial<BoardMove> & Pick<BoardMove, 'card'>): BoardMove => ({
  from: 'QUEUED',
  to: 'BUILDING',
  after: null,
  before: null,
  at: now.toISOString(),
  ...facts,
});
const ids = (cards: readonly BoardCard[]) => cards.map(({ id }) => id).join(' ');

describe('a move on this screen', () => {
  const start = columnsOf({ QUEUED: [card('a'), card('b')], BUILDING: [card('c')] });

  it('puts the card behind the one it was dropped on', () => {
    const done = withMove(start, move({ card: card('a'), after: 'c' }));
    expect(ids(done.QUEUED)).toBe('b');
    expect(ids(done.BUILDING)).toBe('c a');
  });

  it('starts the card’s wait anew', () => {
    expect(withMove(start, move({ card: card('a') })).BUILDING[0]?.since).toBe(now.toISOString());
  });

  it('changes nothing more when the server has done it already', () => {
    const done = withMove(start, move({ card: card('a'), after: 'c' }));
    const served = { ...done, BUILDING: done.BUILDING.map((other) => ({ ...other, version: 2 })) };
    expect(withMove(served, move({ card: card('a'), after: 'c' }))).toEqual(served);
  });

  it('leaves out a card that somebody else has taken elsewhere', () => {
    const elsewhere = columnsOf({ DECIDED: [card('a')] });
    expect(withMove(elsewhere, move({ card: card('a') }))).toBe(elsewhere);
  });

  it('keeps the columns it does not touch, so that they are not drawn again', () => {
    expect(withMove(start, move({ card: card('a') })).DECIDED).toBe(start.DECIDED);
  });

  it('shows a claim at once as mine', () => {
    const offered = columnsOf({ OFFERED: [card('a', { handoff: 'OFFERED' })] });
    const claim = move({ card: card('a'), from: 'OFFERED', to: 'IN_REVIEW', by: 4 });
    expect(withMove(offered, claim).IN_REVIEW[0]).toMatchObject({
      handoff: 'IN_REVIEW',
      claimer: 4,
    });
  });
});

describe('a drop into a filtered column', () => {
  const all = ['a', 'b', 'c', 'd', 'e'].map((id) => card(id));
  const shown = [all[1], all[3]] as BoardCard[];

  it('goes behind the shown card above it', () => {
    expect(afterOf({ all, shown, cardId: 'x', index: 1 })).toBe('b');
    expect(afterOf({ all, shown, cardId: 'x', index: 2 })).toBe('d');
  });

  it('goes right before the first shown card, not to the top of the hidden ones', () => {
    expect(afterOf({ all, shown, cardId: 'x', index: 0 })).toBe('a');
  });

  it('does not stand behind itself', () => {
    expect(afterOf({ all, shown, cardId: 'b', index: 1 })).toBe('d');
  });

  it('goes to the top of a column that shows nothing', () => {
    expect(afterOf({ all, shown: [], cardId: 'x', index: 0 })).toBeNull();
  });
});

describe('a rank in Decided', () => {
  const decided = [
    card('a', { score: 80, costOfDelay: 1000, effort: 2 }),
    card('b', { score: 60, costOfDelay: 500, effort: 4 }),
  ];

  it('costs nothing when it agrees with the score', () => {
    expect(priceOfRank(decided, decided[0] as BoardCard, null)).toBeNull();
  });

  it('has its price in delay cost when it is against it', () => {
    expect(priceOfRank(decided, decided[1] as BoardCard, null)).toBe(4000 - 1000);
  });
});

describe('the handoff line', () => {
  it('counts what is offered or in review, and adds up what the wait has cost', () => {
    const crossing = [
      card('a', { since: daysAgo(7), costOfDelay: 1000 }),
      card('b'),
      card('c', { since: daysAgo(14), costOfDelay: 500 }),
    ];
    expect(crossingOf(crossing, now)).toEqual({ count: 3, cost: 2000 });
  });

  it('names no cost while nobody has estimated one', () => {
    expect(crossingOf([card('a')], now)).toEqual({ count: 1, cost: null });
  });
});

describe('a card’s clock', () => {
  it.each([
    ['OFFERED', 2, undefined],
    ['OFFERED', 5, 'risk'],
    ['OFFERED', 9, 'late'],
    ['IN_REVIEW', 9, 'late'],
    ['DECIDED', 90, undefined],
  ] as const)('in %s after %i days says %s', (stage, days, tone) => {
    expect(
      clockOf(card('a', { since: daysAgo(days) }), stage, { now, calendar: usualCalendar })?.tone,
    ).toBe(tone);
  });
});

describe('filter and verdict', () => {
  const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
  const lists = {
    members: [{ id: id(1), name: 'Ada' }],
    owners: [{ id: id(2), name: 'Data team' }],
    priorities: [{ id: id(3), name: 'Faster' }],
    metrics: [],
    calendar: usualCalendar,
  };
  const cards = [
    card('a', { title: 'Draft routine letters', priority: 0 }),
    card('b', { toOwner: 0 }),
  ];

  it('finds every word anywhere in the title', () => {
    const found = filtered(cards, { text: 'letter draft', priority: null, owner: null }, lists);
    expect(ids(found)).toBe('a');
  });

  it('finds those without a priority, and those offered to an owner', () => {
    expect(ids(filtered(cards, { text: '', priority: 'none', owner: null }, lists))).toBe('b');
    expect(ids(filtered(cards, { text: '', priority: null, owner: id(2) }, lists))).toBe('b');
  });

  it('gives back the very same cards when there is no filter', () => {
    expect(filtered(cards, { text: ' ', priority: null, owner: null }, lists)).toBe(cards);
  });

  it('lets only an advisor rank within Decided, and anybody order another column', () => {
    const lead: Actor = { memberId: id(1), roles: ['LEAD'], ownerIds: [], alone: false };
    const of = (stage: 'DECIDED' | 'QUEUED') =>
      verdictOf({ card: card('a'), stage, lists, actor: lead }, stage);
    expect(of('DECIDED')).toEqual({ allowed: false, whyNot: 'Only an advisor ranks.' });
    expect(of('QUEUED').allowed).toBe(true);
  });
});

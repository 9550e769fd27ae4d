import { type Calendar, clockCalendarOf } from '#shared/calendar/schema.ts';
import { addWorkingDays, dayIn } from '#shared/calendar/working-days.ts';
import type { Actor, People } from '#shared/people/can.ts';
import { whyNot } from '#shared/people/can.ts';
import { type Move, moveTo, placeAfter } from '#shared/roadmap/move.ts';
import { agreesWithScore, delayCostAdded } from '#shared/roadmap/rank.ts';
import type { BoardCard, BoardSnapshot } from '#shared/roadmap/schema.ts';
import {
  boardStages as allBoardStages,
  isRightOfLine,
  type Stage,
  type Standing,
} from '#shared/roadmap/stage.ts';
import { waitingCost } from '#shared/time.ts';

export type Columns = BoardSnapshot['columns'];
export type BoardStage = keyof Columns;
/** What the numbers on a card stand for. */
export type Lists = Pick<
  BoardSnapshot,
  'members' | 'owners' | 'priorities' | 'metrics' | 'calendar'
>;

export const boardStages = allBoardStages as readonly BoardStage[];

/** A move as it was made on this screen, done before the server has answered. */
export interface BoardMove {
  card: BoardCard;
  from: BoardStage;
  to: BoardStage;
  /** The card it is put behind; null for the top. */
  after: string | null;
  /** The card it stood behind, for undoing. */
  before: string | null;
  reason?: string | undefined;
  /** ISO moment of the move. */
  at: string;
  /** Who moves, as a number of the snapshot's members. */
  by?: number | undefined;
}

const idAt = (list: readonly { id: string }[], index: number | undefined): string | null =>
  index === undefined ? null : (list[index]?.id ?? null);

/** The card as the rules of moves and rights see it. */
export function standingOf(card: BoardCard, stage: Stage, lists: Lists): Standing & People {
  const { members, owners, metrics } = lists;
  const metric = card.metric === undefined ? undefined : metrics[card.metric];
  return {
    stage,
    accepted: card.handoff === 'ACCEPTED',
    unbacked: card.unbacked ?? false,
    authorId: idAt(members, card.author),
    sponsorId: idAt(members, card.sponsor),
    claimerId: idAt(members, card.claimer),
    addresseeOwnerId: idAt(owners, card.toOwner),
    addresseeMemberId: idAt(members, card.toMember),
    leadId: idAt(members, card.lead),
    measurerId: idAt(members, metric?.measurer),
  };
}

/** What each column would say to this card; its own column is for ranking and names no intent. */
export type Verdict = Move | { allowed: true; intent: null; asks: false };

export interface Considered {
  card: BoardCard;
  stage: BoardStage;
  lists: Lists;
  actor: Actor;
}

export function verdictOf({ card, stage, lists, actor }: Considered, to: Stage): Verdict {
  if (to !== stage) return moveTo(standingOf(card, stage, lists), to, actor);
  const why = whyNot(actor, isRightOfLine(stage) ? 'arrange_work' : 'rank');
  return why === null
    ? { allowed: true, intent: null, asks: false }
    : { allowed: false, whyNot: why };
}

/** Where a card is now; undefined once it has left the board. */
export function stageOf(columns: Columns, id: string): BoardStage | undefined {
  return boardStages.find((stage) => columns[stage].some((card) => card.id === id));
}

/**
 * The columns with a move done. A move the server has done already changes nothing, and one whose card somebody else has
 * taken elsewhere is left out, so moves can be laid over any newer snapshot.
 */
export function withMove(columns: Columns, move: BoardMove): Columns {
  const { from, to, after } = move;
  const stage = stageOf(columns, move.card.id);
  if (stage !== from && stage !== to) return columns;
  const card = columns[stage].find(({ id }) => id === move.card.id) as BoardCard;
  const moved = stage === to ? card : { ...card, since: move.at, ...claimed(move) };
  const source = stage === to ? {} : { [stage]: columns[stage].filter(({ id }) => id !== card.id) };
  return { ...columns, ...source, [to]: placeAfter(columns[to], moved, after) };
}

const claimed = ({ from, to, by }: BoardMove): Partial<BoardCard> =>
  from === 'OFFERED' && to === 'IN_REVIEW' ? { handoff: 'IN_REVIEW', claimer: by } : {};

/** The card before this one in its column; null at the top. */
export function cardBefore(cards: readonly BoardCard[], id: string): string | null {
  return cards[cards.findIndex((card) => card.id === id) - 1]?.id ?? null;
}

interface Drop {
  all: readonly BoardCard[];
  shown: readonly BoardCard[];
  cardId: string;
  /** Place among the shown cards without the moved one. */
  index: number;
}

/** The card a dropped one stands behind in the whole column, when only some of its cards are shown. */
export function afterOf({ all, shown, cardId, index }: Drop): string | null {
  const rest = shown.filter(({ id }) => id !== cardId);
  const above = rest[index - 1];
  if (above) return above.id;
  const below = rest[0];
  if (!below) return null;
  const others = all.filter(({ id }) => id !== cardId);
  return cardBefore(others, below.id);
}

const ranked = ({ id, score, costOfDelay, effort }: BoardCard) => ({
  id,
  score: score ?? null,
  costOfDelay: costOfDelay ?? null,
  effortLikely: effort ?? null,
});

/** The delay cost a new place in Decided adds when it is against the score; null when it agrees with it. */
export function priceOfRank(
  decided: readonly BoardCard[],
  card: BoardCard,
  after: string | null,
): number | null {
  const before = decided.map(ranked);
  const order = placeAfter(before, ranked(card), after);
  return agreesWithScore(order, card.id) ? null : delayCostAdded(before, order);
}

/** How many cards are on their way over the handoff line, and what their waiting has cost so far. */
export function crossingOf(cards: readonly BoardCard[], now: Date) {
  const costs = cards.map((card) =>
    waitingCost(card.costOfDelay ?? null, new Date(card.since), now),
  );
  const known = costs.filter((cost) => cost !== null);
  return {
    count: cards.length,
    cost: known.length > 0 ? known.reduce((sum, cost) => sum + cost, 0) : null,
  };
}

export interface BoardFilter {
  text: string;
  /** Ids; null for any, `none` for those without one. */
  priority: string | null;
  owner: string | null;
}

export const isFiltering = ({ text, priority, owner }: BoardFilter) =>
  text.trim() !== '' || priority !== null || owner !== null;

const fits = (wanted: string | null, actual: string | null) =>
  wanted === null || (wanted === 'none' ? actual === null : wanted === actual);

/** The cards that fit; the very same array when all do. */
export function filtered(
  cards: readonly BoardCard[],
  filter: BoardFilter,
  lists: Lists,
): readonly BoardCard[] {
  if (!isFiltering(filter)) return cards;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    if (!fits(filter.priority, idAt(lists.priorities, card.priority))) return false;
    if (!fits(filter.owner, idAt(lists.owners, card.owner ?? card.toOwner))) return false;
    const title = card.title.toLowerCase();
    return words.every((word) => title.includes(word));
  });
}

export interface Clock {
  tone: 'risk' | 'late';
  word: string;
  sentence: string;
}

/** Whether the ball lies longer than its clock allows (DESIGN §3); null while all is well. */
export function clockOf(
  card: BoardCard,
  stage: BoardStage,
  { now, calendar }: { now: Date; calendar: Calendar },
): Clock | null {
  if (stage === 'QUEUED' && card.startsLate)
    return { tone: 'risk', word: 'starts late', sentence: 'Its promised start is over.' };
  if (stage !== 'OFFERED' && stage !== 'IN_REVIEW') return null;
  const dayOf = dayIn(calendar.timeZone);
  const since = dayOf(new Date(card.since));
  const workdays = clockCalendarOf(calendar);
  const isPast = (count: number) => addWorkingDays(since, count, workdays) < dayOf(now);
  if (stage === 'OFFERED') {
    if (isPast(calendar.escalateAfter))
      return { tone: 'late', word: 'late', sentence: 'No lead has answered the offer.' };
    return isPast(Math.floor(calendar.escalateAfter / 2))
      ? { tone: 'risk', word: 'waits', sentence: 'The offer waits for a lead.' }
      : null;
  }
  if (card.handoff === 'ACCEPTED') {
    return isPast(calendar.confirmAfter)
      ? { tone: 'risk', word: 'unread', sentence: 'The sponsor has not confirmed the read-back.' }
      : null;
  }
  return isPast(calendar.idleAfter)
    ? { tone: 'late', word: 'idle', sentence: 'Claimed, and not read back since.' }
    : null;
}

import type { EventType } from '#shared/events.ts';
import type {
  ChangeAnswer,
  ChangeReason,
  HandoffState,
  ReturnReason,
} from '#shared/handoffs/schema.ts';
import type { HandoffRows, Quarter } from '#shared/progress/handoff-figures-schema.ts';
import type { Day, Instant } from '#shared/time.ts';

/** The events that bring a handoff into another state, with the state. */
const leadsTo = {
  handoff_offered: 'OFFERED',
  handoff_withdrawn: 'DRAFT',
  handoff_declined: 'DRAFT',
  handoff_expired: 'DRAFT',
  handoff_claimed: 'IN_REVIEW',
  claim_released: 'OFFERED',
  claim_released_idle: 'OFFERED',
  brief_returned: 'DRAFT',
  brief_accepted: 'ACCEPTED',
  read_back_sent_back: 'IN_REVIEW',
  read_back_confirmed: 'ACTIVE',
  read_back_unconfirmed: 'ACTIVE',
  handoff_released: 'DRAFT',
  handoff_revoked: 'DRAFT',
} as const satisfies Partial<Record<EventType, HandoffState>>;

type Counted = keyof typeof leadsTo | 'change_proposed';

/** What figures are counted from. */
export const countedEvents = [...Object.keys(leadsTo), 'change_proposed'] as Counted[];

/** One thing that happened to a handoff: what, when, and what it says besides, where it says it. */
type Happened = {
  type: Counted;
  at: Instant;
  by: string | null;
  /** The team of an offer. */
  ownerId: string | null;
  reason: ReturnReason | ChangeReason | null;
  fields: string[] | null;
  answer: ChangeAnswer | null;
};

/** One handoff as read: what happened to it, oldest first. */
export type HandoffFacts = {
  id: string;
  opportunityId: string;
  title: string;
  /** The opportunity's team now. */
  ownerId: string | null;
  createdAt: Instant;
  happened: Happened[];
};

/** The quarter a day falls in. */
export const quarterOf = (day: Day): Quarter =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** What rows are made with: when a moment was where the workspace is, and how much was worked between two. */
export type FiguresClock = {
  dayOf: (moment: Date) => Day;
  workingDays: (from: Day, to: Day) => number;
  now: Date;
};

export const noRows = (): HandoffRows => ({
  stays: [],
  crossed: [],
  reviewed: [],
  returned: [],
  sentBack: [],
  notTaken: [],
  changed: [],
  active: [],
  selfAccepted: [],
});

/** Where a handoff stands while its history is read. */
type Walk = {
  facts: HandoffFacts;
  clock: FiguresClock;
  state: HandoffState;
  since: Instant;
  /** The team it is, or was last, offered to, and who sent it. */
  ownerId: string | null;
  senderId: string | null;
  rows: HandoffRows;
};

const dayAt = ({ clock }: Walk, at: Instant): Day => clock.dayOf(new Date(at));

const about = (walk: Walk, at: Instant) => ({
  handoffId: walk.facts.id,
  opportunityId: walk.facts.opportunityId,
  ownerId: walk.ownerId,
  at,
  quarter: quarterOf(dayAt(walk, at)),
});

/** A stay ends: in working days, the day it began not counted. Active work does not wait any more. */
function leave(walk: Walk, at: Instant): void {
  const { state, since, rows, clock } = walk;
  const last = rows.active.at(-1);
  if (state !== 'ACTIVE') {
    const days = clock.workingDays(dayAt(walk, since), dayAt(walk, at));
    rows.stays.push({ ...about(walk, at), state, since, days });
  } else if (last) last.lastQuarter = quarterOf(dayAt(walk, at));
}

function enter(walk: Walk, state: HandoffState, { at, type }: Happened): void {
  const { rows, clock } = walk;
  if (state === 'ACTIVE') {
    const row = about(walk, at);
    rows.crossed.push({ ...row, unconfirmed: type === 'read_back_unconfirmed' });
    rows.active.push({ ...row, lastQuarter: quarterOf(clock.dayOf(clock.now)) });
  }
  walk.state = state;
  walk.since = at;
}

/** The first review of a handoff begins with its first claim and ends with its first acceptance or return. */
function review(walk: Walk, { type, at, by }: Happened): void {
  const { rows, senderId } = walk;
  const [first] = rows.reviewed;
  if (type === 'handoff_claimed') {
    if (by !== null && by === senderId) rows.selfAccepted.push(about(walk, at));
    if (!first) rows.reviewed.push({ ...about(walk, at), verdict: null });
  } else if (first && first.verdict === null) {
    if (type === 'brief_accepted') first.verdict = 'accepted';
    if (type === 'brief_returned') first.verdict = 'returned';
  }
}

const notTaken = {
  handoff_expired: 'expired',
  handoff_declined: 'declined',
  claim_released_idle: 'idle',
} as const;

/** What is counted of one thing that happened, besides the state it leads to. */
function note(walk: Walk, happened: Happened): void {
  const { rows } = walk;
  const { type, at, reason, answer } = happened;
  const fields = [...new Set(happened.fields ?? [])];
  switch (type) {
    case 'brief_returned':
      rows.returned.push({ ...about(walk, at), reason: reason as ReturnReason, fields });
      break;
    case 'read_back_sent_back':
      rows.sentBack.push({ ...about(walk, at), fields });
      break;
    case 'handoff_expired':
    case 'handoff_declined':
    case 'claim_released_idle':
      rows.notTaken.push({ ...about(walk, at), how: notTaken[type] });
      break;
    case 'change_proposed':
      rows.changed.push({ ...about(walk, at), reason: reason as ChangeReason, answer });
  }
}

function follow(walk: Walk, happened: Happened): void {
  const { type, at, by, ownerId } = happened;
  if (type === 'handoff_offered') {
    walk.ownerId = ownerId ?? walk.facts.ownerId;
    walk.senderId = by;
  }
  review(walk, happened);
  note(walk, happened);
  if (type === 'change_proposed') return;
  const state = leadsTo[type];
  // A read-back that the clock activated may still be confirmed: it is active already.
  if (state === walk.state) return;
  leave(walk, at);
  enter(walk, state, happened);
}

/**
 * What one handoff leaves to count. A handoff that was claimed by whoever sent it is left out whole, and counted as
 * self-accepted once.
 */
export function rowsOf(facts: HandoffFacts, clock: FiguresClock): HandoffRows {
  const rows = noRows();
  const { createdAt: since, ownerId } = facts;
  const walk: Walk = { facts, clock, state: 'DRAFT', since, ownerId, senderId: null, rows };
  for (const happened of facts.happened) follow(walk, happened);
  const [self] = rows.selfAccepted;
  return self ? { ...noRows(), selfAccepted: [self] } : rows;
}

import { z } from 'zod';
import { ChangeAnswer, ChangeReason, ReturnReason } from '#shared/handoffs/schema.ts';
import { Id } from '#shared/people/schema.ts';
import { Instant } from '#shared/time.ts';

/** Three months of the calendar where the workspace is, `2026-Q4`; they sort as text. */
export const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/, 'Use a quarter like 2026-Q4.');
export type Quarter = z.infer<typeof Quarter>;

/** The states a handoff waits in; once active, it is work on the roadmap. */
export const waitingStates = ['DRAFT', 'OFFERED', 'IN_REVIEW', 'ACCEPTED'] as const;
export const WaitingState = z.enum(waitingStates);
export type WaitingState = z.infer<typeof WaitingState>;

/** What every row says: which handoff, whose team, and when it happened. */
const about = {
  handoffId: Id,
  opportunityId: Id,
  /** The team it was offered to then; the opportunity's where it was offered to one lead; null without one. */
  ownerId: Id.nullable(),
  at: Instant,
  quarter: Quarter,
};

/** A stay in a state that ended: of which length, in working days. */
const Stay = z.object({ ...about, state: WaitingState, since: Instant, days: z.number().int() });
/** A read-back confirmed, or activated by the clock. */
const Crossed = z.object({ ...about, unconfirmed: z.boolean() });
/** A handoff claimed for the first time, and what came of it first; null while nobody has answered it. */
const Reviewed = z.object({ ...about, verdict: z.enum(['accepted', 'returned']).nullable() });
const Returned = z.object({ ...about, reason: ReturnReason, fields: z.array(z.string()) });
const SentBack = z.object({ ...about, fields: z.array(z.string()) });
/** An offer nobody took, or a claim nobody worked on. */
const NotTaken = z.object({ ...about, how: z.enum(['expired', 'declined', 'idle']) });
/** A change proposed after acceptance; its answer is null while it waits. */
const Changed = z.object({ ...about, reason: ChangeReason, answer: ChangeAnswer.nullable() });
/** A time on the roadmap, from its first quarter to its last. */
const Active = z.object({ ...about, lastQuarter: Quarter });
/** Claimed by whoever sent it; everything else about this handoff is left out. */
const SelfAccepted = z.object(about);

/** What happened to handoffs, by kind, each oldest first. */
export const HandoffRows = z.object({
  stays: z.array(Stay),
  crossed: z.array(Crossed),
  reviewed: z.array(Reviewed),
  returned: z.array(Returned),
  sentBack: z.array(SentBack),
  notTaken: z.array(NotTaken),
  changed: z.array(Changed),
  active: z.array(Active),
  selfAccepted: z.array(SelfAccepted),
});
export type HandoffRows = z.infer<typeof HandoffRows>;

const count = z.number().int();
const days = z.object({ stays: count, median: count.nullable(), p85: count.nullable() });
const counts = z.record(z.string(), count);

/** Figures over rows; each is a count of them, or computed from a count. */
export const HandoffFigures = z.object({
  crossed: count,
  unconfirmed: count,
  days: z.object({ DRAFT: days, OFFERED: days, IN_REVIEW: days, ACCEPTED: days }),
  firstPass: z.object({
    /** Of those reviewed first here: accepted without a return, returned first, and not answered yet. */
    accepted: count,
    returned: count,
    open: count,
    /** Accepted of those answered, 0–1; null when none is. */
    share: z.number().nullable(),
  }),
  returned: count,
  returnedByReason: counts,
  /** A return that asks about two fields counts under both. */
  returnedByField: counts,
  sentBack: count,
  sentBackByField: counts,
  expired: count,
  declined: count,
  idle: count,
  changed: count,
  changedByReason: counts,
  changedByAnswer: counts,
  /** Handoffs that were active at some time. */
  active: count,
  /** Changes proposed for each active handoff; null without one. */
  changesPerActive: z.number().nullable(),
  selfAccepted: count,
});
export type HandoffFigures = z.infer<typeof HandoffFigures>;

/** The page of handoff figures: the figures of a period, by quarter and by team, and the rows they count. */
export const HandoffFiguresPage = z.object({
  asOf: Instant,
  timeZone: z.string(),
  owners: z.array(z.object({ id: Id, name: z.string() })),
  /** From the quarter of the first handoff to the present one. */
  quarters: z.array(Quarter),
  /** The period of the figures; null before the first handoff. */
  from: Quarter.nullable(),
  to: Quarter.nullable(),
  total: HandoffFigures,
  byQuarter: z.array(z.object({ quarter: Quarter, figures: HandoffFigures })),
  byOwner: z.array(z.object({ ownerId: Id.nullable(), figures: HandoffFigures })),
  rows: HandoffRows,
  /** Of the opportunities that rows name. */
  titles: z.record(z.string(), z.string()),
});
export type HandoffFiguresPage = z.infer<typeof HandoffFiguresPage>;

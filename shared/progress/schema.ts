import { z } from 'zod';
import { ClockLengths } from '#shared/calendar/schema.ts';
import { Direction } from '#shared/direction.ts';
import { HandoffState } from '#shared/handoffs/schema.ts';
import { Metric } from '#shared/metrics/schema.ts';
import { Id } from '#shared/people/schema.ts';
import { ItemState, Verdict } from '#shared/roadmap/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Input } from '#shared/scoring/input-request.ts';
import { Day, Instant } from '#shared/time.ts';

// ── Obligations ─────────────────────────────────────────────────────────────────────────────────

/** What I owe: the verb of the product that I can do now and somebody waits for. */
export const ObligationKind = z.enum([
  'rate',
  'give_input',
  'write_brief',
  'answer',
  'reply',
  'break_deadlock',
  'claim',
  'unclaimed',
  'review',
  'confirm',
  'countersign',
  'leaderless',
  'start',
  'deliver',
  'prove',
  'reconfirm',
  'reconsider',
]);
export type ObligationKind = z.infer<typeof ObligationKind>;

export const Obligation = z.object({
  kind: ObligationKind,
  opportunityId: Id,
  title: z.string(),
  stage: Stage,
  /** Who waits; null when it is the whole workspace. */
  waitingMemberId: Id.nullable(),
  waitingName: z.string().nullable(),
  since: Instant,
  /** Money per week; with `since` it gives the waiting cost. Null when unknown, or when nothing is lost by waiting. */
  costOfDelay: z.number().nullable(),
  /** What the intent is addressed to, once there is one. */
  handoffId: Id.nullable(),
  itemId: Id.nullable(),
  /** Of the item, else of the handoff, else of the opportunity. */
  version: z.number().int(),
  /** What exactly was asked for; null unless an input is owed. */
  request: z
    .object({
      id: Id,
      input: Input,
      /** The criterion's name, for an answer. */
      criterion: z.string().nullable(),
      note: z.string(),
      /** Chance that it changes what is above the line, when it was asked. */
      chance: z.number(),
      /** The effort as it stands. */
      effort: z.object({ low: z.number(), likely: z.number(), high: z.number() }).nullable(),
    })
    .nullable(),
  /** What the metric that a decision names has reached; null unless it is to be looked at again for that. */
  condition: z.object({ metric: z.string(), unit: z.string(), value: z.number() }).nullable(),
  /** What of the brief it is about, and the question; null unless it is to answer, to reply or to break a deadlock. */
  about: z
    .object({ field: z.string(), questionId: Id.nullable(), question: z.string().nullable() })
    .nullable(),
  /** Why a brief lies with its author again; null where nothing came back. */
  cameBack: z.string().nullable(),
  /** When the clock reminded who it is offered to; null where nobody was reminded. */
  remindedAt: Instant.nullable(),
});
export type Obligation = z.infer<typeof Obligation>;

/** Most costly wait first; those whose cost nobody knows last, oldest first. */
export const Obligations = z.object({
  asOf: Instant,
  currency: z.string(),
  obligations: z.array(Obligation),
  /** Proposals nobody has answered, for who may answer them; the one who waits longest is named. */
  proposals: z
    .object({ waiting: z.number().int(), since: Instant, submitterName: z.string() })
    .nullable(),
});
export type Obligations = z.infer<typeof Obligations>;

// ── Progress ────────────────────────────────────────────────────────────────────────────────────

/** One decided opportunity on the executive's page, with what it waits for. */
export const SeamRow = z.object({
  opportunityId: Id,
  title: z.string(),
  stage: Stage,
  /** When it came to whoever holds the ball. */
  since: Instant,
  /** When it entered its column. */
  stageSince: Instant,
  /** Days in its present state of board and handoff. */
  daysInState: z.number(),
  /** Days spent so far in each column it has been in. */
  daysPerStage: z.partialRecord(Stage, z.number()),
  /** Who holds the ball: a member, or a team nobody of which has claimed it yet. */
  holderId: Id.nullable(),
  holderOwnerId: Id.nullable(),
  ownerId: Id.nullable(),
  priorityId: Id.nullable(),
  /** Money per week. */
  costOfDelay: z.number().nullable(),
  /** Money so far, in whole units; null when nothing waits or the cost of delay is unknown. */
  waitingCost: z.number().nullable(),
  /** The last day it is in time. */
  due: Day.nullable(),
  late: z.boolean(),
  handoff: HandoffState.nullable(),
  item: ItemState.nullable(),
});
export type SeamRow = z.infer<typeof SeamRow>;

/** An opportunity where it is listed without its handoff. */
export const Work = z.object({
  opportunityId: Id,
  title: z.string(),
  stage: Stage,
  since: Instant,
  ownerId: Id.nullable(),
  priorityId: Id.nullable(),
  costOfDelay: z.number().nullable(),
  score: z.number().nullable(),
});
export type Work = z.infer<typeof Work>;

export const UnprovenWork = Work.extend({
  deliveredAt: Instant,
  /** Of the brief; the day its number is read. */
  measureBy: Day.nullable(),
  measurerId: Id.nullable(),
});
export type UnprovenWork = z.infer<typeof UnprovenWork>;

export const StageFigure = z.object({
  stage: Stage,
  cards: z.number().int(),
  /** Mean days the cards standing there now have stood there. */
  meanDays: z.number().nullable(),
});
export type StageFigure = z.infer<typeof StageFigure>;

/** Totals over rows of the seam: of one holder, or of one owner. */
const totals = { cards: z.number().int(), late: z.number().int(), waitingCost: z.number() };

export const ProvenOutcome = z.object({
  opportunityId: Id,
  title: z.string(),
  verdict: Verdict,
  metric: z.string(),
  direction: Direction,
  predicted: z.number(),
  actual: z.number(),
  unit: z.string(),
  provenAt: Instant,
});
export type ProvenOutcome = z.infer<typeof ProvenOutcome>;

/** How a metric stands against its trajectory; the meanings are in metrics/standing.ts. */
const MetricStanding = z.enum([
  'reached',
  'on_course',
  'behind',
  'missed',
  'silent',
  'unread',
  'unpromised',
]);

export const MetricFigure = Metric.extend({
  /** Value of the latest reading. */
  latest: z.number().nullable(),
  /** What the way from baseline to target says for the day asked; null without a promise. */
  expected: z.number().nullable(),
  standing: MetricStanding,
});
export type MetricFigure = z.infer<typeof MetricFigure>;

const Name = z.object({ id: Id, name: z.string() });

/** The executive's page. Every figure is the count or sum of rows listed beside it. */
export const Progress = z.object({
  /** How long a handoff may wait, in working days. */
  clocks: ClockLengths,
  asOf: Instant,
  currency: z.string(),
  members: z.array(Name),
  owners: z.array(Name),
  /** In their order. */
  priorities: z.array(Name),
  /** The eight columns; their rows are the list of opportunities filtered by stage. */
  stages: z.array(StageFigure),
  /** Decided to Delivered, late first, then most costly wait first. Self-accepted work is left out. */
  seam: z.array(SeamRow),
  waitingCost: z.number(),
  late: z.number().int(),
  holders: z.array(z.object({ memberId: Id.nullable(), ownerId: Id.nullable(), ...totals })),
  ownerTotals: z.array(z.object({ ownerId: Id.nullable(), ...totals })),
  /** Decided, and no lead has accepted; the most costly delay first. */
  unaccepted: z.array(Work),
  /** In flight, and nobody decided it. */
  unbacked: z.object({
    items: z.array(Work),
    /** In flight, and decided. */
    backed: z.array(Work),
    /** Items in flight (queued and building), backed and unbacked. */
    inFlight: z.number().int(),
    /** Unbacked items in flight as a share of all in flight, 0–1; null when nothing is in flight. */
    share: z.number().nullable(),
    /** Unbacked work that is delivered already. */
    delivered: z.array(Work),
    deliveredElsewhere: z.number().int(),
  }),
  /** Delivered, and the number has not been read; the earliest measure-by date first. */
  unproven: z.array(UnprovenWork),
  outcomes: z.object({
    achieved: z.number().int(),
    missed: z.number().int(),
    inconclusive: z.number().int(),
    /** Newest first. */
    rows: z.array(ProvenOutcome),
  }),
  /** By name. */
  metrics: z.array(MetricFigure),
});
export type Progress = z.infer<typeof Progress>;

import { z } from 'zod';
import { Direction } from '#shared/direction.ts';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Day, Instant } from '#shared/time.ts';

export const DecisionKind = z.enum(['PURSUE', 'PARK', 'REJECT']);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** Look at it again once a metric is at least (UP) or at most (DOWN) a value. */
export const ReopenCondition = z.strictObject({
  metricId: Id,
  direction: Direction,
  value: z
    .number('Give the value to look out for.')
    .min(-1e15, 'Too small.')
    .max(1e15, 'Too large.'),
});
export type ReopenCondition = z.infer<typeof ReopenCondition>;

/** What every decision says, whether about one opportunity or about many. */
const words = {
  kind: DecisionKind,
  reason: z.string().trim().min(1, 'Say why.').max(5000, 'Use at most 5,000 characters.'),
  beat: z.string().trim().max(2000, 'Use at most 2,000 characters.').default(''),
  dissent: z.string().trim().max(5000, 'Use at most 5,000 characters.').default(''),
  reopenWhen: z.string().trim().max(2000, 'Use at most 2,000 characters.').default(''),
  reopen: ReopenCondition.nullable().default(null),
  reviewDate: Day.nullable().default(null),
};

const isLookedAtAgain = (d: { kind: DecisionKind; reviewDate: Day | null }) =>
  d.kind === 'REJECT' || d.reviewDate !== null;
const asked = { message: 'Set the day on which this is looked at again.', path: ['reviewDate'] };

export const Decide = z
  .strictObject({
    ...words,
    /** Where in Decided it goes: right after this card, first when null, by its score when left out. */
    after: Id.nullable().optional(),
  })
  .refine(isLookedAtAgain, asked);
export type Decide = z.infer<typeof Decide>;

/** An opportunity as whoever chose it saw it. */
export const Chosen = z.strictObject({ id: Id, version: z.number().int().min(0).max(1e9) });
export type Chosen = z.infer<typeof Chosen>;

export const MAX_TOGETHER = 200;

const Choice = z
  .array(Chosen)
  .min(1, 'Choose at least one opportunity.')
  .max(MAX_TOGETHER, `Decide on at most ${MAX_TOGETHER} at once.`)
  .refine((chosen) => new Set(chosen.map(({ id }) => id.toLowerCase())).size === chosen.length, {
    message: 'An opportunity is chosen twice.',
  });

/** How far ahead the cut line looked that the decision was taken by, and for whom. */
export const SeenHorizon = z.strictObject({
  weeks: z.number().int().min(1, 'Use one week or more.').max(260, 'Use at most 260 weeks.'),
  ownerId: Id.nullable(),
});

/** One decision about many opportunities: all of them are decided, or none. */
export const DecideTogether = z
  .strictObject({ ...words, opportunities: Choice, horizon: SeenHorizon.optional() })
  .refine(isLookedAtAgain, asked);
export type DecideTogether = z.infer<typeof DecideTogether>;

/** Takes decisions about many back into Assess at once. */
export const ReopenTogether = z.strictObject({
  opportunities: Choice,
  reason: z.string().trim().min(1, 'Say why.').max(5000, 'Use at most 5,000 characters.'),
  /** It was a slip: the decision stays on record as undone, and nothing cites it. */
  undo: z.boolean().default(false),
});
export type ReopenTogether = z.infer<typeof ReopenTogether>;

/** Where each of many went. */
export const MovedTogether = z.object({
  moved: z.array(
    z.object({
      opportunityId: Id,
      /** The decision taken; null when it was taken back. */
      decisionId: Id.nullable(),
      stage: Stage,
      version: z.number().int(),
    }),
  ),
  revision: z.number().int(),
});
export type MovedTogether = z.infer<typeof MovedTogether>;

/** A decision past its review date is found still right, and looked at again on a later day. */
export const Reconfirm = z.strictObject({
  reason: z.string().trim().min(1, 'Say why it still holds.').max(5000),
  reviewDate: Day,
});
export type Reconfirm = z.infer<typeof Reconfirm>;

export const Reconfirmation = z.object({
  id: Id,
  reason: z.string(),
  reviewDate: Day,
  confirmedById: Id,
  confirmedAt: Instant,
});
export type Reconfirmation = z.infer<typeof Reconfirmation>;

export const Decision = z.object({
  id: Id,
  opportunityId: Id,
  opportunityTitle: z.string(),
  /** Where the opportunity stands now, whatever was decided. */
  stage: Stage,
  kind: DecisionKind,
  reason: z.string(),
  beat: z.string(),
  dissent: z.string(),
  reopenWhen: z.string(),
  reopen: ReopenCondition.extend({
    metricName: z.string(),
    unit: z.string(),
    /** Of the reading that counts now; null before the first. */
    latest: z.number().nullable(),
    /** Since when the readings meet it; null while they do not. */
    metSince: Instant.nullable(),
  }).nullable(),
  reviewDate: Day.nullable(),
  /** Newest first. */
  reconfirmations: z.array(Reconfirmation),
  score: z.number().nullable(),
  rank: z.number().int().nullable(),
  decidedById: Id,
  decidedAt: Instant,
  /** The decision about the same opportunity that this one takes back or replaces, and the one that did it to this. */
  reversesId: Id.nullable(),
  reversedById: Id.nullable(),
  /** False once it was reopened, or decided anew. */
  stands: z.boolean(),
  /** Taken back right after it was taken: on record, never in force. */
  undone: z.boolean(),
});
export type Decision = z.infer<typeof Decision>;

/** So long after a decision whoever took it can undo it; later it is reopened. */
export const UNDO_MINUTES = 15;

/** Narrows the log: by kind, to those past their review date, or to those that were reopened. */
export const ListDecisions = z.strictObject({
  kind: DecisionKind.optional(),
  show: z.enum(['review_due', 'reopened', 'condition_met']).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListDecisions = z.infer<typeof ListDecisions>;

export const Decisions = z.object({
  decisions: z.array(Decision),
  nextCursor: z.string().nullable(),
});
export type Decisions = z.infer<typeof Decisions>;

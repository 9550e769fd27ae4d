import { z } from 'zod';
import { Evidence } from '#shared/opportunities/schema.ts';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Day, Instant } from '#shared/time.ts';
import { Answer, ScoringModel } from './schema.ts';

/** As many opportunities as one session may hold: a whole imported list. */
export const MAX_IN_SESSION = 5000;
const MAX_RATERS = 50;

const without = (twice: string) => (ids: readonly string[], ctx: z.RefinementCtx) => {
  if (new Set(ids).size < ids.length) ctx.addIssue({ code: 'custom', message: twice });
};

export const StartRatingSession = z.strictObject({
  name: z.string().trim().min(1, 'Name the session.').max(120, 'Use at most 120 characters.'),
  /** What the raters should know before they begin. */
  note: z.string().trim().max(2000, 'Use at most 2,000 characters.').default(''),
  dueOn: Day.nullable().default(null),
  raterIds: z
    .array(Id)
    .min(1, 'Choose who rates.')
    .max(MAX_RATERS, `Choose at most ${MAX_RATERS} raters.`)
    .superRefine(without('Somebody is chosen twice.')),
  opportunityIds: z
    .array(Id)
    .min(1, 'Choose what is rated.')
    .max(MAX_IN_SESSION, 'Choose at most 5,000 opportunities.')
    .superRefine(without('An opportunity is chosen twice.')),
});
export type StartRatingSession = z.infer<typeof StartRatingSession>;

/** How far one rater has come; never an answer. */
export const RaterProgress = z.object({
  memberId: Id,
  asked: z.number().int(),
  submitted: z.number().int(),
  skipped: z.number().int(),
});
export type RaterProgress = z.infer<typeof RaterProgress>;

export const RatingSession = z.object({
  id: Id,
  name: z.string(),
  note: z.string(),
  dueOn: Day.nullable(),
  startedById: Id,
  startedAt: Instant,
  closedAt: Instant.nullable(),
  opportunities: z.number().int(),
  revealed: z.number().int(),
  raters: z.array(RaterProgress),
});
export type RatingSession = z.infer<typeof RatingSession>;

/** Newest first; those that are open before those that are closed. */
export const RatingSessions = z.object({ sessions: z.array(RatingSession) });
export type RatingSessions = z.infer<typeof RatingSessions>;

/** How far apart raters are on one criterion of a revealed round. */
const SpreadOnCriterion = z.object({
  criterionId: Id,
  lowest: z.number(),
  highest: z.number(),
  mean: z.number(),
  /** 0 when all agree, 1 when they stand at the two ends of the scale. */
  share: z.number(),
});

/** One opportunity of a session: counts until it is revealed, then where its raters part. */
export const SessionOpportunity = z.object({
  id: Id,
  title: z.string(),
  stage: Stage,
  invited: z.number().int(),
  submitted: z.number().int(),
  skipped: z.number().int(),
  revealedAt: Instant.nullable(),
  score: z.number().nullable(),
  /** The criterion its raters are farthest apart on; null until it is revealed. */
  widest: SpreadOnCriterion.nullable(),
});
export type SessionOpportunity = z.infer<typeof SessionOpportunity>;

export const RatingSessionPage = z.object({
  session: RatingSession,
  criteria: z.array(z.object({ id: Id, name: z.string() })),
  /** The most contested first, then those that are not revealed. */
  opportunities: z.array(SessionOpportunity),
});
export type RatingSessionPage = z.infer<typeof RatingSessionPage>;

/** What came of closing a session. */
export const ClosedRatingSession = z.object({
  revealed: z.number().int(),
  /** Rounds nobody had handed in for: nobody is asked about them any more. */
  withdrawn: z.number().int(),
});
export type ClosedRatingSession = z.infer<typeof ClosedRatingSession>;

/** Why somebody who was asked does not rate it. */
export const SkipRating = z.strictObject({
  reason: z.string().trim().min(1, 'Say why you skip it.').max(500, 'Use at most 500 characters.'),
});
export type SkipRating = z.infer<typeof SkipRating>;

/** Answers that replace those of mine they differ from, once the round is revealed. */
export const ReviseRating = z.strictObject({
  answers: z.array(Answer).min(1, 'Change an answer first.').max(100),
});
export type ReviseRating = z.infer<typeof ReviseRating>;

/** The queue is answered this many at a time: what is handed in makes room for the next. */
export const QUEUE_LENGTH = 60;
/** So many of those answered last are listed, to be taken back. */
export const GIVEN_LENGTH = 30;

/** `at` comes first, wherever it stands in the queue. */
export const ReadRatingQueue = z.strictObject({ at: Id.optional() });
export type ReadRatingQueue = z.infer<typeof ReadRatingQueue>;

const Draft = z.object({
  criterionId: Id,
  low: z.number(),
  likely: z.number(),
  high: z.number(),
  rationale: z.string(),
});

/** One opportunity I am asked to rate: its words, and what I have answered so far. */
export const QueueEntry = z.object({
  opportunityId: Id,
  title: z.string(),
  problem: z.string(),
  forWhom: z.string(),
  hypothesis: z.string(),
  evidence: z.array(Evidence),
  labels: z.array(z.string()),
  effort: z.object({ low: z.number(), likely: z.number(), high: z.number() }).nullable(),
  costOfDelay: z.number().nullable(),
  priority: z.string().nullable(),
  sessionId: Id.nullable(),
  number: z.number().int(),
  invited: z.number().int(),
  submitted: z.number().int(),
  /** Mine, on criteria of the model as it is. */
  mine: z.array(Draft),
  /** What I had answered on criteria that left the model meanwhile. */
  outdated: z.array(Draft.extend({ name: z.string() })),
});
export type QueueEntry = z.infer<typeof QueueEntry>;

export const RatingQueue = z.object({
  model: ScoringModel,
  sessions: z.array(
    z.object({
      id: Id,
      name: z.string(),
      note: z.string(),
      dueOn: Day.nullable(),
      startedByName: z.string(),
    }),
  ),
  /** What is due first stands first. */
  entries: z.array(QueueEntry),
  /** What I have handed in or skipped and can still take back, as it is not revealed; the latest first. */
  given: z.array(
    z.object({ opportunityId: Id, title: z.string(), skipped: z.boolean(), at: Instant }),
  ),
  /** How many are left, also beyond these entries. */
  left: z.number().int(),
  /** How many I was asked about, those I have answered among them. */
  asked: z.number().int(),
});
export type RatingQueue = z.infer<typeof RatingQueue>;

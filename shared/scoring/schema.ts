import { z } from 'zod';
import { Direction } from '#shared/direction.ts';
import { Id } from '#shared/people/schema.ts';
import { Instant } from '#shared/time.ts';
import { Scale } from './scale.ts';

/** How the answers become a score. */
export const FormulaKind = z.enum(['WEIGHTED_SUM', 'EXPRESSION']);
export type FormulaKind = z.infer<typeof FormulaKind>;

/** Where a model comes from; every one of them can be changed afterwards. */
export const Preset = z.enum(['WEIGHTED_SUM', 'RICE', 'ICE', 'WSJF', 'VALUE_EFFORT', 'CUSTOM']);
export type Preset = z.infer<typeof Preset>;

export const Criterion = z.object({
  id: Id,
  /** Its name inside a formula. */
  key: z.string(),
  name: z.string(),
  question: z.string(),
  weight: z.number(),
  scale: Scale,
  scaleMin: z.number(),
  scaleMax: z.number(),
  unit: z.string(),
  direction: Direction,
  /** Level → sentence. */
  rubric: z.record(z.string(), z.string()),
});
export type Criterion = z.infer<typeof Criterion>;

export const MAX_CRITERIA = 30;

const End = z.number().min(-1e12, 'Too small.').max(1e12, 'Too large.');

/** A criterion as it is edited; without an id it is a new one. */
export const EditCriterion = z.strictObject({
  id: Id.nullable(),
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use small letters, digits and _, starting with a letter.'),
  name: z.string().trim().min(1, 'Name it.').max(80, 'Use at most 80 characters.'),
  question: z.string().trim().min(1, 'Ask a question.').max(500, 'Use at most 500 characters.'),
  weight: z.number().min(0, 'A weight is zero or more.').max(1000, 'Use at most 1,000.'),
  scale: Scale,
  scaleMin: End,
  scaleMax: End,
  unit: z.string().trim().max(30, 'Use at most 30 characters.'),
  direction: Direction,
  rubric: z.record(
    z.string().max(20),
    z.string().trim().max(500, 'Use at most 500 characters for a level.'),
  ),
});
export type EditCriterion = z.infer<typeof EditCriterion>;

/** One judgement of two criteria: how many times more `of` counts than `than` (Saaty's 1/9 to 9). */
export const Comparison = z.strictObject({
  of: z.string().max(40),
  than: z.string().max(40),
  times: z
    .number()
    .min(1 / 9)
    .max(9),
});
export type Comparison = z.infer<typeof Comparison>;

const modelFields = {
  name: z.string().trim().min(1, 'Name the model.').max(80, 'Use at most 80 characters.'),
  preset: Preset,
  formula: FormulaKind,
  expression: z.string().trim().max(500, 'Use at most 500 characters.').nullable(),
  /** The score is a rate per unit of effort already, so what capacity buys is score × effort. */
  perEffort: z.boolean(),
};

export const ChangeScoringModel = z.strictObject({
  ...modelFields,
  criteria: z
    .array(EditCriterion)
    .min(1, 'A model needs at least one criterion.')
    .max(MAX_CRITERIA, `Use at most ${MAX_CRITERIA} criteria.`),
  /** The pairwise judgements the weights come from, when they do. */
  comparisons: z.array(Comparison).max(435).default([]),
  /** Why it was changed; kept with the version. */
  reason: z.string().trim().max(2000).default(''),
});
export type ChangeScoringModel = z.infer<typeof ChangeScoringModel>;

export const ScoringModel = z.object({
  id: Id,
  ...modelFields,
  version: z.number().int(),
  criteria: z.array(Criterion),
  comparisons: z.array(z.object({ of: z.string(), than: z.string(), times: z.number() })),
});
export type ScoringModel = z.infer<typeof ScoringModel>;

/** Criteria that have left the model, and the means of what was revealed of them: what a version brings back. */
export const RetiredAnswers = z.object({
  criteria: z.array(Criterion),
  rated: z.array(z.object({ id: Id, means: z.record(z.string(), z.number()) })),
});
export type RetiredAnswers = z.infer<typeof RetiredAnswers>;

/** A version of the model as it stood, for decisions that were taken on it. */
export const ScoringModelVersion = z.object({
  version: z.number().int(),
  model: ScoringModel,
  reason: z.string(),
  changedById: Id.nullable(),
  changedAt: Instant,
});
export type ScoringModelVersion = z.infer<typeof ScoringModelVersion>;

/** Newest first. */
export const ScoringModelVersions = z.object({
  versions: z.array(ScoringModelVersion),
  nextCursor: z.string().nullable(),
});
export type ScoringModelVersions = z.infer<typeof ScoringModelVersions>;

/** One answer: low ≤ likely ≤ high, all on the criterion's scale. */
export const Answer = z
  .strictObject({
    criterionId: Id,
    low: z.number(),
    likely: z.number(),
    high: z.number(),
    rationale: z.string().trim().max(2000).default(''),
  })
  .refine((a) => a.low <= a.likely && a.likely <= a.high, {
    message: 'Low, likely and high must rise.',
    path: ['likely'],
  });
export type Answer = z.infer<typeof Answer>;

/** My answers so far; `submit` hands them in for good and asks an answer to every criterion. */
export const RateOpportunity = z.strictObject({
  answers: z.array(Answer).max(100),
  submit: z.boolean(),
});
export type RateOpportunity = z.infer<typeof RateOpportunity>;

export const Rating = z.object({
  memberId: Id,
  criterionId: Id,
  low: z.number(),
  likely: z.number(),
  high: z.number(),
  rationale: z.string(),
});
export type Rating = z.infer<typeof Rating>;

/** An answer its rater replaced after the reveal. */
export const EarlierRating = Rating.extend({ supersededAt: Instant });
export type EarlierRating = z.infer<typeof EarlierRating>;

/** A round as one member may see it: others' answers, and why somebody skipped, only once it is revealed. */
export const RatingRound = z.object({
  number: z.number().int(),
  revealedAt: Instant.nullable(),
  /** The session it belongs to, while that is open: then only those it asks rate. */
  session: z.object({ id: Id, name: z.string() }).nullable(),
  raters: z.array(
    z.object({
      memberId: Id,
      submitted: z.boolean(),
      skipped: z.boolean(),
      skipReason: z.string().nullable(),
    }),
  ),
  mine: z.array(Rating),
  others: z.array(Rating),
  /** Oldest first. */
  earlier: z.array(EarlierRating),
  /** What I was asked to answer about it and have not. */
  asked: z.array(
    z.object({
      id: Id,
      input: z.enum(['ANSWER', 'RATING']),
      criterionId: Id.nullable(),
      note: z.string(),
      askedByName: z.string(),
    }),
  ),
});
export type RatingRound = z.infer<typeof RatingRound>;

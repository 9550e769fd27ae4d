import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Capacity } from '#shared/roadmap/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Instant } from '#shared/time.ts';
import { Input } from './input-request.ts';
import { ScoringModel } from './schema.ts';

const Range = z.object({ low: z.number(), likely: z.number(), high: z.number() });

/** One opportunity still to be built, with what its score rests on. */
export const Ranked = z.object({
  id: Id,
  title: z.string(),
  stage: Stage,
  version: z.number().int(),
  /** Null until its round is revealed, or when the model gives none. */
  score: z.number().nullable(),
  revealed: z.boolean(),
  ratersInvited: z.number().int(),
  ratersSubmitted: z.number().int(),
  effort: Range.nullable(),
  costOfDelay: z.number().nullable(),
  priorityId: Id.nullable(),
  ownerId: Id.nullable(),
  createdById: Id.nullable(),
  /** Per criterion of the model, in its order: [low, likely, high] of each rater. Empty until revealed. */
  answers: z.array(z.array(z.tuple([z.number(), z.number(), z.number()]))),
  /** Whose answers these are, in their order: places in the ranking's `raters`. Empty until revealed. */
  raters: z.array(z.number().int()),
});
export type Ranked = z.infer<typeof Ranked>;

/** An input somebody has been asked for and has not given yet. */
export const OpenRequest = z.object({
  id: Id,
  opportunityId: Id,
  input: Input,
  criterionId: Id.nullable(),
  askedOfId: Id,
  askedById: Id,
  askedAt: Instant,
  /** Chance that the answer changes what is above the line, when it was asked. */
  chance: z.number(),
});
export type OpenRequest = z.infer<typeof OpenRequest>;

/** A place in Decided against the score: why, and the delay cost it adds. */
export const Override = z.object({
  opportunityId: Id,
  reason: z.string(),
  delayCostAdded: z.number(),
  rankedById: Id.nullable(),
  rankedAt: Instant,
});
export type Override = z.infer<typeof Override>;

/** Everything the ranking is calculated from; the calculation itself is done by whoever reads it. */
export const Ranking = z.object({
  revision: z.number().int(),
  model: ScoringModel,
  opportunities: z.array(Ranked),
  /** Members whose ratings these are. */
  raters: z.array(Id),
  /** Who does the work, and the person-weeks of likely effort they have promised already. */
  owners: z.array(
    z.object({ id: Id, name: z.string(), capacity: z.array(Capacity), committedWeeks: z.number() }),
  ),
  /** Person-weeks promised without an owner. */
  unownedWeeks: z.number(),
  /** The latest word of each member on each pair. */
  duels: z.array(z.object({ winnerId: Id, loserId: Id })),
  requests: z.array(OpenRequest),
  overrides: z.array(Override),
});
export type Ranking = z.infer<typeof Ranking>;

/** How far ahead the cut line looks, and for whom. */
export type Horizon = { weeks: number; ownerId: string | null };

/** A quarter. */
export const defaultHorizon: Horizon = { weeks: 13, ownerId: null };

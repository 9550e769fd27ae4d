import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Instant } from '#shared/time.ts';

const Text = z.string().trim().max(20_000, 'Use at most 20,000 characters.');
const Money = z.number().min(0, 'Use zero or more.').max(1e12);
const Weeks = z.number().min(0, 'Use zero or more.').max(10_000);

export const Evidence = z.strictObject({
  label: z.string().trim().min(1, 'Name the evidence.').max(200),
  url: z.httpUrl('Use a link that starts with https:// or http://.').max(2000),
});
export type Evidence = z.infer<typeof Evidence>;

/** Person-weeks as a range. */
export const Effort = z
  .strictObject({ low: Weeks, likely: Weeks, high: Weeks })
  .refine((e) => e.low <= e.likely && e.likely <= e.high, {
    message: 'Low, likely and high must rise.',
    path: ['likely'],
  });
export type Effort = z.infer<typeof Effort>;

export const Title = z
  .string()
  .trim()
  .min(1, 'Give it a title.')
  .max(500, 'Use at most 500 characters.');

const fields = {
  title: Title,
  problem: Text,
  forWhom: Text,
  hypothesis: Text,
  evidence: z.array(Evidence).max(50),
  labels: z.array(z.string().trim().min(1).max(80)).max(20),
  effort: Effort.nullable(),
  costOfDelay: Money.nullable(),
  priorityId: Id.nullable(),
  ownerId: Id.nullable(),
  metricId: Id.nullable(),
};

/** A new candidate: only its title is required. */
export const CreateOpportunity = z.strictObject(fields).partial().required({ title: true });
export type CreateOpportunity = z.infer<typeof CreateOpportunity>;

export const EditOpportunity = z.strictObject(fields).partial();
export type EditOpportunity = z.infer<typeof EditOpportunity>;

/** Give many opportunities a priority or an owner at once; null takes it away. */
export const AssignOpportunities = z.strictObject({
  ids: z.array(Id).min(1).max(5000),
  priorityId: Id.nullable().optional(),
  ownerId: Id.nullable().optional(),
});
export type AssignOpportunities = z.infer<typeof AssignOpportunities>;
export const Assigned = z.object({ changed: z.number().int() });

/** One row of the list of opportunities. */
export const OpportunityRow = z.object({
  id: Id,
  title: z.string(),
  stage: Stage,
  stageSince: Instant,
  score: z.number().nullable(),
  ratersInvited: z.number().int(),
  ratersSubmitted: z.number().int(),
  effortLikely: z.number().nullable(),
  costOfDelay: z.number().nullable(),
  priorityId: Id.nullable(),
  ownerId: Id.nullable(),
  metricId: Id.nullable(),
  labels: z.array(z.string()),
  source: z.string().nullable(),
  unbacked: z.boolean(),
  /** Off the board: the reason it was parked or rejected for, or the title of what it was merged into. */
  why: z.string().nullable(),
  version: z.number().int(),
});
export type OpportunityRow = z.infer<typeof OpportunityRow>;

export const OpportunitySort = z.enum([
  'score',
  'title',
  'stage',
  'waiting',
  'effort',
  'costOfDelay',
  'created',
]);
export type OpportunitySort = z.infer<typeof OpportunitySort>;

export const ListOpportunities = z.strictObject({
  text: z.string().trim().max(200).optional(),
  priorityId: z.union([Id, z.literal('none')]).optional(),
  ownerId: z.union([Id, z.literal('none')]).optional(),
  stage: Stage.optional(),
  sort: OpportunitySort.default('score'),
  order: z.enum(['asc', 'desc']).default('desc'),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type ListOpportunities = z.infer<typeof ListOpportunities>;

export const OpportunityList = z.object({
  opportunities: z.array(OpportunityRow),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type OpportunityList = z.infer<typeof OpportunityList>;

/** A typed reason, asked by every way back. */
export const Reason = z.strictObject({
  reason: z.string().trim().min(1, 'Say why.').max(5000),
});
export type Reason = z.infer<typeof Reason>;

// ── Comments ────────────────────────────────────────────────────────────────────────────────────

export const WriteComment = z.strictObject({
  body: z.string().trim().min(1, 'Write something first.').max(20_000),
});
export type WriteComment = z.infer<typeof WriteComment>;

export const Comment = z.object({
  id: Id,
  /** Where it was written: what was merged into another is read together with it. */
  opportunityId: Id,
  authorId: Id,
  /** Markdown; empty once removed. */
  body: z.string(),
  writtenAt: Instant,
  removedAt: Instant.nullable(),
});
export type Comment = z.infer<typeof Comment>;

export const Opportunity = z.object({
  id: Id,
  title: z.string(),
  problem: z.string(),
  forWhom: z.string(),
  hypothesis: z.string(),
  evidence: z.array(z.object({ label: z.string(), url: z.string() })),
  labels: z.array(z.string()),
  effort: z.object({ low: z.number(), likely: z.number(), high: z.number() }).nullable(),
  costOfDelay: z.number().nullable(),
  priorityId: Id.nullable(),
  ownerId: Id.nullable(),
  metricId: Id.nullable(),
  stage: Stage,
  stageSince: Instant,
  score: z.number().nullable(),
  ratersInvited: z.number().int(),
  ratersSubmitted: z.number().int(),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  createdAt: Instant,
  version: z.number().int(),
});
export type Opportunity = z.infer<typeof Opportunity>;

import { z } from 'zod';
import { Calendar } from '#shared/calendar/schema.ts';
import { Direction } from '#shared/direction.ts';
import { HandoffState } from '#shared/handoffs/schema.ts';
import { Title } from '#shared/opportunities/schema.ts';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Day, Instant } from '#shared/time.ts';

// ── Owners ──────────────────────────────────────────────────────────────────────────────────────

export const OwnerKind = z.enum(['TEAM', 'PERSON']);
export type OwnerKind = z.infer<typeof OwnerKind>;

/** People available per week from a day on, until the next entry. */
export const Capacity = z.strictObject({
  startsOn: Day,
  peoplePerWeek: z.number().min(0, 'Use zero or more.').max(10_000),
});
export type Capacity = z.infer<typeof Capacity>;

const ownerFields = {
  name: z.string().trim().min(1, 'Name the owner.').max(120),
  kind: OwnerKind,
  memberIds: z.array(Id).max(200),
  capacity: z
    .array(Capacity)
    .max(200)
    .refine((rows) => new Set(rows.map((row) => row.startsOn)).size === rows.length, {
      message: 'Two entries start on the same day.',
    }),
};
export const CreateOwner = z
  .strictObject(ownerFields)
  .partial()
  .required({ name: true, kind: true });
export type CreateOwner = z.infer<typeof CreateOwner>;
export const EditOwner = z.strictObject(ownerFields).partial();
export type EditOwner = z.infer<typeof EditOwner>;

export const Owner = z.object({
  id: Id,
  name: z.string(),
  kind: OwnerKind,
  memberIds: z.array(Id),
  capacity: z.array(z.object({ startsOn: Day, peoplePerWeek: z.number() })),
  /** Items in flight (queued and building), and how many of them are unbacked. */
  inFlight: z.number().int(),
  unbacked: z.number().int(),
  version: z.number().int(),
});
export type Owner = z.infer<typeof Owner>;
export const Owners = z.object({ owners: z.array(Owner) });
export type Owners = z.infer<typeof Owners>;

// ── Items ───────────────────────────────────────────────────────────────────────────────────────

export const ItemState = z.enum(['QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN']);
export type ItemState = z.infer<typeof ItemState>;

export const AcceptanceCriterion = z.object({
  id: Id,
  sentence: z.string(),
  evidence: z.string().nullable(),
  tickedById: Id.nullable(),
  tickedAt: Instant.nullable(),
});
export type AcceptanceCriterion = z.infer<typeof AcceptanceCriterion>;

export const Verdict = z.enum(['ACHIEVED', 'MISSED', 'INCONCLUSIVE']);
export type Verdict = z.infer<typeof Verdict>;

export const Outcome = z.object({
  id: Id,
  metricId: Id,
  verdict: Verdict,
  predicted: z.number(),
  actual: z.number(),
  source: z.string(),
  note: z.string(),
  provenById: Id,
  provenAt: Instant,
});
export type Outcome = z.infer<typeof Outcome>;

export const RoadmapItem = z.object({
  id: Id,
  opportunityId: Id,
  handoffId: Id.nullable(),
  unbacked: z.boolean(),
  ownerId: Id.nullable(),
  leadId: Id.nullable(),
  state: ItemState,
  stateSince: Instant,
  startsOn: Day.nullable(),
  finishEarliest: Day.nullable(),
  finishLatest: Day.nullable(),
  startedAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  acceptanceCriteria: z.array(AcceptanceCriterion),
  /** Newest first. */
  outcomes: z.array(Outcome),
  version: z.number().int(),
});
export type RoadmapItem = z.infer<typeof RoadmapItem>;

const after = Id.nullable().optional();
export const StartItem = z.strictObject({ after });
export type StartItem = z.infer<typeof StartItem>;

/** A tick carries its evidence; null takes the tick away. */
export const TickCriterion = z.strictObject({
  evidence: z.string().trim().min(1, 'Say how it was seen to hold.').max(5000).nullable(),
});
export type TickCriterion = z.infer<typeof TickCriterion>;

export const DeliverItem = z.strictObject({ after });
export type DeliverItem = z.infer<typeof DeliverItem>;

export const ReopenItem = z.strictObject({
  reason: z.string().trim().min(1, 'Say why.').max(5000),
  after,
});
export type ReopenItem = z.infer<typeof ReopenItem>;

export const ProveOutcome = z.strictObject({
  value: z.number().min(-1e15).max(1e15),
  source: z.string().trim().min(1, 'Say where the value comes from.').max(500),
  verdict: Verdict,
  note: z.string().trim().max(5000).default(''),
  after,
});
export type ProveOutcome = z.infer<typeof ProveOutcome>;

export const RecordUnbackedWork = z.strictObject({
  title: Title,
  state: z.enum(['QUEUED', 'BUILDING', 'DELIVERED']),
  ownerId: Id.nullable().default(null),
  priorityId: Id.nullable().default(null),
});
export type RecordUnbackedWork = z.infer<typeof RecordUnbackedWork>;

// ── Board ───────────────────────────────────────────────────────────────────────────────────────

/** The intent behind a dropped card. The card's version goes in If-Match. */
export const MoveCard = z.strictObject({
  toStage: Stage,
  /** The card it is dropped behind; null for the top of the column. */
  after: Id.nullable(),
  /** Asked when it is ranked within Decided against its score. */
  reason: z.string().trim().max(5000).optional(),
});
export type MoveCard = z.infer<typeof MoveCard>;

/** One number of the snapshot's lists stands for a person, owner, priority or metric: `members[3]`. */
const Index = z.number().int().min(0).optional();

/**
 * A card on the wire. People, owners, priorities and metrics are positions in the lists of the
 * snapshot, and what is null is left out: a thousand cards fit in some fifty kilobytes.
 */
export const BoardCard = z.object({
  id: Id,
  version: z.number().int(),
  title: z.string(),
  since: Instant,
  score: z.number().optional(),
  /** Raters who have submitted, of those invited. */
  rated: z.number().int().optional(),
  raters: z.number().int().optional(),
  costOfDelay: z.number().optional(),
  /** Likely person-weeks; only in Decided, where a new rank is priced before it is asked for. */
  effort: z.number().optional(),
  /** At most one week of work: four hard fields are enough to offer it. Only left of the line. */
  light: z.boolean().optional(),
  priority: Index,
  owner: Index,
  metric: Index,
  labels: z.array(z.string()).optional(),
  unbacked: z.boolean().optional(),
  /** The day its decision is looked at again, while it is acted on. */
  review: Day.optional(),
  /** The metric its decision names has reached what it says. */
  conditionMet: z.boolean().optional(),
  /** Queued, and its promised start is over. */
  startsLate: z.boolean().optional(),
  /** Of the handoff, once there is one. */
  handoff: HandoffState.optional(),
  brief: z.number().int().optional(),
  returns: z.number().int().optional(),
  /** It came back twice for the same field, and no executive has ruled on it. */
  deadlock: z.boolean().optional(),
  author: Index,
  sponsor: Index,
  claimer: Index,
  toOwner: Index,
  toMember: Index,
  lead: Index,
});
export type BoardCard = z.infer<typeof BoardCard>;

export const BoardSnapshot = z.object({
  revision: z.number().int(),
  members: z.array(z.object({ id: Id, name: z.string() })),
  owners: z.array(z.object({ id: Id, name: z.string() })),
  priorities: z.array(z.object({ id: Id, name: z.string() })),
  metrics: z.array(
    z.object({ id: Id, name: z.string(), unit: z.string(), direction: Direction, measurer: Index }),
  ),
  /** When clocks are late here. */
  calendar: Calendar,
  /** Cards of each column, in order. Parked and rejected ones are off the board. */
  columns: z.object({
    ASSESS: z.array(BoardCard),
    DECIDED: z.array(BoardCard),
    OFFERED: z.array(BoardCard),
    IN_REVIEW: z.array(BoardCard),
    QUEUED: z.array(BoardCard),
    BUILDING: z.array(BoardCard),
    DELIVERED: z.array(BoardCard),
    PROVEN: z.array(BoardCard),
  }),
  parked: z.number().int(),
  rejected: z.number().int(),
});
export type BoardSnapshot = z.infer<typeof BoardSnapshot>;

/** What changed on the board after the revision that a reader has. */
export const BoardChanges = z.object({
  revision: z.number().int(),
  /**
   * The cards that changed, in their order, each with its column and the card it stands behind (null: at the top).
   * Null when too much has changed to be told card by card: then the whole board is to be read.
   */
  changed: z
    .array(
      z.object({
        stage: BoardSnapshot.shape.columns.keyof(),
        after: Id.nullable(),
        card: BoardCard,
      }),
    )
    .nullable(),
  /** Those that have left the board. */
  gone: z.array(Id),
  /** How many opportunities stand in each stage, for readers to check that they have missed nothing. */
  counts: z.partialRecord(Stage, z.number().int()),
});
export type BoardChanges = z.infer<typeof BoardChanges>;

/** What a write that moved a card answers: the card's place and the workspace's revision. */
export const Moved = z.object({
  opportunityId: Id,
  stage: Stage,
  version: z.number().int(),
  revision: z.number().int(),
});
export type Moved = z.infer<typeof Moved>;

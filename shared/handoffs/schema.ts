import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Day, Instant } from '#shared/time.ts';
import { Brief, BriefContent, FrozenAssumption } from './brief.ts';

export const HandoffState = z.enum(['DRAFT', 'OFFERED', 'IN_REVIEW', 'ACCEPTED', 'ACTIVE']);
export type HandoffState = z.infer<typeof HandoffState>;

export const ReturnReason = z.enum([
  'UNCLEAR_OUTCOME',
  'NO_BASELINE',
  'SCOPE_TOO_BIG',
  'DEPENDENCY',
  'CAPACITY',
  'DISAGREE_WITH_PRIORITY',
]);
export type ReturnReason = z.infer<typeof ReturnReason>;

export const returnReasonName = {
  UNCLEAR_OUTCOME: 'unclear outcome',
  NO_BASELINE: 'no baseline',
  SCOPE_TOO_BIG: 'scope too big',
  DEPENDENCY: 'dependency',
  CAPACITY: 'capacity',
  DISAGREE_WITH_PRIORITY: 'disagree with priority',
} satisfies Record<ReturnReason, string>;

export const Question = z.object({
  id: Id,
  briefNumber: z.number().int(),
  field: z.string(),
  body: z.string(),
  blocking: z.boolean(),
  askedById: Id,
  askedAt: Instant,
  answer: z.string().nullable(),
  answeredById: Id.nullable(),
  answeredAt: Instant.nullable(),
  /** When the claimer went on without an answer. */
  takenAt: Instant.nullable(),
  /** Oldest first. */
  replies: z.array(z.object({ id: Id, authorId: Id, body: z.string(), writtenAt: Instant })),
  /** Who was asked in turn; a later reply of theirs ends it. */
  mentions: z.array(z.object({ memberId: Id, mentionedById: Id, mentionedAt: Instant })),
});
export type Question = z.infer<typeof Question>;

/** The fields of a read-back in the lead's own words. */
export const ReadBackField = z.enum([
  'outcome',
  'firstDeliverable',
  'biggestRisk',
  'fallback',
  'notDoing',
  'dates',
]);
export type ReadBackField = z.infer<typeof ReadBackField>;

/** The fields of a read-back as they are called on screen, in the order they are read. */
export const readBackFieldName = {
  outcome: 'Outcome',
  firstDeliverable: 'First deliverable',
  biggestRisk: 'Biggest risk',
  fallback: 'Fallback',
  notDoing: 'Not doing',
  dates: 'Dates',
} as const satisfies Record<ReadBackField, string>;

/** What does not match, said of one sentence of a read-back. */
export const Mismatch = z.strictObject({
  field: ReadBackField,
  /** As it was read; the whole field when empty. */
  sentence: z.string().max(20_000).default(''),
  note: z.string().trim().min(1, 'Say what does not match.').max(5000),
});
export type Mismatch = z.infer<typeof Mismatch>;

export const ReadBack = z.object({
  id: Id,
  briefNumber: z.number().int(),
  memberId: Id,
  outcome: z.string(),
  firstDeliverable: z.string(),
  biggestRisk: z.string(),
  fallback: z.string(),
  notDoing: z.string(),
  startsOn: Day,
  finishEarliest: Day,
  finishLatest: Day,
  acceptedAt: Instant,
  confirmedById: Id.nullable(),
  confirmedAt: Instant.nullable(),
  mismatch: z.string().nullable(),
  /** The same said of single sentences. */
  mismatches: z.array(Mismatch),
  sentBackAt: Instant.nullable(),
});
export type ReadBack = z.infer<typeof ReadBack>;

export const ChangeReason = z.enum(['LEARNED', 'EXTERNAL', 'ERROR', 'CAPACITY']);
export type ChangeReason = z.infer<typeof ChangeReason>;

export const changeReasonName = {
  LEARNED: 'learned',
  EXTERNAL: 'external',
  ERROR: 'error',
  CAPACITY: 'capacity',
} satisfies Record<ChangeReason, string>;

export const ChangeAnswer = z.enum(['COUNTERSIGNED', 'REFUSED', 'WITHDRAWN']);
export type ChangeAnswer = z.infer<typeof ChangeAnswer>;

/** A change one side proposes to an active brief; countersigned, it is the brief's next version. */
export const Change = z.object({
  id: Id,
  /** Number of the brief it changes. */
  baseNumber: z.number().int(),
  proposedById: Id,
  side: z.enum(['SPONSOR', 'LEAD']),
  reason: ChangeReason,
  note: z.string(),
  /** The whole brief as it would be. */
  content: BriefContent,
  /** Of the canonical JSON of `content`: what both sides sign. */
  sha256: z.string(),
  /** The promised dates as they would be; null when they stay. */
  startsOn: Day.nullable(),
  finishEarliest: Day.nullable(),
  finishLatest: Day.nullable(),
  proposedAt: Instant,
  answer: ChangeAnswer.nullable(),
  answerNote: z.string(),
  answeredById: Id.nullable(),
  answeredAt: Instant.nullable(),
});
export type Change = z.infer<typeof Change>;

/** What a brief takes for granted: open until somebody has looked, then confirmed or refuted with evidence. */
export const Assumption = FrozenAssumption.extend({
  writtenAt: Instant,
  version: z.number().int(),
});
export type Assumption = z.infer<typeof Assumption>;

/** A brief that came back: the version, why, and the fields its questions were about. */
export const BriefReturn = z.object({
  briefNumber: z.number().int(),
  reason: ReturnReason,
  note: z.string(),
  fields: z.array(z.string()),
  returnedById: Id,
  returnedAt: Instant,
});
export type BriefReturn = z.infer<typeof BriefReturn>;

/** What an executive says about a field on which a brief came back twice. */
export const Ruling = z.object({
  id: Id,
  field: z.string(),
  body: z.string(),
  ruledById: Id,
  ruledAt: Instant,
});
export type Ruling = z.infer<typeof Ruling>;

export const Handoff = z.object({
  id: Id,
  opportunityId: Id,
  decisionId: Id,
  state: HandoffState,
  stateSince: Instant,
  authorId: Id,
  sponsorId: Id,
  addresseeOwnerId: Id.nullable(),
  addresseeMemberId: Id.nullable(),
  claimerId: Id.nullable(),
  returns: z.number().int(),
  /** Why it last came back: the typed reason of a return, and the words of any way back. */
  returnReason: ReturnReason.nullable(),
  backNote: z.string(),
  selfAccepted: z.boolean(),
  readBackUnconfirmed: z.boolean(),
  /** When the clock reminded who it is offered to; said that its work starts late; asked whether that is still worth it. */
  nudgedAt: Instant.nullable(),
  startLateAt: Instant.nullable(),
  askedAgainAt: Instant.nullable(),
  /** Newest first; the first may be a draft. */
  briefs: z.array(Brief),
  questions: z.array(Question),
  /** Newest first. */
  readBacks: z.array(ReadBack),
  /** Newest first; the first may wait for its answer. */
  changes: z.array(Change),
  assumptions: z.array(Assumption),
  /** Newest first. */
  returned: z.array(BriefReturn),
  /** Newest first. */
  rulings: z.array(Ruling),
  version: z.number().int(),
});
export type Handoff = z.infer<typeof Handoff>;

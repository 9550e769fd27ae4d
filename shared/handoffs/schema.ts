import { z } from 'zod';
import { Direction } from '#shared/direction.ts';
import { Id } from '#shared/people/schema.ts';
import { Day, Instant } from '#shared/time.ts';

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

// ── Brief ───────────────────────────────────────────────────────────────────────────────────────

const Text = z.string().trim().max(20_000, 'Use at most 20,000 characters.');
const Line = z.string().trim().max(1000, 'Use at most 1,000 characters.');
const Lines = z.array(Line).max(100);

/** If X then Y. */
// biome-ignore lint/suspicious/noThenProperty: `then` is a string here, never awaited
export const Risk = z.strictObject({ if: Line, then: Line });
export type Risk = z.infer<typeof Risk>;

/** "Unknown" is allowed only as a question with an owner and a date. */
export const OpenQuestion = z.strictObject({
  field: z.string().max(40),
  question: Line,
  memberId: Id.nullable(),
  due: Day.nullable(),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

/** What the author writes. The metric is referred to while drafting and copied in when it is sent. */
export const BriefDraft = z.strictObject({
  problem: Text,
  forWhom: Text,
  metricId: Id.nullable(),
  whyNow: Text,
  scopeIn: Lines,
  scopeOut: Lines,
  acceptanceCriteria: Lines,
  sponsorId: Id,
  appetite: Text,
  constraints: Text,
  dependencies: Text,
  risks: z.array(Risk).max(50),
  firstAction: Text,
  contacts: Text,
  openQuestions: z.array(OpenQuestion).max(50),
});
export type BriefDraft = z.infer<typeof BriefDraft>;

export const BriefMetric = z.object({
  id: Id,
  name: z.string(),
  unit: z.string(),
  direction: Direction,
  baseline: z.number().nullable(),
  baselineDate: Day.nullable(),
  baselineSource: z.string(),
  target: z.number().nullable(),
  measureBy: Day.nullable(),
  measurerId: Id.nullable(),
});
export type BriefMetric = z.infer<typeof BriefMetric>;

export const AssumptionState = z.enum(['OPEN', 'CONFIRMED', 'REFUTED']);
export type AssumptionState = z.infer<typeof AssumptionState>;

export const assumptionStateName = {
  OPEN: 'open',
  CONFIRMED: 'confirmed',
  REFUTED: 'refuted',
} satisfies Record<AssumptionState, string>;

/** An assumption as it stood when the brief was sent. */
export const FrozenAssumption = z.object({
  id: Id,
  sentence: z.string(),
  field: z.string().nullable(),
  state: AssumptionState,
  evidence: z.string(),
  writtenById: Id,
  settledById: Id.nullable(),
  settledAt: Instant.nullable(),
});
export type FrozenAssumption = z.infer<typeof FrozenAssumption>;

/** The contract as sent: the draft with its metric, its assumptions and the decision it rests on copied in. */
export const BriefContent = z.object({
  ...BriefDraft.shape,
  metric: BriefMetric.nullable(),
  decision: z.object({
    id: Id,
    reason: z.string(),
    score: z.number().nullable(),
    rank: z.number().int().nullable(),
    decidedAt: Instant,
  }),
  /** Briefs that were frozen before assumptions had rows hold none. */
  assumptions: z.array(FrozenAssumption).default([]),
});
export type BriefContent = z.infer<typeof BriefContent>;

export const Brief = z.object({
  id: Id,
  number: z.number().int(),
  content: BriefContent,
  light: z.boolean(),
  sha256: z.string().nullable(),
  frozenAt: Instant.nullable(),
  signatures: z.array(
    z.object({
      memberId: Id,
      side: z.enum(['SPONSOR', 'LEAD']),
      signedAt: Instant,
      sha256: z.string(),
    }),
  ),
  version: z.number().int(),
});
export type Brief = z.infer<typeof Brief>;

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
export const Assumption = z.object({
  id: Id,
  sentence: z.string(),
  /** The field of the brief it stands under; null when it is about all of it. */
  field: z.string().nullable(),
  state: AssumptionState,
  evidence: z.string(),
  writtenById: Id,
  writtenAt: Instant,
  settledById: Id.nullable(),
  settledAt: Instant.nullable(),
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

// ── What people do ──────────────────────────────────────────────────────────────────────────────

/** Where the card goes in its new column: right after this one, first when null, last when left out. */
const after = Id.nullable().optional();
const words = (what: string) => z.string().trim().min(1, what).max(20_000);

export const Offer = z
  .strictObject({
    ownerId: Id.nullable().default(null),
    memberId: Id.nullable().default(null),
    after,
  })
  .refine((o) => (o.ownerId === null) !== (o.memberId === null), {
    message: 'Offer it to a team or to one lead.',
    path: ['ownerId'],
  });
export type Offer = z.infer<typeof Offer>;

export const Withdraw = z.strictObject({ reason: words('Say why.'), after });
export type Withdraw = z.infer<typeof Withdraw>;

export const Claim = z.strictObject({ after });
export type Claim = z.infer<typeof Claim>;

/** Members asked in turn: each owes a reply until they have given one. */
const mentions = z.array(Id).max(20, 'Mention at most 20 people.').optional();

export const AskQuestion = z.strictObject({
  field: z.string().trim().min(1, 'Choose the field it concerns.').max(40),
  body: words('Write the question.'),
  blocking: z.boolean().default(false),
  mentions,
});
export type AskQuestion = z.infer<typeof AskQuestion>;

export const AnswerQuestion = z.strictObject({ answer: words('Write the answer.'), mentions });
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;

/** Said in the thread of a question, before or after its answer. */
export const ReplyToQuestion = z.strictObject({ body: words('Write the reply.'), mentions });
export type ReplyToQuestion = z.infer<typeof ReplyToQuestion>;

/** An executive's word on a field on which the brief came back twice. */
export const RuleOnField = z.strictObject({
  field: z.string().trim().min(1, 'Choose the field.').max(40),
  body: words('Say what holds.'),
});
export type RuleOnField = z.infer<typeof RuleOnField>;

export const ReturnBrief = z.strictObject({
  reason: ReturnReason,
  note: z.string().trim().max(5000).default(''),
  questions: z.array(AskQuestion).max(20).default([]),
  after,
});
export type ReturnBrief = z.infer<typeof ReturnBrief>;

export const AcceptBrief = z
  .strictObject({
    outcome: words('Say in your own words what will be different, and for whom.'),
    firstDeliverable: words('Name the first thing you will ship.'),
    biggestRisk: words('Name the biggest risk.'),
    fallback: words('Say what you will do if it happens.'),
    notDoing: words('Say what you will not do.'),
    startsOn: Day,
    finishEarliest: Day,
    finishLatest: Day,
  })
  .refine((r) => r.startsOn <= r.finishEarliest && r.finishEarliest <= r.finishLatest, {
    message: 'Start, earliest and latest finish must follow one another.',
    path: ['finishEarliest'],
  });
export type AcceptBrief = z.infer<typeof AcceptBrief>;

export const ConfirmReadBack = z.strictObject({ after });
export type ConfirmReadBack = z.infer<typeof ConfirmReadBack>;

export const SendBackReadBack = z
  .strictObject({
    mismatch: z.string().trim().max(20_000).default(''),
    mismatches: z.array(Mismatch).max(50).default([]),
  })
  .refine(({ mismatch, mismatches }) => mismatch !== '' || mismatches.length > 0, {
    message: 'Say what does not match.',
    path: ['mismatch'],
  });
export type SendBackReadBack = z.infer<typeof SendBackReadBack>;

/** Release by the lead, or revoke by the sponsor: with a note on the state of the work. */
export const LetGo = z.strictObject({ note: words('Say in what state the work is left.'), after });
export type LetGo = z.infer<typeof LetGo>;

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

/** The contract as sent: the draft with its metric and the decision it rests on copied in. */
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
  takenAsRisk: z.boolean(),
});
export type Question = z.infer<typeof Question>;

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
  sentBackAt: Instant.nullable(),
});
export type ReadBack = z.infer<typeof ReadBack>;

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
  /** Newest first; the first may be a draft. */
  briefs: z.array(Brief),
  questions: z.array(Question),
  /** Newest first. */
  readBacks: z.array(ReadBack),
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

export const AskQuestion = z.strictObject({
  field: z.string().trim().min(1, 'Choose the field it concerns.').max(40),
  body: words('Write the question.'),
  blocking: z.boolean().default(false),
});
export type AskQuestion = z.infer<typeof AskQuestion>;

export const AnswerQuestion = z.strictObject({ answer: words('Write the answer.') });
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;

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

export const SendBackReadBack = z.strictObject({ mismatch: words('Say what does not match.') });
export type SendBackReadBack = z.infer<typeof SendBackReadBack>;

/** Release by the lead, or revoke by the sponsor: with a note on the state of the work. */
export const LetGo = z.strictObject({ note: words('Say in what state the work is left.'), after });
export type LetGo = z.infer<typeof LetGo>;

import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Day } from '#shared/time.ts';
import { Mismatch, ReturnReason } from './schema.ts';

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

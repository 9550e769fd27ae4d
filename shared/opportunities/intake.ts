import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Instant } from '#shared/time.ts';

// ── The form, as members see it ─────────────────────────────────────────────────────────────────

const LinkName = z
  .string()
  .trim()
  .min(1, 'Name the form, so that you know later who got it.')
  .max(120, 'Use at most 120 characters.');

/** A form that people without an account may fill in, by whoever has its link. */
export const CreateIntakeLink = z.strictObject({
  name: LinkName,
  /** Markdown above the fields. */
  intro: z.string().trim().max(5000, 'Use at most 5,000 characters.').default(''),
  expiresAt: Instant.nullable().default(null),
});
export type CreateIntakeLink = z.infer<typeof CreateIntakeLink>;

export const IntakeLink = z.object({
  id: Id,
  name: z.string(),
  intro: z.string(),
  createdById: Id,
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** How many proposals came by it, and when the last one did. */
  proposals: z.number().int(),
  lastUsedAt: Instant.nullable(),
});
export type IntakeLink = z.infer<typeof IntakeLink>;

export const IntakeLinks = z.object({ intakeLinks: z.array(IntakeLink) });
export type IntakeLinks = z.infer<typeof IntakeLinks>;

/** The link is told once; null when the answer got lost and was asked for again. */
export const IntakeLinkMade = z.object({ id: Id, link: z.string().nullable() });

// ── The form, as everybody with its link sees it ────────────────────────────────────────────────

export const PublicForm = z.object({
  workspaceName: z.string(),
  name: z.string(),
  intro: z.string(),
  /** When it was opened, signed; goes back with what is sent. */
  stamp: z.string(),
});
export type PublicForm = z.infer<typeof PublicForm>;

/** Nobody who reads the questions is quicker; whoever leaves it open for a week opens it anew. */
export const LEAST_SECONDS = 2;
export const LONGEST_SECONDS = 7 * 86_400;
/** Proposals by one form within a day; more than that is not people. */
export const MOST_A_DAY = 200;

/** No characters that cannot be seen; text may have lines and tabs. */
const line = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u;
const text = /^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|[\n\t])*$/u;
const unseen = 'It holds characters that cannot be seen. Type it instead of pasting.';
const plainText = (most: number) =>
  z
    .string()
    .transform((words) => words.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(most, `Use at most ${most.toLocaleString('en')} characters.`)
        .regex(text, unseen),
    );

const words = {
  title: z
    .string()
    .trim()
    .min(1, 'Say in one line what would be different.')
    .max(200, 'Use at most 200 characters.')
    .regex(line, unseen),
  problem: plainText(5000).refine((said) => said !== '', 'Describe the problem.'),
  forWhom: plainText(1000),
};

/** What somebody without an account sends. */
export const Propose = z.strictObject({
  ...words,
  forWhom: words.forWhom.default(''),
  submitterName: z
    .string()
    .trim()
    .min(1, 'Say who you are.')
    .max(120, 'Use at most 120 characters.')
    .regex(line, unseen),
  submitterEmail: z
    .email('Enter an e-mail address, like name@example.org, or leave it empty.')
    .max(254)
    .nullable()
    .default(null),
  stamp: z.string().max(200),
  /** Not shown to people; who fills it in is a robot. */
  leaveEmpty: z.string().max(2000).default(''),
});
export type Propose = z.infer<typeof Propose>;

export const Proposed = z.object({ receipt: z.string(), link: z.string() });
export type Proposed = z.infer<typeof Proposed>;

// ── Proposals, as advisors see them ─────────────────────────────────────────────────────────────

export const SubmissionState = z.enum(['NEW', 'ACCEPTED', 'DECLINED', 'MERGED']);
export type SubmissionState = z.infer<typeof SubmissionState>;

/** What somebody without an account proposed: a draft until an advisor takes it up or declines it. */
export const Submission = z.object({
  id: Id,
  intakeLinkId: Id,
  /** The form it came by. */
  formName: z.string(),
  title: z.string(),
  problem: z.string(),
  forWhom: z.string(),
  submitterName: z.string(),
  submitterEmail: z.string().nullable(),
  submittedAt: Instant,
  state: SubmissionState,
  /** What the submitter is told. */
  answer: z.string(),
  answeredById: Id.nullable(),
  answeredAt: Instant.nullable(),
  /** What came of it. */
  opportunity: z.object({ id: Id, title: z.string(), stage: Stage }).nullable(),
});
export type Submission = z.infer<typeof Submission>;

/** New ones first, the longest wait at the top; then those that were answered, latest first. */
export const Submissions = z.object({
  submissions: z.array(Submission),
  waiting: z.number().int(),
  total: z.number().int(),
});
export type Submissions = z.infer<typeof Submissions>;

/** Takes a proposal up as an opportunity in Assess, in its own words or in better ones. */
export const AcceptSubmission = z.strictObject({
  title: words.title.optional(),
  problem: plainText(20_000).optional(),
  forWhom: plainText(20_000).optional(),
  priorityId: Id.nullable().default(null),
});
export type AcceptSubmission = z.infer<typeof AcceptSubmission>;

export const DeclineSubmission = z.strictObject({
  reason: plainText(2000).refine((said) => said !== '', 'Say why; the submitter reads it.'),
});
export type DeclineSubmission = z.infer<typeof DeclineSubmission>;

/** It says what an opportunity here says already. */
export const MergeSubmission = z.strictObject({
  opportunityId: Id,
  /** For the submitter. */
  note: plainText(2000).default(''),
});
export type MergeSubmission = z.infer<typeof MergeSubmission>;

/** The opportunity a proposal led to. */
export const TakenUp = z.object({ opportunityId: Id });

// ── The receipt ─────────────────────────────────────────────────────────────────────────────────

/** How far what came of a proposal has got, as far as somebody outside is told. */
export const Standing = z.enum([
  'assessed',
  'pursued',
  'planned',
  'building',
  'delivered',
  'proven',
  'parked',
  'rejected',
]);
export type Standing = z.infer<typeof Standing>;

/** Outside, nobody hears who holds the ball, nor that a brief went back and forth. */
export const standingOf = {
  ASSESS: 'assessed',
  DECIDED: 'pursued',
  OFFERED: 'pursued',
  IN_REVIEW: 'pursued',
  QUEUED: 'planned',
  BUILDING: 'building',
  DELIVERED: 'delivered',
  PROVEN: 'proven',
  PARKED: 'parked',
  REJECTED: 'rejected',
  MERGED: 'assessed',
} satisfies Record<Stage, Standing>;

/** What a submitter looks up by their receipt. */
export const Receipt = z.object({
  workspaceName: z.string(),
  formName: z.string(),
  title: z.string(),
  submittedAt: Instant,
  state: SubmissionState,
  /** The reason of a decline, or a word on being taken together; empty otherwise. */
  answer: z.string(),
  answeredAt: Instant.nullable(),
  /** Null until it is taken up. */
  standing: Standing.nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

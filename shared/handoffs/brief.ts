import { z } from 'zod';
import { Direction } from '#shared/direction.ts';
import { Id } from '#shared/people/schema.ts';
import { Day, Instant } from '#shared/time.ts';

const Text = z.string().trim().max(20_000, 'Use at most 20,000 characters.');
const Line = z.string().trim().max(1000, 'Use at most 1,000 characters.');
/** How many entries a list of a brief holds. */
export const mostIn = { lines: 100, risks: 50, openQuestions: 50 } as const;
const Lines = z.array(Line).max(mostIn.lines);

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
  risks: z.array(Risk).max(mostIn.risks),
  firstAction: Text,
  contacts: Text,
  openQuestions: z.array(OpenQuestion).max(mostIn.openQuestions),
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
  /** The field of the brief it stands under; null when it is about all of it. */
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

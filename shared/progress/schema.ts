import { z } from 'zod';
import { HandoffState } from '#shared/handoffs/schema.ts';
import { Id } from '#shared/people/schema.ts';
import { ItemState } from '#shared/roadmap/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Instant } from '#shared/time.ts';

// ── Obligations ─────────────────────────────────────────────────────────────────────────────────

/** What I owe: the verb of the product that I can do now and somebody waits for. */
export const ObligationKind = z.enum([
  'rate',
  'write_brief',
  'answer',
  'claim',
  'review',
  'confirm',
  'start',
  'deliver',
  'prove',
]);
export type ObligationKind = z.infer<typeof ObligationKind>;

export const Obligation = z.object({
  kind: ObligationKind,
  opportunityId: Id,
  title: z.string(),
  stage: Stage,
  /** Who waits; null when it is the whole workspace. */
  waitingMemberId: Id.nullable(),
  since: Instant,
  /** Money per week; with `since` it gives the waiting cost. */
  costOfDelay: z.number().nullable(),
  version: z.number().int(),
});
export type Obligation = z.infer<typeof Obligation>;

/** Most costly wait first. */
export const Obligations = z.object({ obligations: z.array(Obligation) });
export type Obligations = z.infer<typeof Obligations>;

// ── Progress ────────────────────────────────────────────────────────────────────────────────────

/** One decided opportunity on the executive's page, with what it waits for. */
export const SeamRow = z.object({
  opportunityId: Id,
  title: z.string(),
  stage: Stage,
  since: Instant,
  daysInState: z.number(),
  /** Days spent so far in each column it has been in. */
  daysPerStage: z.record(z.string(), z.number()),
  holderId: Id.nullable(),
  ownerId: Id.nullable(),
  priorityId: Id.nullable(),
  costOfDelay: z.number().nullable(),
  waitingCost: z.number().nullable(),
  late: z.boolean(),
  handoff: HandoffState.nullable(),
  item: ItemState.nullable(),
});
export type SeamRow = z.infer<typeof SeamRow>;

const Work = z.object({
  opportunityId: Id,
  title: z.string(),
  stage: Stage,
  since: Instant,
  ownerId: Id.nullable(),
  priorityId: Id.nullable(),
  costOfDelay: z.number().nullable(),
  score: z.number().nullable(),
});

export const StageFigure = z.object({
  stage: Stage,
  cards: z.number().int(),
  /** Mean days the cards standing there now have stood there. */
  meanDays: z.number().nullable(),
});

/** The executive's page. Every figure is the count or sum of rows listed beside it. */
export const Progress = z.object({
  asOf: Instant,
  currency: z.string(),
  stages: z.array(StageFigure),
  seam: z.array(SeamRow),
  waitingCost: z.number(),
  holders: z.array(
    z.object({ memberId: Id.nullable(), cards: z.number().int(), waitingCost: z.number() }),
  ),
  /** Decided, and no lead has accepted. */
  unaccepted: z.array(Work),
  /** In flight, and nobody decided it. */
  unbacked: z.object({
    items: z.array(Work),
    /** Items in flight (queued and building), backed and unbacked. */
    inFlight: z.number().int(),
    /** Unbacked items in flight as a share of all in flight, 0–1; null when nothing is in flight. */
    share: z.number().nullable(),
    deliveredElsewhere: z.number().int(),
  }),
  /** Delivered, and the number has not been read. */
  unproven: z.array(Work.extend({ deliveredAt: Instant, measureBy: z.string().nullable() })),
  outcomes: z.object({
    achieved: z.number().int(),
    missed: z.number().int(),
    inconclusive: z.number().int(),
    rows: z.array(
      z.object({
        opportunityId: Id,
        title: z.string(),
        verdict: z.enum(['ACHIEVED', 'MISSED', 'INCONCLUSIVE']),
        predicted: z.number(),
        actual: z.number(),
        unit: z.string(),
        provenAt: Instant,
      }),
    ),
  }),
});
export type Progress = z.infer<typeof Progress>;

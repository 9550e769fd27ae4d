import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Decision, DecisionKind } from './decision.ts';
import { Snapshot } from './snapshot.ts';

/** "What did we know then?": a decision with the list it was taken on, beside the list of today. */
export const DecisionPage = z.object({
  decision: Decision,
  opportunity: z.object({
    id: Id,
    title: z.string(),
    stage: Stage,
    version: z.number().int(),
    score: z.number().nullable(),
  }),
  /** Every decision about this opportunity, newest first: each reverses or replaces the one after it. */
  chain: z.array(Decision),
  /** What else was decided on the same snapshot. */
  together: z.array(z.object({ id: Id, opportunityId: Id, title: z.string(), kind: DecisionKind })),
  /** The list it was taken on. */
  known: Snapshot,
  /** The list as it is now. */
  today: Snapshot,
});
export type DecisionPage = z.infer<typeof DecisionPage>;

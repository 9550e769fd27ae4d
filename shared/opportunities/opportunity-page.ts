import { z } from 'zod';
import { Event } from '#shared/events.ts';
import { Handoff } from '#shared/handoffs/schema.ts';
import { Decision } from '#shared/opportunities/decision.ts';
import { Comment, Opportunity } from '#shared/opportunities/schema.ts';
import { Id } from '#shared/people/schema.ts';
import { RoadmapItem } from '#shared/roadmap/schema.ts';
import { RatingRound, ScoringModel } from '#shared/scoring/schema.ts';
import { Instant } from '#shared/time.ts';

/** Everything the panel of one opportunity shows, in one answer. */
export const OpportunityPage = z.object({
  opportunity: Opportunity,
  scoringModel: ScoringModel,
  /** Null until somebody rates. */
  round: RatingRound.nullable(),
  /** Newest first. */
  decisions: z.array(Decision),
  /** The live handoff; null before the decision to pursue. */
  handoff: Handoff.nullable(),
  /** The live item; null left of the line. */
  item: RoadmapItem.nullable(),
  /** Where it went, when it was merged. */
  mergedInto: z.object({ id: Id, title: z.string() }).nullable(),
  /** What was merged into it, first things first. */
  merged: z.array(
    z.object({ id: Id, title: z.string(), version: z.number().int(), mergedAt: Instant }),
  ),
  /** Proposals from outside that it came of, or that were taken together with it. */
  proposals: z.array(
    z.object({
      id: Id,
      title: z.string(),
      submitterName: z.string(),
      submittedAt: Instant,
      formName: z.string(),
    }),
  ),
  /** Oldest first; also of what was merged into it. */
  comments: z.array(Comment),
  /** Newest first, at most the latest 200; also of what was merged into it. */
  events: z.array(Event),
});
export type OpportunityPage = z.infer<typeof OpportunityPage>;

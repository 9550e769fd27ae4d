import { z } from 'zod';
import { Event } from '#shared/events.ts';
import { Handoff } from '#shared/handoffs/schema.ts';
import { Decision } from '#shared/opportunities/decision.ts';
import { Comment, Opportunity } from '#shared/opportunities/schema.ts';
import { RoadmapItem } from '#shared/roadmap/schema.ts';
import { RatingRound, ScoringModel } from '#shared/scoring/schema.ts';

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
  /** Oldest first. */
  comments: z.array(Comment),
  /** Newest first, at most the latest 200. */
  events: z.array(Event),
});
export type OpportunityPage = z.infer<typeof OpportunityPage>;

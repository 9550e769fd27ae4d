import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';

/** How many opportunities a search names at most. */
export const MOST_FOUND = 8;

export const FindOpportunities = z.strictObject({
  text: z.string().trim().min(1, 'Say what to look for.').max(200),
});
export type FindOpportunities = z.infer<typeof FindOpportunities>;

/** An opportunity as a search names it. */
export const FoundOpportunity = z.object({
  id: Id,
  title: z.string(),
  externalId: z.string().nullable(),
  stage: Stage,
});
export type FoundOpportunity = z.infer<typeof FoundOpportunity>;

/** The best first. */
export const FoundOpportunities = z.object({ opportunities: z.array(FoundOpportunity) });
export type FoundOpportunities = z.infer<typeof FoundOpportunities>;

/** What is searched for: every word has to be there, in any order. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

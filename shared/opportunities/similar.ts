import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { Title } from './schema.ts';

/**
 * From here on two titles look alike: the share of three-letter pieces they have in common, 0–1 (pg_trgm's
 * `similarity`). Among the 2,133 titles of the US inventory of 2024, pairs above it are mostly worth a look
 * ("Chatbot" and "FSA FLP Chatbot"); just below stand things of the same kind ("Generative AI Assistant" and
 * "Generative AI Usage"), and with 0.45 there would be twice as many of them.
 */
export const ALIKE = 0.5;
export const MOST_SIMILAR = 5;

export const FindSimilar = z.strictObject({
  title: Title,
  /** Left out of the answer: the one that is asked about. */
  not: Id.optional(),
});
export type FindSimilar = z.infer<typeof FindSimilar>;

export const SimilarOpportunity = z.object({
  id: Id,
  title: z.string(),
  stage: Stage,
  /** 0–1. */
  similarity: z.number(),
});
export type SimilarOpportunity = z.infer<typeof SimilarOpportunity>;

/** Most alike first. */
export const SimilarOpportunities = z.object({ opportunities: z.array(SimilarOpportunity) });
export type SimilarOpportunities = z.infer<typeof SimilarOpportunities>;

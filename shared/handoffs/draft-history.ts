import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Instant } from '#shared/time.ts';
import { BriefDraft } from './brief.ts';

/** How a draft came about: who wrote when, and which fields. */
export const DraftHistory = z.object({
  /** Newest first; the last is what it began with, and changed no field. */
  edits: z.array(
    z.object({
      version: z.number().int(),
      editedById: Id,
      /** When its author began to write; they may have gone on for ten minutes. */
      editedAt: Instant,
      fields: z.array(z.string()),
    }),
  ),
});
export type DraftHistory = z.infer<typeof DraftHistory>;

export const DraftEdit = z.object({ draft: BriefDraft });

/** What the opportunity, its decision and its ratings say by now, as a brief would write itself from it. */
export const WrittenByItself = z.object({
  now: BriefDraft,
  /** What the draft began with; null where that was not kept. */
  first: BriefDraft.nullable(),
});
export type WrittenByItself = z.infer<typeof WrittenByItself>;

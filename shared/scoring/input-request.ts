import { z } from 'zod';
import { Effort } from '#shared/opportunities/schema.ts';
import { Id } from '#shared/people/schema.ts';

/** What can be asked for: the effort, an answer to one criterion, or a whole rating. */
export const Input = z.enum(['EFFORT', 'ANSWER', 'RATING']);
export type Input = z.infer<typeof Input>;

export const AskInput = z
  .strictObject({
    opportunityId: Id,
    input: Input,
    /** For an answer: to which criterion. */
    criterionId: Id.nullable().default(null),
    askedOfId: Id,
    note: z.string().trim().max(2000, 'Use at most 2,000 characters.').default(''),
    /** Chance that the answer changes what is above the line, as whoever asks sees it. */
    chance: z.number().min(0).max(1),
  })
  .refine(({ input, criterionId }) => (input === 'ANSWER') === (criterionId !== null), {
    message: 'Name the criterion an answer is asked for, and only then.',
    path: ['criterionId'],
  });
export type AskInput = z.infer<typeof AskInput>;

/** An effort is answered in place; ratings are answered by rating. */
export const AnswerInput = z.strictObject({ effort: Effort });
export type AnswerInput = z.infer<typeof AnswerInput>;

/** Takes an answer back: the effort is what it was, and the question open again. */
export const TakeAnswerBack = z.strictObject({ effort: Effort.nullable() });
export type TakeAnswerBack = z.infer<typeof TakeAnswerBack>;

/** One of two is found more worth doing. */
export const JudgeDuel = z
  .strictObject({ winnerId: Id, loserId: Id })
  .refine(({ winnerId, loserId }) => winnerId !== loserId, {
    message: 'Compare two different opportunities.',
    path: ['loserId'],
  });
export type JudgeDuel = z.infer<typeof JudgeDuel>;

import { z } from 'zod';
import { type BriefField, briefFieldName } from './brief-fields.ts';

const Sentence = z
  .string()
  .trim()
  .min(1, 'Write what is assumed.')
  .max(1000, 'Use at most 1,000 characters.');

/** The field of the brief it stands under; null when it is about all of it. */
const Field = z.enum(Object.keys(briefFieldName) as [BriefField, ...BriefField[]]).nullable();

export const WriteAssumption = z.strictObject({
  sentence: Sentence,
  field: Field.default(null),
});
export type WriteAssumption = z.infer<typeof WriteAssumption>;

/** Confirmed or refuted by somebody who looked, with what they saw; or open again. */
export const SettleAssumption = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.enum(['CONFIRMED', 'REFUTED']),
    evidence: z
      .string()
      .trim()
      .min(1, 'Say what shows it.')
      .max(5000, 'Use at most 5,000 characters.'),
  }),
  z.strictObject({ state: z.literal('OPEN') }),
]);
export type SettleAssumption = z.infer<typeof SettleAssumption>;

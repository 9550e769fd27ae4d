import { z } from 'zod';
import { ExportChange, ExportSignature } from './export-changes.ts';

/** A brief with its read-back and signatures. */
export const BriefContents = z.strictObject({
  kind: z.literal('baton brief'),
  format: z.literal(1),
  workspace: z.string(),
  title: z.string(),
  number: z.number().int(),
  light: z.boolean(),
  /** Byte for byte what was hashed and signed: a `BriefContent` as canonical JSON. */
  canonical: z.string(),
  /** Of `canonical`, in hexadecimal. */
  sha256: z.string(),
  frozenAt: z.string(),
  signatures: z.array(ExportSignature),
  readBack: z
    .strictObject({
      name: z.string(),
      outcome: z.string(),
      firstDeliverable: z.string(),
      biggestRisk: z.string(),
      fallback: z.string(),
      notDoing: z.string(),
      startsOn: z.string(),
      finishEarliest: z.string(),
      finishLatest: z.string(),
      acceptedAt: z.string(),
      confirmedBy: z.string().nullable(),
      confirmedAt: z.string().nullable(),
      /** Of the brief it was said about, where both sides have changed that one since. */
      number: z.number().int().optional(),
    })
    .nullable(),
  /** The changes since it was accepted, oldest first; left out where there were none, as in older exports. */
  changes: z.array(ExportChange).min(1).optional(),
  /** Whoever the brief names, by member id. */
  people: z.record(z.string(), z.string()),
});
export type BriefContents = z.infer<typeof BriefContents>;

/** The same as it leaves Baton: with the SHA-256 of all of it as canonical JSON, the read-back too. */
export const BriefExport = BriefContents.extend({ seal: z.string() });
export type BriefExport = z.infer<typeof BriefExport>;

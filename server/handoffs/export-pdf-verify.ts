import { type Verified, verifyExport } from '#shared/handoffs/export.ts';
import { asPdf, LAYOUT } from './export-pdf.ts';
import { sha256Of } from './sha256.ts';

export const isPdf = (file: Buffer): boolean => file.subarray(0, 5).toString('latin1') === '%PDF-';

/** The record as it is attached: JSON on lines of its own, which ends with the first brace that begins one. */
const BEGINS = 'stream\n{\n  "kind": "baton brief"';
const ENDS = '\n}\n';

function recordIn(file: Buffer): string | null {
  const begins = file.lastIndexOf(BEGINS);
  const ends = begins < 0 ? -1 : file.indexOf(ENDS, begins);
  return ends < 0 ? null : file.subarray(begins + 'stream\n'.length, ends + ENDS.length).toString();
}

/**
 * Whether an exported PDF still says what was signed: its attached record does, and every byte of the file, so every
 * word on its pages, is what Baton draws from that record.
 */
export async function verifyPdf(file: Buffer): Promise<Verified> {
  const record = recordIn(file);
  if (record === null)
    return {
      problem:
        'It holds no record as Baton attaches it: this is not a brief exported from Baton, or another program has saved it since.',
    };
  const verified = verifyExport(record, sha256Of);
  if ('problem' in verified) return verified;
  const drawn = await asPdf(verified.brief);
  if (drawn.equals(file)) return verified;
  if (!file.includes(LAYOUT))
    return {
      problem:
        'Its record is as it was signed, but its pages were drawn by another version of Baton and cannot be compared with it. Read the attached brief.json instead.',
    };
  const isLonger = file.length > drawn.length && file.subarray(0, drawn.length).equals(drawn);
  if (isLonger)
    return {
      problem:
        'Its record is as it was signed, but something was added to the file afterwards, which may change what its pages show.',
    };
  return { problem: 'The pages people read were changed: they are not those of its record.' };
}

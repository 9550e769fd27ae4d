import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { Stage } from '#shared/roadmap/stage.ts';

/** Where a page ended: in which order, at which key, at which row. */
const Cursor = z.tuple([z.string(), z.string(), Id]);

/** How a key is written, by its type in PostgreSQL. */
export const keyForms = {
  float8: z.stringFormat('number', (text) => Number.isFinite(Number(text))),
  numeric: z.stringFormat('number', (text) => Number.isFinite(Number(text))),
  timestamptz: z.stringFormat('moment', (text) => !Number.isNaN(Date.parse(text))),
  stage: Stage,
  'text COLLATE "C"': z.string().max(600),
} satisfies Record<string, z.ZodType>;

/** Reads what `writeCursor` wrote for the same order; null on the first page. */
export function readCursor(cursor: string | undefined, order: string, form: z.ZodType) {
  if (cursor === undefined) return null;
  const refusal = new DomainError('invalid_input', 'Use the cursor of the page before.');
  let text: unknown;
  try {
    text = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refusal;
  }
  const read = Cursor.safeParse(text);
  if (!read.success || read.data[0] !== order || read.data[1].includes('\0')) throw refusal;
  if (!form.safeParse(read.data[1]).success) throw refusal;
  return { key: read.data[1], id: read.data[2] };
}

/** Where the next page begins. */
export const writeCursor = (order: string, { key, id }: { key: string; id: string }): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url');

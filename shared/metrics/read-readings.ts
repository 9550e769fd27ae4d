import { readNumber } from '#shared/opportunities/read-number.ts';
import { Day } from '#shared/time.ts';

/** One pasted line: a reading, or why it is none. */
export type PastedReading =
  | { line: number; takenOn: Day; value: number; source: string | null }
  | { line: number; text: string; whyNot: string };

/**
 * Readings as people copy them out of a spreadsheet or a report: one line each, day and value and
 * perhaps a source, between tabs or semicolons. A first line without any number is a header.
 */
export function readReadings(text: string): PastedReading[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ content: content.trim(), line: index + 1 }));
  const filled = lines.filter(({ content }) => content !== '');
  const [first] = filled;
  const rest = first && !/\d/.test(first.content) ? filled.slice(1) : filled;
  return rest.map(({ content, line }) => readLine(content, line));
}

function readLine(text: string, line: number): PastedReading {
  const [dayCell = '', valueCell = '', ...more] = text.split(/\t|;/).map((cell) => cell.trim());
  const takenOn = readDay(dayCell);
  if (takenOn === null)
    return { line, text, whyNot: 'No day such as 2026-11-22 or 22.11.2026 at its start.' };
  const value = readValue(valueCell);
  if (value === null) return { line, text, whyNot: 'No number after the day.' };
  return { line, takenOn, value, source: more.join(' ').trim() || null };
}

/** A number with or without its unit: "12,5 %", "1 234 days". Null when there is not exactly one. */
export function readValue(text: string): number | null {
  const bare = text.replace(/^\s*([+-]?[\d.,'’\s\u00a0\u202f]*\d)[^\d]*$/u, '$1').replace('−', '-');
  const value = readNumber(bare);
  return Number.isFinite(value) ? value : null;
}

/** 2026-11-22, 22.11.2026, and 22/11/2026 or 11/22/2026 where only one of them is a day. */
export function readDay(text: string): Day | null {
  const parts = /^(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (!parts) return null;
  const [, a = '', mark, b = '', c = ''] = parts;
  if (a.length === 4) return asDay(a, b, c);
  if (c.length !== 4) return null;
  const dayFirst = asDay(c, b, a);
  const monthFirst = mark === '/' ? asDay(c, a, b) : null;
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return null;
  return dayFirst ?? monthFirst;
}

function asDay(year: string, month: string, day: string): Day | null {
  const parsed = Day.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed.success ? parsed.data : null;
}

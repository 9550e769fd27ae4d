import { DomainError } from '#shared/problem.ts';

/** A row of a list and the line of the file on which it starts, counted from 1. */
export type CsvRow = { line: number; cells: string[] };

export type CsvReader = {
  /** Takes the next piece of the text and answers the rows that are complete by now. */
  push(text: string): CsvRow[];
  /** The text has ended: answers the last row, if it had no line break. */
  end(): CsvRow[];
};

const MAX_COLUMNS = 1000;
const MAX_ROW_CHARACTERS = 1_000_000;

type Field = { value: string; end: number };

const breaksIn = (text: string): number => text.split('\n').length - 1;
const withPlainBreaks = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/**
 * Reads comma-separated text (RFC 4180, any delimiter) piece by piece, holding no more than one row.
 * Every refusal names the line a person has to look at: for a quote that is never closed, the one it
 * opened on. Rows in which every cell is blank are skipped.
 */
export function readCsv(delimiter: string): CsvReader {
  const stop = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\\r\\n]`, 'g');
  let rest = '';
  let line = 1;
  let row: CsvRow = { line: 1, cells: [] };
  let rowCharacters = 0;

  const refuse = (detail: string): never => {
    throw new DomainError('rule_broken', detail);
  };

  function plain(text: string, from: number, last: boolean): Field | undefined {
    stop.lastIndex = from;
    const end = stop.exec(text)?.index ?? (last ? text.length : -1);
    return end < 0 ? undefined : { value: text.slice(from, end), end };
  }

  function quoted(text: string, from: number, last: boolean): Field | undefined {
    let quote = text.indexOf('"', from + 1);
    while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
    if (quote < 0 && last) return refuse(`The quote that opens on line ${line} is never closed.`);
    let end = quote + 1;
    while (text[end] === ' ') end++;
    const next = text[end];
    if (quote < 0 || (next === undefined && !last)) return undefined;
    const value = withPlainBreaks(text.slice(from + 1, quote));
    if (next !== undefined && next !== delimiter && next !== '\r' && next !== '\n') {
      const closes = line + breaksIn(value);
      return refuse(
        `The quote that opens on line ${line} ends in the middle of a cell on line ${closes}: a quote is missing or one too many.`,
      );
    }
    return { value: value.replaceAll('""', '"'), end };
  }

  function keepCell(cell: string): void {
    row.cells.push(cell);
    line += breaksIn(cell);
    rowCharacters += cell.length;
    if (row.cells.length > MAX_COLUMNS) {
      refuse(`The row on line ${row.line} has more than 1,000 columns. Is this a list, with the right delimiter?`);
    }
  }

  function mustFit(waiting: string): void {
    if (rowCharacters + waiting.length <= MAX_ROW_CHARACTERS) return;
    refuse(
      waiting.startsWith('"')
        ? `The quote that opens on line ${line} is not closed within a million characters.`
        : `The row on line ${row.line} is longer than a million characters. Is this a list?`,
    );
  }

  function endRow(rows: CsvRow[]): void {
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    row = { line, cells: [] };
    rowCharacters = 0;
  }

  function take(text: string, last: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < text.length || (last && row.cells.length > 0)) {
      const field = text[at] === '"' ? quoted(text, at, last) : plain(text, at, last);
      // A carriage return at the very end may be half of a line break.
      if (!field || (!last && text[field.end] === '\r' && field.end + 1 === text.length)) break;
      keepCell(field.value);
      const ender = text[field.end];
      at = field.end + (ender === '\r' && text[field.end + 1] === '\n' ? 2 : 1);
      if (ender === delimiter) continue;
      line++;
      endRow(rows);
    }
    rest = text.slice(at);
    mustFit(rest);
    return rows;
  }

  return {
    push(text) {
      const nul = text.indexOf('\0');
      if (nul >= 0) {
        const at = line + breaksIn(withPlainBreaks(rest + text.slice(0, nul)));
        refuse(`Line ${at} holds a NUL byte, which no text has. Export the list again.`);
      }
      return take(rest + text, false);
    },
    end: () => take(rest, true),
  };
}

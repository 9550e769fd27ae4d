import { CsvError, type CsvErrorCode, parse } from 'csv-parse';
import type { Delimiter } from '#shared/opportunities/import.ts';
import { DomainError } from '#shared/problem.ts';

/** A row of a list and the line of the file on which it starts, counted from 1. */
export type CsvRow = { line: number; cells: string[] };

const MAX_COLUMNS = 1000;
const MAX_ROW_BYTES = 1_000_000;

const tooManyColumns = (line: number) =>
  `The row on line ${line} has more than 1,000 columns. Is this a list, with the right delimiter?`;
const endsInside = (line: number, at: number) =>
  `A quote in the row that starts on line ${line} ends in the middle of a cell on line ${at}: a quote is missing or one too many.`;

/** What each mistake of a file is called, given the line its row starts on and the line it was noticed on. */
const mistakes: Partial<Record<CsvErrorCode, (line: number, at: number) => string>> = {
  CSV_QUOTE_NOT_CLOSED: (line) => `A quote that opens in the row on line ${line} is never closed.`,
  CSV_INVALID_CLOSING_QUOTE: endsInside,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: endsInside,
  CSV_MAX_RECORD_SIZE: (line) =>
    `The row that starts on line ${line} is longer than a million characters. Is a quote in it never closed?`,
};

function inOurWords(error: unknown, line: number): unknown {
  const sentence = error instanceof CsvError && mistakes[error.code];
  if (!sentence) return error;
  const detail =
    error.column === MAX_COLUMNS ? tooManyColumns(line) : sentence(line, Number(error.lines));
  return new DomainError('rule_broken', detail);
}

/**
 * Reads comma-separated text, any delimiter, piece by piece: answers the rows that each piece completes,
 * and holds no more than one row. Line breaks come as \n. Rows in which every cell is blank are skipped.
 */
export function csvReader(delimiter: Delimiter) {
  let line = 1;
  let rows: CsvRow[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    trim: true,
    // A quote counts where a cell begins with it, as in spreadsheets; inside a cell it is a character: 5" pipe.
    // What follows a closing quote stays a mistake, because of `trim`: there a missing quote would join two rows.
    relax_quotes: true,
    max_record_size: MAX_ROW_BYTES,
    // From here on all is one cell, so that a row without end meets the limit of its size.
    ignore_last_delimiters: MAX_COLUMNS + 1,
    // Kept here and not passed on: a mistake further down must not swallow the rows before it.
    on_record: (cells, { lines }) => {
      if (cells.length > MAX_COLUMNS) throw new DomainError('rule_broken', tooManyColumns(line));
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
      line = lines + 1;
      return null;
    },
  });
  // Whoever writes is told; without a listener the process would end.
  parser.on('error', () => undefined);

  const taken = (step: (done: (error?: Error | null) => void) => void) =>
    new Promise<CsvRow[]>((resolve, reject) => {
      step((error) => {
        if (error) return reject(inOurWords(error, line));
        resolve(rows);
        rows = [];
      });
    });
  return {
    push: (text: string) => taken((done) => parser.write(text, done)),
    /** The text has ended: answers the last row, if it had no line break. */
    end: () => taken((done) => parser.end(done)),
  };
}

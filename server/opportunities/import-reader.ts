import { guessDelimiter } from '#shared/opportunities/guess-delimiter.ts';
import type { Delimiter, Encoding } from '#shared/opportunities/import.ts';
import { DomainError } from '#shared/problem.ts';
import { type CsvRow, csvReader } from './import-csv.ts';
import { detectEncoding, readText } from './import-encoding.ts';

const SAMPLE_CHARACTERS = 65_536;
const MAX_ROWS = 100_000;

/** How a file is to be read; what is left out is detected. */
export type Format = { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined };

export type List = {
  encoding: Encoding;
  delimiter: Delimiter;
  header: string[];
  /** Reads the rows after the header from the start, a few at a time; `bytes` of the file are behind them. */
  batches(): AsyncGenerator<Piece>;
};

type Piece = { rows: CsvRow[]; bytes: number };

async function sampleOf(path: string, encoding: Encoding): Promise<string> {
  let sample = '';
  for await (const { text } of readText(path, encoding)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  return sample;
}

async function* rowsOf(
  path: string,
  encoding: Encoding,
  delimiter: Delimiter,
): AsyncGenerator<Piece> {
  const reader = csvReader(delimiter);
  let bytes = 0;
  for await (const piece of readText(path, encoding)) {
    bytes = piece.bytes;
    yield { rows: await reader.push(piece.text), bytes };
  }
  yield { rows: await reader.end(), bytes };
}

/** Everything after the header, which is the first row. */
async function* withoutHeader(pieces: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  let read = -1;
  for await (const { rows, bytes } of pieces) {
    if (read < 0 && rows.shift()) read = 0;
    if (rows.length === 0) continue;
    read += rows.length;
    if (read > MAX_ROWS) {
      throw new DomainError(
        'rule_broken',
        'A list can have at most 100,000 rows. Split it and import the parts.',
      );
    }
    yield { rows, bytes };
  }
}

/** The header, from a list that has at least one row after it. */
async function headerOf(pieces: AsyncGenerator<Piece>): Promise<string[]> {
  let header: string[] | undefined;
  for await (const { rows } of pieces) {
    header ??= rows.shift()?.cells;
    if (header && rows.length > 0) return header;
  }
  throw new DomainError(
    'rule_broken',
    header
      ? 'The file has a header and no rows: there is nothing to import.'
      : 'The file holds no text.',
  );
}

/** Opens a list: its header at once, its rows as they are asked for, no more in memory than a piece of the file. */
export async function openList(path: string, format: Format = {}): Promise<List> {
  // Also when the encoding is given: an empty or binary file is refused for what it is.
  const detected = await detectEncoding(path);
  const encoding = format.encoding ?? detected;
  const delimiter = format.delimiter ?? guessDelimiter(await sampleOf(path, encoding));
  const header = await headerOf(rowsOf(path, encoding, delimiter));
  return {
    encoding,
    delimiter,
    header,
    batches: () => withoutHeader(rowsOf(path, encoding, delimiter)),
  };
}

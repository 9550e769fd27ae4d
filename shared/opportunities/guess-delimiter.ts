import type { Delimiter } from './import.ts';
import { readCsv } from './read-csv.ts';

const candidates: Delimiter[] = [',', ';', '\t', '|'];

/** How many columns the header has under this delimiter, and how many of the sample's rows agree. */
function fit(sample: string, delimiter: Delimiter): { columns: number; agreement: number } {
  const rows: string[][] = [];
  try {
    const reader = readCsv(delimiter);
    for (const row of reader.push(sample)) rows.push(row.cells);
    // A sample is cut anywhere: its unfinished last row says nothing, unless it is the only one.
    if (rows.length === 0) for (const row of reader.end()) rows.push(row.cells);
  } catch {
    if (rows.length === 0) return { columns: 1, agreement: 0 };
  }
  const columns = rows[0]?.length ?? 1;
  const agreeing = rows.filter((cells) => cells.length === columns).length;
  return { columns, agreement: rows.length === 0 ? 0 : agreeing / rows.length };
}

/**
 * The delimiter under which most rows of the sample have as many cells as its header; among equals the
 * one that gives more columns. Delimiters inside quotes do not count.
 */
export function guessDelimiter(sample: string): Delimiter {
  let best: { delimiter: Delimiter; worth: number } = { delimiter: ',', worth: 0 };
  for (const delimiter of candidates) {
    const { columns, agreement } = fit(sample, delimiter);
    const worth = columns < 2 ? 0 : agreement * Math.log2(1 + columns);
    if (worth > best.worth) best = { delimiter, worth };
  }
  return best.delimiter;
}

import type { Delimiter } from './import.ts';

const candidates: Delimiter[] = [',', ';', '\t', '|'];

/** A cell in quotes, also one the sample was cut in: what it holds says nothing. */
const quotedCell = /(?<=^|[,;\t|\n])"[^"]*(?:""[^"]*)*(?:"|$)/g;

/** How much a delimiter is worth: the share of lines with as many cells as the header, and how many those are. */
function worth(lines: string[], delimiter: Delimiter): number {
  const [columns = 1, ...others] = lines.map((line) => line.split(delimiter).length);
  if (columns < 2) return 0;
  const agreeing = 1 + others.filter((cells) => cells === columns).length;
  return (agreeing / lines.length) * Math.log2(1 + columns);
}

/**
 * The delimiter under which most rows of the sample have as many cells as its header; among equals the
 * one that gives more columns. Delimiters inside quotes do not count.
 */
export function guessDelimiter(sample: string): Delimiter {
  const lines = sample.replaceAll(/\r\n?/g, '\n').replaceAll(quotedCell, '').split('\n');
  // A sample is cut anywhere: its unfinished last line says nothing, unless it is the only one.
  if (lines.length > 1) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  let best: { delimiter: Delimiter; worth: number } = { delimiter: ',', worth: 0 };
  for (const delimiter of candidates) {
    const found = worth(filled, delimiter);
    if (found > best.worth) best = { delimiter, worth: found };
  }
  return best.delimiter;
}

import { expect, it } from 'vitest';
import { csvLine } from './write-csv.ts';

it.each([
  ['=1+1', `"'=1+1"\r\n`],
  ['@cmd', `"'@cmd"\r\n`],
  ['-1.5', '"-1.5"\r\n'],
  ['-1+cmd', `"'-1+cmd"\r\n`],
  ['say "hi"', '"say ""hi"""\r\n'],
])('writes %j so that a spreadsheet does not run it', (cell, line) => {
  expect(csvLine([cell])).toBe(line);
});

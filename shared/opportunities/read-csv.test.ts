import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessDelimiter } from './guess-delimiter.ts';
import { readCsv } from './read-csv.ts';
import { csvLine } from './write-csv.ts';

const read = (text: string, delimiter = ',') => {
  const reader = readCsv(delimiter);
  return [...reader.push(text), ...reader.end()];
};

describe('reading CSV', () => {
  it.each<[string, string, [number, string[]][]]>([
    ['plain rows', 'a,b\n1,2\n', [[1, ['a', 'b']], [2, ['1', '2']]]],
    ['a last row without a line break', 'a\nb', [[1, ['a']], [2, ['b']]]],
    ['an empty last cell', 'a,', [[1, ['a', '']]]],
    ['every kind of line break', 'a\r\nb\rc\nd', [[1, ['a']], [2, ['b']], [3, ['c']], [4, ['d']]]],
    ['line breaks inside quotes', '"a\r\nb",c\nd', [[1, ['a\nb', 'c']], [3, ['d']]]],
    ['doubled quotes', '"say ""hi""",x', [[1, ['say "hi"', 'x']]]],
    ['a quote inside an unquoted cell', '5" pipe,x', [[1, ['5" pipe', 'x']]]],
    ['blank rows, which are skipped', 'a\n\n , \nb', [[1, ['a']], [4, ['b']]]],
  ])('reads %s', (_, text, rows) => {
    expect(read(text).map(({ line, cells }) => [line, cells])).toEqual(rows);
  });

  it.each<[string, RegExp]>([
    ['a\n"b\nc\nd', /opens on line 2 is never closed/],
    ['a,"b\nc\n"d', /opens on line 1 ends in the middle of a cell on line 3/],
    [`a\n"${'x'.repeat(1_000_001)}`, /opens on line 2 is (never closed|not closed within)/],
    ['a\nb\0', /Line 2 holds a NUL/],
  ])('refuses %j', (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  it('reads the same wherever the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    const property = fc.property(table, fc.nat(60), (rows, cut) => {
      const text = rows.map((cells) => csvLine(cells)).join('');
      const reader = readCsv(',');
      const pieces = [...reader.push(text.slice(0, cut)), ...reader.push(text.slice(cut)), ...reader.end()];
      expect(pieces).toEqual(read(text));
      const kept = rows.filter((cells) => cells.some((one) => one.trim() !== ''));
      expect(pieces.length).toBeLessThanOrEqual(rows.length);
      expect(pieces.length).toBeGreaterThanOrEqual(kept.length);
    });
    fc.assert(property);
  });
});

it.each([
  ['a,b,c\n1,2,3\n', ','],
  ['a;b\n"1,5";"2,5"\n1,5;2,5\n', ';'],
  ['a\tb\n1, 2\t3\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['only one column\nrow\n', ','],
])('guesses the delimiter of %j', (sample, delimiter) => {
  expect(guessDelimiter(sample)).toBe(delimiter);
});

it.each([
  ['=1+1', `"'=1+1"\r\n`],
  ['@cmd', `"'@cmd"\r\n`],
  ['-1.5', '"-1.5"\r\n'],
  ['-1+cmd', `"'-1+cmd"\r\n`],
  ['say "hi"', '"say ""hi"""\r\n'],
])('writes %j so that a spreadsheet does not run it', (cell, line) => {
  expect(csvLine([cell])).toBe(line);
});

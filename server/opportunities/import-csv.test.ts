import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvLine } from '#shared/opportunities/write-csv.ts';
import { type CsvRow, csvReader } from './import-csv.ts';
import { openList } from './import-reader.ts';

async function read(...pieces: string[]): Promise<CsvRow[]> {
  const reader = csvReader(',');
  const rows: CsvRow[] = [];
  for (const piece of pieces) rows.push(...(await reader.push(piece)));
  return [...rows, ...(await reader.end())];
}

describe('reading CSV', () => {
  it.each<[string, string, CsvRow[]]>([
    [
      'a last row without a line break',
      'a,b\n1,2',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', '2'] },
      ],
    ],
    ['an empty last cell', 'a,', [{ line: 1, cells: ['a', ''] }]],
    [
      'line breaks inside quotes',
      '"a\n\nb",c\nd',
      [
        { line: 1, cells: ['a\n\nb', 'c'] },
        { line: 4, cells: ['d'] },
      ],
    ],
    ['doubled quotes', '"say ""hi""",x', [{ line: 1, cells: ['say "hi"', 'x'] }]],
    [
      'quotes inside a cell without quotes, as spreadsheets do',
      'a,b\nhe said "hi" there, 5" pipe ,x"\n"c ""d""",e',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['he said "hi" there', '5" pipe', 'x"'] },
        { line: 3, cells: ['c "d"', 'e'] },
      ],
    ],
    ['spaces around quotes', 'a, "b, c" ,d\n', [{ line: 1, cells: ['a', 'b, c', 'd'] }]],
    [
      'rows of any width, and none that are blank',
      'a\n\n , \n"",""\nb,c',
      [
        { line: 1, cells: ['a'] },
        { line: 5, cells: ['b', 'c'] },
      ],
    ],
  ])('reads %s', async (_, text, rows) => {
    expect(await read(text)).toEqual(rows);
  });

  const wide = (columns: number, cell = 'x') => Array.from({ length: columns }, () => cell).join();

  it('takes a thousand columns', async () => {
    expect((await read(wide(1000)))[0]?.cells).toHaveLength(1000);
  });

  it.each<[string, string, RegExp]>([
    [
      'a quote never closed after one inside a cell',
      'a\n5" pipe,"b\nc',
      /in the row on line 2 is never closed/,
    ],
    ['a quote never closed', 'a\n"b\nc\nd', /in the row on line 2 is never closed/],
    ['a quote closed too late', 'a\nb,"c\n"d', /line 2 ends in the middle of a cell on line 3/],
    ['a letter after a quote', 'a\n"b"c,d', /line 2 ends in the middle of a cell on line 2/],
    ['words after a quote', 'a\n"b" c,d', /line 2 ends in the middle of a cell on line 2/],
    ['more than 1,000 columns', `a\n${wide(1001)}`, /line 2 has more than 1,000 columns/],
    ['as many in quotes', `a\n${wide(1002, '"x"')}`, /line 2 has more than 1,000 columns/],
    ['delimiters without end', `a\n${','.repeat(2_000_000)}`, /line 2 /],
    ['a row without end', `a\n"${'x'.repeat(1_100_000)}`, /line 2 is longer than a million/],
  ])('refuses %s and names its line', async (_, text, sentence) => {
    await expect(read(text)).rejects.toThrow(sentence);
  });

  it('hands out the rows before a mistake', async () => {
    const reader = csvReader(',');
    expect(await reader.push('a\nb\n"open')).toHaveLength(2);
    await expect(reader.end()).rejects.toThrow(/line 3 is never closed/);
  });

  it('reads what we write, the same wherever the text is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    const property = fc.asyncProperty(table, fc.nat(60), async (rows, cut) => {
      const text = rows.map((cells) => csvLine(cells).replace('\r\n', '\n')).join('');
      const found = await read(text.slice(0, cut), text.slice(cut));
      const kept = rows.filter((cells) => cells.some((one) => one.trim() !== ''));
      expect(found.map(({ cells }) => cells)).toEqual(kept);
      for (const { line, cells } of found) {
        const from = text
          .split('\n')
          .slice(line - 1)
          .join('\n');
        expect(from.startsWith(csvLine(cells).trimEnd())).toBe(true);
      }
    });
    await fc.assert(property);
  });
});

describe('opening a list', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-list-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function linesOf(text: string): Promise<[number, string[]][]> {
    const path = join(folder, 'list.csv');
    await writeFile(path, text);
    const found: [number, string[]][] = [];
    const list = await openList(path, { delimiter: ',' });
    for await (const { rows } of list.batches())
      for (const { line, cells } of rows) found.push([line, cells]);
    return found;
  }

  it('counts every kind of line break once', async () => {
    expect(await linesOf('a\r\nb\rc\n"d\r\ne"\rf')).toEqual([
      [2, ['b']],
      [3, ['c']],
      [4, ['d\ne']],
      [6, ['f']],
    ]);
  });

  it('counts a line break once that two pieces of the file tear in half', async () => {
    const first = `head\r\n${'x'.repeat(65_529)}\r`;
    expect(first).toHaveLength(65_536);
    expect((await linesOf(`${first}\ny\r\n`)).at(-1)).toEqual([3, ['y']]);
    await expect(linesOf(`${first}\ny\0`)).rejects.toThrow(/^Line 3 holds a NUL byte/);
  });
});

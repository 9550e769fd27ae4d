import { stat } from 'node:fs/promises';
import { guessColumns, guessIdentity } from '#shared/opportunities/guess-columns.ts';
import { guessStage } from '#shared/opportunities/guess-stages.ts';
import type { ImportField, ImportPreview, ImportStage } from '#shared/opportunities/import.ts';
import { clip } from '#shared/opportunities/take-row.ts';
import { openList } from './import-reader.ts';

const EXAMPLES = 5;
const EXAMPLE_CHARACTERS = 200;
const VALUES = 30;
const VALUE_CHARACTERS = 500;

/** A file as it was received; `path` is where it lies for as long as the request lasts. */
export type ReceivedFile = { path: string; fileName: string };

/** Sees a column's cells go by and remembers the first distinct ones. */
function watchColumn() {
  const values = new Set<string>();
  let mappable = true;
  return {
    see(cell: string) {
      const value = cell.replaceAll(/\s+/g, ' ').trim();
      if (value === '' || values.has(value)) return;
      mappable &&= values.size < VALUES && value.length <= VALUE_CHARACTERS;
      if (mappable || values.size < EXAMPLES) values.add(clip(value, VALUE_CHARACTERS));
    },
    examples: () => [...values].slice(0, EXAMPLES).map((value) => clip(value, EXAMPLE_CHARACTERS)),
    values: () => (mappable && values.size > 0 ? [...values] : undefined),
  };
}

const sourceOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 120) || 'list';

function stagesFor(
  guesses: (ImportField | null)[],
  values: Record<string, string[]>,
): Record<string, ImportStage> {
  const column = guesses.indexOf('stage');
  const suggested = (values[String(column)] ?? []).flatMap((value) => {
    const stage = guessStage(value);
    return stage ? [[value, stage] as const] : [];
  });
  return Object.fromEntries(suggested);
}

/** Reads a whole file once and says what it looks like; takes nothing from it. */
export async function previewList({ path, fileName }: ReceivedFile): Promise<ImportPreview> {
  const { size } = await stat(path);
  const list = await openList(path);
  const watched = list.header.map(watchColumn);
  let rows = 0;
  for await (const batch of list.batches()) {
    rows += batch.rows.length;
    for (const { cells } of batch.rows)
      for (const [index, column] of watched.entries()) column.see(cells[index] ?? '');
  }
  const names = list.header.map((name) => name.replaceAll(/\s+/g, ' ').trim());
  const guesses = guessColumns(names);
  const values = Object.fromEntries(
    watched.flatMap((column, index) => {
      const distinct = column.values();
      return distinct ? [[String(index), distinct]] : [];
    }),
  );
  return {
    fileName,
    bytes: size,
    encoding: list.encoding,
    delimiter: list.delimiter,
    columns: names.map((name, index) => ({
      index,
      name: clip(name, VALUE_CHARACTERS),
      guess: guesses[index] ?? null,
      examples: watched[index]?.examples() ?? [],
    })),
    rows,
    values,
    suggestedStages: stagesFor(guesses, values),
    suggestedSource: sourceOf(fileName),
    suggestedIdentity: guessIdentity(names),
  };
}

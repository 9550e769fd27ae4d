import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import { unpackFont } from './export-pdf-woff.ts';

const require = createRequire(import.meta.url);

/** As Inter's: regular, and semibold for what is a heading. */
export type Weight = 400 | 600;

/** Baton's own typeface first, then one for every script a name may have; each comes in parts of some hundred characters. */
const families = [
  'inter',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-devanagari',
  'noto-sans-bengali',
  'noto-sans-tamil',
  'noto-sans-thai',
  'noto-sans-georgian',
  'noto-sans-armenian',
  'noto-sans-sc',
  'noto-sans-kr',
  'noto-emoji',
  'noto-sans-symbols-2',
];

type Part = { family: string; folder: string; name: string; ranges: (readonly [number, number])[] };

const rangeOf = (range: string): readonly [number, number] => {
  const [from = '', to = from] = range.replace('U+', '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
};

function partsOf(family: string): Part[] {
  const listed = require.resolve(`@fontsource/${family}/unicode.json`);
  const parts: Record<string, string> = JSON.parse(readFileSync(listed, 'utf8'));
  return Object.entries(parts).map(([part, ranges]) => ({
    family,
    folder: join(dirname(listed), 'files'),
    name: part.replace(/^\[(.*)\]$/, '$1'),
    ranges: ranges.split(',').map(rangeOf),
  }));
}

/** Read when the first brief is drawn. */
let known: Part[] | undefined;
function fileOf({ folder, family, name }: Part, weight: Weight): string {
  const file = (heavy: number) => join(folder, `${family}-${name}-${heavy}-normal.woff`);
  return existsSync(file(weight)) ? file(weight) : file(400);
}

/** What was opened once stays open. */
const opened = new Map<string, { bytes: Buffer; font: Font }>();

function open(file: string): { bytes: Buffer; font: Font } {
  const known = opened.get(file);
  if (known) return known;
  const bytes = unpackFont(file);
  const made = { bytes, font: create(bytes) as Font };
  opened.set(file, made);
  return made;
}

/** A font by its file, as a library of drawing takes it. */
export const bytesOfFont = (file: string): Buffer => open(file).bytes;

/** Joins and variants, which change how the character before them is drawn and are not drawn themselves. */
const isSilent = (code: number): boolean =>
  code === 0x200c || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f);

const codesOf = (cluster: string): number[] =>
  [...cluster].map((character) => character.codePointAt(0) ?? 0).filter((code) => !isSilent(code));

const found = new Map<string, string | null>();
/** More than anybody writes; beyond that somebody makes characters up, and nothing of it is kept. */
const MOST_FOUND = 50_000;

function lookUp(cluster: string, weight: Weight): string | null {
  const codes = codesOf(cluster);
  const [first = 0] = codes;
  known ??= families.flatMap(partsOf);
  for (const part of known) {
    if (!part.ranges.some(([from, to]) => from <= first && first <= to)) continue;
    const file = fileOf(part, weight);
    if (codes.every((code) => open(file).font.hasGlyphForCodePoint(code))) return file;
  }
  return null;
}

/** The file of a font that has a character, as a person sees one; null when none has it. */
export function fontFor(cluster: string, weight: Weight): string | null {
  const key = `${weight} ${cluster}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const file = lookUp(cluster, weight);
  if (found.size < MOST_FOUND && cluster.length < 20) found.set(key, file);
  return file;
}

/** The font of ordinary words. */
export const plainFont = (weight: Weight): string => {
  const file = fontFor('a', weight);
  if (file === null) throw new Error('the typeface Inter is not installed');
  return file;
};

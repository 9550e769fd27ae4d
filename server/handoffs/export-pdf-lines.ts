import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { fontFor, plainFont, type Weight } from './export-pdf-fonts.ts';

const bidi = bidiFactory();
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A stretch of text in one font and one direction. */
export type Run = { text: string; font: string; rtl: boolean; level: number; width: number };
export type Line = {
  runs: Run[];
  width: number;
  rtl: boolean;
  /** Something in its paragraph is written by its number. */
  byNumber: boolean;
};

export type Measure = (text: string, font: string) => number;

/** A character as a person sees one, where it stands in its paragraph, and the font that has it. */
type Piece = { text: string; at: number; font: string; level: number };

/** What no font has is written by its number, so that it is not lost in a box. */
const numbersOf = (cluster: string): string =>
  [...cluster]
    .map((one) => `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .join('');

/** Nothing that is not seen: controls, and marks of direction, which the order of the words shows. */
const unseen = /[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

function readable(text: string, weight: Weight): { said: string; byNumber: boolean } {
  const plain = text.replaceAll('\t', '    ').replaceAll(unseen, '');
  let byNumber = false;
  const clusters = [...characters.segment(plain)].map(({ segment }) => {
    if (fontFor(segment, weight) !== null) return segment;
    byNumber = true;
    return numbersOf(segment);
  });
  return { said: clusters.join(''), byNumber };
}

/** Characters with their fonts and directions, in the order they are spoken. */
function piecesOf(text: string, weight: Weight): { pieces: Piece[]; rtl: boolean } {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text);
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const pieces: Piece[] = [];
  for (const { segment, index } of characters.segment(text)) {
    const font = fontFor(segment, weight) ?? plainFont(weight);
    const level = levels[index] ?? 0;
    pieces.push({ text: mirrored.get(index) ?? segment, at: index, font, level });
  }
  return { pieces, rtl: (paragraphs[0]?.level ?? 0) % 2 === 1 };
}

const isSpace = (text: string): boolean => text === ' ' || text === '\u00A0';

/** Joins what has the same font and direction; a space stands alone, so that words right to left keep their places. */
function runsOf(pieces: readonly Piece[], measure: Measure): Run[] {
  const runs: Omit<Run, 'width'>[] = [];
  for (const { text, font, level } of pieces) {
    const last = runs.at(-1);
    const rtl = level % 2 === 1;
    const joins = last && last.font === font && last.level === level && !(rtl && isSpace(text));
    if (joins && !(rtl && isSpace(last.text))) last.text += text;
    else runs.push({ text, font, level, rtl });
  }
  return runs.map((run) => {
    const text = run.rtl && !spokenRightToLeft.test(run.text) ? turned(run.text) : run.text;
    return { ...run, text, width: measure(text, run.font) };
  });
}

/** A font turns round the words of these scripts by itself, but not signs that merely stand among them. */
const spokenRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const turned = (text: string): string =>
  [...characters.segment(text)]
    .map(({ segment }) => segment)
    .reverse()
    .join('');

/** From left to right on paper: every stretch right to left is turned round, the innermost last. */
function inSight(runs: Run[]): Run[] {
  const turned = [...runs];
  const highest = Math.max(0, ...turned.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < turned.length; from++) {
      let to = from;
      while ((turned[to]?.level ?? 0) >= level) to += 1;
      if (to > from) turned.splice(from, to - from, ...turned.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return turned;
}

/** Where a line may end: after the space that follows a word, and where else a script breaks its lines. */
function breaksIn(text: string): number[] {
  const breaker = new LineBreaker(text);
  const ends: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) ends.push(next.position);
  return [...ends, text.length];
}

type Setting = { weight: Weight; width: number; measure: Measure };

/** What stays together in a line: with its width, and that without the spaces it ends with. */
type Word = { pieces: Piece[]; width: number; inked: number };

function wordOf(pieces: Piece[], { measure }: Setting): Word {
  const widthOf = (some: Piece[]) => runsOf(some, measure).reduce((sum, run) => sum + run.width, 0);
  const end = pieces.findLastIndex(({ text }) => !isSpace(text)) + 1;
  return { pieces, width: widthOf(pieces), inked: widthOf(pieces.slice(0, end)) };
}

/** So many characters fit no line; to set them all only to learn that takes minutes. */
const LONGER_THAN_ANY_LINE = 1000;

/** What stays together, as a word; longer than a line, an address for example, it is broken where the line ends. */
function cut(pieces: Piece[], setting: Setting): Word[] {
  if (pieces.length < LONGER_THAN_ANY_LINE) {
    const word = wordOf(pieces, setting);
    if (word.inked <= setting.width) return [word];
  }
  const parts: Piece[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    const width = setting.measure(piece.text, piece.font);
    const isFull = used + width > setting.width && used > 0;
    if (isFull) parts.push([]);
    used = isFull ? width : used + width;
    parts.at(-1)?.push(piece);
  }
  return parts.map((part) => wordOf(part, setting));
}

function wordsOf(pieces: readonly Piece[], text: string, setting: Setting): Word[] {
  const words: Word[] = [];
  let from = 0;
  for (const end of breaksIn(text)) {
    let to = from;
    while ((pieces[to]?.at ?? end) < end) to += 1;
    const taken = pieces.slice(from, to);
    from = to;
    if (taken.length > 0) words.push(...cut(taken, setting));
  }
  return words;
}

function lineOf(words: readonly Word[], { measure }: Setting): Pick<Line, 'runs' | 'width'> {
  const pieces = words.flatMap((word) => word.pieces);
  const end = pieces.findLastIndex(({ text }) => !isSpace(text)) + 1;
  const runs = inSight(runsOf(pieces.slice(0, end), measure));
  return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
}

/** One paragraph, which has no line ends of its own, set in lines that fit. */
function linesOfParagraph(text: string, setting: Setting): Line[] {
  const { said, byNumber } = readable(text, setting.weight);
  const { pieces, rtl } = piecesOf(said, setting.weight);
  const lines: Word[][] = [[]];
  let used = 0;
  for (const word of wordsOf(pieces, said, setting)) {
    if (used > 0 && used + word.inked > setting.width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(word);
    used += word.width;
  }
  return lines.map((words) => ({ ...lineOf(words, setting), rtl, byNumber }));
}

/** Text set in lines of a width: the author's own line ends stay. */
export const linesOf = (text: string, setting: Setting): Line[] =>
  text
    .trim()
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .flatMap((paragraph) => linesOfParagraph(paragraph, setting));

import type { BriefContent } from './brief.ts';

const WORD = /[\p{L}\p{N}]+/gu;

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

function shingles(words: readonly string[], size: number): Set<string> {
  const set = new Set<string>();
  for (let i = 0; i + size <= words.length; i++) set.add(words.slice(i, i + size).join(' '));
  return set;
}

/**
 * How much of a text is taken from another, 0–1: the share of its three-word runs that stand there
 * too (containment of shingles, Broder 1997, "On the resemblance and containment of documents").
 * Texts of fewer than three words are compared as a whole.
 */
export function copiedShare(text: string, source: string): number {
  const words = wordsOf(text);
  const sourceWords = wordsOf(source);
  if (words.length === 0) return 0;
  const size = Math.min(3, words.length);
  const own = shingles(words, size);
  const theirs = shingles(sourceWords, size);
  return [...own].filter((run) => theirs.has(run)).length / own.size;
}

/** A piece of a text, and whether it is one of those looked for. */
export type Marked = { text: string; marked: boolean };

/** A text taken apart at the places looked for; they may touch or overlap. Joined, the pieces are the text. */
export function markedIn(text: string, places: readonly { from: number; to: number }[]): Marked[] {
  const pieces: Marked[] = [];
  let at = 0;
  for (const { from, to } of places.toSorted((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** The runs of three words and more that stand in the other text too: those that make a read-back a copy. */
export function copiedRuns(text: string, source: string): Marked[] {
  const words = [...text.matchAll(WORD)];
  const size = Math.min(3, words.length);
  const theirs = shingles(wordsOf(source), size);
  const copied = words.map(() => false);
  for (let i = 0; size > 0 && i + size <= words.length; i++) {
    const run = words.slice(i, i + size);
    if (theirs.has(run.map(([word]) => word.toLowerCase()).join(' ')))
      copied.fill(true, i, i + size);
  }
  const runs: { from: number; to: number }[] = [];
  words.forEach((word, i) => {
    if (!copied[i]) return;
    const to = word.index + word[0].length;
    const last = runs.at(-1);
    if (last && copied[i - 1]) last.to = to;
    else runs.push({ from: word.index, to });
  });
  return markedIn(text, runs);
}

/** A text as its sentences; joined, they are the text. */
export const sentencesOf = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment,
  );

/** The sentences of a text that was taken apart already, each with its own pieces. */
export function sentencesIn(pieces: readonly Marked[]): { sentence: string; pieces: Marked[] }[] {
  let at = 0;
  const places = pieces.map(({ text, marked }) => {
    const from = at;
    at += text.length;
    return { from, to: at, marked };
  });
  let start = 0;
  return sentencesOf(pieces.map(({ text }) => text).join('')).map((sentence) => {
    const from = start;
    const to = from + sentence.length;
    start = to;
    const inside = places
      .filter((place) => place.marked && place.from < to && place.to > from)
      .map((place) => ({
        from: Math.max(place.from, from) - from,
        to: Math.min(place.to, to) - from,
      }));
    return { sentence: sentence.trim(), pieces: markedIn(sentence, inside) };
  });
}

/** From this share on a read-back counts as a copy of the brief and is refused. */
export const COPY_THRESHOLD = 0.6;

/** A read-back must be the lead's own words, not the brief's. */
export const isCopy = (readBack: string, brief: string): boolean =>
  copiedShare(readBack, brief) >= COPY_THRESHOLD;

/** Everything of a brief a lead could copy from. */
export const briefWords = (brief: BriefContent): string =>
  [
    brief.problem,
    brief.forWhom,
    brief.whyNow,
    ...brief.scopeIn,
    ...brief.scopeOut,
    ...brief.acceptanceCriteria,
    brief.firstAction,
    ...brief.assumptions.map(({ sentence }) => sentence),
  ].join('\n');

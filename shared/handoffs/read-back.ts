import type { BriefContent } from './schema.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

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

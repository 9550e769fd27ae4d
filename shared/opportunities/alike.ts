/**
 * How alike two titles are: the pieces of three letters they share, of all they have; 0–1. Words are cut as
 * PostgreSQL's pg_trgm cuts them, so that this and `similarity()` there are one measure.
 * Source: https://www.postgresql.org/docs/current/pgtrgm.html, "trigram concepts".
 */
export function trigramsOf(title: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) pieces.add(padded.slice(at, at + 3));
  }
  return pieces;
}

/** A title that may look like an earlier one; `key` is the caller's. */
export type Titled<Key> = { key: Key; title: string };
export type Match<Key> = { of: Key; like: Key; similarity: number };

type Document<Key> = { key: Key; pieces: readonly number[] };

/** Each title's pieces as numbers, the rarest first: two that are alike then share one near the beginning. */
function documentsOf<Key>(titles: readonly Titled<Key>[]): Document<Key>[] {
  const cut = titles.map(({ key, title }) => ({ key, pieces: [...trigramsOf(title)] }));
  const often = new Map<string, number>();
  for (const { pieces } of cut)
    for (const piece of pieces) often.set(piece, (often.get(piece) ?? 0) + 1);
  const byRarity = [...often].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  const rank = new Map(byRarity.map(([piece], index) => [piece, index]));
  return cut.map(({ key, pieces }) => ({
    key,
    pieces: pieces.map((piece) => rank.get(piece) ?? 0).sort((a, b) => a - b),
  }));
}

/** Pieces both have, of all; 0 as soon as they cannot reach `least`. */
function shareOf(a: readonly number[], b: readonly number[], least: number): number {
  const needed = (least / (1 + least)) * (a.length + b.length);
  let [shared, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (shared + Math.min(a.length - i, b.length - j) < needed - 1e-9) return 0;
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared / (a.length + b.length - shared);
}

/** Which documents hold a piece near their beginning; asked for those that may be alike. */
function indexOf<Key>(documents: readonly Document<Key>[], least: number) {
  const holders = new Map<number, number[]>();
  const seenBy = new Int32Array(documents.length).fill(-1);

  const beginningOf = ({ pieces }: Document<Key>) =>
    pieces.slice(0, pieces.length - Math.ceil(least * pieces.length - 1e-9) + 1);

  const mayReach = (mine: number, theirs: number) =>
    Math.min(mine, theirs) >= least * Math.max(mine, theirs) - 1e-9;

  return {
    add(at: number, document: Document<Key>) {
      for (const piece of beginningOf(document)) {
        const there = holders.get(piece);
        if (there) there.push(at);
        else holders.set(piece, [at]);
      }
    },
    /** Each once, of those added so far. */
    candidatesFor(at: number, document: Document<Key>): Document<Key>[] {
      const candidates: Document<Key>[] = [];
      for (const index of beginningOf(document).flatMap((piece) => holders.get(piece) ?? [])) {
        const other = documents[index];
        if (!other || seenBy[index] === at) continue;
        seenBy[index] = at;
        if (mayReach(document.pieces.length, other.pieces.length)) candidates.push(other);
      }
      return candidates;
    },
  };
}

function likest<Key>(
  document: Document<Key>,
  candidates: readonly Document<Key>[],
  least: number,
): Match<Key> | null {
  let best: Match<Key> | null = null;
  for (const { key, pieces } of candidates) {
    const known: number = best?.similarity ?? 0;
    const similarity = shareOf(document.pieces, pieces, Math.max(least, known));
    if (similarity >= least - 1e-9 && similarity > known)
      best = { of: document.key, like: key, similarity };
    if (similarity === 1) break;
  }
  return best;
}

/**
 * What each title from `from` on is most like among all before it, where that is at least `least`. Only titles that
 * share one of their rarest pieces are compared, which misses none (prefix filtering: Bayardo, Ma and Srikant,
 * "Scaling up all pairs similarity search", WWW 2007); after `most` comparisons it stops and says so.
 */
export function likestBefore<Key>(
  titles: readonly Titled<Key>[],
  { from, least, most }: { from: number; least: number; most: number },
): { matches: Match<Key>[]; complete: boolean } {
  const documents = documentsOf(titles);
  const index = indexOf(documents, least);
  const matches: Match<Key>[] = [];
  let compared = 0;
  for (const [at, document] of documents.entries()) {
    if (at >= from) {
      if (compared >= most) return { matches, complete: false };
      const candidates = index.candidatesFor(at, document);
      compared += candidates.length;
      const match = likest(document, candidates, least);
      if (match) matches.push(match);
    }
    index.add(at, document);
  }
  return { matches, complete: true };
}

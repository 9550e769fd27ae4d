import { diffArrays } from 'diff';
import { same } from '#shared/same.ts';

/** Lines `from` to `to` of the common ancestor (`to` not included) read differently now. */
interface Hunk {
  from: number;
  to: number;
  lines: readonly string[];
}

interface Ways {
  /** What becomes of lines both wrote at the same place; null when a person has to choose. */
  settle: (clash: Clash) => readonly string[] | null;
}

/** The same place in the ancestor and on both sides. */
export interface Clash {
  base: readonly string[];
  mine: readonly string[];
  theirs: readonly string[];
}

function hunksOf(base: readonly string[], now: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let lines: string[] = [];
  let from = 0;
  const close = () => {
    if (at > from || lines.length > 0) hunks.push({ from, to: at, lines });
  };
  for (const { added, removed, value } of diffArrays([...base], [...now])) {
    if (added) lines.push(...value);
    else if (removed) at += value.length;
    else {
      close();
      at += value.length;
      from = at;
      lines = [];
    }
  }
  close();
  return hunks;
}

/** They read or write the same lines; what only touches is told apart by its place. */
function clashes(a: Hunk, b: Hunk): boolean {
  if (a.from === b.from && a.to === b.to) return true;
  return a.from < b.to && b.from < a.to;
}

/** What one side made of a stretch of the ancestor. */
function sideOf(base: readonly string[], hunks: readonly Hunk[], { from, to }: Hunk): string[] {
  const lines: string[] = [];
  let at = from;
  for (const hunk of hunks) {
    lines.push(...base.slice(at, hunk.from), ...hunk.lines);
    at = hunk.to;
  }
  return [...lines, ...base.slice(at, to)];
}

type Sided = Hunk & { side: 'mine' | 'theirs' };

/** Hunks in the order of the ancestor, those that clash together. */
function grouped({ base, mine, theirs }: Clash): Sided[][] {
  const all: Sided[] = [
    ...hunksOf(base, theirs).map((hunk) => ({ ...hunk, side: 'theirs' as const })),
    ...hunksOf(base, mine).map((hunk) => ({ ...hunk, side: 'mine' as const })),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  const groups: Sided[][] = [];
  for (const hunk of all) {
    const group = groups.at(-1);
    if (group?.some((other) => other.side !== hunk.side && clashes(other, hunk))) group.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** Lines two people changed since a common ancestor, line by line; null when both changed the same ones and nothing settles it. */
export function mergeLines(clash: Clash, { settle }: Ways): string[] | null {
  const { base } = clash;
  const merged: string[] = [];
  let at = 0;
  for (const group of grouped(clash)) {
    const from = Math.min(...group.map((hunk) => hunk.from));
    const to = Math.max(...group.map((hunk) => hunk.to));
    const of = (side: Sided['side']) =>
      sideOf(
        base,
        group.filter((hunk) => hunk.side === side),
        { from, to, lines: [] },
      );
    const [mine, theirs] = [of('mine'), of('theirs')];
    const isMineOnly = group.every(({ side }) => side === 'mine');
    const isTheirsOnly = group.every(({ side }) => side === 'theirs');
    const now =
      isMineOnly || same(mine, theirs)
        ? mine
        : isTheirsOnly
          ? theirs
          : settle({ base: base.slice(from, to), mine, theirs });
    if (now === null) return null;
    merged.push(...base.slice(at, from), ...now);
    at = to;
  }
  return [...merged, ...base.slice(at)];
}

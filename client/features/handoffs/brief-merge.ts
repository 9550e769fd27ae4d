import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { same } from '#shared/same.ts';
import { type Clash, mergeLines } from './brief-merge-lines.ts';

/** One field as it was when both began, as I have it, and as they have it. */
interface Sides<Value> {
  base: Value;
  mine: Value;
  theirs: Value;
}

/** What both wrote of a single value: the one that changed, or null when both did. */
function pick<Value>({ base, mine, theirs }: Sides<Value>): { value: Value } | null {
  if (same(mine, theirs) || same(base, theirs)) return { value: mine };
  return same(base, mine) ? { value: theirs } : null;
}

/** A row of a list as text, by which rows are told apart. */
interface Rows {
  isBlank: (row: string) => boolean;
  /** One row both changed; null when they changed the same of it. */
  mergeRow: (sides: Sides<string>) => string | null;
}

/**
 * Rows both wrote at the same place of a list. Rows that both added stand below each other; who removes a row another
 * is writing gives way to the words; of rows both changed, each is settled alone.
 */
const settleRows =
  ({ isBlank, mergeRow }: Rows) =>
  ({ base, mine, theirs }: Clash): readonly string[] | null => {
    if (base.every(isBlank)) {
      const added = mine.filter((row) => !isBlank(row) && !theirs.includes(row));
      return [...theirs.filter((row) => !isBlank(row)), ...added];
    }
    if (base.length === 1 && mine.length === 0) return theirs;
    if (base.length === 1 && theirs.length === 0) return mine;
    if (mine.length !== base.length || theirs.length !== base.length) return null;
    const rows = base.map((row, at) => {
      const sides = { base: row, mine: mine[at] ?? row, theirs: theirs[at] ?? row };
      return pick(sides)?.value ?? mergeRow(sides);
    });
    return rows.includes(null) ? null : (rows as string[]);
  };

const lineRows: Rows = { isBlank: (row) => row.trim() === '', mergeRow: () => null };

const read = (row: string) => JSON.parse(row) as Record<string, unknown>;

/** Rows of several fields, kept as JSON: whoever wrote the if and whoever wrote the then both keep it. */
const objectRows: Rows = {
  isBlank: (row) => Object.values(read(row)).every((value) => value === '' || value === null),
  mergeRow({ base, mine, theirs }) {
    const [was, own, other] = [read(base), read(mine), read(theirs)];
    const merged: Record<string, unknown> = {};
    for (const key of Object.keys(was)) {
      const now = pick({ base: was[key], mine: own[key], theirs: other[key] });
      if (now === null) return null;
      merged[key] = now.value;
    }
    return JSON.stringify(merged);
  },
};

const split = (text: string) => (text === '' ? [] : text.split('\n'));

const choices = new Set<keyof BriefDraft>(['metricId', 'sponsorId']);

function mergeText({ base, mine, theirs }: Sides<string>): string | null {
  const clash = { base: split(base), mine: split(mine), theirs: split(theirs) };
  return mergeLines(clash, { settle: () => null })?.join('\n') ?? null;
}

function mergeRows({ base, mine, theirs }: Sides<readonly unknown[]>): unknown[] | null {
  const isLines = [...base, ...mine, ...theirs].every((row) => typeof row === 'string');
  const text = (row: unknown) => (isLines ? String(row) : JSON.stringify(row));
  const clash = { base: base.map(text), mine: mine.map(text), theirs: theirs.map(text) };
  const settle = settleRows(isLines ? lineRows : objectRows);
  const merged = mergeLines(clash, { settle });
  return merged === null || isLines ? merged : merged.map((row) => JSON.parse(row));
}

/**
 * One field both may have changed: lists row by row, texts line by line, choices as a whole.
 * @returns null when a person has to choose
 */
export function mergeField<Key extends keyof BriefDraft>(
  key: Key,
  sides: Sides<BriefDraft[Key]>,
): { value: BriefDraft[Key] } | null {
  const picked = pick(sides);
  if (picked || choices.has(key)) return picked;
  const { base, mine, theirs } = sides as Sides<unknown>;
  const value =
    typeof mine === 'string'
      ? mergeText({ base: base as string, mine, theirs: theirs as string })
      : mergeRows({ base, mine, theirs } as Sides<readonly unknown[]>);
  return value === null ? null : { value: value as BriefDraft[Key] };
}

/** Both, theirs first; null where only one of two can stand. */
export function bothOf<Key extends keyof BriefDraft>(
  key: Key,
  { mine, theirs }: { mine: BriefDraft[Key]; theirs: BriefDraft[Key] },
): BriefDraft[Key] | null {
  if (choices.has(key)) return null;
  if (typeof mine === 'string') return `${theirs}\n\n${mine}` as BriefDraft[Key];
  const [own, other] = [mine, theirs] as [unknown[], unknown[]];
  return [
    ...other,
    ...own.filter((row) => !other.some((one) => same(one, row))),
  ] as BriefDraft[Key];
}

import { diffArrays } from 'diff';
import type { FieldWords } from '#shared/handoffs/brief-diff.ts';

export type PartKind = 'same' | 'removed' | 'added';
export type Part = { kind: PartKind; text: string };

/** One line as it was, as it is, or both; its parts in reading order. */
export type DiffRow = { parts: Part[]; isLeft: boolean; isRight: boolean };

/** Longer than this, marking words is given up and the whole text counts as another: nobody waits for a colour. */
const GIVE_UP_AFTER_MS = 40;

/** Words, what stands between them, and signs; a figure is one word: 4.5 does not become 5.5 by its first digit. */
const wordsOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{N}]+(?:[.,:’'/-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? [];

const kindOf = ({ added, removed }: { added: boolean; removed: boolean }): PartKind =>
  added ? 'added' : removed ? 'removed' : 'same';

function partsBetween(before: string, after: string): Part[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { timeout: GIVE_UP_AFTER_MS });
  const parts = changes?.map((change) => ({ kind: kindOf(change), text: change.value.join('') }));
  const whole: Part[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return (parts ?? whole).filter(({ text }) => text !== '');
}

const lengthOf = (parts: readonly Part[], kind: PartKind): number =>
  parts.filter((part) => part.kind === kind).reduce((sum, { text }) => sum + text.length, 0);

/** A line is the same one rewritten, not another, when at least half of what it was is still there. */
const isRewritten = (parts: readonly Part[], before: string): boolean =>
  lengthOf(parts, 'same') * 2 >= before.trim().length;

const removedRow = (text: string): DiffRow => ({
  parts: [{ kind: 'removed', text }],
  isLeft: true,
  isRight: false,
});
const addedRow = (text: string): DiffRow => ({
  parts: [{ kind: 'added', text }],
  isLeft: false,
  isRight: true,
});

/** Lines that left where others came: each beside the one it became, as far as it is still recognised. */
function rowsOfHunk(removed: readonly string[], added: readonly string[]): DiffRow[] {
  const left = [...added];
  const rows = removed.flatMap((line): DiffRow[] => {
    const [next] = left;
    const parts = next === undefined ? [] : partsBetween(line, next);
    if (next === undefined || !isRewritten(parts, line)) return [removedRow(line)];
    left.shift();
    return [{ parts, isLeft: true, isRight: true }];
  });
  return [...rows, ...left.map(addedRow)];
}

function rowsOfLines(before: readonly string[], after: readonly string[]): DiffRow[] {
  const rows: DiffRow[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const close = () => {
    rows.push(...rowsOfHunk(removed, added));
    removed = [];
    added = [];
  };
  for (const change of diffArrays([...before], [...after])) {
    if (change.removed) removed.push(...change.value);
    else if (change.added) added.push(...change.value);
    else {
      close();
      for (const text of change.value)
        rows.push({ parts: [{ kind: 'same', text }], isLeft: true, isRight: true });
    }
  }
  close();
  return rows;
}

/** Two wordings of a field, row by row, with what left and what came marked word by word. */
export function diffRows(before: FieldWords, after: FieldWords): DiffRow[] {
  if (typeof before !== 'string' && typeof after !== 'string') return rowsOfLines(before, after);
  const [was, is] = [String(before), String(after)];
  if (was === '') return is === '' ? [] : [addedRow(is)];
  if (is === '') return [removedRow(was)];
  return [{ parts: partsBetween(was, is), isLeft: true, isRight: true }];
}

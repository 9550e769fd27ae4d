import type { Mismatch, ReadBackField } from '#shared/handoffs/schema.ts';

/** What the sponsor notes at sentences while comparing. */
export interface Notes {
  list: readonly Mismatch[];
  /** Opens a note at a sentence, and changes its words. */
  write: (at: { field: ReadBackField; sentence: string }, note: string) => void;
  remove: (at: { field: ReadBackField; sentence: string }) => void;
}

type At = Pick<Mismatch, 'field' | 'sentence'>;

export const isAt =
  ({ field, sentence }: At) =>
  (one: At): boolean =>
    one.field === field && one.sentence === sentence;

/** The notes with another word at one sentence; a new one comes last. */
export function noted(list: readonly Mismatch[], at: At, note: string): Mismatch[] {
  const isThis = isAt(at);
  return list.some(isThis)
    ? list.map((one) => (isThis(one) ? { ...one, note } : one))
    : [...list, { ...at, note }];
}

const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/**
 * What names a row of a list without ids: the words of its identity columns, however they are spaced or
 * capitalised. Edits in other columns leave it alone; hashed, it becomes the external id.
 */
export const identityOf = (cells: readonly string[]): string => JSON.stringify(cells.map(plain));

/** Keeps rows of the same identity apart: the first keeps it, the others are counted in the list's order. */
export function ordinals(): (identity: string) => number {
  const seen = new Map<string, number>();
  return (identity) => {
    const ordinal = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, ordinal);
    return ordinal;
  };
}

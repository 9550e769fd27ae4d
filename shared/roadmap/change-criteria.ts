/** What becomes of the acceptance criteria of an item when the brief's list is another one. */
export type CriteriaChange = {
  kept: { id: string; position: number }[];
  added: { sentence: string; position: number }[];
  /** Ids of those that leave. */
  removed: string[];
};

/** A sentence that is unchanged keeps its row, and with it its tick, wherever it stands now; a new one begins open. */
export function changeCriteria(
  now: readonly { id: string; sentence: string }[],
  sentences: readonly string[],
): CriteriaChange {
  const left = [...now];
  const change: CriteriaChange = { kept: [], added: [], removed: [] };
  for (const [position, sentence] of sentences.entries()) {
    const at = left.findIndex((one) => one.sentence === sentence);
    const [same] = at < 0 ? [] : left.splice(at, 1);
    if (same) change.kept.push({ id: same.id, position });
    else change.added.push({ sentence, position });
  }
  change.removed = left.map(({ id }) => id);
  return change;
}

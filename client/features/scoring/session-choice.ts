/** Something in Assess that a session could ask about. */
export interface Ratable {
  id: string;
  priorityId: string | null;
  /** It has a score, or somebody has handed in a rating. */
  isRated: boolean;
}

/** What a session is about: all that is unrated, what serves a priority, or what was selected in the list. */
export type Choice =
  | { which: 'unrated' }
  | { which: 'priority'; priorityId: string }
  | { which: 'selected' };

interface Chosen {
  choice: Choice;
  ratable: readonly Ratable[];
  selected: readonly string[] | undefined;
}

/** The opportunities a choice means. Only what was selected by hand is rated again. */
export function chosenIds({ choice, ratable, selected }: Chosen): string[] {
  if (choice.which === 'selected') return [...(selected ?? [])];
  return ratable
    .filter(({ isRated }) => !isRated)
    .filter(({ priorityId }) => choice.which === 'unrated' || priorityId === choice.priorityId)
    .map(({ id }) => id);
}

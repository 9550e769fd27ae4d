/** The ways a proposed change is answered or taken back. */
const answers = ['countersign', 'refuse-change', 'withdraw-change'] as const;
export type ChangeAct = (typeof answers)[number];

export const answersChange = (act: string | null): act is ChangeAct =>
  answers.some((answer) => answer === act);

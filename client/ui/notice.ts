/** Something that happened, told in passing. */
export interface Notice {
  /** One sentence in the past tense: "Moved to Offered." */
  title: string;
  detail?: string | undefined;
  /** Usually Undo. */
  action?: { label: string; onAction: () => void } | undefined;
}

/** What a form tells its page once the intent has happened. */
export interface Done {
  /** One sentence in the past tense: "Offered to Data team." */
  said: string;
  /** Takes it back, as long as nobody has acted on it: the server refuses it otherwise. */
  undo?: (() => Promise<unknown>) | undefined;
}

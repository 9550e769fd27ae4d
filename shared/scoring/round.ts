/** How far one who was asked has come with a round. */
export type RaterStanding = { submitted: boolean; skipped: boolean };

export type RoundCount = {
  /** Those who are asked and have not skipped it: the 3 of "2 of 3 rated". */
  invited: number;
  submitted: number;
  skipped: number;
  /** Those somebody still waits for. */
  open: number;
};

/** Who skips is not waited for, and is not counted among those who rate. */
export function countRaters(raters: readonly RaterStanding[]): RoundCount {
  const submitted = raters.filter((rater) => rater.submitted).length;
  const skipped = raters.filter((rater) => rater.skipped).length;
  const invited = raters.length - skipped;
  return { invited, submitted, skipped, open: invited - submitted };
}

/** A round reveals itself once nobody is waited for and somebody has handed in. */
export const isComplete = ({ open, submitted }: RoundCount): boolean => open === 0 && submitted > 0;

/** Everybody who was asked has skipped it: there is nothing to reveal. */
export const isSkippedByAll = ({ invited, skipped }: RoundCount): boolean =>
  invited === 0 && skipped > 0;

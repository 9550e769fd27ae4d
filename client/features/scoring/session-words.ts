import type { RatingSession, SessionOpportunity } from '#shared/scoring/session.ts';
import { CONTESTED_FROM } from '#shared/scoring/spread.ts';

/** How many answers have come of those asked for; who skips has answered. */
export function answeredOf({ raters }: Pick<RatingSession, 'raters'>) {
  return raters.reduce(
    (sum, { asked, submitted, skipped }) => ({
      asked: sum.asked + asked,
      answered: sum.answered + submitted + skipped,
    }),
    { asked: 0, answered: 0 },
  );
}

/** Raters stand far apart on one of its criteria at least. */
export const isContested = ({ widest }: Pick<SessionOpportunity, 'widest'>): boolean =>
  (widest?.share ?? 0) >= CONTESTED_FROM;

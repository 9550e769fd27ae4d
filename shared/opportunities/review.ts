import type { Stage } from '#shared/roadmap/stage.ts';
import type { Day } from '#shared/time.ts';
import type { Decision } from './decision.ts';

/** Stages in which a decision is still being acted on, or held back: once delivered, its outcome speaks. */
export const reviewedIn = [
  'DECIDED',
  'OFFERED',
  'IN_REVIEW',
  'QUEUED',
  'BUILDING',
  'PARKED',
  'REJECTED',
] as const satisfies readonly Stage[];

type Reviewed = Pick<Decision, 'reviewDate' | 'stands' | 'stage'> & {
  reconfirmations: readonly { reviewDate: Day }[];
};

/** The day a decision is looked at again: of its latest re-confirmation, else its own. */
export const reviewDay = ({ reviewDate, reconfirmations }: Omit<Reviewed, 'stands' | 'stage'>) =>
  reconfirmations[0]?.reviewDate ?? reviewDate;

/** A decision that stands, and is still acted on, is past its review date: the day is over. */
export function isReviewDue(decision: Reviewed, today: Day): boolean {
  const day = reviewDay(decision);
  const isActedOn = reviewedIn.some((stage) => stage === decision.stage);
  return decision.stands && isActedOn && day !== null && day < today;
}

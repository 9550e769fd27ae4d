import type { Stage } from '#shared/roadmap/stage.ts';
import { addDays, type Day, waitingCost } from '#shared/time.ts';

export type Waiting = {
  stage: Stage;
  /** When it came to whoever holds it now. */
  since: Date;
  /** Latest finish its lead promised. */
  finishLatest: Day | null;
};

/**
 * When the wait began that costs money: from Decided to Queued with the ball's arrival, in Building
 * on the day after the promised finish, because until then the time is used and not lost. Nothing
 * waits once it is delivered: its value is there, only the proof is not.
 * @returns null while nothing waits
 */
export function waitingSince({ stage, since, finishLatest }: Waiting): Date | null {
  switch (stage) {
    case 'DECIDED':
    case 'OFFERED':
    case 'IN_REVIEW':
    case 'QUEUED':
      return since;
    case 'BUILDING':
      return finishLatest === null ? null : new Date(`${addDays(finishLatest, 1)}T00:00:00Z`);
    default:
      return null;
  }
}

/**
 * Waiting cost so far = cost of delay × weeks waited (DESIGN §3), in whole units of money.
 * @param costOfDelay money per week; null when nobody has estimated it
 * @returns null when nothing waits yet or the cost of delay is unknown
 */
export function waitingCostSoFar(
  costOfDelay: number | null,
  since: Date | null,
  now: Date,
): number | null {
  if (since === null || since > now) return null;
  const cost = waitingCost(costOfDelay, since, now);
  return cost === null ? null : Math.round(cost);
}

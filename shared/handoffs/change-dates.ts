import { type Day, MS_PER_DAY } from '#shared/time.ts';
import type { PromisedDates } from './change.ts';

/** One promised date and what a change makes of it: days later, negative when earlier. */
export type DateMove = { from: Day | null; to: Day; days: number };

/** What a change does to the promised dates. */
export type DatesEffect = {
  start: DateMove;
  finishEarliest: DateMove;
  finishLatest: DateMove;
  /** The number would be measured before the work has to be finished. */
  isAfterMeasureBy: boolean;
};

const dayCount = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);

const moveOf = (from: Day | null, to: Day): DateMove => ({
  from,
  to,
  days: from === null ? 0 : dayCount(from, to),
});

/** The promised dates before and after a change, and whether they pass the day the number is measured. */
export function datesEffect(
  before: { [Key in keyof PromisedDates]: Day | null },
  after: PromisedDates,
  measureBy: Day | null,
): DatesEffect {
  return {
    start: moveOf(before.startsOn, after.startsOn),
    finishEarliest: moveOf(before.finishEarliest, after.finishEarliest),
    finishLatest: moveOf(before.finishLatest, after.finishLatest),
    isAfterMeasureBy: measureBy !== null && after.finishLatest > measureBy,
  };
}

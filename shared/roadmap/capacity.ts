import type { Capacity } from '#shared/roadmap/schema.ts';
import type { Day } from '#shared/time.ts';

/**
 * People an owner has per week on a day: the latest entry that has started counts.
 * @returns null before the first entry, and without any
 */
export function peopleOn(capacity: readonly Capacity[], day: Day): number | null {
  const started = capacity.filter((entry) => entry.startsOn <= day);
  return inOrder(started).at(-1)?.peoplePerWeek ?? null;
}

/** The changes still to come after a day, soonest first. */
export const changesAfter = (capacity: readonly Capacity[], day: Day): Capacity[] =>
  inOrder(capacity.filter((entry) => entry.startsOn > day));

const inOrder = (capacity: readonly Capacity[]): Capacity[] =>
  capacity.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));

import { peopleOn } from '#shared/roadmap/capacity.ts';
import { addDays, type Day } from '#shared/time.ts';
import type { Horizon, Ranking } from './ranking.ts';

/**
 * Person-weeks that are free from a day on: people of each week of the horizon, less what is promised
 * already. What somebody has promised beyond the horizon takes no more than they have.
 * @returns person-weeks, never negative
 */
export function capacityLeft(
  { owners, unownedWeeks }: Pick<Ranking, 'owners' | 'unownedWeeks'>,
  { from, horizon }: { from: Day; horizon: Horizon },
): number {
  const asked = owners.filter(({ id }) => horizon.ownerId === null || id === horizon.ownerId);
  const free = asked.reduce((sum, { capacity, committedWeeks }) => {
    let weeks = 0;
    for (let week = 0; week < horizon.weeks; week++) {
      weeks += peopleOn(capacity, addDays(from, 7 * week)) ?? 0;
    }
    return sum + Math.max(0, weeks - committedWeeks);
  }, 0);
  return Math.max(0, free - (horizon.ownerId === null ? unownedWeeks : 0));
}

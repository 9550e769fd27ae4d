import type { SeamRow } from '#shared/progress/schema.ts';
import { type Stage, stageName } from '#shared/roadmap/stage.ts';
import { formatDays } from './waits.ts';

/** The states the seam is drawn in, from the decision to the number, on either side of the handoff line. */
export const beforeLine = ['DECIDED', 'OFFERED', 'IN_REVIEW'] as const satisfies Stage[];
export const afterLine = ['QUEUED', 'BUILDING', 'DELIVERED'] as const satisfies Stage[];
export const seamStages: readonly Stage[] = [...beforeLine, ...afterLine];

const daysIn = (row: SeamRow, stages: readonly Stage[]): number =>
  stages.reduce((sum, stage) => sum + (row.daysPerStage[stage] ?? 0), 0);

/** A little air at both ends, and for the line itself. */
const AIR = 1.03;

/** Less room than this and a side could not be seen at all. */
const LEAST_SHARE = 0.12;

/**
 * One scale for all rows, so that a day is as wide everywhere and the handoff line stands straight:
 * `days` is the whole width, `before` the share of it left of the line.
 */
export function scaleOf(rows: readonly SeamRow[]): { days: number; before: number } {
  const left = Math.max(1, ...rows.map((row) => daysIn(row, beforeLine)));
  const right = Math.max(1, ...rows.map((row) => daysIn(row, afterLine)));
  const [before, after] = [
    Math.max(left, right * LEAST_SHARE),
    Math.max(right, left * LEAST_SHARE),
  ];
  return { days: (before + after) * AIR, before: before / (before + after) };
}

/** "Decided 10 days, Offered 12 days", for whoever does not see the bars. */
export function describeDays({ daysPerStage }: SeamRow): string {
  const parts = seamStages.flatMap((stage) => {
    const days = daysPerStage[stage];
    return days === undefined ? [] : [`${stageName[stage]} ${formatDays(days)} days`];
  });
  return parts.join(', ');
}

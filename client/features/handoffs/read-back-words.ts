import { formatDay } from '#client/lib/format.ts';
import type { ReadBack, ReadBackField } from '#shared/handoffs/schema.ts';

/** The fields of a read-back as they are called on screen, in the order they are read. */
export const readBackFieldName = {
  outcome: 'Outcome',
  firstDeliverable: 'First deliverable',
  biggestRisk: 'Biggest risk',
  fallback: 'Fallback',
  notDoing: 'Not doing',
  dates: 'Dates',
} satisfies Record<ReadBackField, string>;

export const datesSaid = ({
  startsOn,
  finishEarliest,
  finishLatest,
}: Pick<ReadBack, 'startsOn' | 'finishEarliest' | 'finishLatest'>): string =>
  `Starts ${formatDay(startsOn)}, finished between ${formatDay(finishEarliest)} and ${formatDay(finishLatest)}`;

/** What was said in one field. */
export const saidIn = (readBack: ReadBack, field: ReadBackField): string =>
  field === 'dates' ? datesSaid(readBack) : readBack[field];

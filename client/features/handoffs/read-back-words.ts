import { formatDay } from '#client/lib/format.ts';
import type { ReadBack, ReadBackField } from '#shared/handoffs/schema.ts';

export const datesSaid = ({
  startsOn,
  finishEarliest,
  finishLatest,
}: Pick<ReadBack, 'startsOn' | 'finishEarliest' | 'finishLatest'>): string =>
  `Starts ${formatDay(startsOn)}, finished between ${formatDay(finishEarliest)} and ${formatDay(finishLatest)}`;

/** What was said in one field. */
export const saidIn = (readBack: ReadBack, field: ReadBackField): string =>
  field === 'dates' ? datesSaid(readBack) : readBack[field];

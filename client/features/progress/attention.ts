import type { MetricFigure, Progress, UnprovenWork } from '#shared/progress/schema.ts';

/** A metric whose course is known to be lost, or that nobody has read for so long that nobody knows. */
export const isOffCourse = ({ standing }: MetricFigure): boolean =>
  standing === 'behind' || standing === 'missed' || standing === 'silent';

/** Is the day over on which the number should have been read? Unmeasured counts as missed. */
export const overdueIn =
  ({ seam }: Progress) =>
  ({ opportunityId, measureBy }: UnprovenWork): boolean =>
    measureBy !== null && (seam.find((row) => row.opportunityId === opportunityId)?.late ?? false);

import type { Brief, BriefMetric } from './brief.ts';
import type { Change } from './schema.ts';

/** The change that waits for the other side; null when none does. */
export const openChange = (changes: readonly Change[]): Change | null =>
  changes.find(({ answer }) => answer === null) ?? null;

/** The number of the brief a change made, or would make. */
export const versionOf = ({ baseNumber }: Pick<Change, 'baseNumber'>): number => baseNumber + 1;

/** The change that made this version; null when it was offered as it is. */
export const changeBehind = (changes: readonly Change[], number: number): Change | null =>
  changes.find((change) => change.answer === 'COUNTERSIGNED' && versionOf(change) === number) ??
  null;

/**
 * The version that was offered and read back, of which this one came about by changes alone: what was read back
 * and asked about any version from there on is still about this one.
 */
export function offeredAs(changes: readonly Change[], number: number): number {
  const change = changeBehind(changes, number);
  return change ? offeredAs(changes, change.baseNumber) : number;
}

/** What a number was first promised to be, and by when. */
export type OriginalPromise = Pick<BriefMetric, 'target' | 'measureBy'> & { number: number };

/**
 * What a lead first accepted for the number of this brief, also before a release and a new offer: it stays
 * visible for ever. Null while it is the same, or nothing was accepted before.
 */
export function originalPromise(
  briefs: readonly Brief[],
  { number, content }: Pick<Brief, 'number' | 'content'>,
): OriginalPromise | null {
  const { metric } = content;
  const [first] = briefs
    .filter((brief) => brief.number < number && brief.content.metric?.id === metric?.id)
    .filter(({ signatures }) => signatures.some(({ side }) => side === 'LEAD'))
    .toSorted((a, b) => a.number - b.number);
  const was = first?.content.metric;
  if (!first || !was || !metric) return null;
  if (was.target === metric.target && was.measureBy === metric.measureBy) return null;
  return { target: was.target, measureBy: was.measureBy, number: first.number };
}

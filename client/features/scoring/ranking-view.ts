import { formatNumber } from '#client/lib/format.ts';
import type { Band } from '#shared/scoring/bands.ts';
import type { Swap } from '#shared/scoring/cut-line.ts';
import type { Placed, Standings } from '#shared/scoring/standings.ts';
import type { Laid, Light } from './ranking-calculation.ts';

/** A line of the list: what it is, its place, and its chance once that is known. */
export type Row = Placed & { light: Light; chance: number | null; band: Band | null };

/** The columns of one owner's opportunities. */
export function standingsOfOwner(
  { opportunities, standings }: Pick<Laid, 'opportunities' | 'standings'>,
  ownerId: string | null,
): Standings {
  if (ownerId === null) return standings;
  const theirs = new Set(
    opportunities.filter((one) => one.ownerId === ownerId).map(({ id }) => id),
  );
  const kept = [...standings.ids.keys()].filter((i) => theirs.has(standings.ids[i] as string));
  return {
    ids: kept.map((i) => standings.ids[i] as string),
    means: standings.means.map((means) => Float64Array.from(kept, (i) => means[i] as number)),
    weeks: Float64Array.from(kept, (i) => standings.weeks[i] as number),
    assumed: Uint8Array.from(kept, (i) => standings.assumed[i] as number),
  };
}

/** What of the ranking is looked at. */
export interface Narrowed {
  text: string;
  priorityId: string | null;
  contested: boolean;
}

/** The rows that are looked at; rank and line stay those of all. */
export function narrow(
  rows: readonly Row[],
  { text, priorityId, contested }: Narrowed,
): readonly Row[] {
  const words = text.trim().toLowerCase();
  if (words === '' && priorityId === null && !contested) return rows;
  return rows.filter(
    ({ light, band }) =>
      (words === '' || light.title.toLowerCase().includes(words)) &&
      (priorityId === null || (light.priorityId ?? 'none') === priorityId) &&
      (!contested || band === 'contested'),
  );
}

/** What lies above the cut line, then what lies below, each best score first. */
export const byLine = (rows: readonly Row[]): { above: Row[]; below: Row[] } => ({
  above: rows.filter(({ above }) => above),
  below: rows.filter(({ above }) => !above),
});

/** So many names are read; the others are counted. */
const NAMED = 2;

function named(ids: readonly string[], titleOf: (id: string) => string): string {
  const names = ids.slice(0, NAMED).map((id) => `“${titleOf(id)}”`);
  const more = ids.length - names.length;
  if (more > 0) return `${names.join(', ')} and ${formatNumber(more, 0)} more`;
  return names.join(' and ');
}

/** "By worth alone, A would be above the line. Taking B and C in its place gives 12 % more worth in all, …". */
export function swapSentence({ drop, take, gain, weeks }: Swap, titleOf: (id: string) => string) {
  const alone =
    drop.length > 0
      ? `By worth alone, ${named(drop, titleOf)} would be above the line.`
      : 'By worth alone, the line would come earlier.';
  const place = drop.length === 0 ? 'as well' : `in ${drop.length > 1 ? 'their' : 'its'} place`;
  const percent = formatNumber(gain * 100, gain < 0.01 ? 1 : 0);
  return `${alone} Taking ${named(take, titleOf)} ${place} gives ${percent} % more worth in all, ${weeksMore(weeks)}.`;
}

function weeksMore(weeks: number): string {
  if (Math.abs(weeks) < 0.05) return 'in the same weeks';
  const unit = Math.abs(weeks) === 1 ? 'week' : 'weeks';
  return `in ${formatNumber(Math.abs(weeks), 1)} ${unit} ${weeks > 0 ? 'more' : 'less'}`;
}

/** Why its rank and its side of the line seem to disagree; null where they agree. */
export function placeSentence(rows: readonly Row[], { rank, above, weeks }: Row): string | null {
  const isOdd = rows.some(
    (row) => row.above !== above && (above ? row.rank < rank : row.rank > rank),
  );
  if (!isOdd) return null;
  const time = `${formatNumber(weeks, 1)} ${weeks === 1 ? 'week' : 'weeks'}`;
  return above
    ? `Some below the line rank higher, but take more time: its ${time} fit in.`
    : `It ranks higher than some above the line, which are worth more together in its ${time}.`;
}

export const percentText = (share: number): string => {
  if (share > 0 && share < 0.005) return '< 1 %';
  if (share < 1 && share > 0.995) return '> 99 %';
  return `${formatNumber(share * 100, 0)} %`;
};

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

/** The opportunity it would change places with at the line: the weakest above, or the strongest below. */
export function rivalOf(rows: readonly Row[], row: Row, perEffort: boolean): string | null {
  const density = ({ score, weeks }: Row) => (perEffort ? score : score / Math.max(weeks, 0.1));
  const others = rows.filter((other) => other.above !== row.above);
  const [first] = others;
  if (!first) return null;
  const nearest = others.reduce((best, other) => {
    const isNearer = row.above ? density(other) > density(best) : density(other) < density(best);
    return isNearer ? other : best;
  }, first);
  return nearest.id;
}

/** So many names are read; the others are counted. */
const NAMED = 2;

function named(ids: readonly string[], titleOf: (id: string) => string): string {
  const names = ids.slice(0, NAMED).map((id) => `“${titleOf(id)}”`);
  const more = ids.length - names.length;
  if (more > 0) return `${names.join(', ')} and ${formatNumber(more, 0)} more`;
  return names.join(' and ');
}

/** "Drop A, take B and C: +12 %, same weeks". */
export function swapSentence(swap: Swap, titleOf: (id: string) => string): string {
  const { drop, take, gain, weeks } = swap;
  const acts = [
    ...(drop.length > 0 ? [`drop ${named(drop, titleOf)}`] : []),
    ...(take.length > 0 ? [`take ${named(take, titleOf)}`] : []),
  ].join(', ');
  const change = Math.abs(weeks) < 0.05 ? 'same weeks' : `${weeksMore(weeks)}`;
  const percent = gain < 0.01 ? formatNumber(gain * 100, 1) : formatNumber(gain * 100, 0);
  return `Rather than from the top down: ${acts}: +${percent} %, ${change}.`;
}

const weeksMore = (weeks: number): string =>
  `${formatNumber(Math.abs(weeks), 1)} ${Math.abs(weeks) === 1 ? 'week' : 'weeks'} ${weeks > 0 ? 'more' : 'fewer'}`;

export const percentText = (share: number): string => {
  if (share > 0 && share < 0.005) return '< 1 %';
  if (share < 1 && share > 0.995) return '> 99 %';
  return `${formatNumber(share * 100, 0)} %`;
};

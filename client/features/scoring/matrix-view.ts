import { scaleLinear, scaleLog, scaleSqrt } from '@visx/scale';
import type { Row } from './ranking-view.ts';

/** More bubbles than this hide each other: those nearest to the line are drawn. */
export const MOST_BUBBLES = 200;

/** Where something is, or would be: effort and value. */
export type Spot = { weeks: number; score: number };

/** What is drawn: the least sure first to be chosen, as that is where there is something to see. */
export function drawnOf(rows: readonly Row[], openId: string | null): readonly Row[] {
  if (rows.length <= MOST_BUBBLES) return rows;
  const doubt = ({ id, chance }: Row) => (id === openId ? -1 : Math.abs((chance ?? 0) - 0.5));
  return rows.toSorted((a, b) => doubt(a) - doubt(b)).slice(0, MOST_BUBBLES);
}

const margin = { top: 16, right: 24, bottom: 40, left: 52 };

/** The plot's scales: effort by its logarithm, as twice the work is always the same step; bubbles by their area. */
export function scalesOf(
  rows: readonly Row[],
  { width, height }: { width: number; height: number },
) {
  const weeks = rows.map((row) => Math.max(0.1, row.weeks));
  const scores = rows.map(({ score }) => score);
  const most = Math.max(1, ...rows.map(({ light }) => light.costOfDelay ?? 0));
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const room = Math.max((high - low) * 0.08, Math.abs(high) * 0.02, 0.01);
  const x = scaleLog<number>({
    domain: [Math.min(...weeks) / 1.5, Math.max(...weeks) * 1.5],
    range: [margin.left, width - margin.right],
    clamp: true,
  });
  const y = scaleLinear<number>({
    domain: [low - room, high + room],
    range: [height - margin.bottom, margin.top],
    clamp: true,
  });
  const r = scaleSqrt<number>({ domain: [0, most], range: [4, 22] });
  return { x, y, r, margin };
}

export type Scales = ReturnType<typeof scalesOf>;

/** So few bubbles leave room for names beside them. */
const MOST_NAMES = 30;
const LETTER = 6.2;
const LINE = 14;

type Box = { left: number; right: number; top: number; bottom: number };
export type Name = { text: string; side: 'left' | 'right' };

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Names that find room beside their bubbles, right of them or left; the others are told when pointed at. */
export function namesOf(rows: readonly Row[], { x, y, r }: Scales, width: number) {
  const names = new Map<string, Name>();
  if (rows.length > MOST_NAMES) return names;
  const discs = rows.map((row) => {
    const [cx, cy] = [x(Math.max(0.1, row.weeks)), y(row.score)];
    const size = r(row.light.costOfDelay ?? 0);
    return { row, left: cx - size, right: cx + size, top: cy - size, bottom: cy + size };
  });
  const taken: Box[] = [];
  for (const disc of discs) {
    const text = shortened(disc.row.light.title);
    const middle = (disc.top + disc.bottom) / 2;
    const [top, bottom] = [middle - LINE / 2, middle + LINE / 2];
    const long = text.length * LETTER + 6;
    const right = { left: disc.right + 1, right: disc.right + long, top, bottom };
    const left = { left: disc.left - long, right: disc.left - 1, top, bottom };
    const isFree = (box: Box) =>
      box.left >= 0 &&
      box.right <= width &&
      ![...taken, ...discs].some((other) => meet(box, other));
    const box = [right, left].find(isFree);
    if (!box) continue;
    taken.push(box);
    names.set(disc.row.id, { text, side: box === right ? 'right' : 'left' });
  }
  return names;
}

const shortened = (title: string): string =>
  title.length > 26 ? `${title.slice(0, 25).trimEnd()}…` : title;

/** Nobody estimates more finely: tenths below one week, halves below ten, then whole ones. */
export function roundedWeeks(weeks: number): number {
  const step = weeks < 1 ? 0.1 : weeks < 10 ? 0.5 : 1;
  return Math.max(0.1, Math.round(Math.round(weeks / step) * step * 10) / 10);
}

/** The next estimate one key press away. */
export function steppedWeeks(weeks: number, direction: 1 | -1): number {
  const step = weeks < 1 || (weeks === 1 && direction < 0) ? 0.1 : weeks < 10 ? 0.5 : 1;
  return roundedWeeks(weeks + direction * step);
}

/** A range about a new likely effort, as wide for its size as the old one; half to double where there was none. */
export function effortAbout(
  likely: number,
  before: { low: number; likely: number; high: number } | null,
): { low: number; likely: number; high: number } {
  const rounded = (weeks: number) => Math.round(weeks * 10) / 10;
  const [down, up] =
    before && before.likely > 0
      ? [before.low / before.likely, before.high / before.likely]
      : [0.5, 2];
  return { low: rounded(likely * down), likely, high: rounded(likely * up) };
}

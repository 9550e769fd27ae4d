import { formatNumber } from '#client/lib/format.ts';

type Range = { low: number; likely: number; high: number };

/** "4" for a point, "3–4–5" for a range: low, likely, high. */
export function rangeText({ low, likely, high }: Range): string {
  const figures = low === high ? [likely] : [low, likely, high];
  return figures.map((figure) => formatNumber(figure, 2)).join('–');
}

/** The same for who hears it: "4", or "4, between 3 and 5". */
export const rangeSaid = ({ low, likely, high }: Range): string =>
  low === high
    ? formatNumber(likely, 2)
    : `${formatNumber(likely, 2)}, between ${formatNumber(low, 2)} and ${formatNumber(high, 2)}`;

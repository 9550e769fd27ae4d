import { formatMoney, plural } from '#client/lib/format.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long something has waited: "3 days", "5 hours", "no time yet". */
export function formatWait(since: string, now: Date): string {
  const waited = now.getTime() - Date.parse(since);
  if (waited < HOUR) return 'less than an hour';
  if (waited < 2 * DAY) return plural(Math.floor(waited / HOUR), 'hour');
  return plural(Math.floor(waited / DAY), 'day');
}

/** A number of days, short: "12", "0.4" below one, "0" for none. */
export const formatDays = (days: number): string =>
  days >= 0.05 && days < 0.95 ? days.toFixed(1) : String(Math.round(days));

/** Money with its currency, a dash where there is none. */
export const formatCost = (amount: number | null, currency: string): string =>
  amount === null ? '–' : `${formatMoney(amount)} ${currency}`;

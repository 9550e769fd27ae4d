import type { Day } from '#shared/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'narrow' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
const shortDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const longDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const significant = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 });

/** Made once for each number of digits: making one takes longer than writing a number with it. */
const numbers = new Map<number, Intl.NumberFormat>([[0, whole]]);

function numbersWith(digits: number): Intl.NumberFormat {
  const known = numbers.get(digits);
  if (known) return known;
  const made = new Intl.NumberFormat(undefined, { maximumFractionDigits: digits });
  numbers.set(digits, made);
  return made;
}

/** A number in the reader's notation, with at most so many digits after the point. */
export function formatNumber(value: number, digits = 1): string {
  return numbersWith(digits).format(value);
}

/** A score in its model's own unit: "1,280", "63", "4.5", "0.42". It is never as exact as its digits. */
export function formatScore(score: number): string {
  const size = Math.abs(score);
  if (size >= 10) return whole.format(score);
  return size >= 1 || size === 0 ? formatNumber(score, 1) : significant.format(score);
}

/** A count with its word: `plural(1, 'card')` is "1 card", `plural(3, 'card')` is "3 cards". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

/** Money, short above ten thousand: "8,400", "12.5K", "1.2M". The workspace's currency is its own affair. */
export function formatMoney(amount: number): string {
  return Math.abs(amount) >= 10_000 ? compact.format(amount) : whole.format(amount);
}

/** Cost of delay: "12.5K / week". */
export function formatMoneyPerWeek(amount: number): string {
  return `${formatMoney(amount)} / week`;
}

/** A calendar day: "4 Mar", with its year when that is not the present one. */
export function formatDay(day: Day, now: Date = new Date()): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return (moment.getUTCFullYear() === now.getUTCFullYear() ? shortDay : longDay).format(moment);
}

/** A moment in full, for hover: "Tuesday, 4 March 2025 at 14:02". */
export function formatExact(moment: Date): string {
  return exact.format(moment);
}

/** A moment as seen from another: "now", "5 min. ago", "3 days ago", "in 2 weeks", and a date beyond three months. */
export function formatRelative(moment: Date, now: Date): string {
  const distance = moment.getTime() - now.getTime();
  const size = Math.abs(distance);
  if (size < MINUTE) return 'now';
  if (size < HOUR) return relative.format(Math.round(distance / MINUTE), 'minute');
  if (size < DAY) return relative.format(Math.round(distance / HOUR), 'hour');
  if (size < 14 * DAY) return relative.format(Math.round(distance / DAY), 'day');
  if (size < 92 * DAY) return relative.format(Math.round(distance / (7 * DAY)), 'week');
  return formatDay(moment.toISOString().slice(0, 10), now);
}

/** Words as they begin a sentence: "scope too big" is "Scope too big". */
export const sentenceCase = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1);

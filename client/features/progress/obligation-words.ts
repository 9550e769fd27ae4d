import { formatNumber } from '#client/lib/format.ts';
import type { Tone } from '#client/ui/badge.tsx';
import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import type { Obligation, ObligationKind } from '#shared/progress/schema.ts';

/** Cool left of the line, warm right of it, the line itself in the accent. */
export const toneOf = {
  give_input: 'cool',
  rate: 'cool',
  write_brief: 'cool',
  answer: 'cool',
  reply: 'cool',
  break_deadlock: 'accent',
  claim: 'accent',
  unclaimed: 'accent',
  review: 'accent',
  confirm: 'accent',
  countersign: 'accent',
  leaderless: 'warm',
  start: 'warm',
  deliver: 'warm',
  reconfirm: 'cool',
  reconsider: 'cool',
  prove: 'warm',
} as const satisfies Record<ObligationKind, Tone>;

type Request = NonNullable<Obligation['request']>;

/** What of the brief it is about: "Constraints: “Who pays the handlers?”" */
export function aboutWhat({ field, question }: NonNullable<Obligation['about']>): string {
  const name = nameOfBriefField(field);
  return question === null ? name : `${name}: “${question}”`;
}

/** Why it is asked: "34 % chance that it changes what is above the cut line. “Roughly will do.”" */
export function askedFor({ chance, note }: Request): string {
  const why = `${Math.round(chance * 100)} % chance that it changes what is above the cut line.`;
  return note ? `${why} “${note}”` : why;
}

/** "Days to an answer has reached 12 days: look at it again."; the metric a decision named. */
export const reached = ({ metric, value, unit }: NonNullable<Obligation['condition']>): string =>
  `The metric you named has moved: ${metric} has reached ${formatNumber(value, 6)} ${unit}.`;

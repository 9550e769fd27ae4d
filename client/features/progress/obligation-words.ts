import { formatNumber } from '#client/lib/format.ts';
import type { Tone } from '#client/ui/badge.tsx';
import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import type { Obligation, ObligationKind } from '#shared/progress/schema.ts';

type Words = {
  verb: string;
  tone: Tone;
  /** What is waited for, after the name of who waits. */
  waitsFor: string;
  /** Where in the opportunity's panel it is done. */
  at: string;
};

/** Every obligation in the product's words; cool left of the line, warm right of it, the line itself in the accent. */
const words: Record<Exclude<ObligationKind, 'give_input'>, Words> = {
  rate: { verb: 'Rate', tone: 'cool', waitsFor: 'for your rating', at: 'section=rating' },
  write_brief: {
    verb: 'Write the brief',
    tone: 'cool',
    waitsFor: 'for the brief',
    at: 'section=brief',
  },
  answer: { verb: 'Answer', tone: 'cool', waitsFor: 'for your answer', at: 'section=handoff' },
  reply: {
    verb: 'Reply',
    tone: 'cool',
    waitsFor: 'for your reply',
    at: 'do=reply',
  },
  break_deadlock: {
    verb: 'Rule',
    tone: 'accent',
    waitsFor: 'for you to break the deadlock: it came back twice',
    at: 'do=rule',
  },
  claim: { verb: 'Claim', tone: 'accent', waitsFor: 'for a lead to claim it', at: 'do=claim' },
  unclaimed: {
    verb: 'Find a lead',
    tone: 'accent',
    waitsFor: 'for somebody to claim it: speak to them, or offer it to others',
    at: 'section=handoff',
  },
  review: { verb: 'Review', tone: 'accent', waitsFor: 'for your read-back', at: 'do=accept' },
  confirm: {
    verb: 'Confirm',
    tone: 'accent',
    waitsFor: 'for you to confirm the read-back',
    at: 'do=confirm',
  },
  countersign: {
    verb: 'Countersign',
    tone: 'accent',
    waitsFor: 'for your answer to a change',
    at: 'do=countersign',
  },
  start: { verb: 'Start', tone: 'warm', waitsFor: 'for you to start', at: 'do=start' },
  deliver: { verb: 'Deliver', tone: 'warm', waitsFor: 'for you to deliver', at: 'do=deliver' },
  reconfirm: {
    verb: 'Re-confirm',
    tone: 'cool',
    waitsFor: 'to hear whether it is still worth it',
    at: 'do=reconfirm',
  },
  reconsider: {
    verb: 'Look again',
    tone: 'cool',
    waitsFor: 'for you to look at it again',
    at: 'section=decision',
  },
  prove: { verb: 'Prove', tone: 'warm', waitsFor: 'for the number', at: 'do=prove' },
};

type Request = NonNullable<Obligation['request']>;

/** What of the brief it is about: "Constraints: “Who pays the handlers?”" */
export function aboutWhat({ field, question }: NonNullable<Obligation['about']>): string {
  const name = nameOfBriefField(field);
  return question === null ? name : `${name}: “${question}”`;
}

/** What exactly is asked for, by what is asked for. */
const inputs: Record<Request['input'], (request: Request) => Words> = {
  EFFORT: () => ({ verb: 'Estimate', tone: 'cool', waitsFor: 'for the effort', at: '' }),
  ANSWER: ({ criterion }) => ({
    verb: 'Rate',
    tone: 'cool',
    waitsFor: `for your answer to ${criterion}`,
    at: 'section=rating',
  }),
  RATING: () => ({
    verb: 'Rate',
    tone: 'cool',
    waitsFor: 'for your rating',
    at: 'section=rating',
  }),
};

export const wordsOf = ({ kind, request }: Obligation): Words =>
  kind === 'give_input' && request
    ? inputs[request.input](request)
    : words[kind as keyof typeof words];

/** Why it is asked: "34 % chance that it changes what is above the cut line. “Roughly will do.”" */
export function askedFor({ chance, note }: Request): string {
  const why = `${Math.round(chance * 100)} % chance that it changes what is above the cut line.`;
  return note ? `${why} “${note}”` : why;
}

/** "Ada Vogel waits for your answer"; nobody in particular is everybody. */
export function whoWaits(obligation: Obligation): string {
  const { waitingName } = obligation;
  return `${waitingName ?? 'Everybody'} waits ${wordsOf(obligation).waitsFor}`;
}

/** "Days to an answer has reached 12 days: look at it again."; the metric a decision named. */
export const reached = ({ metric, value, unit }: NonNullable<Obligation['condition']>): string =>
  `The metric you named has moved: ${metric} has reached ${formatNumber(value, 6)} ${unit}.`;

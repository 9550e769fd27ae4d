import type { Obligation, ObligationKind } from './schema.ts';

/** An obligation in the product's words: on the list and in the digest. */
export type ObligationWords = {
  verb: string;
  /** What is waited for, after the name of who waits. */
  waitsFor: string;
  /** Where in the opportunity's panel it is done. */
  at: string;
};

const words: Record<Exclude<ObligationKind, 'give_input'>, ObligationWords> = {
  rate: { verb: 'Rate', waitsFor: 'for your rating', at: 'section=rating' },
  write_brief: { verb: 'Write the brief', waitsFor: 'for the brief', at: 'section=brief' },
  answer: { verb: 'Answer', waitsFor: 'for your answer', at: 'section=handoff' },
  reply: { verb: 'Reply', waitsFor: 'for your reply', at: 'do=reply' },
  break_deadlock: {
    verb: 'Rule',
    waitsFor: 'for you to break the deadlock: it came back twice',
    at: 'do=rule',
  },
  claim: { verb: 'Claim', waitsFor: 'for a lead to claim it', at: 'do=claim' },
  unclaimed: {
    verb: 'Find a lead',
    waitsFor: 'for somebody to claim it: speak to them, or offer it to others',
    at: 'section=handoff',
  },
  review: { verb: 'Review', waitsFor: 'for your read-back', at: 'do=accept' },
  confirm: { verb: 'Confirm', waitsFor: 'for you to confirm the read-back', at: 'do=confirm' },
  countersign: {
    verb: 'Countersign',
    waitsFor: 'for your answer to a change',
    at: 'do=countersign',
  },
  leaderless: {
    verb: 'Find a lead',
    waitsFor: 'for a new lead: who promised it has left',
    at: 'do=revoke',
  },
  start: { verb: 'Start', waitsFor: 'for you to start', at: 'do=start' },
  deliver: { verb: 'Deliver', waitsFor: 'for you to deliver', at: 'do=deliver' },
  reconfirm: {
    verb: 'Re-confirm',
    waitsFor: 'to hear whether it is still worth it',
    at: 'do=reconfirm',
  },
  reconsider: {
    verb: 'Look again',
    waitsFor: 'for you to look at it again',
    at: 'section=decision',
  },
  prove: { verb: 'Prove', waitsFor: 'for the number', at: 'do=prove' },
};

type Request = NonNullable<Obligation['request']>;

/** What exactly is asked for, by what is asked for. */
const inputs: Record<Request['input'], (request: Request) => ObligationWords> = {
  EFFORT: () => ({ verb: 'Estimate', waitsFor: 'for the effort', at: '' }),
  ANSWER: ({ criterion }) => ({
    verb: 'Rate',
    waitsFor: `for your answer to ${criterion}`,
    at: 'section=rating',
  }),
  RATING: () => ({ verb: 'Rate', waitsFor: 'for your rating', at: 'section=rating' }),
};

export const wordsOf = ({ kind, request }: Obligation): ObligationWords =>
  kind === 'give_input' && request
    ? inputs[request.input](request)
    : words[kind as keyof typeof words];

/** "Ada Vogel waits for your answer"; nobody in particular is everybody. */
export function whoWaits(obligation: Obligation): string {
  const { waitingName } = obligation;
  return `${waitingName ?? 'Everybody'} waits ${wordsOf(obligation).waitsFor}`;
}

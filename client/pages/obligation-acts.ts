import type { Act } from '#client/features/opportunities/acts.ts';
import type { Possible } from '#client/features/opportunities/next-step.ts';
import type { ObligationKind } from '#shared/progress/schema.ts';

/** With which act each obligation is done; the others that are possible there stand beside it. */
const doneBy: Record<ObligationKind, Act> = {
  rate: 'rate',
  give_input: 'rate',
  write_brief: 'write',
  answer: 'answer',
  reply: 'reply',
  break_deadlock: 'rule',
  claim: 'claim',
  unclaimed: 'withdraw',
  review: 'accept',
  confirm: 'confirm',
  countersign: 'countersign',
  leaderless: 'revoke',
  start: 'start',
  deliver: 'deliver',
  prove: 'prove',
  reconfirm: 'reconfirm',
  reconsider: 'reconfirm',
};

/** What opens first: what the obligation names, else, when that cannot be done yet, what leads to it. */
export function actOf(kind: ObligationKind, possible: readonly Possible[]): Act {
  const named = doneBy[kind];
  const stepBefore: Partial<Record<Act, Act>> = { deliver: 'tick', accept: 'ask' };
  const isPossible = (act: Act) => possible.some((one) => one.act === act && one.reason === null);
  const before = stepBefore[named];
  return !isPossible(named) && before && isPossible(before) ? before : named;
}

/** Forms that stay open in the part they belong to, and say at once that they have been opened. */
export const opensInPart = (act: Act): boolean =>
  act === 'answer' || act === 'reply' || act === 'rate' || act === 'write' || act === 'tick';

/** What Undo can take back after it was done, or is a draft until it is handed in; everything else is held back first. */
const takenBackAfter: readonly Act[] = [
  'rate',
  'write',
  'tick',
  'offer',
  'claim',
  'start',
  'deliver',
];
export const isHeld = (act: Act): boolean => !takenBackAfter.includes(act);

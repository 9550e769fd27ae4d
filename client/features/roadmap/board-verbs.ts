import type { Intent } from '#shared/roadmap/stage.ts';

/** The intents as the screen says them. */
export const verbs = {
  decide: 'Decide',
  offer: 'Offer',
  claim: 'Claim',
  accept: 'Accept',
  confirm: 'Confirm',
  start: 'Start',
  deliver: 'Deliver',
  prove: 'Prove',
  withdraw: 'Withdraw',
  return: 'Return',
  release: 'Release',
  revoke: 'Revoke',
  reopen: 'Reopen',
} satisfies Record<Intent, string>;

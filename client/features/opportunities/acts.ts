import type { Verb } from '#shared/people/can.ts';

/** The parts of the panel, in the order of the work. */
export const panelSections = [
  'what',
  'rating',
  'decision',
  'brief',
  'handoff',
  'work',
  'history',
] as const;
export type PanelSection = (typeof panelSections)[number];

export const sectionName = {
  what: 'What',
  rating: 'Rating',
  decision: 'Decision',
  brief: 'Brief',
  handoff: 'Handoff',
  work: 'Work',
  history: 'History',
} satisfies Record<PanelSection, string>;

/** Everything a member may do here: the intents of the board, and what has no column of its own. */
export const acts = {
  rate: { label: 'Rate', section: 'rating', right: 'rate' },
  reveal: { label: 'Close the round', section: 'rating', right: 'reveal' },
  decide: { label: 'Decide', section: 'decision', right: 'decide' },
  reconfirm: { label: 'Re-confirm the decision', section: 'decision', right: 'reconfirm' },
  reopen: { label: 'Reopen the decision', section: 'decision', right: 'decide' },
  write: { label: 'Write the brief', section: 'brief', right: 'edit_brief' },
  offer: { label: 'Offer', section: 'brief', right: 'offer' },
  withdraw: { label: 'Withdraw the offer', section: 'handoff', right: 'withdraw' },
  claim: { label: 'Claim', section: 'handoff', right: 'claim' },
  decline: { label: 'Decline', section: 'handoff', right: 'decline' },
  ask: { label: 'Ask a question', section: 'handoff', right: 'ask' },
  answer: { label: 'Answer', section: 'handoff', right: 'answer' },
  reply: { label: 'Reply', section: 'handoff', right: 'reply' },
  rule: { label: 'Rule on the deadlock', section: 'handoff', right: 'rule' },
  accept: { label: 'Read back and accept', section: 'handoff', right: 'accept' },
  return: { label: 'Return', section: 'handoff', right: 'return' },
  confirm: { label: 'Confirm the read-back', section: 'handoff', right: 'confirm' },
  'send-back': { label: 'Send the read-back back', section: 'handoff', right: 'confirm' },
  'propose-change': { label: 'Propose a change', section: 'handoff', right: 'propose_change' },
  countersign: { label: 'Countersign the change', section: 'handoff', right: 'propose_change' },
  'refuse-change': { label: 'Refuse the change', section: 'handoff', right: 'propose_change' },
  'withdraw-change': { label: 'Take the change back', section: 'handoff', right: 'propose_change' },
  release: { label: 'Release', section: 'handoff', right: 'release' },
  revoke: { label: 'Revoke', section: 'handoff', right: 'revoke' },
  start: { label: 'Start', section: 'work', right: 'start' },
  tick: { label: 'Tick what holds', section: 'work', right: 'tick' },
  deliver: { label: 'Deliver', section: 'work', right: 'deliver' },
  prove: { label: 'Prove', section: 'work', right: 'prove' },
  'reopen-item': { label: 'Take a step back', section: 'work', right: 'reopen_item' },
} as const satisfies Record<string, { label: string; section: PanelSection; right: Verb }>;

export type Act = keyof typeof acts;

export const isAct = (text: string | null): text is Act => text !== null && text in acts;
export const isPanelSection = (text: string | null): text is PanelSection =>
  panelSections.some((section) => section === text);

import { type Actor, type People, type Verb, whyNot } from '#shared/people/can.ts';
import type { ItemState } from '#shared/roadmap/schema.ts';
import type { HandoffState } from './schema.ts';

/** The two who sign a brief. */
export type Side = 'SPONSOR' | 'LEAD';

/** As much of a handoff as decides what may be done with it. */
export type HandoffStanding = People & {
  state: HandoffState;
  /** One sentence for each hard field the draft lacks. */
  missing: readonly string[];
  /** Questions asked about the brief under review, and those of them that block and are open. */
  asked: number;
  blocking: number;
  /** The work on the roadmap. */
  item: ItemState | null;
  /** It became active before anybody confirmed the read-back. */
  unconfirmed: boolean;
  /** Who has proposed a change that waits for the other side's signature. */
  proposed: { memberId: string; side: Side } | null;
};

/**
 * The table (DESIGN §3): what each action makes of each state. Where a state is not named, the action cannot
 * be done there. It drives the server's guards, what the screen offers, and the sentences that say why not.
 */
const table = {
  write: { DRAFT: 'DRAFT' },
  offer: { DRAFT: 'OFFERED' },
  withdraw: { OFFERED: 'DRAFT' },
  decline: { OFFERED: 'DRAFT' },
  expire: { OFFERED: 'DRAFT' },
  claim: { OFFERED: 'IN_REVIEW' },
  ask: { IN_REVIEW: 'IN_REVIEW' },
  take_risk: { IN_REVIEW: 'IN_REVIEW' },
  return: { IN_REVIEW: 'DRAFT' },
  accept: { IN_REVIEW: 'ACCEPTED' },
  release: { IN_REVIEW: 'OFFERED', ACTIVE: 'DRAFT' },
  release_idle: { IN_REVIEW: 'OFFERED' },
  // Also afterwards, where the clock was faster.
  confirm: { ACCEPTED: 'ACTIVE', ACTIVE: 'ACTIVE' },
  activate: { ACCEPTED: 'ACTIVE' },
  send_back: { ACCEPTED: 'IN_REVIEW' },
  revoke: { IN_REVIEW: 'DRAFT', ACCEPTED: 'DRAFT', ACTIVE: 'DRAFT' },
  propose_change: { ACTIVE: 'ACTIVE' },
  countersign: { ACTIVE: 'ACTIVE' },
  refuse_change: { ACTIVE: 'ACTIVE' },
  withdraw_change: { ACTIVE: 'ACTIVE' },
} as const satisfies Record<string, Partial<Record<HandoffState, HandoffState>>>;

export type HandoffAction = keyof typeof table;
export const handoffActions = Object.keys(table) as HandoffAction[];

/** Which right each action needs; null for what only the clock does. */
export const rightTo = {
  write: 'edit_brief',
  offer: 'offer',
  withdraw: 'withdraw',
  decline: 'decline',
  expire: null,
  claim: 'claim',
  ask: 'ask',
  take_risk: 'take_risk',
  return: 'return',
  accept: 'accept',
  release: 'release',
  release_idle: null,
  confirm: 'confirm',
  activate: null,
  send_back: 'confirm',
  revoke: 'revoke',
  propose_change: 'propose_change',
  countersign: 'propose_change',
  refuse_change: 'propose_change',
  withdraw_change: 'propose_change',
} as const satisfies Record<HandoffAction, Verb | null>;

/** What to say where the table has nothing, by the state it is in. */
const whyNotIn = {
  DRAFT: 'It is a draft; it is offered first.',
  OFFERED: 'It is on offer; a lead claims it first.',
  IN_REVIEW: 'A lead has claimed it and reads it.',
  ACCEPTED: 'It is accepted; the sponsor confirms the read-back or sends it back first.',
  ACTIVE: 'It is active already.',
} satisfies Record<HandoffState, string>;

/** Sentences that tell more than the state alone. */
const whyNotThen: Partial<Record<HandoffAction, Partial<Record<HandoffState, string>>>> = {
  write: {
    OFFERED: 'The brief was sent; it never changes. Withdraw the offer to write a new version.',
    IN_REVIEW: 'The brief is under review; it never changes. The lead can return it.',
    ACTIVE: 'The brief is active; propose a change, which the other side countersigns.',
  },
  offer: { OFFERED: 'It is offered already.' },
  claim: { DRAFT: 'It is not on offer any more.' },
  ask: { ACCEPTED: 'It is accepted already.' },
  return: { ACCEPTED: 'It is accepted already.' },
  accept: { ACCEPTED: 'It is accepted already.' },
  confirm: { IN_REVIEW: 'There is no read-back to confirm.' },
  send_back: { IN_REVIEW: 'There is no read-back to send back.' },
  revoke: {
    DRAFT: 'Nobody has claimed it, so there is nothing to revoke.',
    OFFERED: 'Nobody has claimed it; an offer is withdrawn.',
  },
};

const sentence = (action: HandoffAction, state: HandoffState): string =>
  whyNotThen[action]?.[state] ?? whyNotIn[state];

/** What has to be true besides the state: a sentence, or null when nothing is in the way. */
const inTheWay: Partial<
  Record<HandoffAction, (of: HandoffStanding, by: Actor | null) => string | null>
> = {
  offer: ({ missing: [first] }) => (first ? `The brief is not complete: ${first}` : null),
  return: ({ asked }) =>
    asked === 0 ? 'Ask at least one question, so that the author knows what to change.' : null,
  accept: ({ blocking }) => (blocking === 0 ? null : waitsFor(blocking)),
  confirm: ({ state, unconfirmed }) =>
    state === 'ACTIVE' && !unconfirmed ? 'The read-back is confirmed already.' : null,
  release: letGo,
  revoke: letGo,
  propose_change: ({ proposed, item }) =>
    proposed
      ? 'A proposed change waits for its answer; that comes first.'
      : item === 'PROVEN'
        ? 'Its outcome is proven; there is nothing left to change.'
        : null,
  countersign: (of, by) => answersChange(of, by),
  refuse_change: (of, by) => answersChange(of, by),
  withdraw_change: ({ proposed, ...of }, by) => {
    if (!proposed) return 'No change waits for an answer.';
    // Sponsor and author speak for each other: one of them may have left.
    const isTheirs = by !== null && sidesOf(by, of).includes(proposed.side);
    return isTheirs ? null : 'Only the side that proposed it takes it back.';
  },
};

const waitsFor = (blocking: number): string => {
  const noun = blocking === 1 ? 'A blocking question is' : `${blocking} blocking questions are`;
  return `${noun} not answered. Wait for the answer, or take it as a risk.`;
};

function letGo({ state, item }: HandoffStanding): string | null {
  if (state !== 'ACTIVE' || item === 'QUEUED' || item === 'BUILDING') return null;
  return 'Only queued work and work being built can be let go.';
}

function answersChange({ proposed, ...of }: HandoffStanding, by: Actor | null): string | null {
  if (!proposed) return 'No change waits for an answer.';
  const mine = by === null ? [] : sidesOf(by, of);
  const theirs = mine.some((side) => side !== proposed.side);
  if (theirs && (by?.memberId !== proposed.memberId || by.alone)) return null;
  return 'The other side countersigns a change or refuses it.';
}

/** On which sides of a handoff a member stands; both only for one who is alone. */
export function sidesOf(by: Pick<Actor, 'memberId'>, of: People): Side[] {
  const isSponsor = by.memberId === of.sponsorId || by.memberId === of.authorId;
  return [
    ...(isSponsor ? (['SPONSOR'] as const) : []),
    ...(by.memberId === of.claimerId ? (['LEAD'] as const) : []),
  ];
}

export type HandoffStep =
  | { to: HandoffState }
  | { refused: 'not_allowed' | 'rule_broken'; sentence: string; path?: string };

/** The field of the request that an obstacle is about. */
const pathOf: Partial<Record<HandoffAction, string>> = { return: 'questions' };

/**
 * Where an action takes a handoff, or one sentence that says why it does not.
 * @param by who does it; null for the clock
 */
export function stepOf(of: HandoffStanding, action: HandoffAction, by: Actor | null): HandoffStep {
  const right = rightTo[action];
  if (by === null ? right !== null : right === null)
    return { refused: 'not_allowed', sentence: 'Only the clock does this.' };
  const reason = by && right && whyNot(by, right, of);
  if (reason) return { refused: 'not_allowed', sentence: reason };
  const row: Partial<Record<HandoffState, HandoffState>> = table[action];
  const to = row[of.state];
  if (!to) return { refused: 'rule_broken', sentence: sentence(action, of.state) };
  const obstacle = inTheWay[action]?.(of, by) ?? null;
  if (obstacle === null) return { to };
  const path = pathOf[action];
  return { refused: 'rule_broken', sentence: obstacle, ...(path && { path }) };
}

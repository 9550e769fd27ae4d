import type { Role } from '#shared/people/schema.ts';
import type { Intent } from '#shared/roadmap/stage.ts';

/** A member of a workspace who wants to do something in it. */
export type Actor = {
  memberId: string;
  roles: readonly Role[];
  /** Teams the member belongs to. */
  ownerIds: readonly string[];
  /** True in a workspace of one person, who may accept their own brief. */
  alone: boolean;
};

/** The people around a card, as far as rights depend on them. All ids are member ids. */
export type People = {
  authorId: string | null;
  sponsorId: string | null;
  claimerId: string | null;
  addresseeOwnerId: string | null;
  addresseeMemberId: string | null;
  /** The lead of the roadmap item. */
  leadId: string | null;
  measurerId: string | null;
};

export const nobody: People = {
  authorId: null,
  sponsorId: null,
  claimerId: null,
  addresseeOwnerId: null,
  addresseeMemberId: null,
  leadId: null,
  measurerId: null,
};

const has = (actor: Actor, role: Role) => actor.roles.includes(role);
const isSponsorSide = (actor: Actor, people: People) =>
  actor.memberId === people.authorId || actor.memberId === people.sponsorId;
const isAddressed = (actor: Actor, people: People) =>
  actor.memberId === people.addresseeMemberId ||
  (people.addresseeOwnerId !== null && actor.ownerIds.includes(people.addresseeOwnerId));
const isClaimer = (actor: Actor, people: People) => actor.memberId === people.claimerId;
const isLead = (actor: Actor, people: People) =>
  has(actor, 'LEAD') && (people.leadId === null || actor.memberId === people.leadId);

type Rule = { allows: (actor: Actor, people: People) => boolean; whyNot: string };

/** The one table of rights: used by the server to refuse and by the screen to explain. */
const rules = {
  read: { allows: () => true, whyNot: '' },
  comment: { allows: () => true, whyNot: '' },
  rate: { allows: (a) => has(a, 'ADVISOR'), whyNot: 'Only an advisor rates.' },
  reveal: { allows: (a) => has(a, 'ADVISOR'), whyNot: 'Only an advisor closes a round of rating.' },
  decide: { allows: (a) => has(a, 'ADVISOR'), whyNot: 'Only an advisor decides.' },
  rank: { allows: (a) => has(a, 'ADVISOR'), whyNot: 'Only an advisor ranks.' },
  edit_opportunity: {
    allows: (a) => has(a, 'ADVISOR') || has(a, 'ADMIN'),
    whyNot: 'Only an advisor edits opportunities.',
  },
  import: {
    allows: (a) => has(a, 'ADVISOR') || has(a, 'ADMIN'),
    whyNot: 'Only an advisor or an admin imports lists.',
  },
  edit_priority: {
    allows: (a) => has(a, 'ADVISOR') || has(a, 'EXECUTIVE') || has(a, 'ADMIN'),
    whyNot: 'Only an advisor, an executive or an admin edits priorities.',
  },
  edit_owner: {
    allows: (a) => has(a, 'ADMIN') || has(a, 'LEAD'),
    whyNot: 'Only a lead or an admin edits owners.',
  },
  edit_metric: {
    allows: (a) => has(a, 'ADVISOR') || has(a, 'EXECUTIVE') || has(a, 'ADMIN'),
    whyNot: 'Only an advisor, an executive or an admin edits metrics.',
  },
  record_reading: {
    allows: (a, p) => a.memberId === p.measurerId || has(a, 'ADVISOR') || has(a, 'ADMIN'),
    whyNot: 'Only the measurer, an advisor or an admin records readings.',
  },
  edit_brief: {
    allows: (a, p) => has(a, 'ADVISOR') || isSponsorSide(a, p),
    whyNot: 'Only the author, the sponsor or an advisor writes the brief.',
  },
  offer: {
    allows: (a, p) => has(a, 'ADVISOR') || isSponsorSide(a, p),
    whyNot: 'Only the author or the sponsor offers it.',
  },
  withdraw: { allows: isSponsorSide, whyNot: 'Only the author or the sponsor withdraws an offer.' },
  claim: {
    allows: (a, p) =>
      has(a, 'LEAD') && isAddressed(a, p) && (a.alone || !isSponsorSide(a, p)),
    whyNot: 'Only a lead it was offered to, and who did not write it, claims it.',
  },
  decline: {
    allows: (a, p) => has(a, 'LEAD') && isAddressed(a, p),
    whyNot: 'Only a lead it was offered to declines it.',
  },
  ask: { allows: isClaimer, whyNot: 'Only the lead who claimed it asks.' },
  answer: {
    allows: (a, p) => has(a, 'ADVISOR') || isSponsorSide(a, p),
    whyNot: 'Only the author or the sponsor answers.',
  },
  take_risk: { allows: isClaimer, whyNot: 'Only the lead who claimed it takes a question as risk.' },
  return: { allows: isClaimer, whyNot: 'Only the lead who claimed it returns it.' },
  accept: {
    allows: (a, p) => isClaimer(a, p) && (a.alone || a.memberId !== p.authorId),
    whyNot: 'Only the lead who claimed it accepts it, and never its author.',
  },
  confirm: {
    allows: isSponsorSide,
    whyNot: 'Only the sponsor or the author confirms the read-back.',
  },
  release: { allows: isClaimer, whyNot: 'Only the lead who holds it releases it.' },
  revoke: {
    allows: (a, p) => a.memberId === p.sponsorId || has(a, 'EXECUTIVE'),
    whyNot: 'Only the sponsor or an executive revokes it.',
  },
  start: { allows: isLead, whyNot: 'Only its lead starts it.' },
  tick: { allows: isLead, whyNot: 'Only its lead ticks acceptance criteria.' },
  deliver: { allows: isLead, whyNot: 'Only its lead delivers it.' },
  reopen_item: { allows: isLead, whyNot: 'Only its lead takes it a step back.' },
  prove: {
    allows: (a, p) => a.memberId === p.measurerId,
    whyNot: 'Only the measurer of its metric proves it.',
  },
  record_unbacked: {
    allows: (a) => has(a, 'LEAD') || has(a, 'ADVISOR') || has(a, 'ADMIN'),
    whyNot: 'Only a lead, an advisor or an admin records unbacked work.',
  },
  read_members: { allows: () => true, whyNot: '' },
  manage_members: { allows: (a) => has(a, 'ADMIN'), whyNot: 'Only an admin manages members.' },
} satisfies Record<string, Rule>;

export type Verb = keyof typeof rules;

/** May this member do this to this thing? */
export const can = (actor: Actor, verb: Verb, people: People = nobody): boolean =>
  rules[verb].allows(actor, people);

/** One sentence saying who may, or null when this member may. */
export const whyNot = (actor: Actor, verb: Verb, people: People = nobody): string | null =>
  can(actor, verb, people) ? null : rules[verb].whyNot;

/** Which right a move of the board needs. Reopening a decision is deciding; reopening work is its lead's. */
export function verbOf(intent: Intent, rightOfTheLine: boolean): Verb {
  if (intent === 'reopen') return rightOfTheLine ? 'reopen_item' : 'decide';
  return intent;
}

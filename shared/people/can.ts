import { Role } from '#shared/people/schema.ts';
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
  /** Of its metric; null also when they have left, and then the sponsor or an advisor measures. */
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
/** Unbacked work may have no lead yet; then any lead speaks for it. */
const isLead = (actor: Actor, people: People) =>
  people.leadId === null || actor.memberId === people.leadId;

type Rule = {
  /** Roles that may hold the right at all; the server refuses others before it reads anything. */
  roles: readonly Role[];
  /** What else must be true of the member and the people around the thing. */
  when?: (actor: Actor, people: People) => boolean;
  whyNot: string;
};

const everyone = Role.options;

/** The one table of rights: used by the server to refuse and by the screen to explain. */
const rules = {
  read: { roles: everyone, whyNot: 'Only a member reads this.' },
  comment: { roles: everyone, whyNot: 'Only a member comments.' },
  rate: { roles: ['ADVISOR'], whyNot: 'Only an advisor rates.' },
  edit_scoring_model: {
    roles: ['ADVISOR', 'ADMIN'],
    whyNot: 'Only an advisor or an admin changes the scoring model.',
  },
  start_session: { roles: ['ADVISOR'], whyNot: 'Only an advisor starts or closes a session.' },
  duel: { roles: ['ADVISOR'], whyNot: 'Only an advisor compares opportunities.' },
  ask_input: { roles: ['ADVISOR'], whyNot: 'Only an advisor asks for an input.' },
  answer_input: { roles: everyone, whyNot: 'Only who was asked answers.' },
  reconfirm: {
    roles: ['ADVISOR', 'EXECUTIVE'],
    whyNot: 'Only an advisor or an executive re-confirms a decision.',
  },
  merge: { roles: ['ADVISOR'], whyNot: 'Only an advisor merges opportunities.' },
  manage_intake: {
    roles: ['ADVISOR', 'ADMIN'],
    whyNot: 'Only an advisor or an admin opens and closes forms.',
  },
  answer_submission: {
    roles: ['ADVISOR'],
    whyNot: 'Only an advisor takes up or declines a proposal.',
  },
  reveal: { roles: ['ADVISOR'], whyNot: 'Only an advisor closes a round of rating.' },
  decide: { roles: ['ADVISOR'], whyNot: 'Only an advisor decides.' },
  rank: { roles: ['ADVISOR'], whyNot: 'Only an advisor ranks.' },
  arrange_work: {
    roles: ['LEAD', 'ADVISOR'],
    whyNot: 'Only a lead or an advisor puts work into another order.',
  },
  edit_opportunity: {
    roles: ['ADVISOR', 'ADMIN'],
    whyNot: 'Only an advisor or an admin edits opportunities.',
  },
  import: { roles: ['ADVISOR', 'ADMIN'], whyNot: 'Only an advisor or an admin imports lists.' },
  edit_priority: {
    roles: ['ADVISOR', 'EXECUTIVE', 'ADMIN'],
    whyNot: 'Only an advisor, an executive or an admin edits priorities.',
  },
  edit_owner: { roles: ['LEAD', 'ADMIN'], whyNot: 'Only a lead or an admin edits owners.' },
  edit_metric: {
    roles: ['ADVISOR', 'EXECUTIVE', 'ADMIN'],
    whyNot: 'Only an advisor, an executive or an admin edits metrics.',
  },
  record_reading: {
    roles: everyone,
    when: (a, p) => a.memberId === p.measurerId || has(a, 'ADVISOR') || has(a, 'ADMIN'),
    whyNot: 'Only the measurer, an advisor or an admin records readings.',
  },
  edit_brief: {
    roles: everyone,
    when: (a, p) => has(a, 'ADVISOR') || isSponsorSide(a, p),
    whyNot: 'Only the author, the sponsor or an advisor writes the brief.',
  },
  offer: {
    roles: everyone,
    when: (a, p) => has(a, 'ADVISOR') || isSponsorSide(a, p),
    whyNot: 'Only an advisor, the author or the sponsor offers it.',
  },
  withdraw: {
    roles: everyone,
    when: isSponsorSide,
    whyNot: 'Only the author or the sponsor withdraws the offer.',
  },
  claim: {
    roles: ['LEAD'],
    when: (a, p) => isAddressed(a, p) && (a.alone || !isSponsorSide(a, p)),
    whyNot: 'Only a lead it was offered to, and who did not write it, claims it.',
  },
  decline: {
    roles: ['LEAD'],
    when: isAddressed,
    whyNot: 'Only a lead it was offered to declines it.',
  },
  ask: { roles: ['LEAD'], when: isClaimer, whyNot: 'Only the lead who claimed it asks.' },
  answer: {
    roles: everyone,
    when: (a, p) => has(a, 'ADVISOR') || isSponsorSide(a, p),
    whyNot: 'Only an advisor, the author or the sponsor answers.',
  },
  reply: { roles: everyone, whyNot: 'Only a member replies.' },
  assume: {
    roles: everyone,
    when: (a, p) => has(a, 'ADVISOR') || isSponsorSide(a, p) || isClaimer(a, p),
    whyNot: 'Only an advisor and the two sides of the handoff write and settle assumptions.',
  },
  edit_template: {
    roles: ['ADVISOR', 'ADMIN'],
    whyNot: 'Only an advisor or an admin changes brief templates.',
  },
  rule: {
    roles: ['EXECUTIVE'],
    whyNot: 'Only an executive rules on what was returned twice.',
  },
  take_risk: {
    roles: ['LEAD'],
    when: isClaimer,
    whyNot: 'Only the lead who claimed it takes a question as risk.',
  },
  return: { roles: ['LEAD'], when: isClaimer, whyNot: 'Only the lead who claimed it returns it.' },
  accept: {
    roles: ['LEAD'],
    when: (a, p) => isClaimer(a, p) && (a.alone || a.memberId !== p.authorId),
    whyNot: 'Only the lead who claimed it accepts it, and never its author.',
  },
  confirm: {
    roles: everyone,
    when: isSponsorSide,
    whyNot: 'Only the sponsor or the author confirms the read-back.',
  },
  propose_change: {
    roles: everyone,
    when: (a, p) => isSponsorSide(a, p) || (has(a, 'LEAD') && isClaimer(a, p)),
    whyNot: 'Only the two sides of the handoff propose or answer a change.',
  },
  release: { roles: ['LEAD'], when: isClaimer, whyNot: 'Only the lead who holds it releases it.' },
  revoke: {
    roles: everyone,
    when: (a, p) => a.memberId === p.sponsorId || has(a, 'EXECUTIVE'),
    whyNot: 'Only the sponsor or an executive revokes it.',
  },
  start: { roles: ['LEAD'], when: isLead, whyNot: 'Only its lead starts it.' },
  tick: { roles: ['LEAD'], when: isLead, whyNot: 'Only its lead ticks acceptance criteria.' },
  deliver: { roles: ['LEAD'], when: isLead, whyNot: 'Only its lead delivers it.' },
  reopen_item: { roles: ['LEAD'], when: isLead, whyNot: 'Only its lead takes it a step back.' },
  prove: {
    roles: everyone,
    when: (a, p) =>
      p.measurerId === null
        ? a.memberId === p.sponsorId || has(a, 'ADVISOR')
        : a.memberId === p.measurerId,
    whyNot: 'Only the measurer of its metric proves it.',
  },
  record_unbacked: {
    roles: ['LEAD', 'ADVISOR', 'ADMIN'],
    whyNot: 'Only a lead, an advisor or an admin records unbacked work.',
  },
  edit_calendar: {
    roles: ['ADMIN'],
    whyNot: 'Only an admin changes the calendar.',
  },
  manage_members: { roles: ['ADMIN'], whyNot: 'Only an admin manages members.' },
} satisfies Record<string, Rule>;

export type Verb = keyof typeof rules;

/** Could anybody in these roles ever hold this right? */
export const mayEver = (roles: readonly Role[], verb: Verb): boolean =>
  (rules[verb].roles as readonly Role[]).some((role) => roles.includes(role));

/** May this member do this to this thing? */
export function can(actor: Actor, verb: Verb, people: People = nobody): boolean {
  const rule: Rule = rules[verb];
  return mayEver(actor.roles, verb) && (rule.when === undefined || rule.when(actor, people));
}

/** One sentence saying who may, or null when this member may. */
export const whyNot = (actor: Actor, verb: Verb, people: People = nobody): string | null =>
  can(actor, verb, people) ? null : rules[verb].whyNot;

/** What to say to somebody whose roles never hold this right. */
export const whyNever = (verb: Verb): string => rules[verb].whyNot;

/** Which right a move of the board needs. Reopening a decision is deciding; reopening work is its lead's. */
export function verbOf(intent: Intent, rightOfTheLine: boolean): Verb {
  if (intent === 'reopen') return rightOfTheLine ? 'reopen_item' : 'decide';
  return intent;
}

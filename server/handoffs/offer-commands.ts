import type { Unit } from '#server/http/write.ts';
import { placeCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff, nameOf } from '#server/roadmap/card-queries.ts';
import type { Offer } from '#shared/handoffs/intents.ts';
import { DomainError } from '#shared/problem.ts';
import { backToDraft, type CardPlaced } from './back-to-draft.ts';
import { authorOf, freezeBrief } from './brief-commands.ts';
import { enterState } from './enter-state.ts';
import { mustSee, mustStep } from './step.ts';

type After = string | null | undefined;

type Addressee = { ownerId: string | null; memberId: string | null };

/** Offered is only what somebody can claim: a lead who is here, and not on the sponsor's side. */
async function mustBeClaimable(unit: Unit, card: HandoffCard, { ownerId, memberId }: Addressee) {
  const { tx, actor } = unit;
  const refuse = (path: keyof Addressee, message: string) =>
    new DomainError('rule_broken', message, [{ path, message }]);
  const sponsorSide = actor.alone ? [] : [card.sponsorId ?? '', actor.memberId];
  const lead = {
    workspaceId: actor.workspaceId,
    removedAt: null,
    roles: { has: 'LEAD' as const },
    id: { notIn: sponsorSide },
  };
  if (memberId !== null) {
    if (await tx.member.findFirst({ where: { AND: [lead, { id: memberId }] } })) return;
    throw refuse('memberId', 'Offer it to a lead here who is not on the sponsor’s side.');
  }
  const owner = await tx.owner.findFirst({
    where: { id: ownerId ?? '', workspaceId: actor.workspaceId },
    include: { members: { where: { member: lead } } },
  });
  if (!owner) throw refuse('ownerId', 'This owner does not exist here.');
  if (owner.members.length > 0) return;
  const sentence = `${owner.name} has no lead who could claim it. Add one under Owners first.`;
  throw refuse('ownerId', sentence);
}

/** Sends the brief, frozen and signed, to a team or a named lead. */
export async function offerHandoff(
  unit: Unit,
  { handoffId, seen, offer }: { handoffId: string; seen: number; offer: Offer },
): Promise<CardPlaced> {
  const { tx } = unit;
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, { action: 'offer', seen });
  const state = mustStep(unit, card, { action: 'offer' });
  const { ownerId, memberId, after } = offer;
  await mustBeClaimable(unit, card, { ownerId, memberId });
  const { number } = await freezeBrief(unit, card);
  await enterState(unit, handoffId, {
    state,
    addresseeOwnerId: ownerId,
    addresseeMemberId: memberId,
    ...authorOf(unit, card),
    briefVersion: number,
    nudgedAt: null,
    escalatedAt: null,
  });
  if (ownerId !== null) await tx.opportunity.update({ where: { id: card.id }, data: { ownerId } });
  const version = await placeCard(unit, { card, stage: 'OFFERED', at: after });
  const facts = { from: card.stage, to: 'OFFERED', version: number, ownerId, memberId };
  unit.record({
    type: 'handoff_offered',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: 'OFFERED', version };
}

async function mustBeOffered(unit: Unit, card: HandoffCard): Promise<void> {
  if (card.handoff.state === 'OFFERED') return;
  if (card.claimerId !== null) {
    throw new DomainError('conflict', `${await nameOf(unit, card.claimerId)} claimed it first.`);
  }
  throw new DomainError('conflict', 'It is not on offer any more.');
}

/** Takes an offered handoff into review. One winner: the card is locked, and who comes second is told who won. */
export async function claimHandoff(
  unit: Unit,
  { handoffId, after }: { handoffId: string; after?: After },
): Promise<CardPlaced> {
  const { actor } = unit;
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, { action: 'claim' });
  await mustBeOffered(unit, card);
  const state = mustStep(unit, card, { action: 'claim' });
  const selfAccepted = actor.memberId === card.authorId || actor.memberId === card.sponsorId;
  await enterState(unit, handoffId, { state, claimerId: actor.memberId, selfAccepted });
  const version = await placeCard(unit, { card, stage: 'IN_REVIEW', at: after });
  const facts = { from: card.stage, to: 'IN_REVIEW' };
  unit.record({
    type: 'handoff_claimed',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: 'IN_REVIEW', version };
}

type WayBack = { handoffId: string; seen: number; reason: string; after?: After };

/** An offer nobody has claimed goes back to its author. */
async function takeOfferBack(
  unit: Unit,
  { handoffId, seen, reason, after }: WayBack,
  by: { action: 'withdraw' | 'decline'; type: 'handoff_withdrawn' | 'handoff_declined' },
): Promise<CardPlaced> {
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, by);
  await mustBeOffered(unit, card);
  mustSee(unit, card, { ...by, seen });
  mustStep(unit, card, { action: by.action });
  const placed = await backToDraft(unit, card, { note: reason, after });
  const about = { subjectId: handoffId, opportunityId: card.id };
  const facts = { from: card.stage, to: 'DECIDED', reason };
  unit.record({ type: by.type, subjectType: 'handoff', ...about, facts });
  return placed;
}

/** The sponsor side takes its offer back. */
export const withdrawHandoff = (unit: Unit, way: WayBack): Promise<CardPlaced> =>
  takeOfferBack(unit, way, { action: 'withdraw', type: 'handoff_withdrawn' });

/** A lead it was offered to says no, and why. */
export const declineHandoff = (unit: Unit, way: WayBack): Promise<CardPlaced> =>
  takeOfferBack(unit, way, { action: 'decline', type: 'handoff_declined' });

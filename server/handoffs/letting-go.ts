import type { Unit } from '#server/http/write.ts';
import { placeCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import { withdrawItem } from '#server/roadmap/item-commands.ts';
import { backToDraft, type CardPlaced } from './back-to-draft.ts';
import { endOpenChange } from './change-commands.ts';
import { enterState } from './enter-state.ts';
import { mustSee, mustStep } from './step.ts';

type LettingGo = {
  handoffId: string;
  seen: number;
  note: string;
  after?: string | null | undefined;
};

/** The claim is given back, by its lead or because it lay idle; the offer stands for others of the team. */
export async function giveClaimBack(
  unit: Unit,
  card: HandoffCard,
  {
    type,
    note,
    after,
  }: Pick<LettingGo, 'note' | 'after'> & { type: 'claim_released' | 'claim_released_idle' },
): Promise<CardPlaced> {
  await enterState(unit, card.handoff.id, {
    state: 'OFFERED',
    claimerId: null,
    backNote: note,
    selfAccepted: false,
  });
  const version = await placeCard(unit, { card, stage: 'OFFERED', at: after });
  const facts = { from: card.stage, to: 'OFFERED', note };
  unit.record({
    type,
    subjectType: 'handoff',
    subjectId: card.handoff.id,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: 'OFFERED', version };
}

/** Work that was accepted comes off the roadmap. */
async function takeOffRoadmap(
  unit: Unit,
  card: HandoffCard,
  { note, after }: LettingGo,
): Promise<CardPlaced> {
  if (card.item) await withdrawItem(unit, card.item.id);
  await endOpenChange(unit, card.handoff.id, 'The work was taken off the roadmap.');
  return backToDraft(unit, card, { note, after });
}

/** A read-back nobody will confirm any more says so. */
async function closeReadBack({ tx, now }: Unit, card: HandoffCard, note: string): Promise<void> {
  await tx.readBack.updateMany({
    where: { handoffId: card.handoff.id, confirmedAt: null, sentBackAt: null },
    data: { mismatch: note, sentBackAt: now },
  });
}

/** The lead lets go: of a claim, or of work on the roadmap. */
export async function releaseHandoff(unit: Unit, letting: LettingGo): Promise<CardPlaced> {
  const card = await lockCardOfHandoff(unit, letting.handoffId);
  mustSee(unit, card, { action: 'release', seen: letting.seen });
  const state = mustStep(unit, card, { action: 'release' });
  if (state === 'OFFERED') return giveClaimBack(unit, card, { ...letting, type: 'claim_released' });
  const placed = await takeOffRoadmap(unit, card, letting);
  const facts = { from: card.stage, to: 'DECIDED', note: letting.note };
  unit.record({
    type: 'handoff_released',
    subjectType: 'handoff',
    subjectId: card.handoff.id,
    opportunityId: card.id,
    facts,
  });
  return placed;
}

/**
 * The sponsor, or an executive, takes back what was claimed, accepted or put on the roadmap. It also
 * breaks the deadlock of a claim whose holder, or of a read-back whose sponsor, has left.
 */
export async function revokeHandoff(unit: Unit, letting: LettingGo): Promise<CardPlaced> {
  const card = await lockCardOfHandoff(unit, letting.handoffId);
  mustSee(unit, card, { action: 'revoke', seen: letting.seen });
  mustStep(unit, card, { action: 'revoke' });
  const { state, id } = card.handoff;
  if (state !== 'ACTIVE') await closeReadBack(unit, card, letting.note);
  const { note, after } = letting;
  const placed =
    state === 'ACTIVE'
      ? await takeOffRoadmap(unit, card, letting)
      : await backToDraft(unit, card, { note, after });
  const facts = { from: card.stage, to: 'DECIDED', note: letting.note };
  const about = { subjectId: id, opportunityId: card.id };
  unit.record({ type: 'handoff_revoked', subjectType: 'handoff', ...about, facts });
  return placed;
}

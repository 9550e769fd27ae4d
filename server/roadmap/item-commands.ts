import { uuidv7 } from 'uuidv7';
import { windClocksOfWork } from '#server/handoffs/clock-commands.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { type Card, lockCardOfItem } from '#server/roadmap/card-queries.ts';
import { DomainError } from '#shared/problem.ts';
import type { ReopenItem } from '#shared/roadmap/schema.ts';
import { implementationStages, type Stage } from '#shared/roadmap/stage.ts';
import { placeCard, touchCard } from './card-commands.ts';

export type ItemMoved = { opportunityId: string; stage: Stage; version: number };
type After = string | null | undefined;

type Promised = {
  readBack: { startsOn: Date; finishEarliest: Date; finishLatest: Date };
  acceptanceCriteria: readonly string[];
};

/** Accepted work enters the roadmap, with the dates its lead promised. */
export async function createItem(
  unit: Unit,
  card: Card,
  { readBack, acceptanceCriteria }: Promised,
): Promise<void> {
  const { tx, actor, now } = unit;
  const { workspaceId } = actor;
  const { startsOn, finishEarliest, finishLatest } = readBack;
  const itemId = uuidv7();
  await tx.roadmapItem.create({
    data: {
      id: itemId,
      workspaceId,
      opportunityId: card.id,
      handoffId: card.handoff?.id ?? null,
      ownerId: card.addresseeOwnerId ?? card.ownerId,
      leadId: card.claimerId,
      stateSince: now,
      createdAt: now,
      startsOn,
      finishEarliest,
      finishLatest,
    },
  });
  const sentences = acceptanceCriteria.filter((sentence) => sentence.trim() !== '');
  await tx.acceptanceCriterion.createMany({
    data: sentences.map((sentence, position) => ({
      id: uuidv7(),
      workspaceId,
      itemId,
      sentence,
      position,
    })),
  });
  await windClocksOfWork(unit, card);
}

/** Released or revoked: the row stays as history, the work is off the roadmap. */
export async function withdrawItem({ tx, now }: Unit, itemId: string): Promise<void> {
  await tx.roadmapItem.update({
    where: { id: itemId },
    data: { withdrawnAt: now, version: { increment: 1 } },
  });
}

export async function startItem(
  unit: Unit,
  { itemId, after }: { itemId: string; after?: After },
): Promise<ItemMoved> {
  const { tx, now } = unit;
  const card = await lockCardOfItem(unit, itemId);
  must(unit.actor, 'start', card);
  if (card.item.state !== 'QUEUED')
    throw new DomainError('conflict', 'It has been started already.');
  await tx.roadmapItem.update({
    where: { id: itemId },
    data: { state: 'BUILDING', stateSince: now, startedAt: now, version: { increment: 1 } },
  });
  await windClocksOfWork(unit, card);
  const version = await placeCard(unit, { card, stage: 'BUILDING', at: after });
  const facts = { from: card.stage, to: 'BUILDING' };
  unit.record({
    type: 'item_started',
    subjectType: 'item',
    subjectId: itemId,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: 'BUILDING', version };
}

/** Ticks one acceptance criterion with its evidence, or takes the tick away. */
export async function tickCriterion(
  unit: Unit,
  {
    itemId,
    criterionId,
    evidence,
  }: { itemId: string; criterionId: string; evidence: string | null },
): Promise<void> {
  const { tx, actor, now } = unit;
  const card = await lockCardOfItem(unit, itemId);
  must(actor, 'tick', card);
  if (card.item.state !== 'BUILDING')
    throw new DomainError('rule_broken', 'Criteria are ticked while it is being built.');
  const ticked =
    evidence === null
      ? { tickedAt: null, tickedById: null }
      : { tickedAt: now, tickedById: actor.memberId };
  const { count } = await tx.acceptanceCriterion.updateMany({
    where: { id: criterionId, itemId },
    data: { evidence, ...ticked },
  });
  if (count === 0)
    throw new DomainError('not_found', 'This acceptance criterion does not exist here.');
  await tx.roadmapItem.update({ where: { id: itemId }, data: { version: { increment: 1 } } });
  await touchCard(unit, card.id);
  const facts = { criterionId, ticked: evidence !== null };
  unit.record({
    type: 'acceptance_criterion_ticked',
    subjectType: 'item',
    subjectId: itemId,
    opportunityId: card.id,
    facts,
  });
}

/** Delivered means every acceptance criterion was seen to hold. */
export async function deliverItem(
  unit: Unit,
  { itemId, after }: { itemId: string; after?: After },
): Promise<ItemMoved> {
  const { tx, now } = unit;
  const card = await lockCardOfItem(unit, itemId);
  must(unit.actor, 'deliver', card);
  if (card.item.state !== 'BUILDING')
    throw new DomainError('conflict', 'Only what is being built is delivered.');
  const open = await tx.acceptanceCriterion.findMany({
    where: { itemId, tickedAt: null },
    orderBy: { position: 'asc' },
  });
  if (open.length > 0) {
    const fields = open.map(({ id, sentence }) => ({
      path: id,
      message: `Not ticked yet: ${sentence}`,
    }));
    throw new DomainError(
      'rule_broken',
      `${open.length} of its acceptance criteria ${open.length === 1 ? 'is' : 'are'} not ticked yet.`,
      fields,
    );
  }
  await tx.roadmapItem.update({
    where: { id: itemId },
    data: { state: 'DELIVERED', stateSince: now, deliveredAt: now, version: { increment: 1 } },
  });
  const version = await placeCard(unit, { card, stage: 'DELIVERED', at: after });
  const facts = { from: card.stage, to: 'DELIVERED' };
  unit.record({
    type: 'item_delivered',
    subjectType: 'item',
    subjectId: itemId,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: 'DELIVERED', version };
}

/** One step back, with a reason: proven → delivered → building → queued. An outcome on record stays. */
export async function reopenItem(
  unit: Unit,
  { itemId, seen, input }: { itemId: string; seen: number; input: ReopenItem },
): Promise<ItemMoved> {
  const { tx, now } = unit;
  const card = await lockCardOfItem(unit, itemId);
  must(unit.actor, 'reopen_item', card);
  mustMatch(seen, card.item.version, 'this item');
  const stage = implementationStages[implementationStages.indexOf(card.item.state) - 1];
  if (stage === undefined)
    throw new DomainError('rule_broken', 'It has not been started; release it to hand it back.');
  const undone = {
    ...(stage === 'QUEUED' ? { startedAt: null } : {}),
    ...(stage === 'BUILDING' ? { deliveredAt: null } : {}),
  };
  await tx.roadmapItem.update({
    where: { id: itemId },
    data: { state: stage, stateSince: now, version: { increment: 1 }, ...undone },
  });
  await windClocksOfWork(unit, card);
  const version = await placeCard(unit, { card, stage, at: input.after });
  const facts = { from: card.stage, to: stage, reason: input.reason };
  unit.record({
    type: 'item_reopened',
    subjectType: 'item',
    subjectId: itemId,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage, version };
}

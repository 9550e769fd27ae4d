import { uuidv7 } from 'uuidv7';
import { findSentBrief } from '#server/handoffs/brief-commands.ts';
import { endOpenChange } from '#server/handoffs/change-commands.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { DomainError } from '#shared/problem.ts';
import type { ProveOutcome } from '#shared/roadmap/schema.ts';
import { dayOf } from '#shared/time.ts';
import { placeCard } from './card-commands.ts';
import { lockCardOfItem } from './card-queries.ts';
import type { ItemMoved } from './item-commands.ts';

type Proof = { itemId: string; seen: number; input: ProveOutcome };

/** The card and what its brief promised, when it may be proven today. */
async function lockProvable(unit: Unit, { itemId, seen }: Proof) {
  const card = await lockCardOfItem(unit, itemId);
  mustMatch(seen, card.item.version, 'this item');
  if (card.item.state !== 'DELIVERED') {
    throw new DomainError('rule_broken', 'Only what is delivered can be proven.');
  }
  if (card.unbacked || !card.handoff) {
    const sentence = 'Unbacked work promised no number, so there is nothing to prove.';
    throw new DomainError('rule_broken', sentence);
  }
  const { metric } = (await findSentBrief(unit, card.handoff.id)).content;
  if (!metric || metric.target === null) {
    throw new DomainError('rule_broken', 'Its brief names no target to compare with.');
  }
  const { measurer } = await unit.tx.metric.findUniqueOrThrow({
    where: { id: metric.id },
    select: { measurer: { select: { id: true, removedAt: true } } },
  });
  const measurerId = measurer?.removedAt === null ? measurer.id : null;
  must(unit.actor, 'prove', { ...card, measurerId });
  if (metric.measureBy !== null && dayOf(unit.now) < metric.measureBy) {
    throw new DomainError('rule_broken', `It is measured on or after ${metric.measureBy}.`);
  }
  return { card, handoffId: card.handoff.id, metricId: metric.id, predicted: metric.target };
}

/** What was measured is a reading of the metric too. */
async function keepReading({ tx, actor, now }: Unit, metricId: string, input: ProveOutcome) {
  await tx.reading.create({
    data: {
      id: uuidv7(),
      workspaceId: actor.workspaceId,
      metricId,
      takenOn: new Date(dayOf(now)),
      value: input.value,
      source: input.source,
      recordedById: actor.memberId,
      recordedAt: now,
    },
  });
}

/** The closing verdict: what the brief promised beside what was measured, by the metric's measurer. */
export async function proveOutcome(unit: Unit, proof: Proof): Promise<ItemMoved> {
  const { tx, actor, now } = unit;
  const { itemId, input } = proof;
  const { card, handoffId, metricId, predicted } = await lockProvable(unit, proof);
  const { value, source, verdict, note, after } = input;
  const { workspaceId, memberId } = actor;
  const found = { verdict, note, source, predicted, actual: value };
  const by = { provenById: memberId, provenAt: now };
  await tx.outcome.create({
    data: { id: uuidv7(), workspaceId, itemId, metricId, ...found, ...by },
  });
  await keepReading(unit, metricId, input);
  await endOpenChange(unit, handoffId, 'Its outcome was proven.');
  await tx.roadmapItem.update({
    where: { id: itemId },
    data: { state: 'PROVEN', stateSince: now, version: { increment: 1 } },
  });
  const version = await placeCard(unit, { card, stage: 'PROVEN', at: after });
  const facts = { from: card.stage, to: 'PROVEN', verdict, predicted, actual: value };
  const about = { opportunityId: card.id };
  unit.record({ type: 'outcome_proven', subjectType: 'item', subjectId: itemId, ...about, facts });
  const reading = { subjectId: metricId, ...about, facts: { value } };
  unit.record({ type: 'reading_recorded', subjectType: 'metric', ...reading });
  return { opportunityId: card.id, stage: 'PROVEN', version };
}

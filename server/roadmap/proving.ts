import { findSentBrief } from '#server/handoffs/brief.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import type { ProveOutcome } from '#shared/roadmap/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { dayOf } from '#shared/time.ts';
import { uuidv7 } from 'uuidv7';
import { lockCardOfItem } from './card.ts';
import type { ItemMoved } from './items.ts';
import { placeCard } from './place-card.ts';

/** The closing verdict: what the brief promised beside what was measured, by the metric's measurer. */
export async function proveOutcome(
  unit: Unit,
  { itemId, seen, input }: { itemId: string; seen: number; input: ProveOutcome },
): Promise<ItemMoved> {
  const { tx, actor, now } = unit;
  const card = await lockCardOfItem(unit, itemId);
  must(actor, 'prove', card);
  mustMatch(seen, card.item.version, 'this item');
  if (card.item.state !== 'DELIVERED') throw new DomainError('rule_broken', 'Only what is delivered can be proven.');
  if (card.unbacked || !card.handoff) throw new DomainError('rule_broken', 'Unbacked work promised no number, so there is nothing to prove.');
  const { metric } = (await findSentBrief(unit, card.handoff.id)).content;
  if (!metric || metric.target === null) throw new DomainError('rule_broken', 'Its brief names no target to compare with.');
  if (metric.measureBy !== null && dayOf(now) < metric.measureBy) {
    throw new DomainError('rule_broken', `It is measured on or after ${metric.measureBy}.`);
  }
  const { value, source, verdict, note, after } = input;
  const { workspaceId, memberId } = actor;
  await tx.outcome.create({
    data: {
      id: uuidv7(), workspaceId, itemId, metricId: metric.id, verdict, note, source,
      predicted: metric.target, actual: value, provenById: memberId, provenAt: now,
    },
  });
  const takenOn = new Date(dayOf(now));
  await tx.reading.create({
    data: { id: uuidv7(), workspaceId, metricId: metric.id, takenOn, value, source, recordedById: memberId, recordedAt: now },
  });
  await tx.roadmapItem.update({ where: { id: itemId }, data: { state: 'PROVEN', stateSince: now, version: { increment: 1 } } });
  const version = await placeCard(unit, { card, stage: 'PROVEN', at: after });
  const facts = { from: card.stage, to: 'PROVEN', verdict, predicted: metric.target, actual: value };
  unit.record({ type: 'outcome_proven', subjectType: 'item', subjectId: itemId, opportunityId: card.id, facts });
  unit.record({ type: 'reading_recorded', subjectType: 'metric', subjectId: metric.id, opportunityId: card.id, facts: { value } });
  return { opportunityId: card.id, stage: 'PROVEN', version };
}

import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import { deadlocksOf } from '#shared/handoffs/deadlock.ts';
import type { RuleOnField } from '#shared/handoffs/intents.ts';
import { DomainError } from '#shared/problem.ts';

/** An executive says what holds on a field on which the brief came back twice; that ends it, and stands at the field. */
export async function ruleOnField(
  unit: Unit,
  { handoffId, ruling }: { handoffId: string; ruling: RuleOnField },
): Promise<string> {
  const { tx, actor, now } = unit;
  const card = await lockCardOfHandoff(unit, handoffId);
  must(actor, 'rule', card);
  await mustBeDeadlocked(unit, card, ruling.field);
  const id = uuidv7();
  const { workspaceId, memberId: ruledById } = actor;
  await tx.ruling.create({
    data: { ...ruling, id, workspaceId, handoffId, ruledById, ruledAt: now },
  });
  await touchCard(unit, card.id);
  unit.record({
    type: 'deadlock_ruled',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts: ruling,
  });
  return id;
}

async function mustBeDeadlocked({ tx }: Unit, { handoff }: HandoffCard, field: string) {
  const where = { handoffId: handoff.id };
  const returned = await tx.briefReturn.findMany({ where });
  const rulings = await tx.ruling.findMany({ where });
  const deadlocks = deadlocksOf({
    state: handoff.state,
    returned: returned.map((one) => ({ ...one, returnedAt: one.returnedAt.toISOString() })),
    rulings: rulings.map((one) => ({ ...one, ruledAt: one.ruledAt.toISOString() })),
  });
  if (deadlocks.some((deadlock) => deadlock.field === field)) return;
  const message = 'Only a field on which it was returned twice is ruled on.';
  throw new DomainError('rule_broken', message, [{ path: 'field', message }]);
}

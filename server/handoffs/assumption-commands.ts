import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import type { SettleAssumption, WriteAssumption } from '#shared/handoffs/assumption.ts';
import { DomainError } from '#shared/problem.ts';

/** So many a brief can name; with more nobody reads them. */
const MOST = 100;

type Told = {
  type: 'assumption_written' | 'assumption_settled' | 'assumption_removed';
  facts: Record<string, unknown>;
};

async function tell(unit: Unit, card: HandoffCard, { type, facts }: Told): Promise<void> {
  await touchCard(unit, card.id);
  const about = { subjectId: card.handoff.id, opportunityId: card.id };
  unit.record({ type, subjectType: 'handoff', ...about, facts });
}

/** Writes down what is taken for granted; at any time, by either side. */
export async function writeAssumption(
  unit: Unit,
  handoffId: string,
  written: WriteAssumption,
): Promise<string> {
  const { tx, actor, now } = unit;
  const card = await lockCardOfHandoff(unit, handoffId);
  must(actor, 'assume', card);
  if ((await tx.assumption.count({ where: { handoffId, removedAt: null } })) >= MOST) {
    throw new DomainError('rule_broken', `A brief names at most ${MOST} assumptions.`);
  }
  const id = uuidv7();
  await tx.assumption.create({
    data: {
      ...written,
      id,
      workspaceId: actor.workspaceId,
      handoffId,
      writtenById: actor.memberId,
      writtenAt: now,
    },
  });
  const { sentence, field } = written;
  await tell(unit, card, {
    type: 'assumption_written',
    facts: { assumptionId: id, sentence, field },
  });
  return id;
}

/** One assumption and the handoff it belongs to. */
export type AssumptionAt = { handoffId: string; assumptionId: string };

async function lockAssumption(unit: Unit, { handoffId, assumptionId }: AssumptionAt) {
  const card = await lockCardOfHandoff(unit, handoffId);
  must(unit.actor, 'assume', card);
  const assumption = await unit.tx.assumption.findFirst({
    where: { id: assumptionId, handoffId },
  });
  if (!assumption) throw new DomainError('not_found', 'This assumption does not exist here.');
  return { card, assumption };
}

/** Confirms or refutes an assumption with evidence, or opens it again. @returns its new version */
export async function settleAssumption(
  unit: Unit,
  { seen, settled, ...at }: AssumptionAt & { seen: number; settled: SettleAssumption },
): Promise<number> {
  const { tx, actor, now } = unit;
  const { card, assumption } = await lockAssumption(unit, at);
  mustMatch(seen, assumption.version, 'this assumption');
  if (assumption.removedAt) throw new DomainError('conflict', 'Somebody removed it.');
  const { state } = settled;
  const isOpen = state === 'OPEN';
  const evidence = isOpen ? '' : settled.evidence;
  const by = isOpen ? null : actor.memberId;
  const version = assumption.version + 1;
  await tx.assumption.update({
    where: { id: assumption.id },
    data: { state, evidence, settledById: by, settledAt: isOpen ? null : now, version },
  });
  const { id: assumptionId, sentence } = assumption;
  await tell(unit, card, {
    type: 'assumption_settled',
    facts: { assumptionId, sentence, state },
  });
  return version;
}

/** Takes an open assumption off the list, or puts one back that was taken off. @returns its new version */
export async function removeAssumption(
  unit: Unit,
  { seen, back = false, ...at }: AssumptionAt & { seen: number; back?: boolean },
): Promise<number> {
  const { tx, now } = unit;
  const { card, assumption } = await lockAssumption(unit, at);
  mustMatch(seen, assumption.version, 'this assumption');
  if (assumption.state !== 'OPEN') {
    const sentence = 'Somebody has looked at it: open it again before it is removed.';
    throw new DomainError('rule_broken', sentence);
  }
  const version = assumption.version + 1;
  await tx.assumption.update({
    where: { id: assumption.id },
    data: { removedAt: back ? null : now, version },
  });
  const { id: assumptionId, sentence, field } = assumption;
  const facts = { assumptionId, sentence, field };
  await tell(unit, card, { type: back ? 'assumption_written' : 'assumption_removed', facts });
  return version;
}

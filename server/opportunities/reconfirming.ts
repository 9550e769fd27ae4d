import { uuidv7 } from 'uuidv7';
import { windClocksOfWork } from '#server/handoffs/clock-commands.ts';
import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { lockCard } from '#server/roadmap/card-queries.ts';
import type { Reconfirm } from '#shared/opportunities/decision.ts';
import { reviewedIn } from '#shared/opportunities/review.ts';
import { DomainError } from '#shared/problem.ts';
import { dayOf } from '#shared/time.ts';

/**
 * A decision still holds, says somebody who has looked at it again, and is looked at again on a later
 * day. The decision itself does not change. Answers the re-confirmation's id.
 */
export async function reconfirmDecision(
  unit: Unit,
  { id, input }: { id: string; input: Reconfirm },
): Promise<string> {
  const { tx, actor, now } = unit;
  const { workspaceId } = actor;
  must(actor, 'reconfirm');
  const found = await tx.decision.findFirst({ where: { id, workspaceId } });
  if (!found) throw new DomainError('not_found', 'This decision does not exist here.');
  const card = await lockCard(unit, found.opportunityId);
  const latest = await tx.decision.findFirst({
    where: { workspaceId, opportunityId: card.id },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    include: { reconfirmations: { orderBy: [{ confirmedAt: 'desc' }, { id: 'desc' }], take: 1 } },
  });
  if (latest?.id !== id || card.stage === 'ASSESS') {
    throw new DomainError('conflict', 'This decision was reopened; it no longer stands.');
  }
  if (!reviewedIn.some((stage) => stage === card.stage)) {
    throw new DomainError('rule_broken', 'It is delivered: its outcome speaks for it now.');
  }
  mustBeLater(input, now, latest.reconfirmations[0]?.reviewDate ?? latest.reviewDate);
  const reconfirmationId = uuidv7();
  await tx.reconfirmation.create({
    data: {
      id: reconfirmationId,
      workspaceId,
      decisionId: id,
      reason: input.reason,
      reviewDate: new Date(input.reviewDate),
      confirmedById: actor.memberId,
      confirmedAt: now,
    },
  });
  await windClocksOfWork(unit, card);
  await touchCard(unit, card.id);
  unit.record({
    type: 'decision_reconfirmed',
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
    facts: { decisionId: id, reason: input.reason, reviewDate: input.reviewDate },
  });
  return reconfirmationId;
}

/** It is looked at again on a day to come, and not sooner than was promised before. */
function mustBeLater({ reviewDate }: Reconfirm, now: Date, before: Date | null): void {
  const refuse = (message: string) => {
    throw new DomainError('rule_broken', message, [{ path: 'reviewDate', message }]);
  };
  if (reviewDate <= dayOf(now)) refuse('Choose a day to come.');
  if (before !== null && reviewDate < dayOf(before))
    refuse(`It is looked at again on ${dayOf(before)} already; choose that day or a later one.`);
}

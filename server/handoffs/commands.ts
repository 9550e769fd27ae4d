import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import type { Card } from '#server/roadmap/card-queries.ts';
import { isLight } from '#shared/handoffs/missing-for-offer.ts';
import type { BriefDraft } from '#shared/handoffs/schema.ts';

/** A decision to pursue starts a handoff; its brief begins with what is known already. */
export async function startHandoff(
  unit: Unit,
  card: Card,
  { decisionId, reason }: { decisionId: string; reason: string },
): Promise<void> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId } = actor;
  const said = await tx.opportunity.findUniqueOrThrow({
    where: { id: card.id },
    select: { problem: true, forWhom: true },
  });
  const handoffId = uuidv7();
  const content: BriefDraft = {
    problem: said.problem,
    forWhom: said.forWhom,
    metricId: card.metricId,
    whyNow: reason,
    scopeIn: [],
    scopeOut: [],
    acceptanceCriteria: [],
    sponsorId: memberId,
    appetite: '',
    constraints: '',
    dependencies: '',
    risks: [],
    firstAction: '',
    contacts: '',
    openQuestions: [],
  };
  await tx.handoff.create({
    data: {
      id: handoffId,
      workspaceId,
      opportunityId: card.id,
      decisionId,
      stateSince: now,
      authorId: memberId,
      sponsorId: memberId,
      createdAt: now,
    },
  });
  const light = isLight(card.effortHigh);
  await tx.brief.create({
    data: { id: uuidv7(), workspaceId, handoffId, number: 1, content, light },
  });
}

/** A handoff ends with the decision it rests on; a new decision starts a new one. */
export async function closeHandoff({ tx, now }: Unit, handoffId: string): Promise<void> {
  await tx.handoff.update({
    where: { id: handoffId },
    data: { closedAt: now, version: { increment: 1 } },
  });
}

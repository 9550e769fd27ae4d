import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import type { Card } from '#server/roadmap/card-queries.ts';
import { isLight } from '#shared/handoffs/missing-for-offer.ts';
import type { BriefDraft } from '#shared/handoffs/schema.ts';

/** What a decision to pursue hands over: the card it is about, and the decision. */
type Pursued = { card: Card; decisionId: string };

/** A decision to pursue starts a handoff; its brief begins with what is known already. */
export async function startHandoffs(
  unit: Unit,
  pursued: readonly Pursued[],
  reason: string,
): Promise<void> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId } = actor;
  const said = await tx.opportunity.findMany({
    where: { workspaceId, id: { in: pursued.map(({ card }) => card.id) } },
    select: { id: true, problem: true, forWhom: true },
  });
  const saidOf = new Map(said.map(({ id, ...words }) => [id, words]));
  const begun = pursued.map((one) => ({ ...one, handoffId: uuidv7() }));
  await tx.handoff.createMany({
    data: begun.map(({ card, decisionId, handoffId }) => ({
      id: handoffId,
      workspaceId,
      opportunityId: card.id,
      decisionId,
      stateSince: now,
      authorId: memberId,
      sponsorId: memberId,
      createdAt: now,
    })),
  });
  await tx.brief.createMany({
    data: begun.map(({ card, handoffId }) => {
      const { problem = '', forWhom = '' } = saidOf.get(card.id) ?? {};
      const { metricId } = card;
      const known = { problem, forWhom, metricId, whyNow: reason, sponsorId: memberId };
      const light = isLight(card.effortHigh);
      return { id: uuidv7(), workspaceId, handoffId, number: 1, content: firstDraft(known), light };
    }),
  });
}

type Known = Pick<BriefDraft, 'problem' | 'forWhom' | 'metricId' | 'whyNow' | 'sponsorId'>;

const firstDraft = (known: Known): BriefDraft => ({
  ...known,
  scopeIn: [],
  scopeOut: [],
  acceptanceCriteria: [],
  appetite: '',
  constraints: '',
  dependencies: '',
  risks: [],
  firstAction: '',
  contacts: '',
  openQuestions: [],
});

/** A handoff ends with the decision it rests on; a new decision starts a new one. */
export async function closeHandoff({ tx, now }: Unit, handoffId: string): Promise<void> {
  await tx.handoff.update({
    where: { id: handoffId },
    data: { closedAt: now, version: { increment: 1 } },
  });
}

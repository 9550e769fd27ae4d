import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import type { Card } from '#server/roadmap/card-queries.ts';
import { assumedBy, firstDraft } from '#shared/handoffs/first-draft.ts';
import { isLight } from '#shared/handoffs/missing-for-offer.ts';
import { keepEdits } from './brief-edit-commands.ts';
import { findKnown } from './known-queries.ts';
import { findDefaultTemplate } from './template-queries.ts';

/** What a decision to pursue hands over: the card it is about, and the decision. */
type Pursued = { card: Card; decisionId: string };
type Begun = Pursued & { handoffId: string; briefId: string };

/** A decision to pursue starts a handoff; its brief begins with what is known already. */
export async function startHandoffs(unit: Unit, pursued: readonly Pursued[]): Promise<void> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId } = actor;
  const begun = pursued.map((one) => ({ ...one, handoffId: uuidv7(), briefId: uuidv7() }));
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
  await beginBriefs(unit, begun);
}

/** Each brief writes itself as far as it can; what the hypothesis takes for granted becomes its assumptions. */
async function beginBriefs(unit: Unit, begun: readonly Begun[]): Promise<void> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId: sponsorId } = actor;
  const decisionIds = begun.map(({ decisionId }) => decisionId);
  const known = await findKnown(tx, { workspaceId, decisionIds });
  const template = await findDefaultTemplate(tx, workspaceId);
  const briefs = begun.flatMap(({ card, handoffId, briefId }) => {
    const about = known.get(card.id);
    if (!about) return [];
    const content = firstDraft(about, { sponsorId, template });
    return [{ id: briefId, handoffId, content, light: isLight(card.effortHigh), about }];
  });
  await tx.brief.createMany({
    data: briefs.map(({ about: _about, ...brief }) => ({ ...brief, workspaceId, number: 1 })),
  });
  await keepEdits(
    unit,
    briefs.map(({ id, content }) => ({ briefId: id, version: 1, content })),
  );
  await tx.assumption.createMany({
    data: briefs.flatMap(({ handoffId, about }) =>
      assumedBy(about).map((sentence) => ({
        id: uuidv7(),
        workspaceId,
        handoffId,
        sentence,
        writtenById: sponsorId,
        writtenAt: now,
      })),
    ),
  });
}

/** A handoff ends with the decision it rests on; a new decision starts a new one. */
export async function closeHandoff({ tx, now }: Unit, handoffId: string): Promise<void> {
  await tx.handoff.update({
    where: { id: handoffId },
    data: { closedAt: now, version: { increment: 1 } },
  });
}

import { closeHandoff } from '#server/handoffs/commands.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { type Place, placeCard } from '#server/roadmap/card-commands.ts';
import { type Card, lockCard, lockCards } from '#server/roadmap/card-queries.ts';
import {
  type MovedTogether,
  type ReopenTogether,
  UNDO_MINUTES,
} from '#shared/opportunities/decision.ts';
import { DomainError } from '#shared/problem.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import { mustBeThere, mustMatchAll, pathOf, refuse } from './decision-guards.ts';

const cannotBeReopened = 'Only what is decided, parked or rejected can be reopened.';
const canBeReopened = ({ stage }: Card): boolean =>
  stage === 'DECIDED' || stage === 'PARKED' || stage === 'REJECTED';

/** Takes a decision back into Assess; the decision itself stays on record. */
export async function reopenDecision(
  unit: Unit,
  {
    id,
    seen,
    reason,
    after,
    undo = false,
  }: {
    id: string;
    seen: number;
    reason: string;
    after?: string | null | undefined;
    undo?: boolean;
  },
): Promise<{ stage: Stage; version: number }> {
  const card = await lockCard(unit, id);
  must(unit.actor, 'decide', card);
  mustMatch(seen, card.version, 'this opportunity');
  if (!canBeReopened(card)) throw new DomainError('rule_broken', cannotBeReopened);
  return { stage: 'ASSESS', version: await takeBack(unit, { card, reason, after, undo }) };
}

/** Takes decisions about many back at once: all of them, or none. */
export async function reopenTogether(
  unit: Unit,
  { opportunities: chosen, reason, undo }: ReopenTogether,
): Promise<MovedTogether['moved']> {
  must(unit.actor, 'decide');
  const cards = await lockCards(
    unit,
    chosen.map(({ id }) => id.toLowerCase()),
  );
  mustBeThere(chosen, cards);
  mustMatchAll(chosen, cards);
  const obstacles = cards
    .filter((card) => !canBeReopened(card))
    .map((card) => ({ card, path: pathOf(card.id), sentence: cannotBeReopened }));
  refuse('rule_broken', obstacles, chosen.length);
  const moved: MovedTogether['moved'] = [];
  for (const card of cards) {
    const after = { byScore: card.score };
    const version = await takeBack(unit, { card, reason, after, undo });
    moved.push({ opportunityId: card.id, decisionId: null, stage: 'ASSESS', version });
  }
  return moved;
}

/** A slip is undone at once, by whoever made it; whatever others may have read is reopened. Answers the decision's id. */
async function mustBeUndoable({ tx, actor, now }: Unit, card: Card): Promise<string> {
  const decision = await tx.decision.findFirst({
    where: { opportunityId: card.id, workspaceId: actor.workspaceId },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
  const minutes = decision ? (now.getTime() - decision.decidedAt.getTime()) / 60_000 : 0;
  if (decision?.decidedById === actor.memberId && minutes <= UNDO_MINUTES) return decision.id;
  throw new DomainError(
    'rule_broken',
    `Only who decided can undo it, within ${UNDO_MINUTES} minutes. Reopen it instead.`,
  );
}

type Back = { card: Card; reason: string; after: Place; undo: boolean };

async function takeBack(unit: Unit, { card, reason, after, undo }: Back): Promise<number> {
  const undoes = undo ? { undoes: await mustBeUndoable(unit, card) } : {};
  if (card.handoff) await closeHandoff(unit, card.handoff.id);
  const version = await placeCard(unit, { card, stage: 'ASSESS', at: after });
  unit.record({
    type: 'opportunity_reopened',
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
    facts: { from: card.stage, to: 'ASSESS', reason, ...undoes },
  });
  return version;
}

import { claimHandoff } from '#server/handoffs/offer-commands.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { DomainError } from '#shared/problem.ts';
import { moveTo, placeAfter } from '#shared/roadmap/move.ts';
import { agreesWithScore, delayCostAdded } from '#shared/roadmap/rank.ts';
import type { MoveCard } from '#shared/roadmap/schema.ts';
import { type Intent, isRightOfLine } from '#shared/roadmap/stage.ts';
import { placeCard } from './card-commands.ts';
import { type Card, lockCard } from './card-queries.ts';
import { type ItemMoved, startItem } from './item-commands.ts';

type Drop = { card: Card; input: MoveCard };

/** What to say when a dropped card needs words before it may stand there. */
const asks = {
  decide: 'Deciding asks for a reason and a review date.',
  offer: 'Offering asks to whom.',
  accept: 'Accepting asks for your read-back.',
  confirm: 'Confirming asks you to read what was read back.',
  deliver: 'Delivering asks for evidence of every acceptance criterion.',
  prove: 'Proving asks for the value and its source.',
  withdraw: 'Withdrawing asks for a reason.',
  return: 'Returning asks for a reason and a question.',
  release: 'Releasing asks in what state the work is left.',
  revoke: 'Revoking asks in what state the work is left.',
  reopen: 'Reopening asks for a reason.',
} satisfies Record<Exclude<Intent, 'claim' | 'start'>, string>;

/**
 * A card was dropped. In its own column that ranks it; in another it is the intent of the stage
 * machine, done at once when it asks nothing and refused with what it asks for otherwise.
 */
export async function moveCard(
  unit: Unit,
  { opportunityId, seen, input }: { opportunityId: string; seen: number; input: MoveCard },
): Promise<ItemMoved> {
  const card = await lockCard(unit, opportunityId);
  mustMatch(seen, card.version, 'this card');
  if (input.toStage === card.stage) return rankCard(unit, { card, input });
  const move = moveTo(card, input.toStage, unit.actor);
  if (!move.allowed) throw new DomainError('rule_broken', move.whyNot);
  const { after } = input;
  if (move.intent === 'claim' && card.handoff)
    return claimHandoff(unit, { handoffId: card.handoff.id, after });
  if (move.intent === 'start' && card.item) return startItem(unit, { itemId: card.item.id, after });
  throw new DomainError('rule_broken', asks[move.intent as keyof typeof asks], [
    { path: 'intent', message: move.intent },
  ]);
}

/** The cards of a column in their order, as far as ranking looks at them. */
async function columnOf({ tx, actor }: Unit, card: Card) {
  return tx.opportunity.findMany({
    where: { workspaceId: actor.workspaceId, stage: card.stage },
    orderBy: { position: 'asc' },
    select: { id: true, score: true, costOfDelay: true, effortLikely: true },
  });
}

/** Against the score a place in Decided needs a reason, and says what delay cost it adds. */
async function overrideOf(unit: Unit, { card, input }: Drop): Promise<Record<string, unknown>> {
  const before = await columnOf(unit, card);
  const moved = before.find(({ id }) => id === card.id);
  if (!moved) return {};
  const order = placeAfter(before, moved, input.after);
  if (agreesWithScore(order, card.id)) return {};
  const added = delayCostAdded(before, order);
  if (!input.reason) {
    const message = 'This place is against its score. Say why.';
    throw new DomainError('rule_broken', message, [
      { path: 'reason', message },
      { path: 'delayCostAdded', message: String(Math.round(added)) },
    ]);
  }
  return { reason: input.reason, delayCostAdded: added };
}

/** The card it was dropped behind has to stand there still; otherwise nobody knows what was meant. */
async function mustStandThere({ tx, actor }: Unit, { card, input }: Drop): Promise<void> {
  if (input.after === null) return;
  const { workspaceId } = actor;
  const neighbour =
    input.after !== card.id &&
    (await tx.opportunity.findFirst({
      where: { id: input.after, workspaceId, stage: input.toStage },
      select: { id: true },
    }));
  if (!neighbour) {
    throw new DomainError(
      'conflict',
      'The card it was dropped behind has just moved away. Drop it again.',
    );
  }
}

async function rankCard(unit: Unit, { card, input }: Drop): Promise<ItemMoved> {
  await mustStandThere(unit, { card, input });
  const decided = card.stage === 'DECIDED';
  must(unit.actor, isRightOfLine(card.stage) ? 'arrange_work' : 'rank', card);
  const override = decided ? await overrideOf(unit, { card, input }) : {};
  const version = await placeCard(unit, { card, stage: card.stage, at: input.after });
  const type = decided ? 'card_ranked' : 'card_moved';
  const facts = { stage: card.stage, after: input.after, ...override };
  unit.record({
    type,
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: card.stage, version };
}

import type { Unit } from '#server/http/write.ts';
import { placeCard } from '#server/roadmap/card-commands.ts';
import type { HandoffCard } from '#server/roadmap/card-queries.ts';
import type { ReturnReason } from '#shared/handoffs/schema.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import { startNextBrief } from './brief-commands.ts';
import { enterState } from './enter-state.ts';

/** Where a card stands after an intent, and its version there. */
export type CardPlaced = { opportunityId: string; stage: Stage; version: number };

type Back = {
  /** The words that came with it: why, or in what state the work is left. */
  note: string;
  after: string | null | undefined;
  /** Set when the claimer returned it, which is counted. */
  returnReason?: ReturnReason;
};

/** Every way back to the author: the handoff is a draft again, in its next version, its history kept. */
export async function backToDraft(unit: Unit, card: HandoffCard, back: Back): Promise<CardPlaced> {
  const { note, after, returnReason } = back;
  const briefVersion = await startNextBrief(unit, card.handoff.id);
  await enterState(unit, card.handoff.id, {
    state: 'DRAFT',
    claimerId: null,
    returnReason: returnReason ?? null,
    backNote: note,
    briefVersion,
    selfAccepted: false,
    readBackUnconfirmed: false,
    ...(returnReason === undefined ? {} : { returns: { increment: 1 } }),
  });
  const version = await placeCard(unit, { card, stage: 'DECIDED', at: after });
  return { opportunityId: card.id, stage: 'DECIDED', version };
}

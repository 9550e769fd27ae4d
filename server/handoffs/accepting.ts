import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { placeCard, touchCard } from '#server/roadmap/card-commands.ts';
import { lockCardOfHandoff, nameOf } from '#server/roadmap/card-queries.ts';
import { createItem } from '#server/roadmap/item-commands.ts';
import { isCopy } from '#shared/handoffs/read-back.ts';
import type { AcceptBrief, BriefContent } from '#shared/handoffs/schema.ts';
import { DomainError } from '#shared/problem.ts';
import type { CardPlaced } from './back-to-draft.ts';
import { findSentBrief } from './brief-commands.ts';
import { mustSee, mustStep } from './step.ts';

/** Everything of the brief a lead could copy from. */
const wordsOf = (brief: BriefContent): string =>
  [
    brief.problem,
    brief.forWhom,
    brief.whyNow,
    ...brief.scopeIn,
    ...brief.scopeOut,
    ...brief.acceptanceCriteria,
    brief.firstAction,
  ].join('\n');

/** Only what will be different is compared: a short "no mobile app" may well read the same. */
function mustBeOwnWords(readBack: AcceptBrief, brief: BriefContent): void {
  if (!isCopy(readBack.outcome, wordsOf(brief))) return;
  const message =
    'These are the brief’s words. Say in your own what will be different, and for whom.';
  throw new DomainError('rule_broken', message, [{ path: 'outcome', message }]);
}

const blockingOf = ({ tx }: Unit, handoffId: string): Promise<number> =>
  tx.question.count({ where: { handoffId, blocking: true, answer: null, takenAsRisk: false } });

/** The claimer accepts by reading back: own words, own dates, and a signature under the brief's bytes. */
export async function acceptBrief(
  unit: Unit,
  { handoffId, seen, readBack }: { handoffId: string; seen: number; readBack: AcceptBrief },
): Promise<CardPlaced> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId } = actor;
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, { action: 'accept', seen });
  const blocking = await blockingOf(unit, handoffId);
  const state = mustStep(unit, card, { action: 'accept', blocking });
  const brief = await findSentBrief(unit, handoffId);
  mustBeOwnWords(readBack, brief.content);
  const { startsOn, finishEarliest, finishLatest, ...words } = readBack;
  const dates = {
    startsOn: new Date(startsOn),
    finishEarliest: new Date(finishEarliest),
    finishLatest: new Date(finishLatest),
  };
  await tx.readBack.create({
    data: {
      ...words,
      ...dates,
      id: uuidv7(),
      workspaceId,
      handoffId,
      briefNumber: brief.number,
      memberId,
      acceptedAt: now,
    },
  });
  await tx.signature.create({
    data: {
      id: uuidv7(),
      workspaceId,
      briefId: brief.id,
      memberId,
      side: 'LEAD',
      sha256: brief.sha256,
      signedAt: now,
    },
  });
  await tx.handoff.update({
    where: { id: handoffId },
    data: { state, stateSince: now, version: { increment: 1 } },
  });
  const version = await touchCard(unit, card.id);
  const facts = { version: brief.number, sha256: brief.sha256 };
  unit.record({
    type: 'brief_accepted',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: card.stage, version };
}

async function lockAccepted(
  unit: Unit,
  { handoffId, seen }: { handoffId: string; seen: number },
  action: 'confirm' | 'send_back',
) {
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, { action, seen });
  const state = mustStep(unit, card, { action });
  const readBack = await unit.tx.readBack.findFirstOrThrow({
    where: { handoffId },
    orderBy: { acceptedAt: 'desc' },
  });
  return { card, readBack, state };
}

/** The sponsor sees that the lead understood: the work goes on the roadmap. */
export async function confirmReadBack(
  unit: Unit,
  {
    handoffId,
    seen,
    after,
  }: { handoffId: string; seen: number; after?: string | null | undefined },
): Promise<CardPlaced> {
  const { tx, actor, now } = unit;
  const { card, readBack, state } = await lockAccepted(unit, { handoffId, seen }, 'confirm');
  await tx.readBack.update({
    where: { id: readBack.id },
    data: { confirmedById: actor.memberId, confirmedAt: now },
  });
  await tx.handoff.update({
    where: { id: handoffId },
    data: { state, stateSince: now, version: { increment: 1 } },
  });
  const brief = await findSentBrief(unit, handoffId);
  await createItem(unit, card, { readBack, acceptanceCriteria: brief.content.acceptanceCriteria });
  const version = await placeCard(unit, { card, stage: 'QUEUED', at: after });
  const facts = { from: card.stage, to: 'QUEUED' };
  unit.record({
    type: 'read_back_confirmed',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: 'QUEUED', version };
}

/** What was read back is not what was meant: the lead reads again, with a note on what differs. */
export async function sendBackReadBack(
  unit: Unit,
  { handoffId, seen, mismatch }: { handoffId: string; seen: number; mismatch: string },
): Promise<CardPlaced> {
  const { tx, now } = unit;
  const { card, readBack, state } = await lockAccepted(unit, { handoffId, seen }, 'send_back');
  await tx.readBack.update({ where: { id: readBack.id }, data: { mismatch, sentBackAt: now } });
  await tx.handoff.update({
    where: { id: handoffId },
    data: { state, stateSince: now, version: { increment: 1 } },
  });
  const version = await touchCard(unit, card.id);
  const facts = { to: await nameOf(unit, card.claimerId), mismatch };
  unit.record({
    type: 'read_back_sent_back',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: card.stage, version };
}

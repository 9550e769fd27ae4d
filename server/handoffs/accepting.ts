import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { placeCard, touchCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff, nameOf } from '#server/roadmap/card-queries.ts';
import { createItem } from '#server/roadmap/item-commands.ts';
import type { BriefContent } from '#shared/handoffs/brief.ts';
import type { AcceptBrief, SendBackReadBack } from '#shared/handoffs/intents.ts';
import { briefWords, isCopy } from '#shared/handoffs/read-back.ts';
import type { HandoffState } from '#shared/handoffs/schema.ts';
import { DomainError } from '#shared/problem.ts';
import type { CardPlaced } from './back-to-draft.ts';
import { findSentBrief } from './brief-commands.ts';
import { enterState } from './enter-state.ts';
import { mustSee, mustStep } from './step.ts';

/** Only what will be different is compared: a short "no mobile app" may well read the same. */
function mustBeOwnWords(readBack: AcceptBrief, brief: BriefContent): void {
  if (!isCopy(readBack.outcome, briefWords(brief))) return;
  const message =
    'These are the brief’s words. Say in your own what will be different, and for whom.';
  throw new DomainError('rule_broken', message, [{ path: 'outcome', message }]);
}

const blockingOf = ({ tx }: Unit, handoffId: string): Promise<number> =>
  tx.question.count({ where: { handoffId, blocking: true, answer: null, takenAt: null } });

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
  await enterState(unit, handoffId, { state });
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

type Activating = {
  state: HandoffState;
  readBack: ReadBack;
  /** True when nobody has confirmed the read-back in time. */
  unconfirmed?: boolean;
  after: string | null | undefined;
};

/** Accepted work becomes active and goes on the roadmap. @returns the card's new version */
export async function activate(
  unit: Unit,
  card: HandoffCard,
  { state, readBack, unconfirmed = false, after }: Activating,
): Promise<number> {
  const { id } = card.handoff;
  await enterState(unit, id, { state, readBackUnconfirmed: unconfirmed });
  const { content } = await findSentBrief(unit, id);
  await createItem(unit, card, { readBack, acceptanceCriteria: content.acceptanceCriteria });
  return placeCard(unit, { card, stage: 'QUEUED', at: after });
}

type ReadBack = Awaited<ReturnType<typeof findReadBack>>;

/** What the lead read back last. */
export const findReadBack = ({ tx }: Unit, handoffId: string) =>
  tx.readBack.findFirstOrThrow({ where: { handoffId }, orderBy: { acceptedAt: 'desc' } });

type Judging = { handoffId: string; seen: number };

async function lockReadBack(
  unit: Unit,
  { handoffId, seen }: Judging,
  action: 'confirm' | 'send_back',
) {
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, { action, seen });
  const { readBackUnconfirmed: unconfirmed } = await unit.tx.handoff.findUniqueOrThrow({
    where: { id: handoffId },
    select: { readBackUnconfirmed: true },
  });
  const state = mustStep(unit, card, { action, unconfirmed });
  const readBack = await findReadBack(unit, handoffId);
  return { card, readBack, state };
}

/** The sponsor sees that the lead understood: the work goes on the roadmap, where the clock has not put it already. */
export async function confirmReadBack(
  unit: Unit,
  { after, ...judging }: Judging & { after?: string | null | undefined },
): Promise<CardPlaced> {
  const { tx, actor, now } = unit;
  const { card, readBack, state } = await lockReadBack(unit, judging, 'confirm');
  await tx.readBack.update({
    where: { id: readBack.id },
    data: { confirmedById: actor.memberId, confirmedAt: now },
  });
  const isLate = card.handoff.state === 'ACTIVE';
  const version = isLate
    ? await takeFlagOff(unit, card)
    : await activate(unit, card, { state, readBack, after });
  const stage = isLate ? card.stage : 'QUEUED';
  const facts = isLate ? { late: true } : { from: card.stage, to: stage };
  unit.record({
    type: 'read_back_confirmed',
    subjectType: 'handoff',
    subjectId: card.handoff.id,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage, version };
}

/** Confirmed after the clock was faster: the work goes on, and its flag is gone. @returns the card's new version */
async function takeFlagOff(unit: Unit, card: HandoffCard): Promise<number> {
  await unit.tx.handoff.update({
    where: { id: card.handoff.id },
    data: { readBackUnconfirmed: false, version: { increment: 1 } },
  });
  return touchCard(unit, card.id);
}

/** What was read back is not what was meant: the lead reads again, with a note at each sentence that differs. */
export async function sendBackReadBack(
  unit: Unit,
  { mismatch, mismatches = [], ...judging }: Judging & Partial<SendBackReadBack>,
): Promise<CardPlaced> {
  const { tx, now } = unit;
  const { card, readBack, state } = await lockReadBack(unit, judging, 'send_back');
  await tx.readBack.update({
    where: { id: readBack.id },
    data: { mismatch: mismatch || null, mismatches, sentBackAt: now },
  });
  await enterState(unit, card.handoff.id, { state });
  const version = await touchCard(unit, card.id);
  const said = [mismatch, ...mismatches.map(({ note }) => note)].filter(Boolean).join(' ');
  const facts = { to: await nameOf(unit, card.claimerId), mismatch: said };
  unit.record({
    type: 'read_back_sent_back',
    subjectType: 'handoff',
    subjectId: card.handoff.id,
    opportunityId: card.id,
    facts,
  });
  return { opportunityId: card.id, stage: card.stage, version };
}

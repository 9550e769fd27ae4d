import { uuidv7 } from 'uuidv7';
import type { ChangeModel } from '#server/db/generated/models.ts';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import { canonicalJson } from '#shared/handoffs/canonical.ts';
import {
  type Changing,
  changedBrief,
  changedDates,
  contractDifferences,
  type ProposeChange,
  problemsOfChange,
} from '#shared/handoffs/change.ts';
import { type Side, sidesOf } from '#shared/handoffs/machine.ts';
import type { ChangeAnswer } from '#shared/handoffs/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { dayOf } from '#shared/time.ts';
import type { CardPlaced } from './back-to-draft.ts';
import { findSentBrief } from './brief-commands.ts';
import { daysOf, putChangeInForce } from './change-in-force.ts';
import { sha256Of } from './sha256.ts';
import { mustSee, mustStep } from './step.ts';

type Answering = { handoffId: string; seen: number; note: string };

const findOpenChange = ({ tx }: Unit, handoffId: string) =>
  tx.change.findFirst({ where: { handoffId, answeredAt: null } });

const proposedIn = (change: ChangeModel | null) =>
  change && { memberId: change.proposedById, side: change.side };

/** What the change would make of the brief that was sent last, and of the promised dates. */
async function findChanging(unit: Unit, card: HandoffCard, change: ProposeChange) {
  const { tx } = unit;
  const brief = await findSentBrief(unit, card.handoff.id);
  const item = await tx.roadmapItem.findUniqueOrThrow({ where: { id: card.item?.id ?? '' } });
  const promised = daysOf(item);
  const changing: Changing = {
    before: brief.content,
    after: changedBrief(brief.content, change),
    light: brief.light,
    promised,
    dates: changedDates(promised, change),
    item: item.state,
  };
  return { brief, changing };
}

function mustDiffer({ before, after, dates }: Changing): void {
  if (contractDifferences(before, after).length > 0 || dates !== null) return;
  const sentence = 'Nothing in it differs from the brief and the dates as they are.';
  throw new DomainError('rule_broken', sentence);
}

/** One side proposes: what both will have signed is made now, byte for byte, under the proposer's name. */
export async function proposeChange(
  unit: Unit,
  { handoffId, seen, change }: Pick<Answering, 'handoffId' | 'seen'> & { change: ProposeChange },
): Promise<CardPlaced> {
  const { tx, actor, now } = unit;
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, { action: 'propose_change', seen });
  const proposed = proposedIn(await findOpenChange(unit, handoffId));
  mustStep(unit, card, { action: 'propose_change', proposed });
  const { brief, changing } = await findChanging(unit, card, change);
  mustDiffer(changing);
  const problems = problemsOfChange(changing, dayOf(now));
  if (problems[0]) throw new DomainError('rule_broken', problems[0].message, problems);
  const canonical = canonicalJson(changing.after);
  const { dates } = changing;
  const { reason, note } = change;
  await tx.change.create({
    data: {
      id: uuidv7(),
      workspaceId: actor.workspaceId,
      handoffId,
      baseNumber: brief.number,
      proposedById: actor.memberId,
      side: sidesOf(actor, card)[0] as Side,
      reason,
      note,
      content: changing.after,
      canonical,
      sha256: sha256Of(canonical),
      ...(dates && {
        startsOn: new Date(dates.startsOn),
        finishEarliest: new Date(dates.finishEarliest),
        finishLatest: new Date(dates.finishLatest),
      }),
      proposedAt: now,
    },
  });
  unit.record({ ...about(card), type: 'change_proposed', facts: { reason, note } });
  return seenAnew(unit, card);
}

/** The other side signs the same bytes: they are the brief's next version, and what the work is measured by. */
export async function countersignChange(unit: Unit, answering: Answering): Promise<CardPlaced> {
  const { card, change } = await lockProposed(unit, answering, 'countersign');
  const version = await putChangeInForce(unit, card, change);
  await answerChange(unit, change, { answer: 'COUNTERSIGNED', note: answering.note });
  const facts = { version, reason: change.reason, note: answering.note };
  unit.record({ ...about(card), type: 'change_countersigned', facts });
  return seenAnew(unit, card, { briefVersion: version });
}

/** The other side does not sign, and says why: the brief stays as it is. */
export async function refuseChange(unit: Unit, answering: Answering): Promise<CardPlaced> {
  const { note } = answering;
  const { card, change } = await lockProposed(unit, answering, 'refuse_change');
  await answerChange(unit, change, { answer: 'REFUSED', note });
  unit.record({ ...about(card), type: 'change_refused', facts: { note } });
  return seenAnew(unit, card);
}

/** The side that proposed takes it back before it is answered. */
export async function withdrawChange(unit: Unit, answering: Answering): Promise<CardPlaced> {
  const { note } = answering;
  const { card, change } = await lockProposed(unit, answering, 'withdraw_change');
  await answerChange(unit, change, { answer: 'WITHDRAWN', note });
  unit.record({ ...about(card), type: 'change_withdrawn', facts: { note } });
  return seenAnew(unit, card);
}

/** A change nobody can countersign any more, as the work it is about is let go or proven: it counts as refused. */
export async function endOpenChange(
  { tx, now }: Unit,
  handoffId: string,
  note: string,
): Promise<void> {
  await tx.change.updateMany({
    where: { handoffId, answeredAt: null },
    data: { answer: 'REFUSED', answerNote: note, answeredAt: now },
  });
}

async function lockProposed(
  unit: Unit,
  { handoffId, seen }: Answering,
  action: 'countersign' | 'refuse_change' | 'withdraw_change',
): Promise<{ card: HandoffCard; change: ChangeModel }> {
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, { action, seen });
  const change = await findOpenChange(unit, handoffId);
  mustStep(unit, card, { action, proposed: proposedIn(change) });
  if (!change) throw new Error('the machine answers a change that is not there');
  return { card, change };
}

async function answerChange(
  { tx, actor, now }: Unit,
  { id }: ChangeModel,
  { answer, note }: { answer: ChangeAnswer; note: string },
): Promise<void> {
  await tx.change.update({
    where: { id },
    data: { answer, answerNote: note, answeredById: actor.memberId, answeredAt: now },
  });
}

/** Whoever acts next names the version they saw, so a proposal and its answer are new versions of the handoff. */
async function seenAnew(
  unit: Unit,
  card: HandoffCard,
  kept: { briefVersion?: number } = {},
): Promise<CardPlaced> {
  await unit.tx.handoff.update({
    where: { id: card.handoff.id },
    data: { ...kept, version: { increment: 1 } },
  });
  const version = await touchCard(unit, card.id);
  return { opportunityId: card.id, stage: card.stage, version };
}

const about = (card: HandoffCard) =>
  ({ subjectType: 'handoff', subjectId: card.handoff.id, opportunityId: card.id }) as const;

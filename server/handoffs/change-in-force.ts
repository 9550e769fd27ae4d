import { uuidv7 } from 'uuidv7';
import type { ChangeModel } from '#server/db/generated/models.ts';
import type { Unit } from '#server/http/write.ts';
import { movePromise } from '#server/metrics/commands.ts';
import type { HandoffCard } from '#server/roadmap/card-queries.ts';
import { changePromise } from '#server/roadmap/promise-commands.ts';
import type { BriefContent } from '#shared/handoffs/brief.ts';
import {
  type Changing,
  contractDifferences,
  type PromisedDates,
  settledBy,
} from '#shared/handoffs/change.ts';
import { versionOf } from '#shared/handoffs/change-chain.ts';
import { DomainError } from '#shared/problem.ts';
import { dayOf } from '#shared/time.ts';
import { findSentBrief } from './brief-commands.ts';
import { windClocks } from './clock-commands.ts';

type SentBrief = Awaited<ReturnType<typeof findSentBrief>>;

/** Makes a change what holds: a frozen brief with both signatures, and work and number promised anew. @returns its number */
export async function putChangeInForce(
  unit: Unit,
  card: HandoffCard,
  change: ChangeModel,
): Promise<number> {
  const before = await findSentBrief(unit, card.handoff.id);
  if (before.number !== change.baseNumber)
    throw new Error(`change ${change.id} is about version ${change.baseNumber}, not the last one`);
  const changing = await findChanging(unit, card, { before, change });
  const [settled] = settledBy(changing);
  if (settled)
    throw new DomainError('rule_broken', `${settled.message} Refuse the change, and say so.`);
  const number = await freezeChange(unit, before, change);
  await changeWork(unit, card, changing);
  await moveNumber(unit, changing);
  return number;
}

async function findChanging(
  { tx }: Unit,
  card: HandoffCard,
  { before, change }: { before: SentBrief; change: ChangeModel },
): Promise<Changing> {
  const item = await tx.roadmapItem.findUniqueOrThrow({ where: { id: card.item?.id ?? '' } });
  return {
    before: before.content,
    after: change.content as BriefContent,
    light: before.light,
    promised: daysOf(item),
    dates: datesOf(change),
    item: item.state,
  };
}

type Dated = Pick<ChangeModel, 'startsOn' | 'finishEarliest' | 'finishLatest'>;

const day = (date: Date | null) => (date === null ? null : dayOf(date));

/** The promised dates of an item, or those a change names. */
export const daysOf = ({ startsOn, finishEarliest, finishLatest }: Dated) => ({
  startsOn: day(startsOn),
  finishEarliest: day(finishEarliest),
  finishLatest: day(finishLatest),
});

/** All three or none, as the database keeps them. */
function datesOf(change: Dated): PromisedDates | null {
  const { startsOn, finishEarliest, finishLatest } = daysOf(change);
  if (startsOn === null || finishEarliest === null || finishLatest === null) return null;
  return { startsOn, finishEarliest, finishLatest };
}

/** The next version, frozen as it was proposed: the proposer signed then, the other side signs now. */
async function freezeChange(
  { tx, actor, now }: Unit,
  before: SentBrief,
  change: ChangeModel,
): Promise<number> {
  const { workspaceId, handoffId, canonical, sha256, side } = change;
  const id = uuidv7();
  const number = versionOf(change);
  const content = change.content as BriefContent;
  const brief = { id, workspaceId, handoffId, number, content, light: before.light };
  await tx.brief.create({ data: { ...brief, canonical, sha256, frozenAt: now } });
  const signature = { workspaceId, briefId: id, sha256 };
  const proposer = { memberId: change.proposedById, side, signedAt: change.proposedAt };
  const other = { memberId: actor.memberId, side: otherSide[side], signedAt: now };
  await tx.signature.createMany({
    data: [proposer, other].map((signed) => ({ ...signature, ...signed, id: uuidv7() })),
  });
  return number;
}

const otherSide = { SPONSOR: 'LEAD', LEAD: 'SPONSOR' } as const;

async function changeWork(
  unit: Unit,
  card: HandoffCard,
  { before, after, dates }: Changing,
): Promise<void> {
  const isTouched = contractDifferences(before, after).includes('acceptanceCriteria');
  const acceptanceCriteria = isTouched ? after.acceptanceCriteria : undefined;
  if (!card.item || (!dates && !acceptanceCriteria)) return;
  await changePromise(unit, card.item.id, { acceptanceCriteria, dates });
  if (dates) await windClocks(unit, card.handoff.id);
}

/** The metric itself is promised anew where the brief promises it anew; its first promise stays beside it. */
async function moveNumber(unit: Unit, { before, after }: Changing): Promise<void> {
  if (!before.metric || !after.metric) return;
  const { target, measureBy } = after.metric;
  const moved = {
    ...(target === before.metric.target ? {} : { target }),
    ...(measureBy === before.metric.measureBy ? {} : { measureBy }),
  };
  if (Object.keys(moved).length > 0) await movePromise(unit, after.metric.id, moved);
}

import type { Unit, WriteDeps } from '#server/http/write.ts';
import type { Tasks } from '#server/jobs/commands.ts';
import { writeByClock } from '#server/jobs/write-by-clock.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import type { Calendar } from '#shared/calendar/schema.ts';
import type { ClockKind } from '#shared/handoffs/clocks.ts';
import { DomainError } from '#shared/problem.ts';
import { activate, findReadBack } from './accepting.ts';
import { backToDraft } from './back-to-draft.ts';
import { ringOf, windClocks } from './clock-commands.ts';
import { giveClaimBack } from './letting-go.ts';
import { mustStep } from './step.ts';

const days = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);

type Rung = { card: HandoffCard; calendar: Calendar };

/** Who it is offered to is reminded: kept on the handoff and told in its history. */
async function nudge(unit: Unit, { card }: Rung): Promise<void> {
  await mark(unit, card, { nudgedAt: unit.now });
  unit.record({ ...about(card), type: 'handoff_nudged' });
}

/** The sponsor is told that nobody claims it: to speak to somebody, or to offer it to others. */
async function escalate(unit: Unit, { card, calendar }: Rung): Promise<void> {
  await mark(unit, card, { escalatedAt: unit.now });
  const facts = { after: days(calendar.escalateAfter) };
  unit.record({ ...about(card), type: 'handoff_escalated', facts });
}

/** Late is said once, on the card and in its history: it goes on until it is started. */
async function startLate(unit: Unit, { card }: Rung): Promise<void> {
  await mark(unit, card, { startLateAt: unit.now });
  unit.record({ ...about(card), type: 'start_overdue' });
}

/** Whoever decided is asked whether it is still worth it. */
async function askAgain(unit: Unit, { card }: Rung): Promise<void> {
  await mark(unit, card, { askedAgainAt: unit.now });
  unit.record({ ...about(card), type: 'reconfirmation_due' });
}

async function mark(
  unit: Unit,
  card: HandoffCard,
  data: Partial<Record<Mark, Date>>,
): Promise<void> {
  await unit.tx.handoff.update({ where: { id: card.handoff.id }, data });
  await touchCard(unit, card.id);
}

/** Nobody claimed it: a draft again, with its reason. */
async function expire(unit: Unit, { card, calendar }: Rung): Promise<void> {
  mustStep(unit, card, { action: 'expire' });
  const note = `Nobody claimed it within ${days(calendar.expireAfter)}.`;
  await backToDraft(unit, card, { note, after: null });
  const facts = { from: card.stage, to: 'DECIDED', reason: note };
  unit.record({ ...about(card), type: 'handoff_expired', facts });
}

/** A claim nobody works on is given back, and the offer stands for others. */
async function releaseIdle(unit: Unit, { card, calendar }: Rung): Promise<void> {
  mustStep(unit, card, { action: 'release_idle' });
  const note = `Claimed, and no step taken for ${days(calendar.idleAfter)}.`;
  await giveClaimBack(unit, card, { type: 'claim_released_idle', note, after: undefined });
}

/** Nobody confirmed the read-back in time: it becomes active, and says so. */
async function activateUnconfirmed(unit: Unit, { card }: Rung): Promise<void> {
  const state = mustStep(unit, card, { action: 'activate' });
  const readBack = await findReadBack(unit, card.handoff.id);
  await activate(unit, card, { state, readBack, unconfirmed: true, after: undefined });
  const facts = { from: card.stage, to: 'QUEUED' };
  unit.record({ ...about(card), type: 'read_back_unconfirmed', facts });
}

const about = (card: HandoffCard) =>
  ({ subjectType: 'handoff', subjectId: card.handoff.id, opportunityId: card.id }) as const;

const effects = {
  nudge,
  escalate,
  expire,
  release_idle: releaseIdle,
  activate: activateUnconfirmed,
  start_late: startLate,
  ask_again: askAgain,
} satisfies Record<ClockKind, (unit: Unit, rung: Rung) => Promise<void>>;

/** What a clock that only says something leaves on the handoff. */
const marks = {
  nudge: 'nudgedAt',
  escalate: 'escalatedAt',
  start_late: 'startLateAt',
  ask_again: 'askedAgainAt',
} as const satisfies Partial<Record<ClockKind, string>>;
type Mark = (typeof marks)[keyof typeof marks];

const leavesMark = (kind: ClockKind): kind is keyof typeof marks => kind in marks;

/** Whether this has been done for what stands: a job may be tried again after it was done. */
async function isDone({ tx }: Unit, card: HandoffCard, kind: ClockKind): Promise<boolean> {
  if (!leavesMark(kind)) return false;
  const handoff = await tx.handoff.findUniqueOrThrow({ where: { id: card.handoff.id } });
  return handoff[marks[kind]] !== null;
}

/**
 * Does what a clock does when it rings. What it does is decided by how the handoff stands then, under its lock: a
 * clock that was wound up again, or does not run any more, does nothing, and nothing is done twice.
 */
export function ringClock(
  deps: WriteDeps,
  { workspaceId, handoffId, kind }: Tasks['ring_clock'],
): Promise<void> {
  return writeByClock(deps, workspaceId, async (unit) => {
    const card = await lockIfThere(unit, handoffId);
    if (!card || (await isDone(unit, card, kind))) return;
    const ring = await ringOf(unit, { handoffId, kind });
    if (!ring) return;
    if (ring.at > unit.now) await windClocks(unit, handoffId);
    else await effects[kind](unit, { card, calendar: ring.calendar });
  });
}

/** The card, unless its decision was reopened meanwhile. */
async function lockIfThere(unit: Unit, handoffId: string): Promise<HandoffCard | null> {
  try {
    return await lockCardOfHandoff(unit, handoffId);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

import { type Calendar, type ClockCalendar, clockCalendarOf } from '#shared/calendar/schema.ts';
import { dayIn } from '#shared/calendar/working-days.ts';
import type { HandoffState } from '#shared/handoffs/schema.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import { currentReading, standingOf } from '#shared/metrics/standing.ts';
import { expectedOn } from '#shared/metrics/trajectory.ts';
import { type Held, holderOf } from '#shared/progress/holder.ts';
import { dueDay, isLate } from '#shared/progress/late.ts';
import type {
  MetricFigure,
  Progress,
  ProvenOutcome,
  SeamRow,
  UnprovenWork,
  Work,
} from '#shared/progress/schema.ts';
import { byHolder, byOwner, shareOf, sumOf } from '#shared/progress/totals.ts';
import { waitingCostSoFar, waitingSince } from '#shared/progress/waiting.ts';
import type { ItemState } from '#shared/roadmap/schema.ts';
import { type Day, type Instant, MS_PER_DAY } from '#shared/time.ts';

/** One card from Decided to Delivered, as read: facts only, nothing counted yet. */
export type CardFacts = Work &
  Held & {
    /** When it came to whoever holds the ball, entered its column, and reached its present state. */
    since: Instant;
    stageSince: Instant;
    stateSince: Instant;
    daysPerStage: SeamRow['daysPerStage'];
    unbacked: boolean;
    selfAccepted: boolean;
    item: ItemState | null;
    reviewDate: Day | null;
    startsOn: Day | null;
    finishLatest: Day | null;
    measureBy: Day | null;
    deliveredAt: Instant | null;
  };

/** Everything the executive's page is counted from, read at one moment. */
export type ProgressFacts = Pick<
  Progress,
  'currency' | 'members' | 'owners' | 'priorities' | 'stages'
> & { calendar: Calendar; cards: CardFacts[]; outcomes: ProvenOutcome[]; metrics: Metric[] };

type Clock = {
  now: Date;
  today: Day;
  dayOf: (moment: Date) => Day;
  calendar: ClockCalendar;
};

function seamRow(card: CardFacts, { now, today, dayOf, calendar }: Clock): SeamRow {
  const { opportunityId, title, stage, ownerId, priorityId, costOfDelay, handoff, item } = card;
  const since = new Date(card.since);
  const holder = holderOf(card);
  const due = dueDay({ ...card, since: dayOf(since) }, calendar);
  return {
    opportunityId,
    title,
    stage,
    ownerId,
    priorityId,
    costOfDelay,
    handoff: handoff as HandoffState | null,
    item,
    since: card.since,
    stageSince: card.stageSince,
    daysInState: Math.max(0, (now.getTime() - Date.parse(card.stateSince)) / MS_PER_DAY),
    daysPerStage: card.daysPerStage,
    holderId: holder.memberId,
    holderOwnerId: holder.ownerId,
    waitingCost: waitingCostSoFar(costOfDelay, waitingSince({ ...card, since }), now),
    due,
    late: isLate(due, today),
  };
}

/** Needs attention first: late, then the most costly wait, then the oldest. */
const byNeed = (a: SeamRow, b: SeamRow): number =>
  Number(b.late) - Number(a.late) ||
  (b.waitingCost ?? -1) - (a.waitingCost ?? -1) ||
  Date.parse(a.since) - Date.parse(b.since);

const byCostOfDelay = (a: Work, b: Work): number =>
  (b.costOfDelay ?? -1) - (a.costOfDelay ?? -1) || Date.parse(a.since) - Date.parse(b.since);

function workOf(card: CardFacts): Work {
  const { opportunityId, title, stage, ownerId, priorityId, costOfDelay, score } = card;
  const since = card.stageSince;
  return { opportunityId, title, stage, since, ownerId, priorityId, costOfDelay, score };
}

const isInFlight = ({ stage }: CardFacts) => stage === 'QUEUED' || stage === 'BUILDING';
/** Left of the line, and no lead has read it back: an accepted brief only waits for its sponsor. */
const isUnaccepted = ({ stage, handoff, unbacked }: CardFacts) =>
  !unbacked &&
  handoff !== 'ACCEPTED' &&
  (stage === 'DECIDED' || stage === 'OFFERED' || stage === 'IN_REVIEW');

function unbackedOf(cards: CardFacts[]): Progress['unbacked'] {
  const inFlight = cards.filter(isInFlight);
  const items = inFlight.filter((card) => card.unbacked).map(workOf);
  const backed = inFlight.filter((card) => !card.unbacked).map(workOf);
  const delivered = cards.filter((card) => card.unbacked && card.stage === 'DELIVERED').map(workOf);
  return {
    items: items.sort(byCostOfDelay),
    backed: backed.sort(byCostOfDelay),
    inFlight: inFlight.length,
    share: shareOf(items.length, inFlight.length),
    delivered,
    deliveredElsewhere: delivered.length,
  };
}

function unprovenOf(cards: CardFacts[]): UnprovenWork[] {
  const delivered = cards.filter((card) => card.stage === 'DELIVERED' && !card.unbacked);
  const rows = delivered.map((card) => {
    const { deliveredAt, measureBy, measurerId, stageSince } = card;
    return { ...workOf(card), deliveredAt: deliveredAt ?? stageSince, measureBy, measurerId };
  });
  const due = (row: UnprovenWork) => row.measureBy ?? '9999-12-31';
  return rows.sort((a, b) => due(a).localeCompare(due(b)));
}

const metricFigure = (metric: Metric, today: Day): MetricFigure => ({
  ...metric,
  latest: currentReading(metric)?.value ?? null,
  expected: expectedOn(metric, today),
  standing: standingOf(metric, today),
});

function countOutcomes(rows: ProvenOutcome[]): Progress['outcomes'] {
  const count = (verdict: ProvenOutcome['verdict']) =>
    rows.filter((row) => row.verdict === verdict).length;
  return {
    achieved: count('ACHIEVED'),
    missed: count('MISSED'),
    inconclusive: count('INCONCLUSIVE'),
    rows,
  };
}

/**
 * The executive's page (DESIGN §6), counted from facts read at one moment: every figure is the
 * count or the sum of rows that stand beside it, so that none can say what its rows do not.
 */
export function progressOf(facts: ProgressFacts, now: Date): Progress {
  const { calendar, cards, outcomes, metrics, ...known } = facts;
  const { escalateAfter, expireAfter, idleAfter, confirmAfter, askAgainAfter } = calendar;
  const dayOf = dayIn(calendar.timeZone);
  const clock = { now, dayOf, today: dayOf(now), calendar: clockCalendarOf(calendar) };
  const seam = cards
    .filter((card) => !card.unbacked && !card.selfAccepted)
    .map((card) => seamRow(card, clock))
    .sort(byNeed);
  return {
    ...known,
    clocks: { escalateAfter, expireAfter, idleAfter, confirmAfter, askAgainAfter },
    asOf: now.toISOString(),
    seam,
    waitingCost: sumOf(seam),
    late: seam.filter((row) => row.late).length,
    holders: byHolder(seam),
    ownerTotals: byOwner(seam),
    unaccepted: cards.filter(isUnaccepted).map(workOf).sort(byCostOfDelay),
    unbacked: unbackedOf(cards),
    unproven: unprovenOf(cards),
    outcomes: countOutcomes(outcomes),
    metrics: metrics.map((metric) => metricFigure(metric, clock.today)),
  };
}

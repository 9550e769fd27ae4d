import { z } from 'zod';
import { isWorkingDay, type WorkingCalendar } from '#shared/calendar/working-days.ts';
import { Id } from '#shared/people/schema.ts';
import { addDays, Day } from '#shared/time.ts';
import { peopleOn } from './capacity.ts';
import type { Capacity, ItemState } from './schema.ts';

type Effort = { low: number; likely: number; high: number };

/** Work an owner has promised, in the order of the board. */
export type Promised = {
  id: string;
  title: string;
  state: Extract<ItemState, 'QUEUED' | 'BUILDING'>;
  /** Person-weeks; null when nobody has estimated it. */
  effort: Effort | null;
  /** Money per week; null when nobody has estimated it. */
  costOfDelay: number | null;
  startsOn: Day | null;
  finishLatest: Day | null;
};

export type SlipFacts = {
  /** Whose queue it is; null when the work was offered to a person who is no owner of work. */
  owner: { id: string; name: string; capacity: readonly Capacity[] } | null;
  queue: readonly Promised[];
  claimed: { effort: Effort | null; costOfDelay: number | null };
};

const SlippedItem = z.object({
  id: Id,
  title: z.string(),
  promised: Day,
  /** Whole weeks after its promised latest day, begun ones counted, and how many of them it is late without this. */
  weeksLate: z.number().int(),
  weeksLateAnyway: z.number().int(),
});

/** What claiming would do to a queue: an estimate, or why there is none. */
export const Slip = z.object({
  ownerName: z.string().nullable(),
  /** What is missing for an estimate. */
  unknown: z.enum(['owner', 'capacity', 'effort']).nullable(),
  /** Place in the queue, from 1, behind what is being built; and how many wait there. */
  place: z.number().int(),
  queued: z.number().int(),
  building: z.number().int(),
  /** When it could begin, and be done with its low and with its high effort; null when not within five years. */
  begins: Day.nullable(),
  doneEarliest: Day.nullable(),
  doneLatest: Day.nullable(),
  /** Promised work that would be late, or later, the most weeks first. */
  slipped: z.array(SlippedItem),
  /** Items without an estimate: they are left out. */
  unestimated: z.number().int(),
});
export type Slip = z.infer<typeof Slip>;

/** Farther ahead nobody plans a queue. */
const MOST_DAYS = 5 * 366;

/** Money saved per person-week spent: cost of delay ÷ effort (Reinertsen, "weighted shortest job first"). */
const rateOf = ({
  effort,
  costOfDelay,
}: Pick<Promised, 'effort' | 'costOfDelay'>): number | null =>
  effort === null || costOfDelay === null || effort.likely <= 0
    ? null
    : costOfDelay / effort.likely;

/** Before the first in the queue that is worth less per week of effort; last when that is not known. */
function placeIn(queued: readonly Promised[], claimed: SlipFacts['claimed']): number {
  const rate = rateOf(claimed);
  const at = queued.findIndex(
    (one) => rate !== null && (rateOf(one) ?? Number.POSITIVE_INFINITY) < rate,
  );
  return at < 0 ? queued.length : at;
}

type When = { today: Day; calendar: WorkingCalendar };

/**
 * Person-weeks still to do: for what is being built its likely effort, taken as spent evenly from its start to its
 * promised latest day, and never less than a tenth while it is not delivered.
 */
function weeksLeft({ state, effort, startsOn, finishLatest }: Promised, today: Day): number {
  const likely = effort?.likely ?? 0;
  if (state === 'QUEUED' || startsOn === null || finishLatest === null) return likely;
  const whole = Date.parse(finishLatest) - Date.parse(startsOn);
  const left = Date.parse(finishLatest) - Date.parse(today);
  const share = whole <= 0 ? 0 : left / whole;
  return likely * Math.min(1, Math.max(0.1, share));
}

/** A person-week is the working days of a week of one person; days nobody works give nothing. */
function workOn(day: Day, capacity: readonly Capacity[], calendar: WorkingCalendar): number {
  if (!isWorkingDay(day, calendar)) return 0;
  return (peopleOn(capacity, day) ?? 0) / (7 - calendar.weekend.length);
}

/** The days on which the running sums of work are done; null for those beyond five years. */
function finishesOf(
  works: readonly number[],
  { capacity, today, calendar }: When & { capacity: readonly Capacity[] },
): (Day | null)[] {
  const finishes: (Day | null)[] = [];
  let day = today;
  let left = 0;
  let days = 0;
  for (const work of works) {
    let todo = work - left;
    for (; todo > 1e-9 && days < MOST_DAYS; days++) {
      day = addDays(today, days);
      todo -= workOn(day, capacity, calendar);
    }
    finishes.push(todo > 1e-9 ? null : day);
    left = -todo;
  }
  return finishes;
}

const weeksAfter = (promised: Day, finish: Day | null): number => {
  const last = finish ?? addDays(promised, MOST_DAYS);
  return Math.max(0, Math.ceil((Date.parse(last) - Date.parse(promised)) / (7 * 86_400_000)));
};

const nothingKnown = (facts: SlipFacts): Slip['unknown'] => {
  if (facts.owner === null) return 'owner';
  if (facts.owner.capacity.every(({ peoplePerWeek }) => peoplePerWeek === 0)) return 'capacity';
  return facts.claimed.effort === null ? 'effort' : null;
};

/**
 * What would slip if an owner took this on. The whole owner works on one item after the other: first what is being
 * built, then the queue in its order on the board, with this one placed by cost of delay per person-week of effort, or
 * last. Likely efforts throughout; for this one the low and the high effort give its range. An estimate: the plan that
 * knows dependencies and lets items share people is the sequencer's.
 */
export function slipOf(facts: SlipFacts, when: When): Slip {
  const { owner, queue, claimed } = facts;
  const estimated = queue.filter(({ effort }) => effort !== null);
  const building = estimated.filter(({ state }) => state === 'BUILDING');
  const queued = estimated.filter(({ state }) => state === 'QUEUED');
  const place = placeIn(queued, claimed);
  const slip: Slip = {
    ownerName: owner?.name ?? null,
    unknown: nothingKnown(facts),
    place: place + 1,
    queued: queued.length,
    building: building.length,
    begins: null,
    doneEarliest: null,
    doneLatest: null,
    slipped: [],
    unestimated: queue.length - estimated.length,
  };
  if (slip.unknown !== null || !owner || !claimed.effort) return slip;
  const at = { ...when, capacity: owner.capacity };
  const before = [...building, ...queued.slice(0, place)];
  const after = queued.slice(place);
  const weeks = (item: Promised) => weeksLeft(item, when.today);
  const done = (effort: number) => finishesOf([sum(before.map(weeks)) + effort], at)[0] ?? null;
  return {
    ...slip,
    begins: done(1e-6),
    doneEarliest: done(claimed.effort.low),
    doneLatest: done(claimed.effort.high),
    slipped: slippedOf(after, {
      without: finishesOf([...before, ...after].map(weeks), at).slice(before.length),
      withIt: finishesOf(
        [...before.map(weeks), claimed.effort.likely, ...after.map(weeks)],
        at,
      ).slice(before.length + 1),
    }),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Of what comes behind it, what would finish after its promised latest day because of it. */
function slippedOf(
  items: readonly Promised[],
  { without, withIt }: { without: readonly (Day | null)[]; withIt: readonly (Day | null)[] },
): Slip['slipped'] {
  return items
    .flatMap(({ id, title, finishLatest }, i) => {
      if (finishLatest === null) return [];
      const weeksLate = weeksAfter(finishLatest, withIt[i] ?? null);
      const weeksLateAnyway = weeksAfter(finishLatest, without[i] ?? null);
      const isLater = weeksLate > weeksLateAnyway;
      return isLater ? [{ id, title, promised: finishLatest, weeksLate, weeksLateAnyway }] : [];
    })
    .toSorted((a, b) => b.weeksLate - b.weeksLateAnyway - (a.weeksLate - a.weeksLateAnyway));
}

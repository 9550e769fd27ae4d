import { beginAnew, choose, type Desk, openDesk, roomOf, tenthsOf } from './exact-choice.ts';

/** What could be taken: what it is worth, and the person-weeks it needs. */
export type Takeable = { id: string; worth: number; weeks: number };

export type CutLine = {
  /** What the capacity carries at the most worth, in the order given. */
  above: readonly string[];
  worth: number;
  weeks: number;
  capacity: number;
  /** False when the exact choice would have taken too long, and the best that was found stands. */
  exact: boolean;
};

/** As much as can be done again for every frame while a weight is dragged. */
const MOST = { steps: 10_000, cells: 8_000_000 };

/**
 * What the capacity can carry at the most worth: the exact choice of `exact-choice.ts`, or, where that would
 * take too long, the best that was found. What is worth nothing is never taken. With equal worth, fewer weeks
 * are used.
 * @param capacity person-weeks
 */
export function cutLineOf(things: readonly Takeable[], capacity: number): CutLine {
  const desk = deskFor(things.length);
  things.forEach(({ worth, weeks }, place) => {
    desk.worth[place] = worth;
    desk.need[place] = tenthsOf(weeks);
  });
  const { isExact } = choose(desk, roomOf(capacity));
  const taken = things.filter((_, place) => desk.taken[place] === 1);
  return lineOf(things, taken, { capacity, exact: isExact });
}

/** What is taken when somebody walks down the list by worth alone and takes what still fits. */
export function byWorthAlone(things: readonly Takeable[], capacity: number): CutLine {
  const taken = takeInOrder(
    things.filter(({ worth }) => worth > 0).toSorted((a, b) => b.worth - a.worth),
    roomOf(capacity),
  );
  return lineOf(things, taken, { capacity, exact: false });
}

/** The desk of the last line: a line drawn anew for every frame shall leave nothing behind to be cleared away. */
let kept = openDesk(0, MOST);

function deskFor(count: number): Desk {
  if (kept.count !== count) kept = openDesk(count, MOST);
  beginAnew(kept);
  return kept;
}

function lineOf(
  things: readonly Takeable[],
  taken: readonly Takeable[],
  { capacity, exact }: { capacity: number; exact: boolean },
): CutLine {
  const ids = new Set(taken.map(({ id }) => id));
  return {
    above: things.filter(({ id }) => ids.has(id)).map(({ id }) => id),
    worth: taken.reduce((sum, { worth }) => sum + worth, 0),
    weeks: taken.reduce((sum, { weeks }) => sum + weeks, 0),
    capacity,
    exact,
  };
}

function takeInOrder(things: readonly Takeable[], room: number): Takeable[] {
  let left = room;
  return things.filter(({ weeks }) => {
    const fits = tenthsOf(weeks) <= left;
    if (fits) left -= tenthsOf(weeks);
    return fits;
  });
}

/** What changes between taking by worth alone and taking what the capacity carries best. */
export type Swap = {
  drop: readonly string[];
  take: readonly string[];
  /** Share of worth gained, 0.12 for 12 %. */
  gain: number;
  /** Person-weeks more (or fewer) than before. */
  weeks: number;
};

/**
 * The swap that pays, gain = worth of the best choice / worth of the choice by worth alone − 1; null when worth alone
 * takes the same, or takes as much.
 */
export function swapOf(
  things: readonly Takeable[],
  capacity: number,
  best = cutLineOf(things, capacity),
): Swap | null {
  const alone = byWorthAlone(things, capacity);
  const [before, after] = [new Set(alone.above), new Set(best.above)];
  const drop = alone.above.filter((id) => !after.has(id));
  const take = best.above.filter((id) => !before.has(id));
  if (alone.worth <= 0 || best.worth <= alone.worth * (1 + 1e-9)) return null;
  return { drop, take, gain: best.worth / alone.worth - 1, weeks: best.weeks - alone.weeks };
}

import { type Core, type CoreEffort, openCore, solveCore } from './knapsack-core.ts';

/** Weeks are counted in tenths, rounded up: nothing is planned more finely. */
const TENTHS = 10;

export const tenthsOf = (weeks: number): number => Math.max(1, Math.ceil(weeks * TENTHS - 1e-9));

/** Whole tenths of a capacity in person-weeks. */
export const roomOf = (capacity: number): number =>
  Math.floor(Math.max(0, capacity) * TENTHS + 1e-9);

/**
 * Where the same things are chosen among again and again, with other worths or needs: all memory is kept, and
 * each choice starts from the order the last one left behind.
 */
export type Desk = {
  count: number;
  /** What each is worth; what is worth nothing, or NaN, is never taken. */
  worth: Float64Array;
  /** Tenths of a week each needs. */
  need: Int32Array;
  /** Among those alike in worth and need, the lower comes first. */
  tie: Uint32Array;
  /** After a choice: 1 for each that is taken. */
  taken: Uint8Array;
  density: Float64Array;
  order: Int32Array;
  isOrdered: boolean;
  core: Core;
};

export const openDesk = (count: number, effort: CoreEffort): Desk => ({
  count,
  worth: new Float64Array(count),
  need: new Int32Array(count),
  tie: Uint32Array.from({ length: count }, (_, place) => place),
  taken: new Uint8Array(count),
  density: new Float64Array(count),
  order: Int32Array.from({ length: count }, (_, place) => place),
  isOrdered: false,
  core: openCore(count, effort),
});

/** Forgets the order of the last choice, for other things in their own. */
export function beginAnew(desk: Desk): void {
  for (let place = 0; place < desk.count; place++) desk.order[place] = place;
  desk.isOrdered = false;
}

export type Choice = {
  /** False when it would have taken too long, and the best that was found stands. */
  isExact: boolean;
  /** Worth of the tenth at which the room is used up; 0 when everything fits. */
  line: number;
};

/**
 * What is worth the most together and fits the room: the 0–1 knapsack (Kellerer, Pferschy & Pisinger 2004,
 * "Knapsack Problems"), exact among those whose place is not plain to see. With equal worth, to ten digits, the
 * least room is used; among equals the densest come first.
 * @param room tenths of a week
 */
export function choose(desk: Desk, room: number): Choice {
  const { count, worth, need, taken, density, order } = desk;
  for (let i = 0; i < count; i++) {
    const isUseful = (worth[i] as number) > 0 && (need[i] as number) <= room;
    density[i] = isUseful ? (worth[i] as number) / (need[i] as number) : NOT_USEFUL;
  }
  sortByDensity(desk);
  taken.fill(0);
  let left = room;
  let bound = 0;
  let at = 0;
  for (; at < count; at++) {
    const i = order[at] as number;
    if ((density[i] as number) < 0 || (need[i] as number) > left) break;
    left -= need[i] as number;
    bound += worth[i] as number;
    taken[i] = 1;
  }
  const line = at < count ? Math.max(0, density[order[at] as number] as number) : 0;
  if (line === 0) return { isExact: true, line };
  const known = bound + takeWhatFits(desk, at, left);
  return { isExact: chooseOpen(desk, { at, room, line, bound: bound + left * line, known }), line };
}

const NOT_USEFUL = -1;

/** Densest first. By insertion where the last order is at hand, which is nearly the new one. */
function sortByDensity(desk: Desk): void {
  const { order, count } = desk;
  if (!desk.isOrdered) {
    order.sort((a, b) => (comesBefore(desk, a, b) ? -1 : 1));
    desk.isOrdered = true;
    return;
  }
  for (let place = 1; place < count; place++) {
    const i = order[place] as number;
    let to = place;
    while (to > 0 && comesBefore(desk, i, order[to - 1] as number)) {
      order[to] = order[to - 1] as number;
      to--;
    }
    order[to] = i;
  }
}

function comesBefore({ density, worth, tie }: Desk, a: number, b: number): boolean {
  const by = (density[a] as number) - (density[b] as number);
  if (by !== 0) return by > 0;
  const more = (worth[a] as number) - (worth[b] as number);
  if (more !== 0 && !Number.isNaN(more)) return more > 0;
  return (tie[a] as number) < (tie[b] as number);
}

/** Takes from a place in the order on what still fits. What that is worth. */
function takeWhatFits(
  { count, worth, need, taken, density, order }: Desk,
  at: number,
  room: number,
) {
  let left = room;
  let more = 0;
  for (let place = at; place < count; place++) {
    const i = order[place] as number;
    if ((density[i] as number) < 0) break;
    if ((need[i] as number) > left) continue;
    left -= need[i] as number;
    more += worth[i] as number;
    taken[i] = 1;
  }
  return more;
}

/** Where the densest stop fitting; the most that could be had, counting parts of things; and what can be had. */
type Cut = { at: number; room: number; line: number; bound: number; known: number };

/**
 * Chooses among those nobody can be sure about: a thing is sure to be taken, or to be left, when the best that
 * could be had against it, counting parts of things, is less than what taking the densest gives already (Dembo &
 * Hammer 1980, "A reduction algorithm for knapsack problems"). Of thousands some dozens stay open.
 */
function chooseOpen(desk: Desk, { at, room, line, bound, known }: Cut): boolean {
  const { count, worth, need, taken, density, order, core } = desk;
  const plain = known * (1 - 1e-9) - 1e-9;
  // Of equals the shorter: a tenth of a week costs next to nothing, yet more than rounding does.
  const tenth = bound * 1e-11;
  core.size = 0;
  core.room = room;
  core.hair = bound * 1e-13;
  for (let place = 0; place < count; place++) {
    const i = order[place] as number;
    if ((density[i] as number) < 0) break;
    const tenths = need[i] as number;
    const loss = Math.abs((worth[i] as number) - tenths * line);
    if (place === at || bound - loss >= plain) {
      core.of[core.size] = i;
      core.need[core.size] = tenths;
      core.worth[core.size] = (worth[i] as number) - tenths * tenth;
      core.best[core.size] = taken[i] as number;
      core.size++;
    } else if (place < at) core.room -= tenths;
  }
  const isExact = solveCore(core);
  for (let place = at; place < count; place++) taken[order[place] as number] = 0;
  for (let k = 0; k < core.size; k++) taken[core.of[k] as number] = core.best[k] as number;
  return isExact;
}

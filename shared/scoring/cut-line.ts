/** What could be taken: what it is worth, and the person-weeks it needs. */
export type Takeable = { id: string; worth: number; weeks: number };

export type CutLine = {
  /** What the capacity carries at the most worth, in the order given. */
  above: readonly string[];
  worth: number;
  weeks: number;
  capacity: number;
  /** False when the list was too long for the exact choice, and the densest were taken. */
  exact: boolean;
};

/** Weeks are counted in tenths, rounded up: nothing is planned more finely. */
const TENTHS = 10;
/** Cells of the exact choice's table: few enough to choose again for every frame while a weight is dragged. */
const MAX_CELLS = 8_000_000;

const tenths = (weeks: number): number => Math.max(1, Math.ceil(weeks * TENTHS - 1e-9));

/**
 * What the capacity can carry at the most worth: the 0–1 knapsack, exact by dynamic programming over
 * capacity (Bellman 1957; Kellerer, Pferschy & Pisinger 2004, "Knapsack Problems", ch. 2) of those whose
 * place is not plain to see. What is worth nothing is never taken. With equal worth, fewer weeks are used.
 * @param capacity person-weeks
 */
export function cutLineOf(things: readonly Takeable[], capacity: number): CutLine {
  const room = Math.floor(Math.max(0, capacity) * TENTHS + 1e-9);
  const useful = things.filter(({ worth, weeks }) => worth > 0 && tenths(weeks) <= room);
  const needed = useful.reduce((sum, { weeks }) => sum + tenths(weeks), 0);
  if (needed <= room) return lineOf(things, useful, { capacity, exact: true });
  const { sure, open, roomLeft } = openOf(useful, room);
  const exact = open.length * roomLeft <= MAX_CELLS;
  const taken = exact ? [...sure, ...choose(open, roomLeft)] : takeDensest(useful, room);
  return lineOf(things, taken, { capacity, exact });
}

type Open = { sure: Takeable[]; open: Takeable[]; roomLeft: number };

/**
 * Those surely taken, and those nobody can be sure about: a thing is sure to be taken, or to be left, when the
 * best that could be had against it, counting parts of things, is less than what taking the densest gives
 * already (Dembo & Hammer 1980, "A reduction algorithm for knapsack problems"). Of thousands some dozens stay open.
 */
function openOf(things: readonly Takeable[], room: number): Open {
  const inOrder = byDensity(things);
  let left = room;
  let bound = 0;
  let at = 0;
  for (; at < inOrder.length; at++) {
    const { worth, weeks } = inOrder[at] as Takeable;
    if (tenths(weeks) > left) break;
    left -= tenths(weeks);
    bound += worth;
  }
  const density = at < inOrder.length ? densityOf(inOrder[at] as Takeable) : 0;
  bound += left * density;
  const known = takeInOrder(inOrder, room).reduce((sum, { worth }) => sum + worth, 0);
  const sure: Takeable[] = [];
  const open: Takeable[] = [];
  let roomLeft = room;
  inOrder.forEach((thing, index) => {
    const loss = Math.abs(thing.worth - tenths(thing.weeks) * density);
    const isPlain = index !== at && bound - loss < known * (1 - 1e-9) - 1e-9;
    if (!isPlain) open.push(thing);
    else if (index < at) {
      sure.push(thing);
      roomLeft -= tenths(thing.weeks);
    }
  });
  return { sure, open, roomLeft };
}

/** What is taken when somebody walks down the list by worth alone and takes what still fits. */
export function byWorthAlone(things: readonly Takeable[], capacity: number): CutLine {
  const taken = takeInOrder(
    things.filter(({ worth }) => worth > 0).toSorted((a, b) => b.worth - a.worth),
    Math.floor(Math.max(0, capacity) * TENTHS + 1e-9),
  );
  return lineOf(things, taken, { capacity, exact: false });
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
    const fits = tenths(weeks) <= left;
    if (fits) left -= tenths(weeks);
    return fits;
  });
}

const densityOf = ({ worth, weeks }: Takeable): number => worth / tenths(weeks);

const byDensity = (things: readonly Takeable[]): Takeable[] =>
  things.toSorted((a, b) => densityOf(b) - densityOf(a));

const takeDensest = (things: readonly Takeable[], room: number): Takeable[] =>
  takeInOrder(byDensity(things), room);

/** best[w]: most worth within w tenths; one bit per cell remembers whether a thing was taken there. */
function choose(things: readonly Takeable[], room: number): Takeable[] {
  const best = new Float64Array(room + 1);
  const rowBytes = (room >> 3) + 1;
  const took = new Uint8Array(things.length * rowBytes);
  things.forEach(({ worth, weeks }, row) => {
    const need = tenths(weeks);
    for (let w = room; w >= need; w--) {
      const withIt = (best[w - need] as number) + worth;
      // A hair's breadth of rounding must not decide.
      if (withIt <= (best[w] as number) + 1e-9) continue;
      best[w] = withIt;
      const cell = row * rowBytes + (w >> 3);
      took[cell] = (took[cell] as number) | (1 << (w & 7));
    }
  });
  const taken: Takeable[] = [];
  let w = leastRoomFor(best);
  for (let row = things.length - 1; row >= 0; row--) {
    if ((((took[row * rowBytes + (w >> 3)] as number) >> (w & 7)) & 1) === 0) continue;
    const thing = things[row] as Takeable;
    taken.push(thing);
    w -= tenths(thing.weeks);
  }
  return taken;
}

/** The fewest tenths that carry the most worth. */
function leastRoomFor(best: Float64Array): number {
  let w = best.length - 1;
  while (w > 0 && (best[w - 1] as number) >= (best[w] as number) - 1e-9) w--;
  return w;
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

/** The swap that pays, or null when worth alone takes the same, or takes as much. */
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

/** What stays open of a knapsack, densest first, with the memory to solve it in. */
export type Core = {
  size: number;
  /** Tenths of a week. */
  room: number;
  /** Differences in worth below this are rounding. */
  hair: number;
  /** Which thing each of them is. */
  of: Int32Array;
  worth: Float64Array;
  need: Int32Array;
  /** 1 for each that is taken; before it is solved, by a choice that is known to fit. */
  best: Uint8Array;
  /** What is tried: those taken so far, up to which one, what they are worth, and the room left. */
  now: Uint8Array;
  at: number;
  sum: number;
  left: number;
  /** Worth of the best so far. */
  top: number;
  /** The least that any from here on needs. */
  least: Int32Array;
  table: Float64Array;
  took: Uint8Array;
  effort: CoreEffort;
};

/** How many steps are tried, and how many cells filled, before it counts as too large. */
export type CoreEffort = { steps: number; cells: number };

export const openCore = (count: number, effort: CoreEffort): Core => ({
  size: 0,
  room: 0,
  hair: 0,
  of: new Int32Array(count),
  worth: new Float64Array(count),
  need: new Int32Array(count),
  best: new Uint8Array(count),
  now: new Uint8Array(count),
  at: 0,
  sum: 0,
  left: 0,
  top: 0,
  least: new Int32Array(count + 1),
  table: new Float64Array(0),
  took: new Uint8Array(0),
  effort,
});

/** Trying always begins, for so many steps. */
const FEW_STEPS = 1000;
/** A step of trying takes as long as so many cells of the table. */
const CELLS_A_STEP = 20;

/**
 * Solves it exactly: by trying, which mostly ends after a few steps, and, when that has taken as long as the table
 * would, by the table.
 * @returns false when it is too large for both
 */
export function solveCore(core: Core): boolean {
  const unit = unitOf(core);
  const cells = core.size * (Math.floor(core.room / unit) + 1);
  const hasTable = cells <= core.effort.cells;
  const steps = hasTable ? Math.max(FEW_STEPS, cells / CELLS_A_STEP) : core.effort.steps;
  if (tryAll(core, Math.min(steps, core.effort.steps))) return true;
  if (hasTable) fillTable(core, unit);
  return hasTable;
}

/** The largest whole number of tenths that all needs are multiples of: whole weeks make a table a tenth as large. */
function unitOf({ size, need }: Core): number {
  let unit = size === 0 ? 1 : (need[0] as number);
  for (let k = 1; k < size && unit > 1; k++) {
    let rest = need[k] as number;
    while (rest > 0) [unit, rest] = [rest, unit % rest];
  }
  return unit;
}

/**
 * Depth first, leaving what cannot come up to the best so far even if parts of things could be taken (Horowitz &
 * Sahni 1974, "Computing partitions with applications to the knapsack problem", JACM 21; Martello & Toth 1990,
 * "Knapsack Problems", § 2.5.1).
 * @returns false when the steps ran out; the best so far stands all the same
 */
function tryAll(core: Core, steps: number): boolean {
  setOut(core);
  for (let step = 0; step < steps; step++) {
    if (core.sum + boundFrom(core) > core.top + core.hair) goOn(core);
    if (!goBack(core)) return true;
  }
  return false;
}

function setOut(core: Core): void {
  const { size, worth, need, least, best } = core;
  core.top = 0;
  least[size] = NEVER;
  for (let k = size - 1; k >= 0; k--) {
    least[k] = Math.min(need[k] as number, least[k + 1] as number);
    if (best[k] === 1) core.top += worth[k] as number;
  }
  core.now.fill(0, 0, size);
  core.left = core.room;
  core.sum = 0;
  core.at = 0;
}

/** Takes what fits, one after the other, and remembers it if that is the best so far. */
function goOn(core: Core): void {
  const { worth, need, now, least } = core;
  let { at, left, sum } = core;
  for (; (least[at] as number) <= left; at++) {
    if ((need[at] as number) > left) continue;
    now[at] = 1;
    left -= need[at] as number;
    sum += worth[at] as number;
  }
  core.at = at;
  core.left = left;
  core.sum = sum;
  if (sum <= core.top + core.hair) return;
  core.top = sum;
  core.best.set(now);
}

/** Puts the last that was taken back, to go on without it; false when there is none. */
function goBack(core: Core): boolean {
  const { worth, need, now } = core;
  let at = core.at - 1;
  while (at >= 0 && now[at] === 0) at--;
  if (at < 0) return false;
  now[at] = 0;
  core.left += need[at] as number;
  core.sum -= worth[at] as number;
  core.at = at + 1;
  return true;
}

/** More than anything needs. */
const NEVER = 2 ** 31 - 1;

/** The most that those from here on could add, if the last of them could be taken in part (Dantzig 1957). */
function boundFrom({ size, worth, need, at, left: room }: Core): number {
  let left = room;
  let sum = 0;
  for (let k = at; k < size; k++) {
    const tenths = need[k] as number;
    if (tenths > left) return sum + (left * (worth[k] as number)) / tenths;
    left -= tenths;
    sum += worth[k] as number;
  }
  return sum;
}

/**
 * Most worth within w units, for every w (dynamic programming: Bellman 1957; Kellerer, Pferschy & Pisinger 2004,
 * ch. 2); a mark per cell remembers whether a thing was taken there.
 */
function fillTable(core: Core, unit: number): void {
  const { size, worth, need, hair } = core;
  const room = Math.floor(core.room / unit);
  const width = room + 1;
  if (core.table.length < width) core.table = new Float64Array(width);
  if (core.took.length < size * width) core.took = new Uint8Array(size * width);
  const { table, took } = core;
  table.fill(0, 0, width);
  for (let k = 0; k < size; k++) {
    const [more, units, start] = [worth[k] as number, (need[k] as number) / unit, k * width];
    took.fill(0, start, start + Math.min(units, width));
    for (let w = room; w >= units; w--) {
      const withIt = (table[w - units] as number) + more;
      const isBetter = withIt > (table[w] as number) + hair;
      took[start + w] = isBetter ? 1 : 0;
      if (isBetter) table[w] = withIt;
    }
  }
  let w = room;
  for (let k = size - 1; k >= 0; k--) {
    const isTaken = took[k * width + w] as number;
    core.best[k] = isTaken;
    if (isTaken === 1) w -= (need[k] as number) / unit;
  }
}

import { DRAWS, hashOf, shifted } from './draw.ts';
import {
  type Candidate,
  type Drawer,
  type Drawing,
  type Drawn,
  drawerOf,
  TOGETHER,
} from './draw-candidates.ts';
import { choose, type Desk, openDesk, roomOf, tenthsOf } from './exact-choice.ts';

/** Up to so many candidates every draw is chosen exactly; more take too long to do it two thousand times. */
export const FEW = 200;
/** A draw that would take longer keeps the best it found, which hardly ever happens. */
const MOST_A_DRAW = { steps: 1000, cells: 10_000 };

/** Worth and need of many in some draws: [draw · many + one]. */
type Block = { worth: Float64Array; need: Int32Array; count: number };

const blockFor = (count: number): Block => ({
  worth: new Float64Array(count * TOGETHER),
  need: new Int32Array(count * TOGETHER),
  count,
});

/** Fills the draws from one on. What a rate per week is worth depends on the weeks. */
function fillBlock(
  { worth, need, count }: Block,
  { draw, first, perEffort }: { draw: Drawer; first: number; perEffort: boolean },
): void {
  const weeks = new Float64Array(TOGETHER);
  for (let index = 0; index < count; index++) {
    const scores = draw(index, first, weeks);
    for (let i = 0; i < TOGETHER; i++) {
      const score = scores[i] as number;
      const effort = weeks[i] as number;
      worth[i * count + index] = perEffort ? score * effort : score;
      need[i * count + index] = tenthsOf(effort);
    }
  }
}

/**
 * Draws everything uncertain and chooses exactly each time, by the rule of the cut line itself. Those alike in worth
 * and need have the same chance: which of them comes first is drawn too.
 */
export function drawExactly(candidates: readonly Candidate[], drawing: Drawing): Drawn {
  const count = candidates.length;
  // Sums are added up in the order of ids, so that not even rounding depends on the list's.
  const byId = [...candidates.entries()].sort(([, a], [, b]) => (a.id < b.id ? -1 : 1));
  const sorted = byId.map(([, candidate]) => candidate);
  const order = byId.map(([index]) => index);
  const draw = drawerOf(sorted, drawing);
  const desk = openDesk(count, MOST_A_DRAW);
  const ties = Int32Array.from(sorted, ({ id }) => hashOf(`${id} tie`, drawing.seed));
  const room = roomOf(drawing.capacity);
  const block = blockFor(count);
  const line = new Float32Array(DRAWS);
  const isAbove = new Uint8Array(count * DRAWS);
  for (let first = 0; first < DRAWS; first += TOGETHER) {
    fillBlock(block, { draw, first, perEffort: drawing.model.perEffort });
    for (let i = 0; i < TOGETHER; i++) {
      layOut(desk, { block, draw: i, ties });
      line[first + i] = choose(desk, room).line * TENTHS;
      for (let place = 0; place < count; place++) {
        isAbove[(order[place] as number) * DRAWS + first + i] = desk.taken[place] as number;
      }
    }
  }
  return { chances: sharesOf(isAbove, count), line, isAbove };
}

/** A line is by the week. */
const TENTHS = 10;

function layOut(
  desk: Desk,
  { block, draw, ties }: { block: Block; draw: number; ties: Int32Array },
): void {
  const { worth, need, count } = block;
  const start = draw * count;
  for (let place = 0; place < count; place++) {
    desk.worth[place] = worth[start + place] as number;
    desk.need[place] = need[start + place] as number;
    const next = shifted(ties[place] as number);
    ties[place] = next;
    desk.tie[place] = next >>> 0;
  }
}

function sharesOf(isAbove: Uint8Array, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => {
    let times = 0;
    for (let at = index * DRAWS; at < (index + 1) * DRAWS; at++) times += isAbove[at] as number;
    return times / DRAWS;
  });
}

/** The tables of all draws together, over the whole list and the whole room. */
const CELLS_TO_JOIN = 100_000_000;

/** Whether it can be said exactly in time what a newcomer would take the place of. */
export const canJoinExactly = (count: number, capacity: number): boolean =>
  count <= FEW && count * (roomOf(capacity) + 1) * DRAWS <= CELLS_TO_JOIN;

/**
 * Chance of each newcomer to be above the line if it were among the candidates, one at a time: in a draw it is when
 * it is worth more than what its weeks carry now, the best of all the room less the best of the room without them
 * (Bellman 1957: the table of best[w] for every room w).
 */
export function chancesToJoin(
  newcomers: readonly Candidate[],
  { candidates, drawing }: { candidates: readonly Candidate[]; drawing: Drawing },
): Float32Array {
  const { perEffort } = drawing.model;
  const [there, here] = [blockFor(candidates.length), blockFor(newcomers.length)];
  const [drawThere, drawHere] = [drawerOf(candidates, drawing), drawerOf(newcomers, drawing)];
  const best = new Float64Array(roomOf(drawing.capacity) + 1);
  const times = new Uint32Array(newcomers.length);
  for (let first = 0; first < DRAWS; first += TOGETHER) {
    fillBlock(there, { draw: drawThere, first, perEffort });
    fillBlock(here, { draw: drawHere, first, perEffort });
    for (let i = 0; i < TOGETHER; i++) {
      fillBest(best, there, i);
      countJoining(times, { best, here, draw: i });
    }
  }
  return Float32Array.from(times, (count) => count / DRAWS);
}

function fillBest(best: Float64Array, { worth, need, count }: Block, draw: number): void {
  best.fill(0);
  for (let at = draw * count; at < (draw + 1) * count; at++) {
    const [more, tenths] = [worth[at] as number, need[at] as number];
    if (!(more > 0)) continue;
    for (let w = best.length - 1; w >= tenths; w--) {
      const withIt = (best[w - tenths] as number) + more;
      if (withIt > (best[w] as number)) best[w] = withIt;
    }
  }
}

function countJoining(
  times: Uint32Array,
  { best, here, draw }: { best: Float64Array; here: Block; draw: number },
): void {
  const room = best.length - 1;
  for (let index = 0; index < times.length; index++) {
    const at = draw * times.length + index;
    const tenths = here.need[at] as number;
    if (tenths > room) continue;
    const loss = (best[room] as number) - (best[room - tenths] as number);
    if ((here.worth[at] as number) > loss) times[index] = (times[index] as number) + 1;
  }
}

import { DRAWS } from './draw.ts';
import { type Candidate, type Drawing, type Drawn, drawerOf, TOGETHER } from './draw-candidates.ts';
import { drawExactly, FEW } from './draw-choice.ts';
import { linesOf } from './draw-line.ts';
import type { Values } from './formula.ts';

export type Band = 'safe' | 'contested' | 'out';

/** How sure a place above or below the cut line is. */
export type Chance = { id: string; chance: number; band: Band };

/** Above the line in nine draws of ten is safe; in one of ten or fewer, out. */
const SURE = 0.9;

export const bandOf = (chance: number): Band =>
  chance >= SURE ? 'safe' : chance <= 1 - SURE ? 'out' : 'contested';

/**
 * Chance of each candidate to be above the cut line, from 2,000 seeded draws of weights, ratings and
 * efforts (stochastic multicriteria acceptability analysis: Lahdelma, Hokkanen & Salminen 1998, EJOR
 * 106). The same for the same ids and seed, whatever the order and the names.
 */
export function chancesOf(candidates: readonly Candidate[], drawing: Drawing): Chance[] {
  const { chances } = drawAll(candidates, drawing);
  return candidates.map(({ id }, index) => {
    const chance = chances[index] as number;
    return { id, chance, band: bandOf(chance) };
  });
}

/**
 * Draws everything uncertain about all candidates, and what is above the line each time. Up to 200 candidates
 * each draw is chosen as the cut line on screen is, exactly, so that the two never contradict each other. Of more
 * a draw takes the highest worth per week until the capacity is used up (Dantzig 1957, "Discrete-variable
 * extremum problems", Operations Research 5), which differs from the exact choice by a few near the line.
 */
export const drawAll = (candidates: readonly Candidate[], drawing: Drawing): Drawn =>
  candidates.length <= FEW ? drawExactly(candidates, drawing) : drawByDensity(candidates, drawing);

function drawByDensity(candidates: readonly Candidate[], drawing: Drawing): Drawn {
  const count = candidates.length;
  const draw = drawerOf(candidates, drawing);
  const density = new Float32Array(count * TOGETHER);
  const effort = new Float32Array(count * TOGETHER);
  const above = new Uint32Array(count);
  const line = new Float32Array(DRAWS);
  for (let first = 0; first < DRAWS; first += TOGETHER) {
    for (let index = 0; index < count; index++) {
      const place = index * TOGETHER;
      const weeks = effort.subarray(place, place + TOGETHER);
      const scores = draw(index, first, weeks);
      const into = density.subarray(place, place + TOGETHER);
      densities(scores, drawing.model.perEffort ? null : weeks, into);
    }
    const lines = linesOf({ density, effort, draws: TOGETHER }, drawing.capacity);
    countAbove(above, density, lines);
    line.set(lines, first);
  }
  const chances = Float32Array.from(above, (times) => times / DRAWS);
  return { chances, line, isAbove: null };
}

function countAbove(above: Uint32Array, density: Float32Array, lines: Float32Array): void {
  for (let index = 0; index < above.length; index++) {
    const place = index * TOGETHER;
    let times = 0;
    for (let i = 0; i < TOGETHER; i++) {
      const value = density[place + i] as number;
      if (value >= 0 && value >= (lines[i] as number)) times++;
    }
    above[index] = (above[index] as number) + times;
  }
}

/** What is worth nothing, or has no score, is below every line. */
const NOTHING = -1;

function densities(worth: Values, weeks: Float32Array | null, into: Float32Array): void {
  for (let i = 0; i < into.length; i++) {
    const value = worth[i] as number;
    const density = weeks === null ? value : value / (weeks[i] as number);
    into[i] = density > 0 ? density : NOTHING;
  }
}

/**
 * In which draws each of a few of them is above the line: 1, or 0. What it hands over is written over.
 * @param few places among the candidates
 */
export function eachAbove(
  candidates: readonly Candidate[],
  { few, drawn, drawing }: { few: readonly number[]; drawn: Drawn; drawing: Drawing },
  look: (isAbove: Uint8Array, candidate: Candidate) => void,
): void {
  const chosen = few.map((index) => candidates[index] as Candidate);
  const { isAbove } = drawn;
  if (isAbove === null) {
    eachOverLine(chosen, { ...drawing, line: drawn.line }, look);
    return;
  }
  few.forEach((index, at) => {
    look(isAbove.subarray(index * DRAWS, (index + 1) * DRAWS), chosen[at] as Candidate);
  });
}

/** In which draws each is worth as much a week as the line asks. */
export function eachOverLine(
  candidates: readonly Candidate[],
  { line, ...drawing }: Drawing & Pick<Drawn, 'line'>,
  look: (isAbove: Uint8Array, candidate: Candidate) => void,
): void {
  const draw = drawerOf(candidates, drawing);
  const density = new Float32Array(TOGETHER);
  const effort = new Float32Array(TOGETHER);
  const isAbove = new Uint8Array(DRAWS);
  candidates.forEach((candidate, index) => {
    for (let first = 0; first < DRAWS; first += TOGETHER) {
      const scores = draw(index, first, effort);
      densities(scores, drawing.model.perEffort ? null : effort, density);
      for (let i = 0; i < TOGETHER; i++) {
        const value = density[i] as number;
        isAbove[first + i] = value >= 0 && value >= (line[first + i] as number) ? 1 : 0;
      }
    }
    look(isAbove, candidate);
  });
}

import { drawAll, eachAbove, eachOverLine } from './bands.ts';
import { DRAWS, drawFrom, emptyPools, hashOf, type Pools, poolInto, type Range } from './draw.ts';
import type { Candidate, Drawing, Drawn } from './draw-candidates.ts';
import { canJoinExactly, chancesToJoin } from './draw-choice.ts';

/** An input whose answer could change what is above the cut line. */
export type NextQuestion = {
  opportunityId: string;
  /** Its effort, one criterion's answer, or its whole rating, when nobody has rated it. */
  input: 'effort' | 'answer' | 'rating';
  criterionId: string | null;
  /** Chance that knowing it moves the opportunity over the line, up or down. */
  chance: number;
};

/** Nobody is asked for less than this. */
const WORTH_ASKING = 0.02;
/** Only so many of those nearest to the line are looked at. */
const NEAREST = 300;
/** An answer is known when it lies within one of so many equally likely parts. */
const PARTS = 8;

/**
 * Inputs by the chance that their answer changes what is above the line, highest first: the share of
 * draws in which, were the input known (to an eighth of its distribution), its opportunity would more
 * likely than not be on the other side (partial perfect information: Felli & Hazen 1998, "Sensitivity
 * analysis and the expected value of perfect information", Medical Decision Making 18).
 * @param unrated opportunities without a revealed round: any answer is as likely as any other
 * @param drawn the candidates as drawn by the same settings, where somebody has done so already
 */
export function nextQuestions(
  candidates: readonly Candidate[],
  { unrated, ...drawing }: Drawing & { unrated: readonly Pick<Candidate, 'id' | 'effort'>[] },
  drawn: Drawn = drawAll(candidates, drawing),
): NextQuestion[] {
  const doubt = (index: number) => Math.abs((drawn.chances[index] as number) - 0.5);
  const few = [...candidates.keys()]
    .filter((index) => doubt(index) < 0.5)
    .sort((a, b) => doubt(a) - doubt(b))
    .slice(0, NEAREST);
  const questions: NextQuestion[] = [];
  eachAbove(candidates, { few, drawn, drawing }, (isAbove, candidate) => {
    questions.push(...questionsAbout(candidate, isAbove, drawing));
  });
  return [...questions, ...ratingQuestions(unrated, { candidates, drawn, drawing })]
    .filter(({ chance }) => chance >= WORTH_ASKING)
    .sort((a, b) => b.chance - a.chance || (a.opportunityId < b.opportunityId ? -1 : 1));
}

function questionsAbout(
  { id, effort, answers }: Candidate,
  isAbove: Uint8Array,
  { model, seed }: Drawing,
): NextQuestion[] {
  const chanceOf = (ranges: readonly Range[], what: string) =>
    chanceToChange(isAbove, ranges, hashOf(`${id} ${what}`, seed));
  return [
    {
      opportunityId: id,
      input: 'effort',
      criterionId: null,
      chance: chanceOf([effort], 'effort'),
    },
    ...model.criteria.map(
      (criterion, c): NextQuestion => ({
        opportunityId: id,
        input: 'answer',
        criterionId: criterion.id,
        chance: chanceOf(answers[c] ?? [], criterion.id),
      }),
    ),
  ];
}

const ranks = new Float64Array(DRAWS);

function chanceToChange(isAbove: Uint8Array, ranges: readonly Range[], state: number): number {
  const pool = emptyPools(1);
  poolInto(pool, 0, ranges);
  const places = rankIn(pool);
  if (places === null) return 0;
  drawFrom({ pools: places, at: 0, state }, ranks);
  const above = new Float64Array(PARTS);
  const all = new Float64Array(PARTS);
  for (let i = 0; i < DRAWS; i++) {
    const part = ranks[i] as number;
    all[part] = (all[part] as number) + 1;
    above[part] = (above[part] as number) + (isAbove[i] as number);
  }
  const usually = above.reduce((sum, n) => sum + n, 0) * 2 >= DRAWS;
  const other = all.reduce((sum, n, part) => {
    const here = (above[part] as number) * 2 >= n;
    return here === usually ? sum : sum + n;
  }, 0);
  return other / DRAWS;
}

/** Which eighth each value of a pool belongs to; null when they are all the same, or there are none. */
function rankIn(pool: Pools): Pools | null {
  const order = Array.from(pool.keys()).sort((a, b) => (pool[a] as number) - (pool[b] as number));
  const [first, last] = [pool[order[0] as number], pool[order.at(-1) as number]];
  if (first === last || Number.isNaN(first)) return null;
  const ranked = new Float64Array(pool.length);
  order.forEach((place, rank) => {
    ranked[place] = Math.floor((rank * PARTS) / pool.length);
  });
  return ranked;
}

type Held = { candidates: readonly Candidate[]; drawn: Drawn; drawing: Drawing };

/**
 * Rating what nobody has rated: the chance that it belongs above the line after all. In a short list it is held
 * against what it would take the place of; in a long one against the worth of the last week that is free.
 */
function ratingQuestions(
  unrated: readonly Pick<Candidate, 'id' | 'effort'>[],
  { candidates, drawn, drawing }: Held,
): NextQuestion[] {
  const { criteria } = drawing.model;
  const anything = criteria.map(({ scaleMin, scaleMax }) => anywhere(scaleMin, scaleMax));
  const prior = unrated.map(({ id, effort }) => ({ id, effort, answers: anything }));
  const chances = canJoinExactly(candidates.length, drawing.capacity)
    ? chancesToJoin(prior, { candidates, drawing })
    : chancesOverLine(prior, drawing, drawn);
  return prior.map(({ id }, index) => ({
    opportunityId: id,
    input: 'rating',
    criterionId: null,
    chance: chances[index] as number,
  }));
}

function chancesOverLine(
  prior: readonly Candidate[],
  drawing: Drawing,
  { line }: Drawn,
): readonly number[] {
  const chances: number[] = [];
  eachOverLine(prior, { ...drawing, line }, (isAbove) => {
    chances.push(isAbove.reduce((sum, is) => sum + is, 0) / DRAWS);
  });
  return chances;
}

/** Any place on a scale as likely as any other: as many sure raters as a pool has values. */
const anywhere = (low: number, high: number): Range[] =>
  Array.from({ length: 64 }, (_, i) => {
    const value = low + ((i + 0.5) / 64) * (high - low);
    return { low: value, likely: value, high: value };
  });

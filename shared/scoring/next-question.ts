import { type Candidate, type Drawing, type Drawn, drawAll, eachAbove } from './bands.ts';
import { DRAWS, drawFrom, emptyPools, hashOf, type Pools, poolInto, type Range } from './draw.ts';

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
  { chances, line }: Drawn = drawAll(candidates, drawing),
): NextQuestion[] {
  const by = { ...drawing, line };
  const doubt = (index: number) => Math.abs((chances[index] as number) - 0.5);
  const nearest = candidates
    .map((candidate, index) => ({ candidate, index }))
    .filter(({ index }) => doubt(index) < 0.5)
    .sort((a, b) => doubt(a.index) - doubt(b.index))
    .slice(0, NEAREST)
    .map(({ candidate }) => candidate);
  const questions: NextQuestion[] = [];
  eachAbove(nearest, by, (isAbove, index) => {
    questions.push(...questionsAbout(nearest[index] as Candidate, isAbove, drawing));
  });
  return [...questions, ...ratingQuestions(unrated, by)]
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

/** Rating what nobody has rated: the chance that it belongs above the line after all. */
function ratingQuestions(
  unrated: readonly Pick<Candidate, 'id' | 'effort'>[],
  by: Drawing & Pick<Drawn, 'line'>,
): NextQuestion[] {
  const anything = by.model.criteria.map(({ scaleMin, scaleMax }) => anywhere(scaleMin, scaleMax));
  const prior = unrated.map(({ id, effort }) => ({ id, effort, answers: anything }));
  const questions: NextQuestion[] = [];
  eachAbove(prior, by, (isAbove, index) => {
    const above = isAbove.reduce((sum, is) => sum + is, 0);
    const { id } = prior[index] as Candidate;
    questions.push({
      opportunityId: id,
      input: 'rating',
      criterionId: null,
      chance: above / DRAWS,
    });
  });
  return questions;
}

/** Any place on a scale as likely as any other: as many sure raters as a pool has values. */
const anywhere = (low: number, high: number): Range[] =>
  Array.from({ length: 64 }, (_, i) => {
    const value = low + ((i + 0.5) / 64) * (high - low);
    return { low: value, likely: value, high: value };
  });

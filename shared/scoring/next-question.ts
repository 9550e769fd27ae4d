import {
  type Candidate,
  chanceAbove,
  type Drawing,
  type Drawn,
  draw,
  type RankedBy,
} from './bands.ts';
import { DRAWS, drawFrom, emptyPool, hashOf, poolOf, type Range } from './draw.ts';

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
  drawn: Drawn = draw(candidates, drawing),
): NextQuestion[] {
  const { model, seed } = drawing;
  const chances = candidates.map((_, index) => chanceAbove(drawn, index));
  const nearest = candidates
    .map((_, index) => index)
    .filter((index) => chances[index] !== 0 && chances[index] !== 1)
    .sort((a, b) => Math.abs((chances[a] ?? 0) - 0.5) - Math.abs((chances[b] ?? 0) - 0.5))
    .slice(0, NEAREST);
  const questions = [
    ...nearest.flatMap((index) =>
      questionsAbout(candidates[index] as Candidate, { model, seed, drawn, index }),
    ),
    ...ratingQuestions(unrated, { model, seed, drawn }),
  ];
  return questions
    .filter(({ chance }) => chance >= WORTH_ASKING)
    .sort((a, b) => b.chance - a.chance || (a.opportunityId < b.opportunityId ? -1 : 1));
}

type Place = { model: RankedBy; seed: number; drawn: Drawn; index: number };

function questionsAbout(candidate: Candidate, place: Place): NextQuestion[] {
  const { id } = candidate;
  const { model, seed } = place;
  const isAbove = sidesOf(place);
  const effort: NextQuestion = {
    opportunityId: id,
    input: 'effort',
    criterionId: null,
    chance: chanceToChange(isAbove, [candidate.effort], hashOf(`${id} effort`, seed)),
  };
  const answers = model.criteria.map(
    (criterion, c): NextQuestion => ({
      opportunityId: id,
      input: 'answer',
      criterionId: criterion.id,
      chance: chanceToChange(
        isAbove,
        candidate.answers[c] ?? [],
        hashOf(`${id} ${criterion.id}`, seed),
      ),
    }),
  );
  return [effort, ...answers];
}

function sidesOf({ drawn, index }: Place): Uint8Array {
  const sides = new Uint8Array(DRAWS);
  for (let i = 0; i < DRAWS; i++) {
    sides[i] = (drawn.density[index * DRAWS + i] as number) >= (drawn.line[i] as number) ? 1 : 0;
  }
  return sides;
}

const ranks = new Float64Array(DRAWS);

function chanceToChange(isAbove: Uint8Array, ranges: readonly Range[], state: number): number {
  const pool = poolOf(ranges, emptyPool());
  const places = rankIn(pool);
  if (places === null) return 0;
  drawFrom(places, state, ranks);
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
function rankIn(pool: Float64Array): Float64Array | null {
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
  { model, seed, drawn }: Omit<Place, 'index'>,
): NextQuestion[] {
  const anything = model.criteria.map(({ scaleMin, scaleMax }) => anywhere(scaleMin, scaleMax));
  const prior = unrated.map(({ id, effort }) => ({ id, effort, answers: anything }));
  const theirs = draw(prior, { model, capacity: Number.POSITIVE_INFINITY, seed });
  return unrated.map(({ id }, index) => ({
    opportunityId: id,
    input: 'rating' as const,
    criterionId: null,
    chance: chanceAbove({ density: theirs.density, line: drawn.line }, index),
  }));
}

/** Any place on a scale as likely as any other: as many sure raters as a pool has values. */
const anywhere = (low: number, high: number): Range[] =>
  Array.from({ length: 64 }, (_, i) => {
    const value = low + ((i + 0.5) / 64) * (high - low);
    return { low: value, likely: value, high: value };
  });

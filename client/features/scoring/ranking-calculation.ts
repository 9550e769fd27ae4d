import { drawAll } from '#shared/scoring/bands.ts';
import type { Candidate, Drawn } from '#shared/scoring/draw-candidates.ts';
import { type Doubts, type Flip, flipOf } from '#shared/scoring/flip.ts';
import { type NextQuestion, nextQuestions } from '#shared/scoring/next-question.ts';
import { candidatesOf, SEED } from '#shared/scoring/rank.ts';
import type { Ranked, Ranking } from '#shared/scoring/ranking.ts';
import { type Spread, spreadOf } from '#shared/scoring/spread.ts';
import { assumedEffort, type Standings, standingsOf } from '#shared/scoring/standings.ts';
import { type Swing, tornadoOf } from '#shared/scoring/tornado.ts';
import { type Askable, whomToAsk } from '#shared/scoring/whom-to-ask.ts';

/** What is calculated by: the model's weights as they stand on the sliders, and how much can be carried. */
export type Settings = {
  weights: readonly number[];
  ownerId: string | null;
  /** Person-weeks. */
  capacity: number;
};

/** An opportunity without its answers, which stay where they are calculated with. */
export type Light = Omit<Ranked, 'answers' | 'raters'>;

/** As much of the ranking as the screen needs; small enough to hand over in a moment. */
export type Laid = Omit<Ranking, 'opportunities' | 'raters'> & {
  opportunities: Light[];
  /** Of every owner. */
  standings: Standings;
};

/** A question with whom to ask it. */
export type Question = NextQuestion & { askId: string | null };

export type Explained = { flip: Flip | null; swings: Swing[]; spreads: Spread[] };

const EVERYBODY = { weeks: 0, ownerId: null };
/** More questions than this nobody reads. */
const MOST_QUESTIONS = 60;

/** Lays a ranking out for the screen. */
export function layOut({ opportunities, raters: _, ...rest }: Ranking): Laid {
  return {
    ...rest,
    opportunities: opportunities.map(({ answers: _answers, raters: _raters, ...light }) => light),
    standings: standingsOf({ model: rest.model, opportunities }, EVERYBODY),
  };
}

/** The slow part of the ranking of one revision: what is drawn two thousand times. */
export function calculationOf(ranking: Ranking): Calculation {
  const candidatesFor = keptFor((ownerId) => candidatesOf(ranking, { weeks: 0, ownerId }));
  const standingsFor = keptFor((ownerId) => standingsOf(ranking, { weeks: 0, ownerId }));
  let drawn: { of: string; by: Drawn } | undefined;

  /** Drawn once for all that is asked under the same settings. */
  function drawnBy(settings: Settings): Drawn {
    const of = JSON.stringify(settings);
    if (drawn?.of === of) return drawn.by;
    const by = drawAll(candidatesFor(settings.ownerId), drawingBy(ranking, settings));
    drawn = { of, by };
    return by;
  }

  return {
    chances: (settings) => drawnBy(settings).chances,
    questions(settings, who) {
      const { ownerId } = settings;
      const drawing = { ...drawingBy(ranking, settings), unrated: unratedIn(ranking, ownerId) };
      const found = nextQuestions(candidatesFor(ownerId), drawing, drawnBy(settings));
      return withWhom(ranking, found.slice(0, MOST_QUESTIONS), who);
    },
    explain(settings, id) {
      const { ownerId, capacity } = settings;
      const one = candidatesFor(ownerId).find((candidate) => candidate.id === id);
      if (!one) return { flip: null, swings: [], spreads: [] };
      const { model } = drawingBy(ranking, settings);
      const standings = standingsFor(ownerId);
      const flip = flipOf(model, { standings, capacity, one: doubtsOf(one) });
      return { flip, ...insideOf(model, one) };
    },
  };
}

type Who = { members: readonly Askable[]; askerId: string };

export type Calculation = {
  /** Chance of each to be above the line, in the order of the standings. */
  chances: (settings: Settings) => Float32Array;
  /** The inputs worth asking for, each with the right person. */
  questions: (settings: Settings, who: Who) => Question[];
  /** Why one stands where it does: what would flip it, what moves its score, where its raters disagree. */
  explain: (settings: Settings, id: string) => Explained;
};

/** Laid out once for each owner that is asked for. */
function keptFor<Of>(layOutFor: (ownerId: string | null) => Of): (ownerId: string | null) => Of {
  const known = new Map<string | null, Of>();
  return (ownerId) => {
    const laid = known.get(ownerId) ?? layOutFor(ownerId);
    known.set(ownerId, laid);
    return laid;
  };
}

const drawingBy = ({ model }: Ranking, { weights, capacity }: Settings) => ({
  model: {
    ...model,
    criteria: model.criteria.map((criterion, c) => ({
      ...criterion,
      weight: weights[c] ?? criterion.weight,
    })),
  },
  capacity,
  seed: SEED,
});

function withWhom(
  ranking: Ranking,
  found: readonly NextQuestion[],
  { members, askerId }: Who,
): Question[] {
  const open = openOf(ranking);
  const byId = new Map(ranking.opportunities.map((one) => [one.id, one]));
  return found.map((question) => ({
    ...question,
    askId: whomToAsk({
      input: inputOf(question),
      criterion: placeOf(ranking, question.criterionId),
      opportunity: byId.get(question.opportunityId) as Ranked,
      raters: ranking.raters,
      members,
      open,
      askerId,
    }),
  }));
}

/** What moves the score of one by itself, and where its raters disagree. */
function insideOf(model: Ranking['model'], one: Candidate): Omit<Explained, 'flip'> {
  const ratings = model.criteria.flatMap(({ id: criterionId }, c) =>
    (one.answers[c] ?? []).map(({ likely }) => ({ criterionId, likely })),
  );
  return {
    swings: tornadoOf(model, one.answers),
    spreads: spreadOf(model.criteria, ratings),
  };
}

function unratedIn({ opportunities }: Ranking, ownerId: string | null) {
  const assumed = assumedEffort(opportunities);
  return opportunities
    .filter((one) => !one.revealed && one.stage === 'ASSESS')
    .filter((one) => ownerId === null || one.ownerId === ownerId)
    .map(({ id, effort }) => ({ id, effort: effort ?? assumed }));
}

/** How many questions each member has open. */
function openOf({ requests }: Ranking): Map<string, number> {
  const open = new Map<string, number>();
  for (const { askedOfId } of requests) open.set(askedOfId, (open.get(askedOfId) ?? 0) + 1);
  return open;
}

const placeOf = ({ model }: Ranking, criterionId: string | null): number | null =>
  criterionId === null ? null : model.criteria.findIndex(({ id }) => id === criterionId);

/** The question's input as a request names it. */
export const inputOf = ({ input }: Pick<NextQuestion, 'input'>) =>
  input.toUpperCase() as Uppercase<NextQuestion['input']>;

const doubtsOf = ({ id, answers, effort }: Candidate): Doubts => ({
  id,
  halves: answers.map(
    (ranges) =>
      (Math.max(...ranges.map(({ high }) => high)) - Math.min(...ranges.map(({ low }) => low))) / 2,
  ),
  weeksHalf: (effort.high - effort.low) / 2,
});

import type { Range } from './draw.ts';
import { WEIGHT_SPREAD } from './draw-candidates.ts';
import { type Scores, scorerOf } from './score.ts';

/** What one input alone can make of a score. */
export type Swing = {
  kind: 'answer' | 'weight';
  criterionId: string;
  /** The input's two ends, and the score at each. */
  from: number;
  to: number;
  scoreFrom: number;
  scoreTo: number;
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * How far each input alone moves a score, widest first: every answer from the raters' mean low to their
 * mean high, every weight by as much as a draw moves it (tornado diagram: Eschenbach 1992, "Spiderplots
 * versus tornado diagrams", Interfaces 22). Inputs that move nothing are left out.
 */
export function tornadoOf(model: Scores, answers: readonly (readonly Range[])[]): Swing[] {
  const means = answers.map((ranges) => mean(ranges.map(({ likely }) => likely)));
  const scoreAt = (criteria: Scores['criteria'], values: readonly number[]): number =>
    scorerOf({ ...model, criteria })(
      values.map((value) => Float64Array.of(value)),
      1,
    )[0] as number;
  const swings = model.criteria.flatMap((criterion, c): Swing[] => {
    const ranges = answers[c] ?? [];
    const ends = [
      mean(ranges.map(({ low }) => low)),
      mean(ranges.map(({ high }) => high)),
    ] as const;
    const weights = [1 - WEIGHT_SPREAD, 1 + WEIGHT_SPREAD].map((times) => criterion.weight * times);
    const weighed = (weight: number) => model.criteria.with(c, { ...criterion, weight });
    const answer: Swing = {
      kind: 'answer',
      criterionId: criterion.id,
      from: ends[0],
      to: ends[1],
      scoreFrom: scoreAt(model.criteria, means.with(c, ends[0])),
      scoreTo: scoreAt(model.criteria, means.with(c, ends[1])),
    };
    if (model.formula !== 'WEIGHTED_SUM') return [answer];
    const [from, to] = weights as [number, number];
    return [
      answer,
      {
        kind: 'weight',
        criterionId: criterion.id,
        from,
        to,
        scoreFrom: scoreAt(weighed(from), means),
        scoreTo: scoreAt(weighed(to), means),
      },
    ];
  });
  return swings.filter((swing) => width(swing) > 1e-9).sort((a, b) => width(b) - width(a));
}

const width = ({ scoreFrom, scoreTo }: Swing): number => Math.abs(scoreTo - scoreFrom);

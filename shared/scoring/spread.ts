import type { Criterion } from './schema.ts';

type Answered = { criterionId: string; likely: number };

/** How far raters are apart on one criterion, as shares of its scale. */
export type Spread = {
  criterionId: string;
  lowest: number;
  highest: number;
  mean: number;
  /** (highest − lowest) / scale: 0 when all agree, 1 when they stand at its two ends. */
  share: number;
};

/** From this share of the scale on, raters mean different things and should talk. */
export const CONTESTED_FROM = 0.5;

/** How far apart the raters of a revealed round are, the most contested criterion first. */
export function spreadOf(
  criteria: readonly Pick<Criterion, 'id' | 'scaleMin' | 'scaleMax'>[],
  ratings: readonly Answered[],
): Spread[] {
  return criteria
    .flatMap(({ id, scaleMin, scaleMax }): Spread[] => {
      const answers = ratings.filter(({ criterionId }) => criterionId === id);
      if (answers.length === 0) return [];
      const values = answers.map(({ likely }) => likely);
      const [lowest, highest] = [Math.min(...values), Math.max(...values)];
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const share = (highest - lowest) / (scaleMax - scaleMin);
      return [{ criterionId: id, lowest, highest, mean, share }];
    })
    .sort((a, b) => b.share - a.share);
}

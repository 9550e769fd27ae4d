import { kindOfScale } from '#shared/scoring/scale.ts';
import type { Criterion, EditCriterion } from '#shared/scoring/schema.ts';

/** "a, b and c". */
export function listText(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const FEW = 5;

/** "a, b, c, d and 22 more": a sentence names a few. */
export const fewOf = (words: readonly string[]): string =>
  listText(
    words.length > FEW ? [...words.slice(0, FEW - 1), `${words.length - FEW + 1} more`] : words,
  );

export const directionWords = { UP: 'More is better', DOWN: 'Less is better' } as const;

type OnScale = Pick<Criterion | EditCriterion, 'scale' | 'scaleMin' | 'scaleMax' | 'unit'>;

/** "1 to 5", "0 to 260 days". */
export function scaleText({ scale, scaleMin, scaleMax, unit }: OnScale): string {
  const { label, levels } = kindOfScale(scale);
  if (levels) return label;
  const ends = `${scaleMin.toLocaleString()} to ${scaleMax.toLocaleString()}`;
  return unit ? `${ends} ${unit}` : ends;
}

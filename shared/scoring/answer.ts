import type { Answer } from './schema.ts';

/** The three numbers of an answer. */
export type End = 'low' | 'likely' | 'high';

/**
 * Sets one number of an answer and keeps the three rising. Likely takes a range nobody has opened along and
 * widens an opened one; low and high push what they would pass in front of them.
 */
export function setEnd(
  answer: Answer | undefined,
  { criterionId, end, value }: { criterionId: string; end: End; value: number },
): Answer {
  if (!answer) return { criterionId, low: value, likely: value, high: value, rationale: '' };
  const { low, likely, high } = answer;
  switch (end) {
    case 'low':
      return {
        ...answer,
        low: value,
        likely: Math.max(likely, value),
        high: Math.max(high, value),
      };
    case 'high':
      return { ...answer, high: value, likely: Math.min(likely, value), low: Math.min(low, value) };
    case 'likely':
      return low === high
        ? { ...answer, low: value, likely: value, high: value }
        : { ...answer, low: Math.min(low, value), likely: value, high: Math.max(high, value) };
  }
}

/** The level so many steps away, at most the last one of the scale. */
export function levelBeside(levels: readonly number[], from: number, steps: number): number {
  const at = levels.indexOf(from) + steps;
  return levels[Math.min(levels.length - 1, Math.max(0, at))] ?? from;
}

/**
 * The level that digits typed one after the other mean: "1" is 1, "1" and soon "3" is 13, where the scale has
 * that level. Null where it has none such.
 */
export function levelTyped(levels: readonly number[], typed: string): number | null {
  for (let from = 0; from < typed.length; from += 1) {
    const value = Number(typed.slice(from));
    if (levels.includes(value)) return value;
  }
  return null;
}

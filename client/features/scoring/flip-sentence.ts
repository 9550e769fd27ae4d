import { formatNumber } from '#client/lib/format.ts';
import type { Flip } from '#shared/scoring/flip.ts';
import type { Criterion } from '#shared/scoring/schema.ts';

interface Told {
  above: boolean;
  titleOf: (id: string) => string;
  criteria: readonly Pick<Criterion, 'id' | 'name'>[];
}

/** "If Value weighed 5.2 rather than 4, it would fall below the cut line, and “B” rise above it.": what a narrow line leaves out is the name. */
export function flipSentence(flip: Flip | null, { above, titleOf, criteria }: Told): string {
  if (!flip) {
    return 'No single weight, answer or estimate would take it over the cut line, even moved three times as far as it is unsure.';
  }
  const rival = flip.rivalId === null ? null : `“${titleOf(flip.rivalId)}”`;
  const what = `it would ${above ? 'fall below' : 'rise above'} the cut line`;
  return `If ${conditionOf(flip, criteria)}, ${what}${withRival(rival, above)}.`;
}

function withRival(rival: string | null, above: boolean): string {
  if (rival === null) return '';
  return above ? `, and ${rival} rise above it` : ` in the place of ${rival}`;
}

function conditionOf({ kind, criterionId, from, to }: Flip, criteria: Told['criteria']): string {
  const name = criteria.find(({ id }) => id === criterionId)?.name ?? '';
  const then = formatNumber(to, MOST_DIGITS);
  const now = apartFrom(then, from);
  if (kind === 'weight') return `${name} weighed ${then} rather than ${now}`;
  if (kind === 'answer') return `${name} were answered ${then} rather than ${now} on average`;
  return `it took ${then} weeks rather than ${now}`;
}

/** What is claimed was tried with this very value: none of its digits is left out. */
const MOST_DIGITS = 8;

/** As many digits as it takes to tell it from the other. */
function apartFrom(other: string, value: number): string {
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    const text = formatNumber(value, digits);
    if (text !== other) return text;
  }
  return formatNumber(value, MOST_DIGITS);
}

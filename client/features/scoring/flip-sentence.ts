import { formatNumber } from '#client/lib/format.ts';
import type { Flip } from '#shared/scoring/flip.ts';
import type { Criterion } from '#shared/scoring/schema.ts';

interface Told {
  above: boolean;
  titleOf: (id: string) => string;
  criteria: readonly Pick<Criterion, 'id' | 'name'>[];
}

/** "It would fall below the line, and “B” rise above it, if Value weighed 5.2 rather than 4." */
export function flipSentence(flip: Flip | null, { above, titleOf, criteria }: Told): string {
  if (!flip) {
    return 'No single weight, answer or estimate, even moved three times as far as it is unsure, would take it over the cut line.';
  }
  const rival = `“${titleOf(flip.rivalId)}”`;
  const what = above
    ? `It would fall below the cut line, and ${rival} rise above it,`
    : `It would rise above the cut line, in the place of ${rival},`;
  return `${what} if ${conditionOf(flip, criteria)}.`;
}

function conditionOf({ kind, criterionId, from, to }: Flip, criteria: Told['criteria']): string {
  const name = criteria.find(({ id }) => id === criterionId)?.name ?? '';
  const [now, then] = apart(from, to);
  if (kind === 'weight') return `${name} weighed ${then} rather than ${now}`;
  if (kind === 'answer') return `${name} were answered ${then} rather than ${now} on average`;
  return `it took ${then} weeks rather than ${now}`;
}

/** As many digits as it takes to tell the two apart. */
function apart(from: number, to: number): [string, string] {
  for (const digits of [0, 1, 2, 3]) {
    const both: [string, string] = [formatNumber(from, digits), formatNumber(to, digits)];
    if (both[0] !== both[1]) return both;
  }
  return [formatNumber(from, 4), formatNumber(to, 4)];
}

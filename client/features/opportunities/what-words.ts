import type { EditOpportunity, Evidence, Opportunity } from '#shared/opportunities/schema.ts';
import { same } from '#shared/same.ts';

/** The words of the form: what can be edited, the effort as three fields that may stand empty. */
export interface WhatWords {
  problem: string;
  forWhom: string;
  hypothesis: string;
  evidence: Evidence[];
  low: number | null;
  likely: number | null;
  high: number | null;
  costOfDelay: number | null;
  priorityId: string | null;
  ownerId: string | null;
  metricId: string | null;
}

export const whatName = {
  problem: 'Problem',
  forWhom: 'For whom',
  hypothesis: 'Hypothesis',
  evidence: 'Evidence',
  low: 'Effort, low',
  likely: 'Effort, likely',
  high: 'Effort, high',
  costOfDelay: 'Cost of delay',
  priorityId: 'Priority',
  ownerId: 'Owner',
  metricId: 'Metric',
} satisfies Record<keyof WhatWords, string>;

export const wordsOf = (opportunity: Opportunity): WhatWords => ({
  problem: opportunity.problem,
  forWhom: opportunity.forWhom,
  hypothesis: opportunity.hypothesis,
  evidence: opportunity.evidence,
  low: opportunity.effort?.low ?? null,
  likely: opportunity.effort?.likely ?? null,
  high: opportunity.effort?.high ?? null,
  costOfDelay: opportunity.costOfDelay,
  priorityId: opportunity.priorityId,
  ownerId: opportunity.ownerId,
  metricId: opportunity.metricId,
});

const names = Object.keys(whatName) as (keyof WhatWords)[];

/** Fields that both this member and somebody else changed, and not to the same. */
export function changedMeanwhile(
  base: WhatWords,
  theirs: WhatWords,
  mine: WhatWords,
): (keyof WhatWords)[] {
  return names.filter(
    (name) =>
      !same(base[name], theirs[name]) &&
      !same(base[name], mine[name]) &&
      !same(mine[name], theirs[name]),
  );
}

/** Only what was changed is sent, so that others' changes of other fields stand. */
export function inputOf(base: WhatWords, mine: WhatWords): EditOpportunity {
  const changed = Object.fromEntries(
    names.filter((name) => !same(base[name], mine[name])).map((name) => [name, mine[name]]),
  );
  const { low: _low, likely: _likely, high: _high, ...rest } = changed;
  const touchesEffort = ['low', 'likely', 'high'].some((name) => name in changed);
  return touchesEffort ? { ...rest, effort: effortOf(mine) } : rest;
}

/** One figure is enough: the others are taken to be the same until somebody says otherwise. */
function effortOf({ low, likely, high }: WhatWords) {
  const known = likely ?? low ?? high;
  if (known === null) return null;
  return {
    low: low ?? Math.min(known, high ?? known),
    likely: known,
    high: high ?? Math.max(known, low ?? known),
  };
}

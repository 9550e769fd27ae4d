import { formatNumber } from '#client/lib/format.ts';
import type { Tone } from '#client/ui/badge.tsx';
import type { Decision, DecisionKind } from '#shared/opportunities/decision.ts';

/** What each kind of decision is called, what its button says, and what is said once it is done. */
export const decisionWords = {
  PURSUE: { name: 'Pursue', tone: 'cool', done: 'to pursue', past: 'Decided to pursue' },
  PARK: { name: 'Park', tone: 'neutral', done: 'to park', past: 'Parked' },
  REJECT: { name: 'Reject', tone: 'outline', done: 'to reject', past: 'Rejected' },
} as const satisfies Record<DecisionKind, { name: string; tone: Tone; done: string; past: string }>;

/** "Days to an answer is at least 12 days"; a condition in words. */
export function conditionWords({ direction, value, metricName, unit }: Condition): string {
  const side = direction === 'UP' ? 'at least' : 'at most';
  return `${metricName} is ${side} ${formatNumber(value, 6)} ${unit}`;
}

type Condition = NonNullable<Decision['reopen']>;

/** What its readings say of a condition: "It stands at 9 days." */
export function standsAt({ latest, unit, metSince }: Condition): string {
  if (latest === null) return 'Nothing has been read yet.';
  const value = `${formatNumber(latest, 6)} ${unit}`;
  return metSince ? `It has reached ${value}: look at it again.` : `It stands at ${value}.`;
}

/** What has become of a decision that does not stand. */
export const fellBecause = ({
  undone,
  reversedById,
}: Pick<Decision, 'undone' | 'reversedById'>): string =>
  undone ? 'undone at once' : reversedById ? 'decided anew since' : 'reopened since';

import { Badge } from '#client/ui/badge.tsx';
import { type AssumptionState, assumptionStateName } from '#shared/handoffs/brief.ts';

const tones = { OPEN: 'outline', CONFIRMED: 'good', REFUTED: 'risk' } as const;

/** How an assumption stands, in a word. */
export function AssumptionBadge({ state }: { state: AssumptionState }) {
  const name = assumptionStateName[state];
  return <Badge tone={tones[state]}>{name.charAt(0).toUpperCase() + name.slice(1)}</Badge>;
}

import { sentenceCase } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { type AssumptionState, assumptionStateName } from '#shared/handoffs/brief.ts';

const tones = { OPEN: 'outline', CONFIRMED: 'good', REFUTED: 'risk' } as const;

/** How an assumption stands, in a word. */
export function AssumptionBadge({ state }: { state: AssumptionState }) {
  return <Badge tone={tones[state]}>{sentenceCase(assumptionStateName[state])}</Badge>;
}

import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import { deadlocksOf } from '#shared/handoffs/deadlock.ts';
import { awaitedIn } from '#shared/handoffs/thread.ts';
import type { Act } from './acts.ts';
import type { Situation } from './situation.ts';

type Plan = { sentence: string; forward: readonly Act[] };

/** What the review adds to a plan: a deadlock to break, a reply somebody waits for, a read-back nobody has confirmed. */
export function withThreads<One extends Plan>({ page, actor }: Situation, plan: One): One {
  const { handoff } = page;
  if (!handoff) return plan;
  const [deadlock] = deadlocksOf(handoff);
  const isBefore = handoff.state !== 'ACCEPTED' && handoff.state !== 'ACTIVE';
  const isAwaited =
    isBefore && handoff.questions.some((question) => awaitedIn(question).includes(actor.memberId));
  const said = [
    plan.sentence,
    deadlock && `It came back twice for ${nameOfBriefField(deadlock.field)}: the executives rule.`,
    handoff.readBackUnconfirmed && 'Nobody has confirmed the read-back.',
  ];
  const forward: Act[] = [
    ...(deadlock ? (['rule'] as const) : []),
    ...plan.forward,
    ...(isAwaited ? (['reply'] as const) : []),
    ...(handoff.readBackUnconfirmed ? (['confirm'] as const) : []),
  ];
  return { ...plan, sentence: said.filter(Boolean).join(' '), forward };
}

import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import type { HandoffCard } from '#server/roadmap/card-queries.ts';
import {
  type HandoffAction,
  type HandoffStanding,
  rightTo,
  stepOf,
} from '#shared/handoffs/machine.ts';
import type { HandoffState } from '#shared/handoffs/schema.ts';
import { DomainError } from '#shared/problem.ts';

/** What the machine asks beyond the card; left out where an action does not ask it. */
type Known = Partial<
  Pick<HandoffStanding, 'missing' | 'asked' | 'blocking' | 'unconfirmed' | 'proposed'>
>;

const standingOf = (card: HandoffCard, known: Known = {}): HandoffStanding => ({
  ...card,
  state: card.handoff.state,
  item: card.item?.state ?? null,
  missing: [],
  asked: 0,
  blocking: 0,
  unconfirmed: false,
  proposed: null,
  ...known,
});

/** Refuses who may not do this, then who has not seen how it stands; before anything else is looked up. */
export function mustSee(
  unit: Unit,
  card: HandoffCard,
  { action, seen }: { action: HandoffAction; seen?: number },
): void {
  const right = rightTo[action];
  if (right) must(unit.actor, right, card);
  if (seen !== undefined) mustMatch(seen, card.handoff.version, 'this handoff');
}

/** Where the machine takes it; refuses in its words what cannot be done now. */
export function mustStep(
  unit: Unit,
  card: HandoffCard,
  { action, ...known }: { action: HandoffAction } & Known,
): HandoffState {
  const by = rightTo[action] === null ? null : unit.actor;
  const step = stepOf(standingOf(card, known), action, by);
  if ('to' in step) return step.to;
  const { refused, sentence, path } = step;
  throw new DomainError(refused, sentence, path ? [{ path, message: sentence }] : undefined);
}

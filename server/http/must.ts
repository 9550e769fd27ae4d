import { type Actor, type People, type Verb, whyNot } from '#shared/people/can.ts';
import { DomainError } from '#shared/problem.ts';

/**
 * Refuses a member who has not the right, in the words of the table of rights. Commands call it
 * inside the transaction, after loading who is around the thing.
 */
export function must(actor: Actor, verb: Verb, people?: People): void {
  const reason = whyNot(actor, verb, people);
  if (reason !== null) throw new DomainError('not_allowed', reason);
}

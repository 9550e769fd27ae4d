import type { Unit } from '#server/http/write.ts';
import { lockCard } from '#server/roadmap/card-queries.ts';
import { DomainError } from '#shared/problem.ts';
import { lockSubmission } from './submissions.ts';

/** As it is when nobody has touched it since it was taken up. */
const UNTOUCHED = 1;

/** Everything that can rest on an opportunity without its version telling. */
async function restsOn({ tx }: Unit, opportunityId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ rests: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM comments WHERE opportunity_id = ${opportunityId}::uuid)
      OR EXISTS (SELECT 1 FROM rating_rounds WHERE opportunity_id = ${opportunityId}::uuid)
      OR EXISTS (SELECT 1 FROM input_requests WHERE opportunity_id = ${opportunityId}::uuid)
      OR EXISTS (SELECT 1 FROM duels WHERE ${opportunityId}::uuid IN (winner_id, loser_id))
      OR EXISTS (SELECT 1 FROM opportunities WHERE merged_into_id = ${opportunityId}::uuid)
      OR (SELECT count(*) FROM submissions WHERE opportunity_id = ${opportunityId}::uuid) > 0 AS rests`;
  return found?.rests ?? true;
}

/** What was made of it goes again, as long as nobody has built on it: its card was the proposal and nothing else. */
async function removeUntouched(unit: Unit, opportunityId: string): Promise<void> {
  const { stage, version } = await lockCard(unit, opportunityId);
  if (stage !== 'ASSESS' || version !== UNTOUCHED || (await restsOn(unit, opportunityId)))
    throw new DomainError(
      'rule_broken',
      'Somebody has worked with the opportunity since. Reject or merge that instead.',
    );
  await unit.tx.opportunity.delete({ where: { id: opportunityId } });
}

/** Takes the answer to a proposal back: it waits again, and its receipt says so. */
export async function takeAnswerToProposalBack(unit: Unit, id: string): Promise<void> {
  const { state, opportunityId } = await lockSubmission(unit, id);
  if (state === 'NEW') throw new DomainError('conflict', 'Nobody has answered this proposal.');
  await unit.tx.submission.update({
    where: { id },
    data: { state: 'NEW', answer: '', answeredById: null, answeredAt: null, opportunityId: null },
  });
  if (state === 'ACCEPTED' && opportunityId) await removeUntouched(unit, opportunityId);
  unit.record({
    type: 'submission_reopened',
    subjectType: 'submission',
    subjectId: id,
    // What stays has this in its history.
    ...(state === 'MERGED' && opportunityId ? { opportunityId } : {}),
    facts: { from: state },
  });
}

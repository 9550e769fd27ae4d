import type { Unit } from '#server/http/write.ts';
import type { Input } from '#shared/scoring/input-request.ts';
import { type Request, recordInput } from './input-commands.ts';

/** What a member was asked about an opportunity and has not answered. */
export const findAsked = (
  { tx, actor: { workspaceId, memberId } }: Unit,
  opportunityId: string,
  inputs: readonly Input[],
) =>
  tx.inputRequest.findMany({
    where: {
      opportunityId,
      workspaceId,
      askedOfId: memberId,
      input: { in: [...inputs] },
      answeredAt: null,
      withdrawnAt: null,
    },
  });

async function markAnswered(unit: Unit, requests: readonly Request[]): Promise<void> {
  for (const request of requests) {
    const { id } = request;
    await unit.tx.inputRequest.update({ where: { id }, data: { answeredAt: unit.now } });
    recordInput(unit, 'input_answered', request);
  }
}

/** The actor has handed in or changed a rating: what they were asked about these criteria is answered by that. */
export async function answerByRating(
  unit: Unit,
  opportunityId: string,
  criterionIds: readonly string[],
): Promise<void> {
  const asked = await findAsked(unit, opportunityId, ['ANSWER', 'RATING']);
  const answered = asked.filter(
    ({ criterionId }) => criterionId === null || criterionIds.includes(criterionId),
  );
  await markAnswered(unit, answered);
}

/** A rating is taken back: what it had answered since is asked again, unless somebody else is asked by now. */
export async function askAgain(unit: Unit, opportunityId: string, since: Date): Promise<void> {
  const { workspaceId, memberId } = unit.actor;
  const inputs: Input[] = ['ANSWER', 'RATING'];
  const about = { workspaceId, opportunityId, input: { in: inputs } };
  const open = await unit.tx.inputRequest.findMany({
    where: { ...about, answeredAt: null, withdrawnAt: null },
  });
  const answered = await unit.tx.inputRequest.findMany({
    where: { ...about, askedOfId: memberId, answeredAt: { gte: since } },
  });
  const isAsked = (one: Request) =>
    open.some((other) => other.input === one.input && other.criterionId === one.criterionId);
  for (const request of answered.filter((one) => !isAsked(one))) {
    const { id, askedOfId } = request;
    await unit.tx.inputRequest.update({ where: { id }, data: { answeredAt: null } });
    recordInput(unit, 'input_asked', request, { askedOfId, again: true });
  }
}

/** The actor has written an effort into the opportunity itself: that answers who asked them for it. */
export async function answerByEditing(
  unit: Unit,
  opportunityId: string,
  { effort }: { effort?: unknown },
): Promise<void> {
  if (!effort) return;
  await markAnswered(unit, await findAsked(unit, opportunityId, ['EFFORT']));
}

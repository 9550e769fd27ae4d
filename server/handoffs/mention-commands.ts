import type { Unit } from '#server/http/write.ts';
import { DomainError } from '#shared/problem.ts';

/**
 * Those mentioned in the thread of a question owe a reply from now on, also when they were mentioned before. Nobody
 * owes one to themselves.
 */
export async function mention(
  unit: Unit,
  { questionId, mentions = [] }: { questionId: string; mentions?: readonly string[] | undefined },
): Promise<void> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId: mentionedById } = actor;
  const others = [...new Set(mentions)].filter((id) => id !== mentionedById);
  if (others.length === 0) return;
  await mustBeHere(unit, others);
  for (const memberId of others.toSorted()) {
    const said = { mentionedById, mentionedAt: now };
    await tx.mention.upsert({
      where: { questionId_memberId: { questionId, memberId } },
      create: { ...said, workspaceId, questionId, memberId },
      update: said,
    });
  }
}

/** Only members who are here; held so, that none is removed in this moment. */
async function mustBeHere({ tx, actor }: Unit, ids: readonly string[]): Promise<void> {
  const here = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM members WHERE workspace_id = ${actor.workspaceId}::uuid AND id = ANY(${ids}::uuid[])
      AND removed_at IS NULL ORDER BY id FOR SHARE`;
  if (here.length === ids.length) return;
  const message = 'Somebody you mention is not a member here.';
  throw new DomainError('rule_broken', message, [{ path: 'mentions', message }]);
}

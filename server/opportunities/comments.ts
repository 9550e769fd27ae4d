import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { DomainError } from '#shared/problem.ts';

export async function writeComment(
  unit: Unit,
  opportunityId: string,
  body: string,
): Promise<string> {
  const { tx, actor, now } = unit;
  const id = uuidv7();
  await tx.comment.create({
    data: {
      id,
      workspaceId: actor.workspaceId,
      opportunityId,
      authorId: actor.memberId,
      body,
      writtenAt: now,
    },
  });
  unit.record({
    type: 'comment_written',
    subjectType: 'opportunity',
    subjectId: opportunityId,
    opportunityId,
  });
  return id;
}

/** One's own comment; its place in the conversation stays. */
export async function removeComment(unit: Unit, id: string): Promise<void> {
  const { tx, actor, now } = unit;
  const comment = await tx.comment.findFirst({
    where: { id, workspaceId: actor.workspaceId, removedAt: null },
  });
  if (!comment) throw new DomainError('not_found', 'This comment was removed already.');
  if (comment.authorId !== actor.memberId)
    throw new DomainError('not_allowed', 'Only its author removes a comment.');
  await tx.comment.update({ where: { id }, data: { body: '', removedAt: now } });
  const { opportunityId } = comment;
  unit.record({
    type: 'comment_removed',
    subjectType: 'opportunity',
    subjectId: opportunityId,
    opportunityId,
  });
}

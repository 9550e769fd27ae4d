import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import type { ReplyToQuestion } from '#shared/handoffs/intents.ts';
import { windClocks } from './clock-commands.ts';
import { mention } from './mention-commands.ts';
import { findQuestion } from './reviewing.ts';

type Reply = { handoffId: string; questionId: string; reply: ReplyToQuestion };

/** Any member says something in the thread of a question; a reply of the claimer shows that they are at it. */
export async function replyToQuestion(
  unit: Unit,
  { handoffId, questionId, reply }: Reply,
): Promise<string> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId: authorId } = actor;
  const card = await lockCardOfHandoff(unit, handoffId);
  must(actor, 'reply', card);
  const question = await findQuestion(unit, handoffId, questionId);
  const { body, mentions } = reply;
  const id = uuidv7();
  const data = { id, workspaceId, questionId, authorId, body, writtenAt: now };
  await tx.reply.create({ data });
  await mention(unit, { questionId, mentions });
  await touchCard(unit, card.id);
  if (authorId === card.claimerId) await windClocks(unit, handoffId);
  const facts = { questionId, field: question.field };
  unit.record({
    type: 'question_replied',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
  return id;
}

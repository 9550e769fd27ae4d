import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import type { AskQuestion, ReturnBrief } from '#shared/handoffs/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { backToDraft, type CardPlaced } from './back-to-draft.ts';

function mustBeInReview(card: HandoffCard): void {
  if (card.handoff.state === 'IN_REVIEW') return;
  throw new DomainError(
    'rule_broken',
    card.accepted ? 'It is accepted already.' : 'It is not in review.',
  );
}

async function keepQuestion(unit: Unit, card: HandoffCard, question: AskQuestion): Promise<string> {
  const { tx, actor, now } = unit;
  const id = uuidv7();
  await tx.question.create({
    data: {
      ...question,
      id,
      workspaceId: actor.workspaceId,
      handoffId: card.handoff.id,
      briefNumber: card.handoff.briefVersion,
      askedById: actor.memberId,
      askedAt: now,
    },
  });
  const { field, blocking } = question;
  unit.record({
    type: 'question_asked',
    subjectType: 'handoff',
    subjectId: card.handoff.id,
    opportunityId: card.id,
    facts: { questionId: id, field, blocking },
  });
  return id;
}

/** The claimer asks about a field of the brief; a blocking question has to be answered before accepting. */
export async function askQuestion(
  unit: Unit,
  handoffId: string,
  question: AskQuestion,
): Promise<string> {
  const card = await lockCardOfHandoff(unit, handoffId);
  must(unit.actor, 'ask', card);
  mustBeInReview(card);
  await touchCard(unit, card.id);
  return keepQuestion(unit, card, question);
}

async function findQuestion({ tx }: Unit, handoffId: string, id: string) {
  const question = await tx.question.findFirst({ where: { id, handoffId } });
  if (!question) throw new DomainError('not_found', 'This question does not exist here.');
  return question;
}

export async function answerQuestion(
  unit: Unit,
  { handoffId, questionId, answer }: { handoffId: string; questionId: string; answer: string },
): Promise<void> {
  const { tx, actor, now } = unit;
  const card = await lockCardOfHandoff(unit, handoffId);
  must(actor, 'answer', card);
  const question = await findQuestion(unit, handoffId, questionId);
  if (question.answer !== null)
    throw new DomainError('conflict', 'Somebody has answered it already.');
  await tx.question.update({
    where: { id: questionId },
    data: { answer, answeredById: actor.memberId, answeredAt: now },
  });
  await touchCard(unit, card.id);
  const facts = { questionId, field: question.field };
  unit.record({
    type: 'question_answered',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
}

/** The claimer goes on without an answer, on record. */
export async function takeQuestionAsRisk(
  unit: Unit,
  handoffId: string,
  questionId: string,
): Promise<void> {
  const card = await lockCardOfHandoff(unit, handoffId);
  must(unit.actor, 'take_risk', card);
  mustBeInReview(card);
  const question = await findQuestion(unit, handoffId, questionId);
  await unit.tx.question.update({ where: { id: questionId }, data: { takenAsRisk: true } });
  await touchCard(unit, card.id);
  const facts = { questionId, field: question.field, takenAsRisk: true };
  unit.record({
    type: 'question_answered',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
}

/** Back to the author with a typed reason and at least one question. */
export async function returnBrief(
  unit: Unit,
  { handoffId, seen, input }: { handoffId: string; seen: number; input: ReturnBrief },
): Promise<CardPlaced> {
  const { tx } = unit;
  const card = await lockCardOfHandoff(unit, handoffId);
  must(unit.actor, 'return', card);
  mustBeInReview(card);
  mustMatch(seen, card.handoff.version, 'this handoff');
  for (const question of input.questions) await keepQuestion(unit, card, question);
  const open = await tx.question.count({
    where: { handoffId, briefNumber: card.handoff.briefVersion },
  });
  if (open === 0) {
    const message = 'Ask at least one question, so that the author knows what to change.';
    throw new DomainError('rule_broken', message, [{ path: 'questions', message }]);
  }
  const { reason: returnReason, note, after } = input;
  const placed = await backToDraft(unit, card, { note, after, returnReason });
  const facts = { from: card.stage, to: 'DECIDED', reason: input.reason, note: input.note };
  unit.record({
    type: 'brief_returned',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
  return placed;
}

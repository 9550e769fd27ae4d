import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import type { AnswerQuestion, AskQuestion, ReturnBrief } from '#shared/handoffs/intents.ts';
import { DomainError } from '#shared/problem.ts';
import { backToDraft, type CardPlaced } from './back-to-draft.ts';
import { windClocks } from './clock-commands.ts';
import { mention } from './mention-commands.ts';
import { mustSee, mustStep } from './step.ts';

async function keepQuestion(unit: Unit, card: HandoffCard, question: AskQuestion): Promise<string> {
  const { tx, actor, now } = unit;
  const { mentions, ...asked } = question;
  const id = uuidv7();
  await tx.question.create({
    data: {
      ...asked,
      id,
      workspaceId: actor.workspaceId,
      handoffId: card.handoff.id,
      briefNumber: card.handoff.briefVersion,
      askedById: actor.memberId,
      askedAt: now,
    },
  });
  await mention(unit, { questionId: id, mentions });
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
  mustStep(unit, card, { action: 'ask' });
  await touchCard(unit, card.id);
  const id = await keepQuestion(unit, card, question);
  await windClocks(unit, handoffId);
  return id;
}

/** A question of this handoff. */
export async function findQuestion({ tx }: Unit, handoffId: string, id: string) {
  const question = await tx.question.findFirst({ where: { id, handoffId } });
  if (!question) throw new DomainError('not_found', 'This question does not exist here.');
  return question;
}

type Answer = { handoffId: string; questionId: string } & AnswerQuestion;

/** The author's side answers, once; what comes after is said in replies. */
export async function answerQuestion(
  unit: Unit,
  { handoffId, questionId, answer, mentions }: Answer,
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
  await mention(unit, { questionId, mentions });
  await touchCard(unit, card.id);
  await windClocks(unit, handoffId);
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
  mustStep(unit, card, { action: 'take_risk' });
  const question = await findQuestion(unit, handoffId, questionId);
  await unit.tx.question.update({ where: { id: questionId }, data: { takenAt: unit.now } });
  await touchCard(unit, card.id);
  await windClocks(unit, handoffId);
  const facts = { questionId, field: question.field, takenAsRisk: true };
  unit.record({
    type: 'question_answered',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts,
  });
}

/** Questions about the brief under review, with those that come with its return. */
async function askedOf({ tx }: Unit, card: HandoffCard, { questions }: ReturnBrief) {
  const { id: handoffId, briefVersion: briefNumber } = card.handoff;
  return questions.length + (await tx.question.count({ where: { handoffId, briefNumber } }));
}

/** What came back, why, and the fields it is about, those of its open questions: two on the same field, and executives break it. */
async function keepReturn({ tx, actor, now }: Unit, card: HandoffCard, input: ReturnBrief) {
  const { id: handoffId, briefVersion: briefNumber } = card.handoff;
  const asked = await tx.question.findMany({ where: { handoffId, briefNumber } });
  const open = asked.filter(({ answer, takenAt }) => answer === null && takenAt === null);
  const about = open.length > 0 ? open : asked;
  const { reason, note } = input;
  await tx.briefReturn.create({
    data: {
      id: uuidv7(),
      workspaceId: actor.workspaceId,
      handoffId,
      briefNumber,
      reason,
      note,
      fields: [...new Set(about.map(({ field }) => field))].toSorted(),
      returnedById: actor.memberId,
      returnedAt: now,
    },
  });
}

/** Back to the author with a typed reason and at least one question. */
export async function returnBrief(
  unit: Unit,
  { handoffId, seen, input }: { handoffId: string; seen: number; input: ReturnBrief },
): Promise<CardPlaced> {
  const card = await lockCardOfHandoff(unit, handoffId);
  mustSee(unit, card, { action: 'return', seen });
  // Before anything is kept; what is asked now counts.
  mustStep(unit, card, { action: 'return', asked: await askedOf(unit, card, input) });
  for (const question of input.questions) await keepQuestion(unit, card, question);
  await keepReturn(unit, card, input);
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

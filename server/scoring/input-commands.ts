import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { editOpportunity } from '#server/opportunities/commands.ts';
import { lockCard } from '#server/roadmap/card-queries.ts';
import type { EventType } from '#shared/events.ts';
import { DomainError } from '#shared/problem.ts';
import type {
  AnswerInput,
  AskInput,
  Input,
  TakeAnswerBack,
} from '#shared/scoring/input-request.ts';

export type Request = {
  id: string;
  opportunityId: string;
  input: Input;
  criterionId: string | null;
  askedOfId: string;
  askedById: string;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
};

export function recordInput(
  unit: Unit,
  type: EventType,
  request: Pick<Request, 'id' | 'opportunityId'>,
  facts = {},
) {
  const { id: requestId, opportunityId } = request;
  unit.record({
    type,
    subjectType: 'opportunity',
    subjectId: opportunityId,
    opportunityId,
    facts: { requestId, ...facts },
  });
}

/** Asks somebody for an input that could change what is above the line. Answers the request's id. */
export async function askInput(unit: Unit, input: AskInput): Promise<string> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId } = actor;
  const card = await lockCard(unit, input.opportunityId);
  if (card.stage !== 'ASSESS' && (card.stage !== 'DECIDED' || input.input !== 'EFFORT')) {
    throw new DomainError('rule_broken', 'It is decided already; nobody rates it any more.');
  }
  await mustKnow(unit, input);
  await mustNotBeAsked(unit, input);
  const id = uuidv7();
  await tx.inputRequest.create({
    data: { ...input, id, workspaceId, askedById: memberId, askedAt: now },
  });
  const { askedOfId, criterionId } = input;
  recordInput(
    unit,
    'input_asked',
    { id, opportunityId: card.id },
    { askedOfId, criterionId, input: input.input },
  );
  return id;
}

/** Who is asked is here and may answer, and the criterion is one of the model's. */
async function mustKnow({ tx, actor }: Unit, { askedOfId, criterionId, input }: AskInput) {
  const { workspaceId } = actor;
  const asked = await tx.member.findFirst({
    where: { id: askedOfId, workspaceId, removedAt: null },
  });
  if (!asked) throw new DomainError('not_found', 'Whoever you ask is not a member here.');
  if (input !== 'EFFORT' && !asked.roles.includes('ADVISOR')) {
    const message = `${asked.name} is no advisor, and only an advisor rates.`;
    throw new DomainError('rule_broken', message, [{ path: 'askedOfId', message }]);
  }
  if (criterionId === null) return;
  const criterion = await tx.criterion.findFirst({
    where: { id: criterionId, workspaceId, retiredAt: null },
  });
  if (!criterion) throw new DomainError('not_found', 'This criterion is not in the scoring model.');
}

/**
 * One question stands open at a time; the card's lock makes whoever comes second see the first. What
 * somebody was asked who has left nobody will answer: it makes room.
 */
async function mustNotBeAsked(unit: Unit, { opportunityId, input, criterionId }: AskInput) {
  const open = await unit.tx.inputRequest.findFirst({
    where: { opportunityId, input, criterionId, answeredAt: null, withdrawnAt: null },
    include: { askedOf: true },
  });
  if (!open) return;
  if (open.askedOf.removedAt === null) {
    throw new DomainError('conflict', `${open.askedOf.name} has been asked for it already.`);
  }
  await unit.tx.inputRequest.update({ where: { id: open.id }, data: { withdrawnAt: unit.now } });
}

async function lockRequest(unit: Unit, id: string): Promise<Request> {
  const where = { id, workspaceId: unit.actor.workspaceId };
  const found = await unit.tx.inputRequest.findFirst({ where });
  if (!found) throw new DomainError('not_found', 'There is nothing here.');
  await lockCard(unit, found.opportunityId);
  return unit.tx.inputRequest.findFirstOrThrow({ where });
}

function mustBeOpen({ answeredAt, withdrawnAt }: Request): void {
  if (answeredAt) throw new DomainError('conflict', 'It is answered already.');
  if (withdrawnAt) throw new DomainError('conflict', 'The question has been taken back.');
}

function mustBeAsked({ actor }: Unit, { askedOfId }: Request): void {
  if (askedOfId !== actor.memberId)
    throw new DomainError('not_allowed', 'Only who was asked answers.');
}

/** The asked member says how much work it is. */
export async function answerInput(unit: Unit, id: string, input: AnswerInput): Promise<void> {
  const request = await lockRequest(unit, id);
  mustBeAsked(unit, request);
  mustBeOpen(request);
  if (request.input !== 'EFFORT') {
    throw new DomainError('rule_broken', 'This is answered by rating the opportunity.');
  }
  await setEffort(unit, request, input.effort);
  await unit.tx.inputRequest.update({ where: { id }, data: { answeredAt: unit.now } });
  recordInput(unit, 'input_answered', request);
}

async function setEffort(
  unit: Unit,
  { opportunityId }: Request,
  effort: TakeAnswerBack['effort'],
  seen?: number,
): Promise<void> {
  const { version } = await lockCard(unit, opportunityId);
  await editOpportunity(unit, { id: opportunityId, seen: seen ?? version, input: { effort } });
}

/** Undoes an answer, as long as nobody has changed the opportunity since. */
export async function takeAnswerBack(
  unit: Unit,
  { id, seen, effort }: { id: string; seen: number } & TakeAnswerBack,
): Promise<void> {
  const request = await lockRequest(unit, id);
  mustBeAsked(unit, request);
  if (!request.answeredAt || request.input !== 'EFFORT') {
    throw new DomainError('conflict', 'There is no answer to take back.');
  }
  await setEffort(unit, request, effort, seen);
  await unit.tx.inputRequest.update({ where: { id }, data: { answeredAt: null } });
  recordInput(unit, 'input_asked', request, { askedOfId: request.askedOfId, again: true });
}

/** Whoever asked no longer needs to know. */
export async function withdrawInput(unit: Unit, id: string): Promise<void> {
  const request = await lockRequest(unit, id);
  if (request.askedById !== unit.actor.memberId) {
    throw new DomainError('not_allowed', 'Only who asked takes the question back.');
  }
  mustBeOpen(request);
  await unit.tx.inputRequest.update({ where: { id }, data: { withdrawnAt: unit.now } });
  recordInput(unit, 'input_withdrawn', request);
}

import { uuidv7 } from 'uuidv7';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { endOfColumn } from '#server/roadmap/card-commands.ts';
import { type Card, lockCard } from '#server/roadmap/card-queries.ts';
import type {
  AssignOpportunities,
  CreateOpportunity,
  EditOpportunity,
} from '#shared/opportunities/schema.ts';
import { DomainError } from '#shared/problem.ts';

/** The columns of the table that an input sets; what is left out stays as it is. */
function columnsOf({ effort, ...rest }: EditOpportunity) {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (effort === undefined) return given;
  const { low = null, likely = null, high = null } = effort ?? {};
  return { ...given, effortLow: low, effortLikely: likely, effortHigh: high };
}

/** A new candidate, last in Assess. Answers its id. */
export async function createOpportunity(unit: Unit, input: CreateOpportunity): Promise<string> {
  const { tx, actor, now } = unit;
  const id = uuidv7();
  const { title, ...rest } = input;
  await tx.opportunity.create({
    data: {
      ...columnsOf(rest),
      id,
      title,
      workspaceId: actor.workspaceId,
      position: await endOfColumn(unit, 'ASSESS'),
      stageSince: now,
      createdById: actor.memberId,
      createdAt: now,
    },
  });
  unit.record({
    type: 'opportunity_created',
    subjectType: 'opportunity',
    subjectId: id,
    opportunityId: id,
    facts: { title },
  });
  return id;
}

/** Its brief is with a lead, or work is done on it. */
const isSent = ({ handoff }: Card) => handoff !== null && handoff.state !== 'DRAFT';

/** Changes what an opportunity says. Stage and score are not said, they happen. */
export async function editOpportunity(
  unit: Unit,
  { id, seen, input }: { id: string; seen: number; input: EditOpportunity },
): Promise<void> {
  const card = await lockCard(unit, id);
  mustMatch(seen, card.version, 'this opportunity');
  if (input.metricId !== undefined && input.metricId !== card.metricId && isSent(card)) {
    const message = 'The brief that was sent names its metric; that no longer changes here.';
    throw new DomainError('rule_broken', message, [{ path: 'metricId', message }]);
  }
  await unit.tx.opportunity.update({
    where: { id },
    data: { ...columnsOf(input), version: { increment: 1 } },
  });
  unit.record({
    type: 'opportunity_edited',
    subjectType: 'opportunity',
    subjectId: id,
    opportunityId: id,
    facts: { fields: Object.keys(input) },
  });
}

/** Gives many opportunities a priority or an owner at once. Answers how many changed. */
export async function assignOpportunities(unit: Unit, input: AssignOpportunities): Promise<number> {
  const { tx, actor } = unit;
  const { ids, priorityId, ownerId } = input;
  if (priorityId === undefined && ownerId === undefined) {
    throw new DomainError('invalid_input', 'Choose a priority or an owner to assign.');
  }
  const found = await tx.opportunity.count({
    where: { id: { in: ids }, workspaceId: actor.workspaceId },
  });
  if (found !== new Set(ids).size)
    throw new DomainError(
      'not_found',
      'Some of these opportunities do not exist here. Nothing was changed.',
    );
  const { count } = await tx.opportunity.updateMany({
    where: { id: { in: ids }, workspaceId: actor.workspaceId },
    data: {
      ...(priorityId === undefined ? {} : { priorityId }),
      ...(ownerId === undefined ? {} : { ownerId }),
      version: { increment: 1 },
    },
  });
  unit.record({
    type: 'opportunity_edited',
    subjectType: 'workspace',
    subjectId: actor.workspaceId,
    facts: {
      count,
      ...(priorityId === undefined ? {} : { priorityId }),
      ...(ownerId === undefined ? {} : { ownerId }),
    },
  });
  return count;
}

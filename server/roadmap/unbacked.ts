import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import type { RecordUnbackedWork } from '#shared/roadmap/schema.ts';
import { endOfColumn } from './card-commands.ts';

/** Work somebody does although nobody decided it: recorded as such, and counted against capacity. */
export async function recordUnbackedWork(unit: Unit, input: RecordUnbackedWork): Promise<string> {
  const { tx, actor, now } = unit;
  const { workspaceId } = actor;
  const { title, state, ownerId, priorityId } = input;
  const id = uuidv7();
  await tx.opportunity.create({
    data: {
      id,
      workspaceId,
      title,
      ownerId,
      priorityId,
      stage: state,
      position: await endOfColumn(unit, state),
      stageSince: now,
      createdAt: now,
      createdById: actor.memberId,
    },
  });
  await tx.roadmapItem.create({
    data: {
      id: uuidv7(),
      workspaceId,
      opportunityId: id,
      unbacked: true,
      ownerId,
      state,
      stateSince: now,
      createdAt: now,
      startedAt: state === 'QUEUED' ? null : now,
      deliveredAt: state === 'DELIVERED' ? now : null,
    },
  });
  const facts = { title, to: state };
  unit.record({
    type: 'unbacked_work_recorded',
    subjectType: 'opportunity',
    subjectId: id,
    opportunityId: id,
    facts,
  });
  return id;
}

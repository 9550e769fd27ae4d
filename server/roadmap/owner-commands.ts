import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { DomainError } from '#shared/problem.ts';
import type { Capacity, CreateOwner, EditOwner, Owner, OwnerKind } from '#shared/roadmap/schema.ts';
import { readOwner } from './owner-queries.ts';

type Key = { workspaceId: string; ownerId: string };

/** Adds a team or person that does work. */
export async function createOwner(unit: Unit, input: CreateOwner): Promise<Owner> {
  const { tx, actor, now } = unit;
  must(actor, 'edit_owner');
  const { memberIds = [], capacity = [], name, kind } = input;
  const key = { workspaceId: actor.workspaceId, ownerId: uuidv7() };
  await mustBeNamedAlone(tx, key, name);
  await tx.owner.create({
    data: { id: key.ownerId, workspaceId: key.workspaceId, name, kind, createdAt: now },
  });
  await join(tx, key, kind, memberIds);
  await plan(tx, key, capacity);
  unit.record({
    type: 'owner_created',
    subjectType: 'owner',
    subjectId: key.ownerId,
    facts: { name, kind },
  });
  return readOwner(tx, key.workspaceId, key.ownerId);
}

/** Changes a name, who belongs to it, or how many people it has from when on. Lists replace what was there. */
export async function editOwner(
  unit: Unit,
  id: string,
  seen: number,
  input: EditOwner,
): Promise<Owner> {
  const { tx, actor } = unit;
  must(actor, 'edit_owner');
  const key = { workspaceId: actor.workspaceId, ownerId: id };
  await tx.$queryRaw`SELECT 1 FROM owners WHERE id = ${id}::uuid AND workspace_id = ${key.workspaceId}::uuid FOR UPDATE`;
  const before = await readOwner(tx, key.workspaceId, id);
  mustMatch(seen, before.version, before.name);
  const { memberIds, capacity, ...fields } = input;
  const kind = fields.kind ?? before.kind;
  if (fields.name !== undefined) await mustBeNamedAlone(tx, key, fields.name);
  if (memberIds || kind !== before.kind) await join(tx, key, kind, memberIds ?? before.memberIds);
  if (capacity) await plan(tx, key, capacity);
  await tx.owner.update({ where: { id }, data: { ...fields, version: { increment: 1 } } });
  const after = await readOwner(tx, key.workspaceId, id);
  const facts = { name: after.name, fields: Object.keys(input), ...changes(before, after) };
  unit.record({ type: 'owner_edited', subjectType: 'owner', subjectId: id, facts });
  return after;
}

/** Who came and went, and capacity before and after: what a later reader asks about. */
function changes(before: Owner, after: Owner): Record<string, unknown> {
  const joined = after.memberIds.filter((id) => !before.memberIds.includes(id));
  const left = before.memberIds.filter((id) => !after.memberIds.includes(id));
  const replanned = JSON.stringify(before.capacity) !== JSON.stringify(after.capacity);
  return {
    ...(joined.length > 0 ? { joined } : {}),
    ...(left.length > 0 ? { left } : {}),
    ...(replanned ? { capacity: { from: before.capacity, to: after.capacity } } : {}),
  };
}

async function mustBeNamedAlone(
  tx: Tx,
  { workspaceId, ownerId }: Key,
  name: string,
): Promise<void> {
  const other = await tx.owner.findFirst({
    where: { workspaceId, name, id: { not: ownerId } },
    select: { id: true },
  });
  if (!other) return;
  const message = 'There is an owner with this name already.';
  throw new DomainError('conflict', message, [{ path: 'name', message }]);
}

const refuseMembers = (message: string) =>
  new DomainError('rule_broken', message, [{ path: 'memberIds', message }]);

async function join(
  tx: Tx,
  { workspaceId, ownerId }: Key,
  kind: OwnerKind,
  memberIds: string[],
): Promise<void> {
  const wanted = [...new Set(memberIds)];
  if (kind === 'PERSON' && wanted.length > 1)
    throw refuseMembers('A person is one member. Make it a team to add more.');
  const here = await tx.member.count({
    where: { workspaceId, id: { in: wanted }, removedAt: null },
  });
  if (here < wanted.length)
    throw refuseMembers('One of them is not a member of this workspace, or not any more.');
  await tx.ownerMember.deleteMany({ where: { ownerId } });
  await tx.ownerMember.createMany({
    data: wanted.map((memberId) => ({ workspaceId, ownerId, memberId })),
  });
}

async function plan(tx: Tx, { workspaceId, ownerId }: Key, capacity: Capacity[]): Promise<void> {
  await tx.ownerCapacity.deleteMany({ where: { ownerId } });
  await tx.ownerCapacity.createMany({
    data: capacity.map(({ startsOn, peoplePerWeek }) => {
      return { id: uuidv7(), workspaceId, ownerId, startsOn: new Date(startsOn), peoplePerWeek };
    }),
  });
}

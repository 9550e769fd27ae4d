import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import { newToken } from '#server/http/session.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import type { InvitationLink, Role } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { DEMO_DOMAIN } from './demo-people.ts';
import { presentInvitation } from './queries.ts';

const INVITATION_DAYS = 7;

/** A workspace always keeps somebody who can manage its members. */
async function mustKeepAnAdmin(tx: Tx, workspaceId: string): Promise<void> {
  const admins = await tx.member.count({
    where: { workspaceId, removedAt: null, roles: { has: 'ADMIN' } },
  });
  if (admins === 0)
    throw new DomainError(
      'rule_broken',
      'A workspace keeps at least one admin. Make somebody else admin first.',
    );
}

/** Links that are still open for an address end with what they were made for: joining, leaving, new roles. */
export async function closeInvitations(
  tx: Tx,
  { workspaceId, accountId, now }: { workspaceId: string; accountId: string; now: Date },
): Promise<void> {
  const { email } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  await tx.invitation.updateMany({
    where: { workspaceId, email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
}

async function lockMember({ tx, actor }: Unit, id: string) {
  // First the member, then the workspace, as everybody does who writes as that member.
  await tx.$executeRaw`SELECT 1 FROM members WHERE id = ${id}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${actor.workspaceId}::uuid FOR UPDATE`;
  const member = await tx.member.findUnique({ where: { id, workspaceId: actor.workspaceId } });
  if (!member || member.removedAt) throw new DomainError('not_found', 'This member has left.');
  return member;
}

export async function changeRoles(
  unit: Unit,
  id: string,
  seen: number,
  roles: Role[],
): Promise<void> {
  const member = await lockMember(unit, id);
  mustMatch(seen, member.version, member.name);
  await closeInvitations(unit.tx, { ...unit, ...member });
  await unit.tx.member.update({
    where: { id },
    data: { roles: [...new Set(roles)], version: { increment: 1 } },
  });
  await mustKeepAnAdmin(unit.tx, unit.actor.workspaceId);
  unit.record({
    type: 'member_roles_changed',
    subjectType: 'member',
    subjectId: id,
    facts: { from: member.roles, to: roles },
  });
}

/** Their past stays; they can no longer enter. */
export async function removeMember(unit: Unit, id: string): Promise<void> {
  const member = await lockMember(unit, id);
  await closeInvitations(unit.tx, { ...unit, ...member });
  await unit.tx.ownerMember.deleteMany({ where: { memberId: id } });
  await unit.tx.member.update({
    where: { id },
    data: { removedAt: unit.now, version: { increment: 1 } },
  });
  await mustKeepAnAdmin(unit.tx, unit.actor.workspaceId);
  unit.record({ type: 'member_removed', subjectType: 'member', subjectId: id });
}

/** Makes a single-use link; only its hash is kept, so the link is answered this once. */
export async function inviteMember(
  unit: Unit,
  input: { email: string; roles: Role[] },
  publicUrl: string,
): Promise<InvitationLink> {
  const { tx, actor, now } = unit;
  const email = input.email.toLowerCase();
  const already = await tx.member.findFirst({
    where: { workspaceId: actor.workspaceId, removedAt: null, account: { email } },
  });
  if (already) throw new DomainError('conflict', `${already.name} is a member already.`);
  if (email.endsWith(`@${DEMO_DOMAIN}`)) {
    throw new DomainError(
      'rule_broken',
      'Addresses of the demo belong to the demo. Invite a real one.',
    );
  }
  // The newest link is the one that counts.
  await tx.invitation.updateMany({
    where: { workspaceId: actor.workspaceId, email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const { token, hash } = newToken();
  const invitation = await tx.invitation.create({
    data: {
      id: uuidv7(),
      workspaceId: actor.workspaceId,
      email,
      roles: [...new Set(input.roles)],
      tokenHash: new Uint8Array(hash),
      invitedById: actor.memberId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    },
  });
  unit.record({
    type: 'member_invited',
    subjectType: 'workspace',
    subjectId: actor.workspaceId,
    facts: { roles: input.roles },
  });
  const link = `${publicUrl}/invitations/${token}`;
  return { invitation: presentInvitation(invitation), link };
}

export async function revokeInvitation(unit: Unit, id: string): Promise<void> {
  const { count } = await unit.tx.invitation.updateMany({
    where: { id, workspaceId: unit.actor.workspaceId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: unit.now },
  });
  if (count === 0)
    throw new DomainError('conflict', 'This invitation has been used or withdrawn already.');
  unit.record({
    type: 'invitation_revoked',
    subjectType: 'workspace',
    subjectId: unit.actor.workspaceId,
  });
}

import type { Database } from '#server/db/client.ts';
import type { Deps } from '#server/http/api.ts';
import type { WorkspaceActor } from '#server/http/session.ts';
import { can } from '#shared/people/can.ts';
import type { Invitation, Me, Member, Session } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';

/** Who is signed in, and every workspace they are a member of. */
export async function findMe(
  { db, mailer }: Pick<Deps, 'db' | 'mailer'>,
  accountId: string,
): Promise<Me> {
  const { id, name, email, members } = await db.prisma.account.findUniqueOrThrow({
    where: { id: accountId },
    include: {
      members: {
        where: { removedAt: null },
        orderBy: { createdAt: 'asc' },
        include: {
          workspace: {
            include: { _count: { select: { members: { where: { removedAt: null } } } } },
          },
          owners: { select: { ownerId: true } },
        },
      },
    },
  });
  return {
    account: { id, name, email },
    workspaces: members.map((member) => ({
      workspaceId: member.workspaceId,
      slug: member.workspace.slug,
      name: member.workspace.name,
      timeZone: member.workspace.timeZone,
      memberId: member.id,
      roles: member.roles,
      ownerIds: member.owners.map(({ ownerId }) => ownerId),
      alone: member.workspace._count.members === 1,
      digest: member.digest,
    })),
    sendsMail: mailer !== null,
  };
}

export async function findSessions(
  db: Database,
  accountId: string,
  currentId: string,
  now: Date,
): Promise<Session[]> {
  const sessions = await db.prisma.session.findMany({
    where: { accountId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
  });
  return sessions.map((session) => ({
    id: session.id,
    current: session.id === currentId,
    userAgent: session.userAgent,
    ip: session.ip,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  }));
}

/** Members in the order they joined. E-mail addresses are for admins and for oneself. */
export async function findMembers(db: Database, actor: WorkspaceActor): Promise<Member[]> {
  const members = await db.prisma.member.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { account: { select: { email: true } }, owners: { select: { ownerId: true } } },
  });
  const manages = can(actor, 'manage_members');
  return members.map((member) => ({
    id: member.id,
    name: member.name,
    email: manages || member.id === actor.memberId ? member.account.email : null,
    roles: member.roles,
    ownerIds: member.owners.map(({ ownerId }) => ownerId),
    removedAt: member.removedAt?.toISOString() ?? null,
    version: member.version,
  }));
}

type InvitationRow = {
  id: string;
  email: string;
  roles: Invitation['roles'];
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
};

export const presentInvitation = (row: InvitationRow): Invitation => ({
  id: row.id,
  email: row.email,
  roles: row.roles,
  expiresAt: row.expiresAt.toISOString(),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});

export async function findInvitations(db: Database, workspaceId: string): Promise<Invitation[]> {
  const rows = await db.prisma.invitation.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(presentInvitation);
}

const noInvitation = () =>
  new DomainError(
    'not_found',
    'This invitation has been used, was withdrawn or has expired. Ask for a new one.',
  );

/** An invitation, whatever became of it, by the hash of its token. */
export async function findInvitation(db: Database, hash: Buffer) {
  const invitation = await db.prisma.invitation.findUnique({
    where: { tokenHash: new Uint8Array(hash) },
    include: { workspace: true },
  });
  if (!invitation) throw noInvitation();
  return invitation;
}

/** Refuses an invitation that cannot be used any more. */
export function mustBeOpen(
  { acceptedAt, revokedAt, expiresAt }: Omit<InvitationRow, 'id' | 'email' | 'roles'>,
  now: Date,
): void {
  if (acceptedAt || revokedAt || expiresAt <= now) throw noInvitation();
}

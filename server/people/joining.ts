import { uuidv7 } from 'uuidv7';
import { type Tx, transaction } from '#server/db/transaction.ts';
import { recordEvents } from '#server/events/record.ts';
import type { Deps } from '#server/http/api.ts';
import { hashOf } from '#server/http/session.ts';
import { createScoringModel } from '#server/opportunities/scoring-model-commands.ts';
import type { AcceptInvitation, CreateWorkspace } from '#shared/people/schema.ts';
import { Password } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { closeInvitations } from './commands.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { findOpenInvitation } from './queries.ts';

/** A workspace with its first member, who may do everything in it. */
export async function createWorkspaceFor(
  tx: Tx,
  {
    account,
    workspace,
    now,
  }: { account: { id: string; name: string }; workspace: CreateWorkspace; now: Date },
): Promise<string> {
  const taken = await tx.workspace.findUnique({ where: { slug: workspace.slug } });
  if (taken) {
    const message = 'This address is taken. Choose another.';
    throw new DomainError('conflict', message, [{ path: 'slug', message }]);
  }
  const workspaceId = uuidv7();
  const memberId = uuidv7();
  await tx.workspace.create({
    data: { id: workspaceId, slug: workspace.slug, name: workspace.name, createdAt: now },
  });
  await tx.member.create({
    data: {
      id: memberId,
      workspaceId,
      accountId: account.id,
      name: account.name,
      roles: ['ADMIN', 'ADVISOR', 'LEAD', 'EXECUTIVE'],
      createdAt: now,
    },
  });
  await createScoringModel(tx, workspaceId);
  await recordEvents(tx, { workspaceId, actorId: memberId, now }, [
    { type: 'workspace_created', subjectType: 'workspace', subjectId: workspaceId },
  ]);
  return workspace.slug;
}

export async function createWorkspace(
  { db, clock }: Deps,
  accountId: string,
  workspace: CreateWorkspace,
) {
  return transaction(db, async (tx) => {
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
    return createWorkspaceFor(tx, { account, workspace, now: clock() });
  });
}

export async function previewInvitation({ db, clock }: Deps, token: string) {
  const invitation = await findOpenInvitation(db, hashOf(token), clock());
  const account = await db.prisma.account.findUnique({ where: { email: invitation.email } });
  return {
    workspaceName: invitation.workspace.name,
    email: invitation.email,
    roles: invitation.roles,
    hasAccount: account !== null,
  };
}

/**
 * Joins a workspace through its link, with the account that has the invited address: an existing one
 * shows its password, a new one chooses it. Answers the account's id. A link works once.
 */
export async function acceptInvitation(
  { db, clock }: Deps,
  token: string,
  input: AcceptInvitation,
): Promise<string> {
  const now = clock();
  const { email } = await findOpenInvitation(db, hashOf(token), now);
  const known = await db.prisma.account.findUnique({ where: { email } });
  if (known && !(await passwordMatches(known.passwordHash, input.password))) {
    const message = 'That is not the password of this account.';
    throw new DomainError('rule_broken', message, [{ path: 'password', message }]);
  }
  const fresh = known ? null : await newAccount(email, input);
  return transaction(db, async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: {
        tokenHash: new Uint8Array(hashOf(token)),
        acceptedAt: null,
        revokedAt: null,
        expiresAt: { gt: now },
      },
      data: { acceptedAt: now },
    });
    if (count === 0) throw new DomainError('conflict', 'This invitation has just been used.');
    const account =
      known ?? (await tx.account.create({ data: { ...(fresh as NewAccount), createdAt: now } }));
    const invitation = await tx.invitation.findUniqueOrThrow({
      where: { tokenHash: new Uint8Array(hashOf(token)) },
    });
    await joinWorkspace(tx, { account, invitation, now });
    return account.id;
  });
}

type NewAccount = { id: string; email: string; name: string; passwordHash: string };

async function newAccount(email: string, input: AcceptInvitation): Promise<NewAccount> {
  const chosen = Password.safeParse(input.password);
  const fields = [
    ...(input.name === undefined ? [{ path: 'name', message: 'Enter your name.' }] : []),
    ...(chosen.success
      ? []
      : [{ path: 'password', message: chosen.error.issues[0]?.message ?? '' }]),
  ];
  if (fields.length > 0 || input.name === undefined)
    throw new DomainError('invalid_input', 'Something is missing.', fields);
  return {
    id: uuidv7(),
    email,
    name: input.name,
    passwordHash: await hashPassword(input.password),
  };
}

async function joinWorkspace(
  tx: Tx,
  {
    account,
    invitation,
    now,
  }: {
    account: { id: string; name: string };
    invitation: { workspaceId: string; roles: ('ADVISOR' | 'LEAD' | 'EXECUTIVE' | 'ADMIN')[] };
    now: Date;
  },
): Promise<void> {
  const { workspaceId, roles } = invitation;
  await tx.$executeRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
  const where = { workspaceId, accountId: account.id, removedAt: null };
  if (await tx.member.findFirst({ where })) {
    throw new DomainError('conflict', 'You are a member of this workspace already.');
  }
  await closeInvitations(tx, { workspaceId, accountId: account.id, now });
  const { id } = await tx.member.upsert({
    where: { workspaceId_accountId: { workspaceId, accountId: account.id } },
    create: {
      id: uuidv7(),
      workspaceId,
      accountId: account.id,
      name: account.name,
      roles,
      createdAt: now,
    },
    update: { removedAt: null, roles, version: { increment: 1 } },
  });
  await recordEvents(tx, { workspaceId, actorId: id, now }, [
    { type: 'member_joined', subjectType: 'member', subjectId: id, facts: { roles } },
  ]);
}

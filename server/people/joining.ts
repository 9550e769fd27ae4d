import type { FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#server/db/client.ts';
import { type Tx, transaction } from '#server/db/transaction.ts';
import { recordEvents } from '#server/events/record.ts';
import type { Deps } from '#server/http/api.ts';
import { doOnce, onceOf } from '#server/http/once.ts';
import { hashOf } from '#server/http/session.ts';
import { createScoringModel } from '#server/scoring/model-commands.ts';
import type { AcceptInvitation, CreateWorkspace } from '#shared/people/schema.ts';
import { Password } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { arriveOnce } from './arriving.ts';
import { closeInvitations } from './commands.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { findInvitation, mustBeOpen } from './queries.ts';

type Creating = { Body: CreateWorkspace };
type Accepting = { Params: { token: string }; Body: AcceptInvitation };

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
    data: { ...workspace, id: workspaceId, createdAt: now },
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
  await createScoringModel(tx, workspaceId, now);
  await recordEvents(tx, { workspaceId, actorId: memberId, now }, [
    { type: 'workspace_created', subjectType: 'workspace', subjectId: workspaceId },
  ]);
  return workspace.slug;
}

/** A workspace made by somebody who has an account. Answers its slug. */
export async function createWorkspace({ db, clock }: Deps, request: FastifyRequest<Creating>) {
  const { accountId } = request.signedIn;
  return transaction(db, (tx) =>
    doOnce(tx, onceOf(request, accountId), async () => {
      const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
      return createWorkspaceFor(tx, { account, workspace: request.body, now: clock() });
    }),
  );
}

export async function previewInvitation({ db, clock }: Deps, token: string) {
  const invitation = await findInvitation(db, hashOf(token));
  mustBeOpen(invitation, clock());
  const { email, roles, workspace } = invitation;
  return { workspaceName: workspace.name, email, roles };
}

/**
 * Joins a workspace through its link, with the account that has the invited address: somebody who has
 * used Baton before shows its password, somebody new chooses one. Answers the account's id. A link works once.
 */
export async function acceptInvitation(
  { db, bus, clock }: Deps,
  request: FastifyRequest<Accepting>,
): Promise<string> {
  const { params, body } = request;
  const tokenHash = new Uint8Array(hashOf(params.token));
  const invitation = await findInvitation(db, hashOf(params.token));
  const { email, workspaceId } = invitation;

  return arriveOnce(db, request, {
    email,
    password: body.password,
    asked: { name: body.name },
    arrive: async (onceFor) => {
      const now = clock();
      mustBeOpen(invitation, now);
      const { account, isNew } = await accountFor(db, email, body);
      const join = async (tx: Tx) => {
        const { count } = await tx.invitation.updateMany({
          where: { tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
          data: { acceptedAt: now },
        });
        if (count === 0) throw new DomainError('conflict', 'This invitation has just been used.');
        if (isNew) await tx.account.create({ data: { ...account, createdAt: now } });
        await joinWorkspace(tx, { account, invitation, now });
        return account.id;
      };
      const id = await transaction(db, (tx) => doOnce(tx, onceFor(account.id), () => join(tx)));
      bus.publish(workspaceId);
      return id;
    },
  });
}

type Account = { id: string; email: string; name: string; passwordHash: string };

/**
 * The account somebody joins with. Who makes an invitation also gets its link, so nothing here tells,
 * by answer or by time, whether an address has an account, short of making one.
 */
async function accountFor(
  db: Database,
  email: string,
  { name, password }: AcceptInvitation,
): Promise<{ account: Account; isNew: boolean }> {
  if (name !== undefined) mustWillDo(password);
  const known = await db.prisma.account.findUnique({ where: { email } });
  if (known || name === undefined) {
    if (!(await passwordMatches(known?.passwordHash ?? null, password)) || !known) {
      const message =
        'This address and this password do not go together. Choose above whether you have used Baton before.';
      throw new DomainError('rule_broken', message, [{ path: 'password', message }]);
    }
    return { account: known, isNew: false };
  }
  const passwordHash = await hashPassword(password);
  return { account: { id: uuidv7(), email, name, passwordHash }, isNew: true };
}

function mustWillDo(password: string): void {
  const chosen = Password.safeParse(password);
  if (chosen.success) return;
  const message = chosen.error.issues[0]?.message ?? '';
  throw new DomainError('invalid_input', message, [{ path: 'password', message }]);
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

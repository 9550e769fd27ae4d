import type { FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#server/db/client.ts';
import { type Tx, transaction } from '#server/db/transaction.ts';
import type { Deps } from '#server/http/api.ts';
import { doOnce } from '#server/http/once.ts';
import { hashOf, newToken } from '#server/http/session.ts';
import type { SetUp } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { arriveOnce } from './arriving.ts';
import { createWorkspaceFor } from './joining.ts';
import { hashPassword } from './passwords.ts';

/** True while the database has no account: then, and only then, the first admin can be set up. */
export async function needsSetUp(db: Database): Promise<boolean> {
  return (await db.prisma.account.findFirst({ select: { id: true } })) === null;
}

/** A fresh one-time token for the log, or undefined when somebody has an account already. */
export async function firstRunToken(db: Database): Promise<string | undefined> {
  if (!(await needsSetUp(db))) return undefined;
  const { token, hash } = newToken();
  await db.prisma.setupToken.deleteMany({ where: { usedAt: null } });
  await db.prisma.setupToken.create({ data: { id: uuidv7(), tokenHash: new Uint8Array(hash) } });
  return token;
}

/** Makes the first account and its workspace. Works once, with the token from the log. */
export async function setUp(
  { db, clock }: Deps,
  request: FastifyRequest<{ Body: SetUp }>,
): Promise<string> {
  const { token, password, ...asked } = request.body;
  const email = asked.email.toLowerCase();
  return arriveOnce(db, request, {
    email,
    password,
    asked,
    arrive: async (onceFor) => {
      const account = { id: uuidv7(), email, name: asked.name };
      const passwordHash = await hashPassword(password);
      const found = async (tx: Tx) => {
        const now = clock();
        await useSetupToken(tx, token, now);
        await tx.account.create({ data: { ...account, passwordHash, createdAt: now } });
        const workspace = { name: asked.workspaceName, slug: asked.workspaceSlug };
        await createWorkspaceFor(tx, { account, workspace, now });
        return account.id;
      };
      return transaction(db, (tx) => doOnce(tx, onceFor(account.id), () => found(tx)));
    },
  });
}

async function useSetupToken(tx: Tx, token: string, now: Date): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('baton first run'))`;
  const { count } = await tx.setupToken.updateMany({
    where: { tokenHash: new Uint8Array(hashOf(token)), usedAt: null },
    data: { usedAt: now },
  });
  if (count === 0 || (await tx.account.findFirst({ select: { id: true } }))) {
    const message = 'This token is not valid, or Baton is set up already.';
    throw new DomainError('rule_broken', message, [{ path: 'token', message }]);
  }
}

import { uuidv7 } from 'uuidv7';
import type { Database } from '#server/db/client.ts';
import { transaction } from '#server/db/transaction.ts';
import type { Deps } from '#server/http/api.ts';
import { hashOf, newToken } from '#server/http/session.ts';
import type { SetUp } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
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
export async function setUp({ db, clock }: Deps, input: SetUp): Promise<string> {
  const now = clock();
  const passwordHash = await hashPassword(input.password);
  return transaction(db, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('baton first run'))`;
    const { count } = await tx.setupToken.updateMany({
      where: { tokenHash: new Uint8Array(hashOf(input.token)), usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0 || (await tx.account.findFirst({ select: { id: true } }))) {
      const message = 'This token is not valid, or Baton is set up already.';
      throw new DomainError('rule_broken', message, [{ path: 'token', message }]);
    }
    const email = input.email.toLowerCase();
    const account = await tx.account.create({
      data: { id: uuidv7(), email, name: input.name, passwordHash, createdAt: now },
    });
    const workspace = { name: input.workspaceName, slug: input.workspaceSlug };
    await createWorkspaceFor(tx, { account, workspace, now });
    return account.id;
  });
}

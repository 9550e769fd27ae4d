import type { FastifyReply, FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { type Tx, transaction } from '#server/db/transaction.ts';
import type { Deps } from '#server/http/api.ts';
import { doOnce, findKept, onceOf, usedForAnother } from '#server/http/once.ts';
import { COOKIE, newToken } from '#server/http/session.ts';
import type { ChangePassword } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { hashPassword, passwordMatches } from './passwords.ts';

/** Signs somebody in, or says the same sentence, after the same work, whatever was wrong. */
export async function signIn(
  { db }: Deps,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const account = await db.prisma.account.findUnique({ where: { email: email.toLowerCase() } });
  if (!(await passwordMatches(account?.passwordHash ?? null, password)) || !account) {
    throw new DomainError('not_signed_in', 'E-mail and password do not go together.');
  }
  return account.id;
}

/** Opens a session for an account and hands its token to the browser. */
export async function openSession(
  { db, config, clock }: Deps,
  accountId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { token, hash } = newToken();
  const now = clock();
  const expiresAt = new Date(now.getTime() + config.sessionDays * 86_400_000);
  await db.prisma.session.create({
    data: {
      id: uuidv7(),
      accountId,
      tokenHash: new Uint8Array(hash),
      userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
      ip: request.ip,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    },
  });
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl.startsWith('https:'),
    expires: expiresAt,
  });
}

export const forgetSession = (reply: FastifyReply): FastifyReply =>
  reply.clearCookie(COOKIE, { path: '/' });

/** Ends one session of an account; of another's it finds nothing. */
export async function revokeSession(
  { db, clock }: Deps,
  accountId: string,
  sessionId: string,
): Promise<void> {
  const { count } = await db.prisma.session.updateMany({
    where: { id: sessionId, accountId, revokedAt: null },
    data: { revokedAt: clock() },
  });
  if (count === 0) throw new DomainError('not_found', 'This session has ended already.');
}

/** Ends every session of an account, save one. */
export async function revokeSessions(
  { session }: Pick<Tx, 'session'>,
  { accountId, exceptId, now }: { accountId: string; exceptId?: string; now: Date },
): Promise<void> {
  const others = exceptId === undefined ? {} : { id: { not: exceptId } };
  await session.updateMany({
    where: { accountId, revokedAt: null, ...others },
    data: { revokedAt: now },
  });
}

const wrongPassword = () => {
  const message = 'That is not your current password.';
  return new DomainError('rule_broken', message, [{ path: 'current', message }]);
};

/** A new password ends every other session. A repeat is known by its key and by the password it set. */
export async function changePassword(
  { db, clock }: Deps,
  request: FastifyRequest<{ Body: ChangePassword }>,
): Promise<void> {
  const { accountId, sessionId } = request.signedIn;
  const { current, next } = request.body;
  const account = await db.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  const once = onceOf(request, accountId, null);
  if (once && (await findKept(db.prisma, once))) {
    if (await passwordMatches(account.passwordHash, next)) return;
    throw usedForAnother();
  }
  if (!(await passwordMatches(account.passwordHash, current))) throw wrongPassword();
  const passwordHash = await hashPassword(next);
  const change = async (tx: Tx) => {
    // Only the password that was shown: another change may have come first.
    const where = { id: accountId, passwordHash: account.passwordHash };
    const { count } = await tx.account.updateMany({ where, data: { passwordHash } });
    if (count === 0) throw wrongPassword();
    await revokeSessions(tx, { accountId, exceptId: sessionId, now: clock() });
    return null;
  };
  await transaction(db, (tx) => doOnce(tx, once, () => change(tx)));
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '#server/http/api.ts';
import { COOKIE, newToken } from '#server/http/session.ts';
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

export async function revokeSessions(
  { db, clock }: Deps,
  accountId: string,
  exceptId?: string,
): Promise<void> {
  await db.prisma.session.updateMany({
    where: {
      accountId,
      revokedAt: null,
      ...(exceptId === undefined ? {} : { id: { not: exceptId } }),
    },
    data: { revokedAt: clock() },
  });
}

/** A new password ends every other session. */
export async function changePassword(
  deps: Deps,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  { current, next }: { current: string; next: string },
): Promise<void> {
  const account = await deps.db.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  if (!(await passwordMatches(account.passwordHash, current))) {
    throw new DomainError('rule_broken', 'That is not your current password.', [
      { path: 'current', message: 'That is not your current password.' },
    ]);
  }
  const passwordHash = await hashPassword(next);
  await deps.db.prisma.account.update({ where: { id: accountId }, data: { passwordHash } });
  await revokeSessions(deps, accountId, sessionId);
}

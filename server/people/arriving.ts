import type { FastifyRequest } from 'fastify';
import type { Database } from '#server/db/client.ts';
import { findKept, type Once, onceOf, usedForAnother } from '#server/http/once.ts';
import { passwordMatches } from './passwords.ts';

type Arrival = {
  email: string;
  password: string;
  /** What the request says besides its secrets, to tell it from another under the same key. */
  asked: unknown;
  /** Makes the account or finds it, and keeps the key for it in the same transaction. Answers its id. */
  arrive: (onceFor: (accountId: string) => Once | undefined) => Promise<string>;
};

/**
 * Lets somebody without a session in, with one effect per key: a repeat that shows the password of the
 * account the first request led to is told that account again. Answers its id.
 */
export async function arriveOnce(
  db: Database,
  request: FastifyRequest,
  { email, password, asked, arrive }: Arrival,
): Promise<string> {
  const onceFor = (accountId: string) => onceOf(request, accountId, asked);

  async function arrivedBefore(): Promise<string | undefined> {
    const account = await db.prisma.account.findUnique({ where: { email } });
    const once = account && onceFor(account.id);
    if (!once || !(await findKept(db.prisma, once))) return undefined;
    if (!(await passwordMatches(account.passwordHash, password))) throw usedForAnother();
    return account.id;
  }

  const before = await arrivedBefore();
  if (before !== undefined) return before;
  return arrive(onceFor).catch(async (refusal) => {
    // Sent twice at once: the one that came second is refused by what the first has just done.
    const meanwhile = await arrivedBefore();
    if (meanwhile === undefined) throw refusal;
    return meanwhile;
  });
}

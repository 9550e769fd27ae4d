import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '#server/db/transaction.ts';
import { DomainError } from '#shared/problem.ts';

/** A request that has one effect, however often it arrives: whose it is, its key, and what it asks. */
export type Once = { accountId: string; key: string; requestHash: string };

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Undefined when the request carries no key.
 * @param asked what tells this request from another under the same key; never a password, as what is
 * kept of it can be guessed at
 */
export function onceOf(
  request: FastifyRequest,
  accountId: string,
  asked: unknown = request.body,
): Once | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST') return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new DomainError('invalid_input', 'Idempotency-Key takes 1 to 200 visible characters.');
  }
  const text = JSON.stringify([request.method, request.url, asked ?? null]);
  return { accountId, key, requestHash: createHash('sha256').update(text).digest('hex') };
}

type Kept = { body: unknown };

/** What the same request was answered before, if it was. */
export async function findKept(
  { idempotencyKey }: Pick<Tx, 'idempotencyKey'>,
  { accountId, key, requestHash }: Once,
): Promise<Kept | undefined> {
  const kept = await idempotencyKey.findUnique({ where: { accountId_key: { accountId, key } } });
  if (!kept) return undefined;
  if (kept.requestHash !== requestHash) throw usedForAnother();
  return kept;
}

export const usedForAnother = () =>
  new DomainError('conflict', 'This Idempotency-Key was used for another request.');

/**
 * Does the work of a request, or answers what it was answered the first time. The key is held for the
 * transaction: a second request with it waits here until the first has ended.
 * @param withoutSecret what a repeated request is told, where the answer holds a secret that must not be kept
 */
export async function doOnce<T>(
  tx: Tx,
  once: Once | undefined,
  work: () => Promise<T>,
  withoutSecret: (value: T) => NoInfer<T> = (value) => value,
): Promise<T> {
  if (!once) return work();
  const { accountId, key, requestHash } = once;
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency_keys (account_id, key, request_hash, body)
    VALUES (${accountId}::uuid, ${key}, ${requestHash}, 'null'::jsonb)
    ON CONFLICT DO NOTHING`;
  const kept = taken === 0 && (await findKept(tx, once));
  if (kept) return kept.body as T;
  const value = await work();
  await tx.$executeRaw`
    UPDATE idempotency_keys SET body = ${JSON.stringify(withoutSecret(value) ?? null)}::jsonb
    WHERE account_id = ${accountId}::uuid AND key = ${key}`;
  return value;
}

import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#server/db/client.ts';
import { Prisma } from '#server/db/generated/client.ts';
import { type Tx, transaction } from '#server/db/transaction.ts';
import type { Bus } from '#server/events/publish.ts';
import { type NewEvent, recordEvents } from '#server/events/record.ts';
import { mayEver, whyNever } from '#shared/people/can.ts';
import type { Role } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { standingSql, type WorkspaceActor } from './session.ts';

/** One write in progress: its transaction, who asks, when, and what it makes happen. */
export type Unit = {
  tx: Tx;
  actor: WorkspaceActor;
  now: Date;
  /** Queues an event; all are written at the end of the transaction, in this order. */
  record(event: NewEvent): void;
};

export type WriteDeps = { db: Database; bus: Bus; clock: () => Date };

const KEY = /^[\x21-\x7e]{1,200}$/;

type Once = { accountId: string; key: string; requestHash: string };
type Kept = { requestHash: string; body: unknown };

/** Undefined when the request carries no key. */
function onceOf(request: FastifyRequest, accountId: string): Once | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST') return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new DomainError('invalid_input', 'Idempotency-Key takes 1 to 200 visible characters.');
  }
  const asked = JSON.stringify([request.method, request.url, request.body ?? null]);
  return { accountId, key, requestHash: createHash('sha256').update(asked).digest('hex') };
}

/**
 * Holds the key for this transaction: a second request with the same key waits here until the first
 * has ended. Answers what that one answered, or undefined when this is the first.
 */
async function takeKey(tx: Tx, once: Once): Promise<Kept | undefined> {
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency_keys (account_id, key, request_hash, body)
    VALUES (${once.accountId}::uuid, ${once.key}, ${once.requestHash}, 'null'::jsonb)
    ON CONFLICT DO NOTHING`;
  if (taken === 1) return undefined;
  const where = { accountId_key: { accountId: once.accountId, key: once.key } };
  return await tx.idempotencyKey.findUniqueOrThrow({ where });
}

/**
 * The member as they are now, held so for this transaction: who was removed, or lost a role, while the
 * request waited does nothing any more.
 */
async function actorNow(tx: Tx, request: FastifyRequest): Promise<WorkspaceActor> {
  const { memberId } = request.actor;
  const [member] = await tx.$queryRaw<{ roles: Role[]; owner_ids: string[]; alone: boolean }[]>`
    SELECT ${Prisma.raw(standingSql)}
    FROM members m WHERE m.id = ${memberId}::uuid AND m.removed_at IS NULL FOR SHARE OF m`;
  if (!member) throw new DomainError('not_found', 'There is nothing here.');
  const policy = request.routeOptions.config.policy;
  if (policy && 'verb' in policy && !mayEver(member.roles, policy.verb)) {
    throw new DomainError('not_allowed', whyNever(policy.verb));
  }
  return {
    ...request.actor,
    roles: member.roles,
    ownerIds: member.owner_ids,
    alone: member.alone,
  };
}

/** What a write answers: the command's value, and the workspace's revision after it. */
export type Written<T> = { value: T; revision: number };

/**
 * One write, end to end: the command, its events and the answer to a repeated request are kept in one
 * transaction; readers are woken after it has committed.
 */
export async function write<T>(
  { db, bus, clock }: WriteDeps,
  request: FastifyRequest,
  command: (unit: Unit) => Promise<T>,
  /** What a repeated request is told, where the answer holds a secret that must not be stored. */
  withoutSecret: (value: T) => NoInfer<T> = (value) => value,
): Promise<Written<T>> {
  const once = onceOf(request, request.actor.accountId);
  const written = await transaction(db, async (tx): Promise<Written<T>> => {
    const kept = once && (await takeKey(tx, once));
    if (kept) {
      if (kept.requestHash !== once.requestHash) {
        throw new DomainError('conflict', 'This Idempotency-Key was used for another request.');
      }
      return kept.body as Written<T>;
    }
    const actor = await actorNow(tx, request);
    const events: NewEvent[] = [];
    const now = clock();
    const value = await command({ tx, actor, now, record: (event) => events.push(event) });
    const of = { workspaceId: actor.workspaceId, actorId: actor.memberId, now };
    const revision = events.length > 0 ? await recordEvents(tx, of, events) : 0;
    const result = { value, revision };
    if (once) await keepAnswer(tx, once, { value: withoutSecret(value), revision });
    return result;
  });
  if (written.revision > 0) bus.publish(request.actor.workspaceId);
  return written;
}

async function keepAnswer(tx: Tx, once: Once, body: unknown): Promise<void> {
  await tx.$executeRaw`
    UPDATE idempotency_keys SET body = ${JSON.stringify(body)}::jsonb
    WHERE account_id = ${once.accountId}::uuid AND key = ${once.key}`;
}

/** The version the caller saw, from If-Match: "v7". 428 without one. */
export function ifMatch(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) {
    throw new DomainError('version_required', 'Send the version you saw in If-Match, like "v7".');
  }
  const version = /^"v(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new DomainError('invalid_input', 'If-Match reads like "v7".');
  return Number(version);
}

/** Refuses a write to something that has moved on since the caller looked. */
export function mustMatch(seen: number, current: number, what: string): void {
  if (seen !== current) {
    throw new DomainError(
      'stale_version',
      `Someone changed ${what} first. Nothing of yours was written; look again.`,
    );
  }
}

export const etag = (reply: FastifyReply, version: number): FastifyReply =>
  reply.header('etag', `"v${version}"`);

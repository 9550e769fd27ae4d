import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#server/db/client.ts';
import { Prisma } from '#server/db/generated/client.ts';
import { type Tx, transaction } from '#server/db/transaction.ts';
import type { Bus } from '#server/events/publish.ts';
import { type NewEvent, recordEvents } from '#server/events/record.ts';
import { mayEver, whyNever } from '#shared/people/can.ts';
import type { Role } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { doOnce, onceOf } from './once.ts';
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
  const work = async (tx: Tx): Promise<Written<T>> => {
    const actor = await actorNow(tx, request);
    const events: NewEvent[] = [];
    const now = clock();
    const value = await command({ tx, actor, now, record: (event) => events.push(event) });
    const of = { workspaceId: actor.workspaceId, actorId: actor.memberId, now };
    const revision = events.length > 0 ? await recordEvents(tx, of, events) : 0;
    return { value, revision };
  };
  const told = ({ value, revision }: Written<T>) => ({ value: withoutSecret(value), revision });
  const written = await transaction(db, (tx) => doOnce(tx, once, () => work(tx), told));
  if (written.revision > 0) bus.publish(request.actor.workspaceId);
  return written;
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

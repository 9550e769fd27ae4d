import type { Tx } from '#server/db/transaction.ts';
import { type NewEvent, recordEvents } from '#server/events/record.ts';
import type { WorkspaceActor } from '#server/http/session.ts';
import type { Unit } from '#server/http/write.ts';

/** Runs a command as `write()` does for a request, at a moment of the past; its events come last. */
export async function actIn<T>(
  tx: Tx,
  { actor, now }: { actor: WorkspaceActor; now: Date },
  command: (unit: Unit) => Promise<T>,
): Promise<T> {
  const events: NewEvent[] = [];
  const value = await command({ tx, actor, now, record: (event) => events.push(event) });
  const of = { workspaceId: actor.workspaceId, actorId: actor.memberId, now };
  if (events.length > 0) await recordEvents(tx, of, events);
  return value;
}

/** What the database checks at commit, checked now: so that it held on every day, not only on the last. */
export async function mustHold(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
  await tx.$executeRaw`SET CONSTRAINTS ALL DEFERRED`;
}

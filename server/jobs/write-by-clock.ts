import { transaction } from '#server/db/transaction.ts';
import { type NewEvent, recordEvents } from '#server/events/record.ts';
import type { WorkspaceActor } from '#server/http/session.ts';
import type { Unit, WriteDeps } from '#server/http/write.ts';

/** Who acts when nobody does: without a member, without a role. */
const theClock = (workspaceId: string): WorkspaceActor => ({
  workspaceId,
  accountId: '',
  memberId: '',
  name: '',
  roles: [],
  ownerIds: [],
  alone: false,
});

/** A write of the clock's own: the command and its events in one transaction, readers woken after it has committed. */
export async function writeByClock(
  { db, bus, clock }: WriteDeps,
  workspaceId: string,
  command: (unit: Unit) => Promise<void>,
): Promise<void> {
  const revision = await transaction(db, async (tx) => {
    const events: NewEvent[] = [];
    const now = clock();
    const actor = theClock(workspaceId);
    await command({ tx, actor, now, record: (event) => events.push(event) });
    return events.length > 0 ? recordEvents(tx, { workspaceId, actorId: null, now }, events) : 0;
  });
  if (revision > 0) bus.publish(workspaceId);
}

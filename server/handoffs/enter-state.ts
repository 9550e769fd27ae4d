import type { Prisma } from '#server/db/generated/client.ts';
import type { Unit } from '#server/http/write.ts';
import type { HandoffState } from '#shared/handoffs/schema.ts';
import { windClocks } from './clock-commands.ts';

type Kept = Omit<Prisma.HandoffUncheckedUpdateInput, 'state' | 'stateSince' | 'version'>;

/** Brings a handoff into a state, with what else changes then, and sets its clocks. The only writer of a state. */
export async function enterState(
  unit: Unit,
  handoffId: string,
  { state, ...kept }: { state: HandoffState } & Kept,
): Promise<void> {
  await unit.tx.handoff.update({
    where: { id: handoffId },
    data: { ...kept, state, stateSince: unit.now, version: { increment: 1 } },
  });
  await windClocks(unit, handoffId);
}

import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import type { PromisedDates } from '#shared/handoffs/change.ts';
import { changeCriteria } from '#shared/roadmap/change-criteria.ts';

/** Out of the way of any list of criteria, while their places are given anew. */
const ASIDE = 100_000;

async function keepCriteria(
  { tx, actor }: Unit,
  itemId: string,
  sentences: readonly string[],
): Promise<void> {
  const now = await tx.acceptanceCriterion.findMany({
    where: { itemId },
    orderBy: { position: 'asc' },
  });
  const { kept, added, removed } = changeCriteria(now, sentences);
  await tx.acceptanceCriterion.deleteMany({ where: { itemId, id: { in: removed } } });
  await tx.acceptanceCriterion.updateMany({
    where: { itemId },
    data: { position: { increment: ASIDE } },
  });
  for (const { id, position } of kept)
    await tx.acceptanceCriterion.update({ where: { id }, data: { position } });
  const { workspaceId } = actor;
  await tx.acceptanceCriterion.createMany({
    data: added.map((one) => ({ ...one, id: uuidv7(), workspaceId, itemId })),
  });
}

type Changed = {
  /** Left out, they stay. */
  acceptanceCriteria?: readonly string[] | undefined;
  dates: PromisedDates | null;
};

/** Both sides have signed another promise: the work goes on under it. Ticks of unchanged sentences stay. */
export async function changePromise(
  unit: Unit,
  itemId: string,
  { acceptanceCriteria, dates }: Changed,
): Promise<void> {
  if (acceptanceCriteria) await keepCriteria(unit, itemId, acceptanceCriteria);
  const promised = dates && {
    startsOn: new Date(dates.startsOn),
    finishEarliest: new Date(dates.finishEarliest),
    finishLatest: new Date(dates.finishLatest),
  };
  await unit.tx.roadmapItem.update({
    where: { id: itemId },
    data: { ...promised, version: { increment: 1 } },
  });
}

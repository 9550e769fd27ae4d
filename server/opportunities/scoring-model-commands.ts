import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import { defaultCriteria } from '#shared/opportunities/default-scoring-model.ts';
import { positionsBetween } from '#shared/order.ts';

/** Gives a new workspace the scoring model it starts with. */
export async function createScoringModel(tx: Tx, workspaceId: string): Promise<void> {
  const scoringModelId = uuidv7();
  const positions = positionsBetween(null, null, defaultCriteria.length);
  await tx.scoringModel.create({ data: { id: scoringModelId, workspaceId, name: 'Weighted sum' } });
  await tx.criterion.createMany({
    data: defaultCriteria.map((criterion, index) => ({
      ...criterion,
      id: uuidv7(),
      workspaceId,
      scoringModelId,
      position: positions[index] as string,
    })),
  });
}

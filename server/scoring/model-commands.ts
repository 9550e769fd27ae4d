import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import { positionsBetween } from '#shared/order.ts';
import { templates } from '#shared/scoring/presets.ts';
import { findModel } from './queries.ts';

/** Gives a new workspace the scoring model it starts with. */
export async function createScoringModel(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const { about: _, criteria, ...model } = templates.WEIGHTED_SUM;
  const scoringModelId = uuidv7();
  const positions = positionsBetween(null, null, criteria.length);
  await tx.scoringModel.create({ data: { ...model, id: scoringModelId, workspaceId } });
  await tx.criterion.createMany({
    data: criteria.map((criterion, index) => ({
      ...criterion,
      id: uuidv7(),
      workspaceId,
      scoringModelId,
      position: positions[index] as string,
    })),
  });
  await keepVersion(tx, { workspaceId, changedById: null, reason: '', now });
}

/** Keeps the model as it stands now, for every decision that will rest on it. */
export async function keepVersion(
  tx: Tx,
  {
    workspaceId,
    changedById,
    reason,
    now,
  }: { workspaceId: string; changedById: string | null; reason: string; now: Date },
): Promise<void> {
  const model = await findModel(tx, workspaceId);
  await tx.scoringModelVersion.create({
    data: {
      workspaceId,
      scoringModelId: model.id,
      version: model.version,
      model,
      reason,
      changedById,
      changedAt: now,
    },
  });
}

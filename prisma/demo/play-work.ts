import { deliverItem, startItem, tickCriterion } from '#server/roadmap/item-commands.ts';
import { proveOutcome } from '#server/roadmap/proving.ts';
import { itemOf, type Players } from './scene.ts';

/** Right of the line: starting, ticking, delivering, proving. */
export const work: Players<'start' | 'tick' | 'deliver' | 'prove'> = {
  start: async (scene) => startItem(scene.unit, await itemOf(scene)),
  tick: async (scene) => {
    const { itemId } = await itemOf(scene);
    const open = await scene.unit.tx.acceptanceCriterion.findMany({
      where: { itemId, tickedAt: null },
      orderBy: { position: 'asc' },
    });
    for (const [index, evidence] of scene.step.evidence.entries()) {
      const criterion = open[index];
      if (!criterion) throw new Error(`"${scene.told.story.title}" has no criterion left to tick`);
      await tickCriterion(scene.unit, { itemId, criterionId: criterion.id, evidence });
    }
  },
  deliver: async (scene) => deliverItem(scene.unit, await itemOf(scene)),
  prove: async (scene) => {
    const { value, source, verdict, note } = scene.step;
    const input = { value, source, verdict, note };
    await proveOutcome(scene.unit, { ...(await itemOf(scene)), input });
  },
};

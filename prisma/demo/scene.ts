import type { Unit } from '#server/http/write.ts';
import type { Cast } from './cast.ts';
import type { Act, Step, Story } from './story.ts';

/** A story being played: its opportunity has an id once it was raised. */
export type Told = { story: Story; id: string };

export type Scene<Does extends Act['does'] = Act['does']> = {
  unit: Unit;
  cast: Cast;
  told: Told;
  step: Extract<Step, { does: Does }>;
};

export type Players<Does extends Act['does']> = {
  [Each in Does]: (scene: Scene<Each>) => Promise<unknown>;
};

type Where = Pick<Scene, 'unit' | 'told'>;
type Seen = { version: number; handoff: Version | null; item: Version | null };
type Version = { id: string; version: number };

/** The card with its live handoff and item, at the versions they stand at. */
export async function cardOf({ unit, told }: Where): Promise<Seen & { id: string }> {
  const [seen] = await unit.tx.$queryRaw<Seen[]>`
    SELECT o.version,
      (SELECT json_build_object('id', h.id, 'version', h.version) FROM handoffs h
        WHERE h.opportunity_id = o.id AND h.closed_at IS NULL) AS handoff,
      (SELECT json_build_object('id', i.id, 'version', i.version) FROM roadmap_items i
        WHERE i.opportunity_id = o.id AND i.withdrawn_at IS NULL) AS item
    FROM opportunities o WHERE o.id = ${told.id}::uuid`;
  if (!seen) throw new Error(`"${told.story.title}" was never raised`);
  return { id: told.id, ...seen };
}

/** The live handoff at the version it stands at. */
export async function handoffOf(scene: Where) {
  const { handoff } = await cardOf(scene);
  if (!handoff) throw new Error(`"${scene.told.story.title}" has no handoff`);
  return { handoffId: handoff.id, seen: handoff.version };
}

/** The live item at the version it stands at. */
export async function itemOf(scene: Where) {
  const { item } = await cardOf(scene);
  if (!item) throw new Error(`"${scene.told.story.title}" is not on the roadmap`);
  return { itemId: item.id, seen: item.version };
}

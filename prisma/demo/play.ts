import type { Happening } from './cast.ts';
import { handoff } from './play-handoff.ts';
import { strategy } from './play-strategy.ts';
import { work } from './play-work.ts';
import type { Players, Scene, Told } from './scene.ts';
import type { Act, Story } from './story.ts';

const players: Players<Act['does']> = { ...strategy, ...handoff, ...work };

/** Everything that happened to one opportunity, ready to be played in its time. */
export function happeningsOf(story: Story): Happening[] {
  const told: Told = { story, id: '' };
  return story.steps.map((step) => ({
    ago: step.ago,
    who: step.who,
    act: (unit, cast) => {
      const perform = players[step.does] as (scene: Scene) => Promise<unknown>;
      return perform({ unit, cast, told, step });
    },
  }));
}

import { createOpportunity, editOpportunity } from '#server/opportunities/commands.ts';
import { writeComment } from '#server/opportunities/comments.ts';
import { decide } from '#server/opportunities/deciding.ts';
import { reopenDecision } from '#server/opportunities/reopening.ts';
import { moveCard } from '#server/roadmap/move-card.ts';
import { recordUnbackedWork } from '#server/roadmap/unbacked.ts';
import { findModel } from '#server/scoring/queries.ts';
import { rateOpportunity, revealRound } from '#server/scoring/rating-commands.ts';
import { Decide } from '#shared/opportunities/decision.ts';
import { addDays, dayOf } from '#shared/time.ts';
import type { Cast } from './cast.ts';
import { cardOf, type Players } from './scene.ts';
import type { Answers, Story } from './story.ts';

/** How far low and high lie from likely: value is doubted both ways, effort grows, evidence shrinks. */
const around = [
  [1, 1],
  [0, 1],
  [1, 0],
  [0, 1],
] as const;

const onScale = (value: number) => Math.min(5, Math.max(1, value));

const rangeOf = (likely: number, index: number) => {
  const [down, up] = around[index] ?? [0, 0];
  return { low: onScale(likely - down), likely, high: onScale(likely + up) };
};

function wordsOf(story: Story, cast: Cast) {
  const { effort, priority, metric, owner, steps: _steps, ...words } = story;
  return {
    ...words,
    priorityId: cast.priorities[priority],
    metricId: metric ? cast.metrics[metric] : null,
    ownerId: owner ? cast.owners[owner] : null,
    effort: effort ? { low: effort[0], likely: effort[1], high: effort[2] } : null,
  };
}

/** Left of the line: raising, rating, deciding, ranking, and talking about it. */
export const strategy: Players<
  | 'raise'
  | 'record as unbacked'
  | 'rate'
  | 'close the round'
  | 'decide'
  | 'reopen the decision'
  | 'rank first'
  | 'comment'
> = {
  raise: async ({ unit, told, cast }) => {
    told.id = await createOpportunity(unit, wordsOf(told.story, cast));
  },
  'record as unbacked': async ({ unit, told, cast, step }) => {
    const { title, ...words } = wordsOf(told.story, cast);
    const { ownerId, priorityId } = words;
    told.id = await recordUnbackedWork(unit, { title, state: step.state, ownerId, priorityId });
    await editOpportunity(unit, { id: told.id, seen: 1, input: words });
  },
  rate: async ({ unit, told, step, cast }) => {
    cast.criteria ??= (await findModel(unit.tx, unit.actor.workspaceId)).criteria.map(
      ({ id }) => id,
    );
    const answers = cast.criteria.map((criterionId, index) => ({
      criterionId,
      ...rangeOf(step.answers[index as keyof Answers & number] ?? 3, index),
      rationale: index === 0 ? (step.because ?? '') : '',
    }));
    await rateOpportunity(unit, told.id, { answers, submit: true });
  },
  'close the round': ({ unit, told }) => revealRound(unit, told.id),
  decide: async (scene) => {
    const { does: _does, ago: _ago, who: _who, reviewIn, lookAgain, ...words } = scene.step;
    const { id, version } = await cardOf(scene);
    const reviewDate = reviewIn === undefined ? null : addDays(dayOf(scene.unit.now), reviewIn);
    const { metric, ...condition } = lookAgain ?? {};
    const reopen = metric ? { ...condition, metricId: scene.cast.metrics[metric] } : null;
    const input = Decide.parse({ ...words, reviewDate, reopen });
    await decide(scene.unit, { id, seen: version, input });
  },
  'reopen the decision': async (scene) => {
    const { id, version } = await cardOf(scene);
    await reopenDecision(scene.unit, { id, seen: version, reason: scene.step.reason });
  },
  'rank first': async (scene) => {
    const { id, version } = await cardOf(scene);
    const input = { toStage: 'DECIDED' as const, after: null, reason: scene.step.reason };
    await moveCard(scene.unit, { opportunityId: id, seen: version, input });
  },
  comment: ({ unit, told, step }) => writeComment(unit, told.id, step.body),
};

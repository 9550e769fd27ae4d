import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { positionsBetween } from '#shared/order.ts';
import { DomainError } from '#shared/problem.ts';
import { isSameModel, keepsItsAnswers } from '#shared/scoring/change-model.ts';
import { wrongWithModel } from '#shared/scoring/check-model.ts';
import type { ChangeScoringModel, EditCriterion, ScoringModel } from '#shared/scoring/schema.ts';
import { keepVersion } from './model-commands.ts';
import { lockModel } from './model-queries.ts';
import { rescore } from './model-rescoring.ts';
import { findModel } from './queries.ts';

/** Changes what a workspace scores by, keeps the version, and scores anew whatever is revealed. */
export async function changeScoringModel(
  unit: Unit,
  seen: number,
  change: ChangeScoringModel,
): Promise<ScoringModel> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId } = actor;
  must(actor, 'edit_scoring_model');
  const before = await lockModel(unit);
  mustMatch(seen, before.version, 'the scoring model');
  const known = await findCriteria(unit, before);
  mustHold(known, change);
  if (isSameModel(before, change)) return before;
  const { criteria, reason, ...model } = change;
  await tx.scoringModel.update({
    where: { id: before.id },
    data: { ...model, version: { increment: 1 } },
  });
  await arrange(unit, { scoringModelId: before.id, known }, criteria);
  await keepVersion(tx, { workspaceId, changedById: memberId, reason, now });
  const after = await findModel(tx, workspaceId);
  const counts = await rescore(unit, after);
  unit.record({
    type: 'scoring_model_changed',
    subjectType: 'scoring_model',
    subjectId: before.id,
    facts: { version: after.version, name: after.name, reason, ...counts },
  });
  return after;
}

/** Every criterion the model has or had: one that comes back on the scale it had brings its ratings along. */
const findCriteria = ({ tx, actor }: Unit, { id: scoringModelId }: ScoringModel) =>
  tx.criterion.findMany({ where: { workspaceId: actor.workspaceId, scoringModelId } });

type Known = Awaited<ReturnType<typeof findCriteria>>;

function mustHold(known: Known, change: ChangeScoringModel): void {
  const problems = wrongWithModel(change);
  change.criteria.forEach(({ id, name }, index) => {
    if (id === null || known.some((criterion) => criterion.id === id)) return;
    const message = `${name} was never in this scoring model; add it as a new criterion.`;
    problems.push({ path: `criteria.${index}.id`, message });
  });
  if (problems[0]) throw new DomainError('rule_broken', problems[0].message, problems);
}

/**
 * All criteria leave; those that keep their answers come back as they are now, and new rows stand for the
 * rest. In between nobody has a name or a place, so two may swap them.
 */
async function arrange(
  { tx, actor, now }: Unit,
  { scoringModelId, known }: { scoringModelId: string; known: Known },
  criteria: readonly EditCriterion[],
): Promise<void> {
  const { workspaceId } = actor;
  const positions = positionsBetween(null, null, criteria.length);
  const rows = criteria.map((criterion, index) => {
    const old = known.find(({ id }) => id === criterion.id);
    const stays = old !== undefined && keepsItsAnswers(old, criterion);
    return { ...criterion, id: stays ? old.id : uuidv7(), stays, position: positions[index] ?? '' };
  });
  await tx.criterion.updateMany({
    where: { workspaceId, scoringModelId, retiredAt: null },
    data: { retiredAt: now },
  });
  for (const { stays, id, ...data } of rows) {
    if (stays) await tx.criterion.update({ where: { id }, data: { ...data, retiredAt: null } });
  }
  const fresh = rows.filter(({ stays }) => !stays);
  await tx.criterion.createMany({
    data: fresh.map(({ stays: _, ...row }) => ({ ...row, workspaceId, scoringModelId })),
  });
}

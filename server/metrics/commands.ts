import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { originals, problemsOfPromise } from '#shared/metrics/promise.ts';
import type { CreateMetric, EditMetric, Metric } from '#shared/metrics/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { dayOf } from '#shared/time.ts';
import { readMetric } from './queries.ts';

/** What a metric promises, as far as it can be edited. */
type Fields = Pick<
  Metric,
  | 'name'
  | 'unit'
  | 'direction'
  | 'baseline'
  | 'baselineDate'
  | 'baselineSource'
  | 'target'
  | 'measureBy'
  | 'measurerId'
>;

const empty = {
  baseline: null,
  baselineDate: null,
  baselineSource: '',
  target: null,
  measureBy: null,
  measurerId: null,
};

/** Adds a number the organisation wants to move. */
export async function createMetric(unit: Unit, input: CreateMetric): Promise<Metric> {
  const { tx, actor, now } = unit;
  must(actor, 'edit_metric');
  const id = uuidv7();
  const fields: Fields = { ...empty, ...input };
  await mustHold(unit, id, fields);
  await mustBeHere(unit, fields.measurerId);
  const first = originals({ originalTarget: null, originalMeasureBy: null }, fields);
  await tx.metric.create({
    data: { ...asRow({ ...fields, ...first }), id, workspaceId: actor.workspaceId, createdAt: now },
  });
  unit.record({
    type: 'metric_created',
    subjectType: 'metric',
    subjectId: id,
    facts: { name: fields.name },
  });
  return readMetric(tx, actor.workspaceId, id);
}

/** Changes what a metric says. The target and date promised first stay beside whatever they become. */
export async function editMetric(
  unit: Unit,
  id: string,
  seen: number,
  input: EditMetric,
): Promise<Metric> {
  const { tx, actor } = unit;
  must(actor, 'edit_metric');
  const before = await lockMetric(unit, id);
  mustMatch(seen, before.version, before.name);
  await keepFields(unit, before, { ...pickFields(before), ...input });
  return readMetric(tx, actor.workspaceId, id);
}

/** A change both sides of a handoff signed moves what is promised; what was promised first stays beside it. */
export async function movePromise(
  unit: Unit,
  id: string,
  moved: Partial<Pick<Fields, 'target' | 'measureBy'>>,
): Promise<void> {
  const before = await lockMetric(unit, id);
  const fields = { ...pickFields(before), ...moved };
  if (Object.keys(differences(before, fields)).length > 0) await keepFields(unit, before, fields);
}

async function keepFields(unit: Unit, before: Metric, fields: Fields): Promise<void> {
  const { id } = before;
  await mustHold(unit, id, fields);
  if (fields.measurerId !== before.measurerId) await mustBeHere(unit, fields.measurerId);
  const data = asRow({ ...fields, ...originals(before, fields) });
  await unit.tx.metric.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
  const changed = differences(before, fields);
  const goalposts = movedGoalposts(before, changed);
  const facts = { name: fields.name, changed, ...(goalposts ? { goalposts } : {}) };
  unit.record({ type: 'metric_edited', subjectType: 'metric', subjectId: id, facts });
}

/** The metric, held until the end of the transaction. */
export async function lockMetric({ tx, actor }: Unit, id: string): Promise<Metric> {
  await tx.$queryRaw`
    SELECT 1 FROM metrics WHERE id = ${id}::uuid AND workspace_id = ${actor.workspaceId}::uuid FOR UPDATE`;
  return readMetric(tx, actor.workspaceId, id);
}

const pickFields = ({ name, unit, direction, measurerId, ...metric }: Metric): Fields => {
  const { baseline, baselineDate, baselineSource, target, measureBy } = metric;
  return {
    name,
    unit,
    direction,
    measurerId,
    baseline,
    baselineDate,
    baselineSource,
    target,
    measureBy,
  };
};

const dateOf = (day: string | null): Date | null => (day === null ? null : new Date(day));

const asRow = (fields: Fields & Pick<Metric, 'originalTarget' | 'originalMeasureBy'>) => ({
  ...fields,
  baselineDate: dateOf(fields.baselineDate),
  measureBy: dateOf(fields.measureBy),
  originalMeasureBy: dateOf(fields.originalMeasureBy),
});

type Changed = Record<string, { from: unknown; to: unknown }>;

const differences = (before: Metric, after: Fields): Changed =>
  Object.fromEntries(
    Object.entries(after)
      .map(([key, to]) => [key, { from: before[key as keyof Fields], to }] as const)
      .filter(([, { from, to }]) => from !== to),
  );

/** Setting a target or a date for the first time is the promise itself, not a move of it. */
function movedGoalposts(before: Metric, { target, measureBy }: Changed): Changed | undefined {
  const moved: Changed = {
    ...(target && before.originalTarget !== null ? { target } : {}),
    ...(measureBy && before.originalMeasureBy !== null ? { measureBy } : {}),
  };
  return Object.keys(moved).length > 0 ? moved : undefined;
}

async function mustHold({ tx, actor, now }: Unit, id: string, fields: Fields): Promise<void> {
  const problems = problemsOfPromise(fields, dayOf(now));
  if (problems[0]) throw new DomainError('rule_broken', problems[0].message, problems);
  await mustBeNamedAlone(tx, { id, workspaceId: actor.workspaceId, name: fields.name });
}

/** Somebody who left keeps what they measured, but measures nothing new. */
async function mustBeHere({ tx, actor }: Unit, memberId: string | null): Promise<void> {
  if (memberId === null) return;
  const where = { id: memberId, workspaceId: actor.workspaceId, removedAt: null };
  if (await tx.member.findFirst({ where, select: { id: true } })) return;
  const message = 'The measurer is a member of this workspace.';
  throw new DomainError('rule_broken', message, [{ path: 'measurerId', message }]);
}

async function mustBeNamedAlone(
  tx: Tx,
  { id, workspaceId, name }: { id: string; workspaceId: string; name: string },
): Promise<void> {
  const other = await tx.metric.findFirst({
    where: { workspaceId, name, id: { not: id } },
    select: { id: true },
  });
  if (!other) return;
  const message = 'There is a metric with this name already.';
  throw new DomainError('conflict', message, [{ path: 'name', message }]);
}

import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import {
  needsRebalancing,
  type Position,
  positionBetween,
  positionsBetween,
} from '#shared/order.ts';
import type { CreatePriority, EditPriority, Priority } from '#shared/priorities/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { readPriority } from './queries.ts';

type Ranked = { id: string; name: string; position: Position; version: number };

/** All priorities in rank order, held until the end of the transaction so that no two moves meet. */
async function lockRanking({ tx, actor }: Unit): Promise<Ranked[]> {
  await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${actor.workspaceId}::uuid FOR UPDATE`;
  return tx.$queryRaw<Ranked[]>`
    SELECT id, name, position, version FROM priorities
    WHERE workspace_id = ${actor.workspaceId}::uuid ORDER BY position`;
}

function mustBeNamedAlone(others: readonly Ranked[], name: string): void {
  if (!others.some((other) => other.name === name)) return;
  const message = 'There is a priority with this name already.';
  throw new DomainError('conflict', message, [{ path: 'name', message }]);
}

/** Adds a priority below all others. */
export async function createPriority(unit: Unit, input: CreatePriority): Promise<Priority> {
  const { tx, actor, now } = unit;
  must(actor, 'edit_priority');
  const ranking = await lockRanking(unit);
  mustBeNamedAlone(ranking, input.name);
  const { metricIds = [], ...fields } = input;
  const id = uuidv7();
  const position = positionBetween(ranking.at(-1)?.position ?? null, null);
  await tx.priority.create({
    data: { ...fields, id, workspaceId: actor.workspaceId, position, createdAt: now },
  });
  await linkMetrics(tx, { workspaceId: actor.workspaceId, priorityId: id, metricIds });
  unit.record({
    type: 'priority_created',
    subjectType: 'priority',
    subjectId: id,
    facts: { name: input.name },
  });
  return readPriority(tx, actor.workspaceId, id);
}

/** Changes what a priority says, which metrics it should move, or its rank. */
export async function editPriority(
  unit: Unit,
  id: string,
  seen: number,
  input: EditPriority,
): Promise<Priority> {
  const { tx, actor } = unit;
  must(actor, 'edit_priority');
  const ranking = await lockRanking(unit);
  const current = ranking.find((priority) => priority.id === id);
  if (!current) throw new DomainError('not_found', 'This priority does not exist.');
  mustMatch(seen, current.version, current.name);
  const { metricIds, after, ...fields } = input;
  const others = ranking.filter((priority) => priority.id !== id);
  if (fields.name !== undefined) mustBeNamedAlone(others, fields.name);
  if (metricIds) {
    await tx.priorityMetric.deleteMany({ where: { priorityId: id } });
    await linkMetrics(tx, { workspaceId: actor.workspaceId, priorityId: id, metricIds });
  }
  if (after !== undefined) await rankAfter(tx, { current, others, after });
  await tx.priority.update({ where: { id }, data: { ...fields, version: { increment: 1 } } });
  const edited = await readPriority(tx, actor.workspaceId, id);
  const rank =
    after === undefined ? {} : { rank: { from: ranking.indexOf(current) + 1, to: edited.rank } };
  const facts = { name: edited.name, fields: Object.keys(input), ...rank };
  unit.record({ type: 'priority_edited', subjectType: 'priority', subjectId: id, facts });
  return edited;
}

async function linkMetrics(
  tx: Tx,
  {
    workspaceId,
    priorityId,
    metricIds,
  }: { workspaceId: string; priorityId: string; metricIds: string[] },
): Promise<void> {
  const wanted = [...new Set(metricIds)];
  const found = await tx.metric.count({ where: { workspaceId, id: { in: wanted } } });
  if (found < wanted.length) {
    const message = 'One of these metrics does not exist here.';
    throw new DomainError('rule_broken', message, [{ path: 'metricIds', message }]);
  }
  await tx.priorityMetric.createMany({
    data: wanted.map((metricId) => ({ workspaceId, priorityId, metricId })),
  });
}

/** Puts one priority right behind another, or first; ranks that stay the same stay untouched. */
async function rankAfter(
  tx: Tx,
  { current, others, after }: { current: Ranked; others: Ranked[]; after: string | null },
): Promise<void> {
  const index = after === null ? 0 : others.findIndex((other) => other.id === after) + 1;
  if (after !== null && index === 0) {
    throw new DomainError(
      'rule_broken',
      'It can only be ranked behind another priority of this workspace.',
    );
  }
  const [above, below] = [others[index - 1]?.position ?? null, others[index]?.position ?? null];
  const stays =
    (above === null || above < current.position) && (below === null || current.position < below);
  if (stays) return;
  const position = positionBetween(above, below);
  await tx.priority.update({ where: { id: current.id }, data: { position } });
  if (needsRebalancing(position))
    await rebalance(tx, others.toSpliced(index, 0, { ...current, position }));
}

/** Gives everybody a fresh, short position behind the last one: none of them is taken meanwhile. */
async function rebalance(tx: Tx, ranking: readonly Ranked[]): Promise<void> {
  const positions = positionsBetween(ranking.at(-1)?.position ?? null, null, ranking.length);
  for (const [index, { id }] of ranking.entries()) {
    await tx.priority.update({ where: { id }, data: { position: positions[index] as Position } });
  }
}

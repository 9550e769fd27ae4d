import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { findWatching, type Watching } from '#server/opportunities/review-queries.ts';
import { latestDay } from '#shared/metrics/promise.ts';
import type { Metric, RecordReading } from '#shared/metrics/schema.ts';
import { nobody } from '#shared/people/can.ts';
import { DomainError } from '#shared/problem.ts';
import { dayOf } from '#shared/time.ts';
import { lockMetric } from './commands.ts';
import { readMetric } from './queries.ts';

/**
 * Adds one reading to a metric. A day may have several: nothing is overwritten, and the one recorded
 * last counts.
 */
export async function recordReading(
  unit: Unit,
  metricId: string,
  reading: RecordReading,
): Promise<Metric> {
  const { tx, actor, now } = unit;
  const metric = await lockMetric(unit, metricId);
  must(actor, 'record_reading', { ...nobody, measurerId: metric.measurerId });
  if (reading.takenOn > latestDay(dayOf(now))) {
    const message = 'A reading cannot lie in the future.';
    throw new DomainError('rule_broken', message, [{ path: 'takenOn', message }]);
  }
  const watched = await findWatching(unit, metricId);
  await tx.reading.create({
    data: {
      ...reading,
      id: uuidv7(),
      workspaceId: actor.workspaceId,
      metricId,
      takenOn: new Date(reading.takenOn),
      recordedById: actor.memberId,
      recordedAt: now,
    },
  });
  const { takenOn, value } = reading;
  const facts = { name: metric.name, unit: metric.unit, takenOn, value };
  unit.record({ type: 'reading_recorded', subjectType: 'metric', subjectId: metricId, facts });
  for (const { opportunityId, met } of await turned(unit, metricId, watched)) {
    unit.record({
      type: met ? 'reopen_condition_met' : 'reopen_condition_left',
      subjectType: 'opportunity',
      subjectId: opportunityId,
      opportunityId,
      facts,
    });
  }
  return readMetric(tx, actor.workspaceId, metricId);
}

/** The opportunities whose decision asks to be looked at again now, or does no longer, by what was just read. */
async function turned(unit: Unit, metricId: string, before: readonly Watching[]) {
  if (before.length === 0) return [];
  const was = new Map(before.map(({ opportunityId, met }) => [opportunityId, met]));
  const now = await findWatching(unit, metricId);
  return now.filter(({ opportunityId, met }) => was.get(opportunityId) !== met);
}

import { z } from 'zod';
import { Direction } from '#shared/direction.ts';
import { Id } from '#shared/people/schema.ts';
import { Day, Instant } from '#shared/time.ts';

const Value = z.number().min(-1e15).max(1e15);

const fields = {
  name: z.string().trim().min(1, 'Name the metric.').max(160),
  unit: z.string().trim().min(1, 'Say what it is counted in.').max(40),
  direction: Direction,
  baseline: Value.nullable(),
  baselineDate: Day.nullable(),
  baselineSource: z.string().trim().max(500),
  target: Value.nullable(),
  measureBy: Day.nullable(),
  measurerId: Id.nullable(),
};

export const CreateMetric = z
  .strictObject(fields)
  .partial()
  .required({ name: true, unit: true, direction: true });
export type CreateMetric = z.infer<typeof CreateMetric>;
export const EditMetric = z.strictObject(fields).partial();
export type EditMetric = z.infer<typeof EditMetric>;

export const RecordReading = z.strictObject({
  takenOn: Day,
  value: Value,
  source: z.string().trim().min(1, 'Say where the value comes from.').max(500),
});
export type RecordReading = z.infer<typeof RecordReading>;

export const Reading = z.object({
  id: Id,
  takenOn: Day,
  value: z.number(),
  source: z.string(),
  recordedById: Id.nullable(),
  recordedAt: Instant,
});
export type Reading = z.infer<typeof Reading>;

export const Metric = z.object({
  id: Id,
  name: z.string(),
  unit: z.string(),
  direction: Direction,
  baseline: z.number().nullable(),
  baselineDate: Day.nullable(),
  baselineSource: z.string(),
  target: z.number().nullable(),
  measureBy: Day.nullable(),
  originalTarget: z.number().nullable(),
  originalMeasureBy: Day.nullable(),
  measurerId: Id.nullable(),
  priorityIds: z.array(Id),
  /** Oldest first. */
  readings: z.array(Reading),
  version: z.number().int(),
});
export type Metric = z.infer<typeof Metric>;

/** One move of the goalposts: a promised figure or date that was changed after it was first set. */
export const GoalpostMove = z.object({
  at: Instant,
  byName: z.string().nullable(),
  target: z.object({ from: z.number().nullable(), to: z.number().nullable() }).optional(),
  measureBy: z.object({ from: Day.nullable(), to: Day.nullable() }).optional(),
});
export type GoalpostMove = z.infer<typeof GoalpostMove>;

/** A metric on its own page. */
export const MetricPage = Metric.extend({
  /** Oldest first. */
  goalposts: z.array(GoalpostMove),
});
export type MetricPage = z.infer<typeof MetricPage>;

export const Metrics = z.object({ metrics: z.array(Metric) });
export type Metrics = z.infer<typeof Metrics>;

import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';

const fields = {
  name: z.string().trim().min(1, 'Name the priority.').max(120),
  statement: z.string().trim().max(2000),
  why: z.string().trim().max(5000),
  weight: z.number().min(0, 'Use zero or more.').max(1000),
  metricIds: z.array(Id).max(20),
};

export const CreatePriority = z.strictObject(fields).partial().required({ name: true });
export type CreatePriority = z.infer<typeof CreatePriority>;

export const EditPriority = z
  .strictObject({
    ...fields,
    /** Rank: right after this priority, first when null. */ after: Id.nullable(),
  })
  .partial();
export type EditPriority = z.infer<typeof EditPriority>;

/** A strategic direction the organisation has chosen, in rank order. */
export const Priority = z.object({
  id: Id,
  name: z.string(),
  statement: z.string(),
  why: z.string(),
  weight: z.number(),
  rank: z.number().int(),
  metricIds: z.array(Id),
  /** How many opportunities serve it, by side of the line. */
  opportunities: z.object({
    strategy: z.number().int(),
    implementation: z.number().int(),
    aside: z.number().int(),
  }),
  version: z.number().int(),
});
export type Priority = z.infer<typeof Priority>;

export const Priorities = z.object({ priorities: z.array(Priority) });
export type Priorities = z.infer<typeof Priorities>;

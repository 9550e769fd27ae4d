import { z } from 'zod';

/** Which way is better: UP when more is, DOWN when less is. */
export const Direction = z.enum(['UP', 'DOWN']);
export type Direction = z.infer<typeof Direction>;

import { z } from 'zod';
import type { Api, Deps } from './api.ts';

const Status = z.object({ status: z.literal('ok') });

/** `live`: the process answers. `ready`: so does its database. */
export const healthRoutes =
  ({ db }: Deps) =>
  async (app: Api) => {
    app.get('/health/live', { schema: { response: { 200: Status } } }, async () => ({
      status: 'ok' as const,
    }));
    app.get('/health/ready', { schema: { response: { 200: Status } } }, async () => {
      await db.pool.query('SELECT 1');
      return { status: 'ok' as const };
    });
  };

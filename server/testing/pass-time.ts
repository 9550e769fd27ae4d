import { Logger, runOnce } from 'graphile-worker';
import type { Database } from '#server/db/client.ts';
import { openBus } from '#server/events/publish.ts';
import { tasksOf } from '#server/jobs/worker.ts';

type Passing = { db: Database; timeIs: (moment: Date) => void };

/**
 * Lets time pass to a moment: whatever is enqueued until then is done in its order, each at its time, by the real
 * queue. What a job enqueues is done too, if it is due by then.
 */
export async function passTimeTo({ db, timeIs }: Passing, moment: Date): Promise<void> {
  const bus = openBus(db, () => {});
  try {
    for (;;) {
      const { rows } = await db.pool.query<{ id: string; run_at: Date }>(
        `SELECT id, run_at FROM graphile_worker.jobs WHERE run_at <= $1 AND locked_at IS NULL ORDER BY run_at, id LIMIT 1`,
        [moment],
      );
      const [next] = rows;
      if (!next) break;
      timeIs(next.run_at);
      // The queue itself goes by the real time; this is what makes exactly this job due.
      await db.pool.query(
        `UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second' WHERE id = $1`,
        [next.id],
      );
      const taskList = tasksOf({ db, bus, clock: () => next.run_at });
      const logger = new Logger(() => () => {});
      await runOnce({ pgPool: db.pool, taskList, logger, noHandleSignals: true });
    }
  } finally {
    await bus.close();
  }
  timeIs(moment);
}

import { Logger, runOnce } from 'graphile-worker';
import { vi } from 'vitest';
import type { Database } from '#server/db/client.ts';
import { type Bus, openBus } from '#server/events/publish.ts';
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
      await doWhatIsDue(db, bus, next.run_at);
    }
  } finally {
    await bus.close();
  }
  timeIs(moment);
}

/** The queue goes by the server's clock; while it looks, that shows this moment, whatever day it really is. */
async function doWhatIsDue(db: Database, bus: Bus, moment: Date): Promise<void> {
  const taskList = tasksOf({ db, bus, clock: () => moment });
  const logger = new Logger(() => () => {});
  const preset = { worker: { useNodeTime: true } };
  vi.useFakeTimers({ toFake: ['Date'], now: moment });
  try {
    await runOnce({ pgPool: db.pool, taskList, logger, preset, noHandleSignals: true });
  } finally {
    vi.useRealTimers();
  }
}

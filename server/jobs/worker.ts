import { Logger, run, type TaskList } from 'graphile-worker';
import { ringClock } from '#server/handoffs/ring-commands.ts';
import type { Api, Deps } from '#server/http/api.ts';
import type { WriteDeps } from '#server/http/write.ts';
import { beginMorning } from '#server/people/digest-commands.ts';
import { type Post, sendDigest } from '#server/people/digest-sending.ts';
import type { TaskName, Tasks } from './commands.ts';

/** How often jobs whose time has come are looked for, in ms; clocks count days. */
const LOOK_EVERY_MS = 5000;

/** What is done later, by name; e-mails only where there is a way to send them. */
export const tasksOf = (deps: WriteDeps, post: Post | null = null): TaskList =>
  ({
    ring_clock: (payload) => ringClock(deps, payload as Tasks['ring_clock']),
    begin_morning: (payload) => beginMorning(deps, payload as Tasks['begin_morning']),
    send_digest: (payload) => sendDigest(deps, post, payload as Tasks['send_digest']),
  }) satisfies Record<TaskName, TaskList[string]>;

const postOf = ({ mailer, config }: Deps): Post | null =>
  mailer && { mailer, publicUrl: config.publicUrl };

/**
 * Does the jobs whose time has come, while the server listens. Several servers share the work: PostgreSQL hands each
 * job to one of them, and one that died is tried again by another.
 */
export function doJobs(app: Api, deps: Deps): void {
  let stop: (() => Promise<void>) | undefined;
  const logger = new Logger(() => (level, message, meta) => {
    if (level === 'error') app.log.error({ meta }, message);
    if (level === 'warning') app.log.warn({ meta }, message);
  });
  app.addHook('onListen', async () => {
    const runner = await run({
      pgPool: deps.db.pool,
      concurrency: 2,
      pollInterval: LOOK_EVERY_MS,
      noHandleSignals: true,
      // Jobs are due by the clock that enqueued them.
      preset: { worker: { useNodeTime: true } },
      taskList: tasksOf(deps, postOf(deps)),
      parsedCronItems: [],
      logger,
    });
    stop = () => runner.stop();
  });
  app.addHook('onClose', async () => stop?.());
}

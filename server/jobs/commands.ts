import type { Tx } from '#server/db/transaction.ts';
import type { ClockKind } from '#shared/handoffs/clocks.ts';
import type { Day } from '#shared/time.ts';

/** The work that is done later, by name, with what each is told. */
export type Tasks = {
  ring_clock: { workspaceId: string; handoffId: string; kind: ClockKind };
  begin_morning: { workspaceId: string };
  send_digest: { workspaceId: string; memberId: string; day: Day };
};
export type TaskName = keyof Tasks;

export type Job = {
  task: TaskName;
  /** A job with the same key replaces the one that waits. */
  key: string;
  at: Date;
  payload: Tasks[TaskName];
};

/** Enqueues jobs in the transaction they belong to: they are there when it commits, and not when it does not. */
export async function enqueue(tx: Tx, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(j.task, j.payload, run_at => j.at, job_key => j.key, job_key_mode => 'replace')
    FROM jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) AS j(task text, key text, at timestamptz, payload json)`;
}

/** Takes back jobs that have not been done. */
export async function forget(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.$executeRaw`SELECT graphile_worker.remove_job(key) FROM unnest(${keys}::text[]) AS key`;
}

import type { Database } from '#server/db/client.ts';
import type { Actor } from '#shared/people/can.ts';
import { type ProgressFacts, progressOf } from '#shared/progress/progress-of.ts';
import type { Obligations, Progress } from '#shared/progress/schema.ts';
import { obligationsSql } from './obligations-sql.ts';
import { progressSql } from './progress-sql.ts';

type Here = { workspaceId: string; now: Date };

/** What this member can do now and somebody waits for, most costly wait first. */
export async function findObligations(
  { pool }: Database,
  { actor, workspaceId, now }: Here & { actor: Actor },
): Promise<Obligations> {
  const { memberId, ownerIds, roles, alone } = actor;
  const { rows } = await pool.query<Omit<Obligations, 'asOf'>>({
    name: 'obligations',
    text: obligationsSql,
    values: [workspaceId, memberId, ownerIds, roles, alone, now],
  });
  const [row] = rows;
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  return { asOf: now.toISOString(), ...row };
}

/** The executive's page: read in one statement, counted by one rule. */
export async function findProgress(
  { pool }: Database,
  { workspaceId, now }: Here,
): Promise<Progress> {
  const { rows } = await pool.query<{ facts: ProgressFacts }>({
    name: 'progress',
    text: progressSql,
    values: [workspaceId, now],
  });
  const [row] = rows;
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  return progressOf(row.facts, now);
}

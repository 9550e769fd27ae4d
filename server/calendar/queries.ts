import type { Database } from '#server/db/client.ts';
import type { Tx } from '#server/db/transaction.ts';
import type { Calendar } from '#shared/calendar/schema.ts';

/** The calendar of a workspace `w` as JSON, in the shape of shared/calendar/schema.ts. */
export const calendarJson = `json_build_object('timeZone', w.time_zone, 'weekend', to_json(w.weekend),
  'holidays', (SELECT coalesce(json_agg(json_build_object('day', y.day, 'name', y.name) ORDER BY y.day), '[]')
    FROM holidays y WHERE y.workspace_id = w.id),
  'escalateAfter', w.escalate_after, 'expireAfter', w.expire_after, 'idleAfter', w.idle_after,
  'confirmAfter', w.confirm_after, 'askAgainAfter', w.ask_again_after, 'version', w.calendar_version)`;

const calendarSql = `SELECT ${calendarJson} AS calendar FROM workspaces w WHERE w.id = $1::uuid`;

const read = ([row]: readonly { calendar: Calendar }[], workspaceId: string): Calendar => {
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  return row.calendar;
};

/** The calendar as a transaction sees it. */
export const findCalendar = async (tx: Tx, workspaceId: string): Promise<Calendar> =>
  read(await tx.$queryRawUnsafe(calendarSql, workspaceId), workspaceId);

/** The same as it stands now. */
export const calendarNow = async ({ pool }: Database, workspaceId: string): Promise<Calendar> =>
  read((await pool.query(calendarSql, [workspaceId])).rows, workspaceId);

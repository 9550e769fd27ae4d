import { calendarJson } from '#server/calendar/queries.ts';
import type { Database } from '#server/db/client.ts';
import { type Calendar, clockCalendarOf } from '#shared/calendar/schema.ts';
import { dayIn } from '#shared/calendar/working-days.ts';
import { DomainError } from '#shared/problem.ts';
import { type Slip, type SlipFacts, slipOf } from '#shared/roadmap/slip.ts';

/** A range of person-weeks of an opportunity `o`. */
const effort = `CASE WHEN o.effort_likely IS NOT NULL THEN json_build_object('low', coalesce(o.effort_low, o.effort_likely),
  'likely', o.effort_likely, 'high', coalesce(o.effort_high, o.effort_likely)) END`;

/**
 * What a claim of a handoff is held against, in one statement: the owner it is addressed to, else that of the
 * opportunity, else who is an owner alone; and what that owner has promised, in the order of the board, without this.
 * $1 workspace, $2 handoff.
 */
const slipSql = `
WITH claimed AS (
  SELECT h.opportunity_id, coalesce(h.addressee_owner_id, o.owner_id, (
      SELECT om.owner_id FROM owner_members om JOIN owners d ON d.id = om.owner_id AND d.kind = 'PERSON'
      WHERE om.workspace_id = $1 AND om.member_id = coalesce(h.addressee_member_id, h.claimer_id) ORDER BY d.name LIMIT 1)) AS owner_id,
    json_build_object('effort', ${effort}, 'costOfDelay', o.cost_of_delay) AS facts
  FROM handoffs h JOIN opportunities o ON o.id = h.opportunity_id
  WHERE h.workspace_id = $1 AND h.id = $2 AND h.closed_at IS NULL
)
SELECT c.facts AS claimed, ${calendarJson} AS calendar,
  (SELECT json_build_object('id', d.id, 'name', d.name, 'capacity', (SELECT coalesce(json_agg(json_build_object(
      'startsOn', p.starts_on, 'peoplePerWeek', p.people_per_week) ORDER BY p.starts_on), '[]')
      FROM owner_capacities p WHERE p.workspace_id = $1 AND p.owner_id = d.id))
    FROM owners d WHERE d.workspace_id = $1 AND d.id = c.owner_id) AS owner,
  (SELECT coalesce(json_agg(json_build_object('id', i.id, 'title', o.title, 'state', i.state, 'effort', ${effort},
      'costOfDelay', o.cost_of_delay, 'startsOn', i.starts_on, 'finishLatest', i.finish_latest)
      ORDER BY i.state DESC, o.position, i.id), '[]')
    FROM roadmap_items i JOIN opportunities o ON o.id = i.opportunity_id
    WHERE i.workspace_id = $1 AND i.owner_id = c.owner_id AND i.withdrawn_at IS NULL AND i.state IN ('QUEUED', 'BUILDING')
      AND i.opportunity_id <> c.opportunity_id) AS queue
FROM claimed c JOIN workspaces w ON w.id = $1`;

type Row = SlipFacts & { calendar: Calendar };

/** What claiming a handoff would slip in the queue of whom it is addressed to. */
export async function findSlip(
  { pool }: Database,
  { workspaceId, handoffId, now }: { workspaceId: string; handoffId: string; now: Date },
): Promise<Slip> {
  const { rows } = await pool.query<Row>({
    name: 'slip',
    text: slipSql,
    values: [workspaceId, handoffId],
  });
  const [row] = rows;
  if (!row) throw new DomainError('not_found', 'This handoff does not exist here.');
  const { calendar, ...facts } = row;
  const today = dayIn(calendar.timeZone)(now);
  return slipOf(facts, { today, calendar: clockCalendarOf(calendar) });
}

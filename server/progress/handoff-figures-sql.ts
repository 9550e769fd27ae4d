import { calendarJson } from '#server/calendar/queries.ts';

/**
 * Every handoff of a workspace with what happened to it, in one statement; what is counted is decided in
 * shared/progress/handoff-figures.ts. $1: the workspace's id, $2: the types of events that are counted.
 *
 * A return's fields, a mismatch's sentences and a change's answer stand in their own rows, written at the moment of
 * the event.
 */
export const handoffFiguresSql = `
WITH happened AS (
  SELECT e.subject_id AS handoff_id, e.revision, json_build_object('type', e.type, 'at', e.at, 'by', e.actor_id,
    'ownerId', e.facts->>'ownerId', 'reason', coalesce(c.reason::text, e.facts->>'reason'),
    'fields', coalesce(to_json(r.fields), (SELECT json_agg(DISTINCT m->>'field') FROM jsonb_array_elements(k.mismatches) m)),
    'answer', c.answer) AS thing
  FROM events e
  LEFT JOIN brief_returns r ON e.type = 'brief_returned' AND r.workspace_id = $1 AND r.handoff_id = e.subject_id
    AND r.returned_at = e.at
  LEFT JOIN read_backs k ON e.type = 'read_back_sent_back' AND k.workspace_id = $1 AND k.handoff_id = e.subject_id
    AND k.sent_back_at = e.at
  LEFT JOIN changes c ON e.type = 'change_proposed' AND c.workspace_id = $1 AND c.handoff_id = e.subject_id
    AND c.proposed_at = e.at
  WHERE e.workspace_id = $1 AND e.type = ANY($2) AND (e.type <> 'change_proposed' OR c.id IS NOT NULL)
), told AS (
  SELECT handoff_id, json_agg(thing ORDER BY revision) AS happened FROM happened GROUP BY handoff_id
)
SELECT json_build_object('calendar', ${calendarJson},
  'owners', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY lower(name), id), '[]')
    FROM owners WHERE workspace_id = $1),
  'handoffs', (SELECT coalesce(json_agg(json_build_object('id', h.id, 'opportunityId', o.id, 'title', o.title,
      'ownerId', o.owner_id, 'createdAt', h.created_at, 'happened', coalesce(t.happened, '[]'))
      ORDER BY h.created_at, h.id), '[]')
    FROM handoffs h JOIN opportunities o ON o.id = h.opportunity_id LEFT JOIN told t ON t.handoff_id = h.id
    WHERE h.workspace_id = $1)) AS facts
FROM workspaces w WHERE w.id = $1`;

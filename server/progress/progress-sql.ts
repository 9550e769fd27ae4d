import { calendarJson } from '#server/calendar/queries.ts';
import { reviewDaySql } from '#server/opportunities/review-queries.ts';

/**
 * Everything the executive's page is counted from, in one statement and so from one moment; what is
 * counted is decided in shared/progress/progress-of.ts (`ProgressFacts`). $1: the workspace's id,
 * $2: now.
 *
 * An offer waits since its brief was sent, that is frozen: a claim given back does not wind its clock up
 * again. Days per column come from the events that moved the card: each carries `facts.from` and `facts.to`.
 */
export const progressSql = `
WITH cards AS MATERIALIZED (
  SELECT o.id, o.title, o.stage, o.stage_since, o.created_at, o.priority_id, o.owner_id, o.cost_of_delay, o.score,
    o.metric_id, h.id AS handoff_id, h.state AS handoff_state, h.state_since AS handoff_since, h.decision_id,
    h.brief_version, h.author_id, h.sponsor_id, h.claimer_id, h.addressee_owner_id, h.addressee_member_id,
    h.self_accepted, i.state AS item_state, i.unbacked, i.lead_id, i.owner_id AS item_owner_id, i.starts_on,
    i.finish_latest, i.delivered_at
  FROM opportunities o
  LEFT JOIN handoffs h ON h.workspace_id = $1 AND h.opportunity_id = o.id AND h.closed_at IS NULL
  LEFT JOIN roadmap_items i ON i.workspace_id = $1 AND i.opportunity_id = o.id AND i.withdrawn_at IS NULL
  WHERE o.workspace_id = $1 AND o.stage IN ('DECIDED', 'OFFERED', 'IN_REVIEW', 'QUEUED', 'BUILDING', 'DELIVERED')
), asked AS (
  SELECT q.handoff_id, min(q.asked_at) FILTER (WHERE q.answer IS NULL AND q.taken_at IS NULL) AS open_since,
    max(q.answered_at) AS answered_at
  FROM questions q JOIN cards c ON c.handoff_id = q.handoff_id
  WHERE q.workspace_id = $1 AND q.blocking AND c.handoff_state = 'IN_REVIEW'
  GROUP BY q.handoff_id
), moved AS (
  SELECT e.opportunity_id, e.facts->>'to' AS stage, e.facts->>'from' AS left_stage, e.at,
    lag(e.at) OVER w AS before, lead(e.at) OVER w AS until
  FROM events e JOIN cards c ON c.id = e.opportunity_id
  WHERE e.workspace_id = $1 AND NOT coalesce(c.unbacked, false)
    AND e.facts ? 'from' AND e.facts ? 'to'
  WINDOW w AS (PARTITION BY e.opportunity_id ORDER BY e.revision)
), stays AS (
  SELECT opportunity_id, stage, coalesce(until, $2::timestamptz) - at AS stay FROM moved
  UNION ALL
  SELECT m.opportunity_id, m.left_stage, m.at - c.created_at FROM moved m JOIN cards c ON c.id = m.opportunity_id
  WHERE m.before IS NULL
), spent AS (
  SELECT opportunity_id, json_object_agg(stage, days) AS days FROM (
    SELECT opportunity_id, stage, round(greatest(0, extract(epoch FROM sum(stay)) / 86400), 2)::float8 AS days
    FROM stays GROUP BY opportunity_id, stage
  ) s GROUP BY opportunity_id
)
SELECT json_build_object(
  'currency', w.currency, 'calendar', ${calendarJson},
  'members', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY name, id), '[]')
    FROM members WHERE workspace_id = $1),
  'owners', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY name, id), '[]')
    FROM owners WHERE workspace_id = $1),
  'priorities', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY position), '[]')
    FROM priorities WHERE workspace_id = $1),
  'stages', (SELECT json_agg(json_build_object('stage', s.stage, 'cards', coalesce(f.cards, 0), 'meanDays', f.mean) ORDER BY s.n)
    FROM unnest(ARRAY['ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW', 'QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN']::stage[])
      WITH ORDINALITY AS s(stage, n)
    LEFT JOIN (SELECT stage, count(*) AS cards,
        greatest(0, avg(extract(epoch FROM $2::timestamptz - stage_since)) / 86400)::float8 AS mean
      FROM opportunities WHERE workspace_id = $1 GROUP BY stage) f ON f.stage = s.stage),
  'cards', (SELECT coalesce(json_agg(card), '[]') FROM (
    SELECT c.id AS "opportunityId", c.title, c.stage, c.score,
      CASE WHEN c.handoff_state = 'IN_REVIEW' THEN coalesce(a.open_since, greatest(c.handoff_since, a.answered_at))
        WHEN c.stage = 'IN_REVIEW' THEN c.handoff_since
        WHEN c.stage = 'OFFERED' THEN coalesce(b.frozen_at, c.stage_since) ELSE c.stage_since END AS since,
      CASE WHEN c.stage = 'IN_REVIEW' THEN c.handoff_since ELSE c.stage_since END AS "stateSince", c.stage_since AS "stageSince",
      coalesce(spent.days, '{}') AS "daysPerStage", a.open_since IS NOT NULL AS blocked,
      coalesce(c.unbacked, false) AS unbacked, coalesce(c.self_accepted, false) AS "selfAccepted",
      coalesce(c.item_owner_id, c.addressee_owner_id, c.owner_id) AS "ownerId", c.priority_id AS "priorityId",
      c.cost_of_delay AS "costOfDelay", c.handoff_state AS handoff, c.item_state AS item,
      c.author_id AS "authorId", c.sponsor_id AS "sponsorId", c.claimer_id AS "claimerId",
      c.addressee_owner_id AS "addresseeOwnerId", c.addressee_member_id AS "addresseeMemberId",
      c.lead_id AS "leadId", m.measurer_id AS "measurerId", ${reviewDaySql('d')} AS "reviewDate",
      c.starts_on AS "startsOn", c.finish_latest AS "finishLatest", c.delivered_at AS "deliveredAt",
      b.content->'metric'->>'measureBy' AS "measureBy"
    FROM cards c
    LEFT JOIN asked a ON a.handoff_id = c.handoff_id
    LEFT JOIN spent ON spent.opportunity_id = c.id
    LEFT JOIN metrics m ON m.id = c.metric_id
    LEFT JOIN decisions d ON d.id = c.decision_id
    LEFT JOIN briefs b ON b.handoff_id = c.handoff_id AND b.number = c.brief_version
      AND c.stage IN ('OFFERED', 'DELIVERED')) card),
  'outcomes', (SELECT coalesce(json_agg(json_build_object(
      'opportunityId', o.id, 'title', o.title, 'verdict', r.verdict, 'metric', m.name, 'direction', m.direction,
      'predicted', r.predicted, 'actual', r.actual, 'unit', m.unit, 'provenAt', r.proven_at) ORDER BY r.proven_at DESC, o.id), '[]')
    FROM opportunities o
    JOIN roadmap_items i ON i.workspace_id = $1 AND i.opportunity_id = o.id AND i.withdrawn_at IS NULL
    JOIN LATERAL (SELECT * FROM outcomes r WHERE r.workspace_id = $1 AND r.item_id = i.id
      ORDER BY r.proven_at DESC, r.id DESC LIMIT 1) r ON true
    JOIN metrics m ON m.id = r.metric_id
    WHERE o.workspace_id = $1 AND o.stage = 'PROVEN'),
  'metrics', (SELECT coalesce(json_agg(json_build_object(
      'id', m.id, 'name', m.name, 'unit', m.unit, 'direction', m.direction, 'baseline', m.baseline,
      'baselineDate', m.baseline_date, 'baselineSource', m.baseline_source, 'target', m.target,
      'measureBy', m.measure_by, 'originalTarget', m.original_target, 'originalMeasureBy', m.original_measure_by,
      'measurerId', m.measurer_id, 'version', m.version,
      'priorityIds', coalesce(serves.ids, '[]'), 'readings', coalesce(r.readings, '[]')) ORDER BY lower(m.name), m.id), '[]')
    FROM metrics m
    LEFT JOIN (SELECT pm.metric_id, json_agg(p.id ORDER BY p.position) AS ids
      FROM priority_metrics pm JOIN priorities p ON p.id = pm.priority_id
      WHERE pm.workspace_id = $1 GROUP BY pm.metric_id) serves ON serves.metric_id = m.id
    LEFT JOIN (SELECT metric_id, json_agg(json_build_object('id', id, 'takenOn', taken_on, 'value', value,
        'source', source, 'recordedById', recorded_by_id, 'recordedAt', recorded_at) ORDER BY taken_on, recorded_at, id) AS readings
      FROM readings WHERE workspace_id = $1 GROUP BY metric_id) r ON r.metric_id = m.id
    WHERE m.workspace_id = $1)
) AS facts
FROM workspaces w WHERE w.id = $1`;

import { calendarJson } from '#server/calendar/queries.ts';
import { contestedStatesSql, deadlocksSql } from '#server/handoffs/deadlock-queries.ts';
import {
  metSinceSql,
  reviewDaySql,
  standingDecisionSql,
} from '#server/opportunities/review-queries.ts';

/** What cards refer to by number (`ordinality - 1`): people, owners, priorities and metrics, numbered alike in every statement. */
const numbered = `people AS (
  SELECT id, name, row_number() OVER (ORDER BY created_at, id) - 1 AS n FROM members WHERE workspace_id = $1
), doers AS (
  SELECT id, name, row_number() OVER (ORDER BY name) - 1 AS n FROM owners WHERE workspace_id = $1
), aims AS (
  SELECT id, name, row_number() OVER (ORDER BY position) - 1 AS n FROM priorities WHERE workspace_id = $1
), numbers AS (
  SELECT m.id, m.name, m.unit, m.direction, p.n AS measurer, row_number() OVER (ORDER BY m.name) - 1 AS n
  FROM metrics m LEFT JOIN people p ON p.id = m.measurer_id WHERE m.workspace_id = $1
)`;

/** A card as `BoardCard` of shared/roadmap/schema.ts; what is null is left out. */
const card = `json_strip_nulls(json_build_object(
    'id', o.id, 'version', o.version, 'title', o.title, 'since', date_trunc('second', o.stage_since),
    'score', round(o.score::numeric, CASE WHEN abs(o.score) < 10 THEN 4 ELSE 1 END), 'rated', nullif(o.raters_submitted, 0), 'raters', nullif(o.raters_invited, 0),
    'costOfDelay', o.cost_of_delay, 'effort', CASE WHEN o.stage = 'DECIDED' THEN o.effort_likely END, 'priority', aims.n, 'owner', doers.n, 'metric', numbers.n,
    'light', CASE WHEN o.effort_high <= 1 AND o.stage IN ('ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW') THEN true END,
    'labels', CASE WHEN o.labels = '{}' THEN NULL ELSE o.labels END,
    'unbacked', CASE WHEN i.unbacked THEN true END,
    'review', ${reviewDaySql('d')}, 'conditionMet', CASE WHEN d.reopen_metric_id IS NOT NULL AND ${metSinceSql('d')} IS NOT NULL THEN true END,
    'startsLate', CASE WHEN o.stage = 'QUEUED' AND h.start_late_at IS NOT NULL THEN true END,
    'handoff', h.state, 'brief', CASE WHEN h.id IS NOT NULL THEN h.brief_version END, 'returns', nullif(h.returns, 0),
    'deadlock', CASE WHEN h.returns > 1 AND h.state IN ${contestedStatesSql} AND EXISTS (${deadlocksSql('r.handoff_id = h.id')}) THEN true END,
    'author', author.n, 'sponsor', sponsor.n, 'claimer', claimer.n,
    'toOwner', to_owner.n, 'toMember', to_member.n, 'lead', lead.n
  ))`;

const onBoard = `FROM opportunities o
  LEFT JOIN aims ON aims.id = o.priority_id
  LEFT JOIN doers ON doers.id = o.owner_id
  LEFT JOIN numbers ON numbers.id = o.metric_id
  LEFT JOIN handoffs h ON h.opportunity_id = o.id AND h.closed_at IS NULL
  LEFT JOIN people author ON author.id = h.author_id
  LEFT JOIN people sponsor ON sponsor.id = h.sponsor_id
  LEFT JOIN people claimer ON claimer.id = h.claimer_id
  LEFT JOIN doers to_owner ON to_owner.id = h.addressee_owner_id
  LEFT JOIN people to_member ON to_member.id = h.addressee_member_id
  LEFT JOIN roadmap_items i ON i.opportunity_id = o.id AND i.withdrawn_at IS NULL
  LEFT JOIN people lead ON lead.id = i.lead_id
  LEFT JOIN ${standingDecisionSql} d ON true
  WHERE o.workspace_id = $1 AND o.stage NOT IN ('PARKED', 'REJECTED', 'MERGED')`;

/**
 * The whole board in one statement: PostgreSQL builds the JSON of shared/roadmap/schema.ts
 * (`BoardSnapshot`) and its revision from one moment. $1: the workspace's id.
 */
export const boardSql = `
WITH ${numbered}, cards AS (
  SELECT o.stage, json_agg(${card} ORDER BY o.position) AS list
  ${onBoard}
  GROUP BY o.stage
)
SELECT w.revision, json_build_object(
  'revision', w.revision,
  'members', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY n), '[]') FROM people),
  'owners', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY n), '[]') FROM doers),
  'priorities', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY n), '[]') FROM aims),
  'metrics', (SELECT coalesce(json_agg(json_strip_nulls(json_build_object('id', id, 'name', name, 'unit', unit,
    'direction', direction, 'measurer', measurer)) ORDER BY n), '[]') FROM numbers),
  'calendar', ${calendarJson},
  'columns', (SELECT json_object_agg(s.stage, coalesce(cards.list, '[]'))
    FROM unnest(ARRAY['ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW', 'QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN']::stage[]) AS s(stage)
    LEFT JOIN cards ON cards.stage = s.stage),
  'parked', (SELECT count(*) FROM opportunities WHERE workspace_id = $1 AND stage = 'PARKED'),
  'rejected', (SELECT count(*) FROM opportunities WHERE workspace_id = $1 AND stage = 'REJECTED')
)::text AS board
FROM workspaces w WHERE w.id = $1`;

/**
 * What changed on the board after a revision, from one moment: the cards by the very expressions of `boardSql`, each with
 * the card it stands behind. `told` is false when that says too little or too much, and the whole board is to be read.
 * $1: the workspace's id, $2: the revision, $3: types of events that show nothing on the board, $4: those that reach all
 * of it, $5: how many events and cards are few.
 */
export const boardChangesSql = `
WITH ${numbered}, span AS (
  SELECT revision, revision - $2::bigint AS length FROM workspaces WHERE id = $1
), happened AS (
  SELECT e.type, e.opportunity_id FROM events e
  WHERE e.workspace_id = $1 AND e.revision > $2 AND e.type <> ALL($3::text[])
    AND (SELECT length BETWEEN 0 AND $5::int FROM span)
), told AS (
  SELECT length BETWEEN 0 AND $5::int
    AND NOT EXISTS (SELECT FROM happened WHERE opportunity_id IS NULL OR type = ANY($4::text[])) AS told
  FROM span
), touched AS (
  SELECT DISTINCT opportunity_id AS id FROM happened WHERE (SELECT told FROM told)
), cards AS (
  SELECT o.id, o.stage, o.position, ${card} AS card, (
    SELECT p.id FROM opportunities p WHERE p.workspace_id = $1 AND p.stage = o.stage AND p.position < o.position
    ORDER BY p.position DESC LIMIT 1
  ) AS after
  ${onBoard} AND o.id = ANY(ARRAY(SELECT id FROM touched))
)
SELECT span.revision, told.told,
  (SELECT coalesce(json_agg(json_build_object('stage', stage, 'after', after, 'card', card) ORDER BY stage, position), '[]')
    FROM cards) AS changed,
  (SELECT coalesce(json_agg(id), '[]') FROM touched WHERE id NOT IN (SELECT id FROM cards)) AS gone,
  (SELECT coalesce(json_object_agg(stage, n), '{}') FROM (
    SELECT stage, count(*) AS n FROM opportunities WHERE workspace_id = $1 AND (SELECT told FROM told) GROUP BY stage
  ) AS stages) AS counts
FROM span, told`;

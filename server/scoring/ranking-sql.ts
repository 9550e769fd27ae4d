import { scoringModelJson } from './queries.ts';

/** A rater's range as JSON; ranges are written as text, as eighty thousand of them are too many for json_build_array. */
const range = `'[' || r.low || ',' || r.likely || ',' || r.high || ']'`;

/** An opportunity as `Ranked` of shared/scoring/ranking.ts. */
const opportunity = `json_build_object(
    'id', o.id, 'title', o.title, 'stage', o.stage, 'version', o.version, 'score', CASE WHEN v.id IS NOT NULL THEN o.score END,
    'revealed', v.id IS NOT NULL, 'ratersInvited', o.raters_invited, 'ratersSubmitted', o.raters_submitted,
    'effort', CASE WHEN o.effort_likely IS NOT NULL THEN json_build_object('low', coalesce(o.effort_low, o.effort_likely),
      'likely', o.effort_likely, 'high', coalesce(o.effort_high, o.effort_likely)) END,
    'costOfDelay', o.cost_of_delay, 'priorityId', o.priority_id, 'ownerId', o.owner_id, 'createdById', o.created_by_id,
    'answers', coalesce(answers.list, none.list)::json, 'raters', coalesce(CASE WHEN v.id IS NOT NULL THEN who.list END, '[]')::json)`;

/**
 * Everything a workspace's ranking is calculated from, in one statement: PostgreSQL builds the JSON of
 * shared/scoring/ranking.ts and its revision from one moment. $1: the workspace's id.
 *
 * Ratings are those that count, of raters who handed in, of the latest round, and only once it is
 * revealed: of a round that is still open nothing is read.
 */
export const rankingSql = `
WITH questions AS (
  SELECT c.id, (row_number() OVER (ORDER BY c.position))::int AS place
  FROM criteria c WHERE c.workspace_id = $1 AND c.retired_at IS NULL
), none AS (
  SELECT '[' || coalesce(string_agg('[]', ','), '') || ']' AS list FROM questions
), people AS (
  SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM members WHERE workspace_id = $1
), candidates AS (
  SELECT * FROM opportunities WHERE workspace_id = $1 AND stage IN ('ASSESS', 'DECIDED')
), latest AS (
  SELECT DISTINCT ON (r.opportunity_id) r.id, r.opportunity_id, r.revealed_at
  FROM rating_rounds r WHERE r.workspace_id = $1 ORDER BY r.opportunity_id, r.number DESC
), revealed AS MATERIALIZED (
  SELECT l.id, l.opportunity_id FROM latest l JOIN candidates o ON o.id = l.opportunity_id WHERE l.revealed_at IS NOT NULL
), handed_in AS MATERIALIZED (
  SELECT rr.round_id, rr.member_id, p.n FROM round_raters rr JOIN people p ON p.id = rr.member_id
  WHERE rr.workspace_id = $1 AND rr.submitted_at IS NOT NULL AND rr.skipped_at IS NULL
), who AS (
  SELECT round_id, '[' || string_agg(n::text, ',' ORDER BY n) || ']' AS list FROM handed_in GROUP BY round_id
), ranges AS (
  SELECT r.round_id, q.place, '[' || string_agg(${range}, ',' ORDER BY h.n) || ']' AS list
  FROM ratings r JOIN questions q ON q.id = r.criterion_id
  JOIN handed_in h ON h.round_id = r.round_id AND h.member_id = r.member_id
  WHERE r.workspace_id = $1 AND r.superseded_at IS NULL AND r.round_id IN (SELECT id FROM revealed)
  GROUP BY r.round_id, q.place
), answers AS (
  SELECT v.id AS round_id, '[' || string_agg(coalesce(a.list, '[]'), ',' ORDER BY q.place) || ']' AS list
  FROM revealed v CROSS JOIN questions q LEFT JOIN ranges a ON a.round_id = v.id AND a.place = q.place
  GROUP BY v.id
), promised AS (
  SELECT coalesce(i.owner_id, o.owner_id) AS owner_id, sum(o.effort_likely) AS weeks
  FROM opportunities o LEFT JOIN roadmap_items i ON i.opportunity_id = o.id AND i.withdrawn_at IS NULL
  WHERE o.workspace_id = $1 AND o.stage IN ('OFFERED', 'IN_REVIEW', 'QUEUED', 'BUILDING')
  GROUP BY 1
), placed AS (
  SELECT DISTINCT ON (e.opportunity_id) e.opportunity_id, e.facts, e.actor_id, e.at
  FROM events e JOIN candidates o ON o.id = e.opportunity_id AND o.stage = 'DECIDED' AND e.at >= o.stage_since
  WHERE e.workspace_id = $1 AND e.type = 'card_ranked' ORDER BY e.opportunity_id, e.revision DESC
)
SELECT w.revision, json_build_object(
  'revision', w.revision,
  'model', (SELECT ${scoringModelJson} FROM scoring_models s WHERE s.workspace_id = $1),
  'opportunities', (SELECT coalesce(json_agg(${opportunity} ORDER BY o.score DESC NULLS LAST, o.id), '[]')
    FROM candidates o CROSS JOIN none LEFT JOIN revealed v ON v.opportunity_id = o.id
    LEFT JOIN answers ON answers.round_id = v.id LEFT JOIN who ON who.round_id = v.id),
  'raters', (SELECT coalesce(json_agg(id ORDER BY n), '[]') FROM people),
  'owners', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name,
      'capacity', (SELECT coalesce(json_agg(json_build_object('startsOn', c.starts_on, 'peoplePerWeek', c.people_per_week) ORDER BY c.starts_on), '[]')
        FROM owner_capacities c WHERE c.workspace_id = $1 AND c.owner_id = d.id),
      'committedWeeks', coalesce(p.weeks, 0)) ORDER BY d.name), '[]')
    FROM owners d LEFT JOIN promised p ON p.owner_id = d.id WHERE d.workspace_id = $1),
  'unownedWeeks', coalesce((SELECT weeks FROM promised WHERE owner_id IS NULL), 0),
  'duels', (SELECT coalesce(json_agg(json_build_object('winnerId', d.winner_id, 'loserId', d.loser_id) ORDER BY d.at, d.id), '[]')
    FROM duels d JOIN candidates a ON a.id = d.winner_id JOIN candidates b ON b.id = d.loser_id WHERE d.workspace_id = $1),
  'requests', (SELECT coalesce(json_agg(json_build_object('id', q.id, 'opportunityId', q.opportunity_id, 'input', q.input,
      'criterionId', q.criterion_id, 'askedOfId', q.asked_of_id, 'askedById', q.asked_by_id, 'askedAt', q.asked_at, 'chance', q.chance)
      ORDER BY q.asked_at, q.id), '[]')
    FROM input_requests q JOIN members m ON m.id = q.asked_of_id AND m.removed_at IS NULL WHERE q.workspace_id = $1 AND q.answered_at IS NULL AND q.withdrawn_at IS NULL),
  'overrides', (SELECT coalesce(json_agg(json_build_object('opportunityId', opportunity_id, 'reason', facts->>'reason',
      'delayCostAdded', (facts->>'delayCostAdded')::float8, 'rankedById', actor_id, 'rankedAt', at) ORDER BY at DESC), '[]')
    FROM placed WHERE facts ? 'reason')
)::text AS ranking
FROM workspaces w WHERE w.id = $1`;

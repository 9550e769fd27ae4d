import { scoringModelJson } from './queries.ts';

/** A rater's range as JSON; ranges are written as text, as eighty thousand of them are too many for json_build_array. */
const range = `'[' || r.low || ',' || r.likely || ',' || r.high || ']'`;

const latestRound = `SELECT r.id, r.revealed_at FROM rating_rounds r
      WHERE r.workspace_id = $1 AND r.opportunity_id = o.id ORDER BY r.number DESC LIMIT 1`;

/** Of round v: per criterion, in their order, the ranges of its raters. */
const answersOf = `SELECT '[' || string_agg(coalesce(a.list, '[]'), ',' ORDER BY q.place) || ']' AS list
      FROM questions q LEFT JOIN (
        SELECT r.criterion_id, '[' || string_agg(${range}, ',' ORDER BY r.member_id) || ']' AS list
        FROM ratings r JOIN round_raters rr ON rr.round_id = r.round_id AND rr.member_id = r.member_id
        WHERE r.round_id = v.id AND r.superseded_at IS NULL AND rr.submitted_at IS NOT NULL AND rr.skipped_at IS NULL
        GROUP BY r.criterion_id) a ON a.criterion_id = q.id`;

/** Of round v: who handed in, as places among the workspace's members. */
const ratersOf = `SELECT '[' || string_agg((array_position(people.ids, rr.member_id) - 1)::text, ',' ORDER BY rr.member_id) || ']' AS list
      FROM people, round_raters rr WHERE rr.round_id = v.id AND rr.submitted_at IS NOT NULL AND rr.skipped_at IS NULL`;

/** An opportunity as `Ranked` of shared/scoring/ranking.ts. */
const opportunity = `json_build_object(
    'id', o.id, 'title', o.title, 'stage', o.stage, 'version', o.version, 'score', CASE WHEN v.id IS NOT NULL THEN o.score END,
    'revealed', v.id IS NOT NULL, 'ratersInvited', o.raters_invited, 'ratersSubmitted', o.raters_submitted,
    'effort', CASE WHEN o.effort_likely IS NOT NULL THEN json_build_object('low', coalesce(o.effort_low, o.effort_likely),
      'likely', o.effort_likely, 'high', coalesce(o.effort_high, o.effort_likely)) END,
    'costOfDelay', o.cost_of_delay, 'priorityId', o.priority_id, 'ownerId', o.owner_id, 'createdById', o.created_by_id,
    'answers', coalesce(answers.list, none.list)::json, 'raters', coalesce(who.list, '[]')::json)`;

/**
 * Everything a workspace's ranking is calculated from, in one statement: PostgreSQL builds the JSON of
 * shared/scoring/ranking.ts and its revision from one moment. $1: the workspace's id.
 *
 * Ratings are those that count, of raters who handed in, of the latest round, and only once it is
 * revealed: of a round that is still open nothing is read.
 *
 * Each opportunity looks up its own round and answers by index. Joined as whole tables they were quicker by a
 * little, until the planner knew of only a few of them, as it does for the first minute after many were written:
 * then the same statement took a minute.
 */
export const rankingSql = `
WITH questions AS (
  SELECT c.id, (row_number() OVER (ORDER BY c.position))::int AS place
  FROM criteria c WHERE c.workspace_id = $1 AND c.retired_at IS NULL
), none AS (
  SELECT '[' || coalesce(string_agg('[]', ','), '') || ']' AS list FROM questions
), people AS (
  SELECT coalesce(array_agg(id ORDER BY id), '{}') AS ids FROM members WHERE workspace_id = $1
), candidates AS (
  SELECT * FROM opportunities WHERE workspace_id = $1 AND stage IN ('ASSESS', 'DECIDED')
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
    FROM candidates o CROSS JOIN none
    LEFT JOIN LATERAL (${latestRound}) v ON v.revealed_at IS NOT NULL
    LEFT JOIN LATERAL (${answersOf}) answers ON v.id IS NOT NULL
    LEFT JOIN LATERAL (${ratersOf}) who ON v.id IS NOT NULL),
  'raters', (SELECT array_to_json(ids) FROM people),
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
    FROM input_requests q JOIN members m ON m.id = q.asked_of_id AND m.removed_at IS NULL
    LEFT JOIN criteria c ON c.id = q.criterion_id
    WHERE q.workspace_id = $1 AND q.answered_at IS NULL AND q.withdrawn_at IS NULL AND c.retired_at IS NULL),
  'overrides', (SELECT coalesce(json_agg(json_build_object('opportunityId', opportunity_id, 'reason', facts->>'reason',
      'delayCostAdded', (facts->>'delayCostAdded')::float8, 'rankedById', actor_id, 'rankedAt', at) ORDER BY at DESC), '[]')
    FROM placed WHERE facts ? 'reason')
)::text AS ranking
FROM workspaces w WHERE w.id = $1`;

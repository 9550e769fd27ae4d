import type { Database } from '#server/db/client.ts';
import type { WorkspaceActor } from '#server/http/session.ts';
import { DomainError } from '#shared/problem.ts';
import {
  GIVEN_LENGTH,
  QUEUE_LENGTH,
  type RatingQueue,
  type RatingSessions,
} from '#shared/scoring/session.ts';
import { scoringModelJson } from './queries.ts';

/** Sessions that are shown; older ones are found through what was rated in them. */
const SHOWN = 200;

/** One session as JSON, for `FROM rating_sessions s`. */
const sessionJson = `json_build_object(
  'id', s.id, 'name', s.name, 'note', s.note, 'dueOn', s.due_on, 'startedById', s.started_by_id,
  'startedAt', s.started_at, 'closedAt', s.closed_at,
  'opportunities', (SELECT count(*) FROM rating_rounds r WHERE r.workspace_id = $1 AND r.session_id = s.id),
  'revealed', (SELECT count(r.revealed_at) FROM rating_rounds r WHERE r.workspace_id = $1 AND r.session_id = s.id),
  'raters', (SELECT coalesce(json_agg(json_build_object('memberId', q.member_id, 'asked', q.asked,
      'submitted', q.submitted, 'skipped', q.skipped) ORDER BY q.member_id), '[]')
    FROM (SELECT x.member_id, count(*) AS asked, count(x.submitted_at) AS submitted, count(x.skipped_at) AS skipped
      FROM rating_rounds r JOIN round_raters x ON x.round_id = r.id
      WHERE r.workspace_id = $1 AND r.session_id = s.id GROUP BY x.member_id) q))`;

const SESSIONS = `
SELECT coalesce(json_agg(${sessionJson} ORDER BY s.closed_at IS NOT NULL, s.started_at DESC), '[]') AS sessions
FROM (SELECT * FROM rating_sessions WHERE workspace_id = $1
  ORDER BY closed_at IS NOT NULL, started_at DESC LIMIT ${SHOWN}) s`;

export async function findRatingSessions(
  db: Database,
  workspaceId: string,
): Promise<RatingSessions> {
  const { rows } = await db.pool.query<RatingSessions>({
    name: 'rating-sessions',
    text: SESSIONS,
    values: [workspaceId],
  });
  return { sessions: rows[0]?.sessions ?? [] };
}

/**
 * Round by round, so that its cost is that of the rows however badly the planner guesses their number. `widest` is
 * the first by the rule of shared/scoring/spread.ts: answers that count, and only after the reveal, when all that
 * are left are of those who handed in.
 */
const SESSION = `
SELECT json_build_object(
  'session', ${sessionJson},
  'criteria', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.position), '[]')
    FROM criteria c WHERE c.workspace_id = $1),
  'opportunities', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'title', o.title, 'stage', o.stage,
      'invited', n.asked - n.skipped, 'submitted', n.submitted, 'skipped', n.skipped,
      'revealedAt', r.revealed_at, 'score', CASE WHEN r.revealed_at IS NOT NULL THEN o.score END,
      'widest', p.widest)
      ORDER BY r.revealed_at IS NULL, p.share DESC NULLS LAST, r.id), '[]')
    FROM rating_rounds r JOIN opportunities o ON o.id = r.opportunity_id
    CROSS JOIN LATERAL (SELECT count(*) AS asked, count(x.submitted_at) AS submitted, count(x.skipped_at) AS skipped
      FROM round_raters x WHERE x.round_id = r.id) n
    LEFT JOIN LATERAL (SELECT s.share, json_build_object('criterionId', d.criterion_id,
        'lowest', d.lowest, 'highest', d.highest, 'mean', d.mean, 'share', s.share) AS widest
      FROM (SELECT a.criterion_id, min(a.likely) AS lowest, max(a.likely) AS highest, avg(a.likely) AS mean
        FROM ratings a WHERE a.round_id = r.id AND a.superseded_at IS NULL GROUP BY a.criterion_id) d
      JOIN criteria c ON c.id = d.criterion_id
      CROSS JOIN LATERAL (SELECT (d.highest - d.lowest) / (c.scale_max - c.scale_min) AS share) s
      ORDER BY s.share DESC, d.criterion_id LIMIT 1
    ) p ON r.revealed_at IS NOT NULL
    WHERE r.workspace_id = $1 AND r.session_id = s.id))::text AS page
FROM rating_sessions s WHERE s.workspace_id = $1 AND s.id = $2`;

/** One session: how far everybody is, and where they part on what is revealed. The JSON of a RatingSessionPage. */
export async function findRatingSession(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<string> {
  const { rows } = await db.pool.query<{ page: string }>({
    name: 'rating-session',
    text: SESSION,
    values: [workspaceId, id],
  });
  if (!rows[0]) throw new DomainError('not_found', 'This session does not exist here.');
  return rows[0].page;
}

const draftJson = `'criterionId', a.criterion_id, 'low', a.low, 'likely', a.likely, 'high', a.high, 'rationale', a.rationale`;

/** $1 workspace, $2 the member who asks: nobody else's answers are read at all. $3 comes first. */
const QUEUE = `
WITH mine AS (
  SELECT r.id, r.opportunity_id, r.number, r.session_id, r.opened_at, s.due_on, s.started_at, s.closed_at IS NULL AS open,
    x.submitted_at IS NULL AND x.skipped_at IS NULL AND r.revealed_at IS NULL AND o.stage = 'ASSESS' AS waits,
    o.title, x.skipped_at IS NOT NULL AS skipped,
    CASE WHEN r.revealed_at IS NULL AND o.stage = 'ASSESS' THEN coalesce(x.submitted_at, x.skipped_at) END AS given_at
  FROM round_raters x JOIN rating_rounds r ON r.id = x.round_id JOIN opportunities o ON o.id = r.opportunity_id
  LEFT JOIN rating_sessions s ON s.id = r.session_id
  WHERE x.workspace_id = $1 AND x.member_id = $2
), page AS (
  SELECT * FROM mine WHERE waits
  ORDER BY opportunity_id IS DISTINCT FROM $3::uuid, due_on NULLS LAST, coalesce(started_at, opened_at), id LIMIT ${QUEUE_LENGTH}
)
SELECT json_build_object(
  'model', (SELECT ${scoringModelJson} FROM scoring_models s WHERE s.workspace_id = $1),
  'left', (SELECT count(*) FROM mine WHERE waits),
  'asked', (SELECT count(*) FROM mine WHERE waits OR (session_id IS NOT NULL AND open)),
  'given', (SELECT coalesce(json_agg(json_build_object('opportunityId', g.opportunity_id, 'title', g.title,
      'skipped', g.skipped, 'at', g.given_at) ORDER BY g.given_at DESC, g.id), '[]')
    FROM (SELECT * FROM mine WHERE given_at IS NOT NULL ORDER BY given_at DESC, id LIMIT ${GIVEN_LENGTH}) g),
  'sessions', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'note', s.note, 'dueOn', s.due_on,
      'startedByName', m.name) ORDER BY s.due_on NULLS LAST, s.started_at), '[]')
    FROM rating_sessions s JOIN members m ON m.id = s.started_by_id
    WHERE s.id IN (SELECT session_id FROM page)),
  'entries', (SELECT coalesce(json_agg(json_build_object('opportunityId', o.id, 'title', o.title, 'problem', o.problem,
      'forWhom', o.for_whom, 'hypothesis', o.hypothesis, 'evidence', o.evidence, 'labels', o.labels,
      'effort', CASE WHEN o.effort_likely IS NOT NULL THEN json_build_object('low', coalesce(o.effort_low, o.effort_likely),
        'likely', o.effort_likely, 'high', coalesce(o.effort_high, o.effort_likely)) END,
      'costOfDelay', o.cost_of_delay, 'priority', d.name, 'sessionId', p.session_id, 'number', p.number,
      'invited', o.raters_invited, 'submitted', o.raters_submitted,
      'mine', (SELECT coalesce(json_agg(json_build_object(${draftJson})), '[]')
        FROM ratings a JOIN criteria c ON c.id = a.criterion_id AND c.retired_at IS NULL
        WHERE a.round_id = p.id AND a.member_id = $2 AND a.superseded_at IS NULL),
      'outdated', (SELECT coalesce(json_agg(json_build_object(${draftJson}, 'name', c.name)), '[]')
        FROM ratings a JOIN criteria c ON c.id = a.criterion_id AND c.retired_at IS NOT NULL
        WHERE a.round_id = p.id AND a.member_id = $2 AND a.superseded_at IS NULL))
      ORDER BY p.opportunity_id IS DISTINCT FROM $3::uuid, p.due_on NULLS LAST, coalesce(p.started_at, p.opened_at), p.id), '[]')
    FROM page p JOIN opportunities o ON o.id = p.opportunity_id LEFT JOIN priorities d ON d.id = o.priority_id)
) AS queue`;

/** What a member is asked to rate, with their own drafts and nobody else's. */
export async function findRatingQueue(
  db: Database,
  { workspaceId, memberId }: WorkspaceActor,
  at: string | undefined,
): Promise<RatingQueue> {
  const { rows } = await db.pool.query<{ queue: RatingQueue }>({
    name: 'rating-queue',
    text: QUEUE,
    values: [workspaceId, memberId, at ?? null],
  });
  return (rows[0] as { queue: RatingQueue }).queue;
}

import { uuidv7 } from 'uuidv7';
import type { Database } from '#server/db/client.ts';
import { positionsBetween } from '#shared/order.ts';
import { type BenchWorkspace, fillWorkspace } from './world.ts';

const CRITERIA = 8;
const RATERS = 5;

/**
 * A workspace with so many opportunities in Assess, each rated on eight criteria by five raters and revealed, and
 * owners with people. In one statement a table, as the commands would have left it.
 */
export async function fillRanking(db: Database, opportunities: number): Promise<BenchWorkspace> {
  const workspace = await fillWorkspace(db, 0);
  const { workspaceId } = workspace;
  const ids = Array.from({ length: opportunities }, () => uuidv7());
  const positions = positionsBetween(null, null, opportunities);
  const client = await db.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(ratersSql, [workspaceId, RATERS]);
    await client.query('UPDATE criteria SET retired_at = now() WHERE workspace_id = $1', [
      workspaceId,
    ]);
    await client.query(criteriaSql, [workspaceId, positionsBetween(null, null, CRITERIA)]);
    await client.query(capacitySql, [workspaceId]);
    await client.query(opportunitiesSql, [workspaceId, ids, positions, RATERS]);
    await client.query(roundsSql, [workspaceId]);
    await client.query(roundRatersSql, [workspaceId]);
    await client.query(ratingsSql, [workspaceId]);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  } finally {
    client.release();
  }
  return workspace;
}

const ratersSql = `
WITH people AS (
  INSERT INTO accounts (id, email, name, password_hash)
  SELECT gen_random_uuid(), 'rater' || n || '@example.org', 'Rater number ' || n, '-' FROM generate_series(2, $2::int) n
  RETURNING id, name
)
INSERT INTO members (id, workspace_id, account_id, name, roles)
SELECT gen_random_uuid(), $1, id, name, '{ADVISOR}' FROM people`;

const criteriaSql = `
INSERT INTO criteria (id, workspace_id, scoring_model_id, key, name, question, weight, scale, scale_min, scale_max, direction, rubric, position)
SELECT gen_random_uuid(), $1, s.id, 'criterion_' || p.n, 'Criterion number ' || p.n, 'How much?', 1 + p.n % 4,
  'ZERO_TO_TEN', 0, 10, (CASE WHEN p.n % 4 = 0 THEN 'DOWN' ELSE 'UP' END)::direction, '{}', p.position
FROM scoring_models s, unnest($2::text[]) WITH ORDINALITY AS p(position, n) WHERE s.workspace_id = $1`;

const capacitySql = `
INSERT INTO owner_capacities (id, workspace_id, owner_id, starts_on, people_per_week)
SELECT gen_random_uuid(), $1, id, current_date - 30, 4 FROM owners WHERE workspace_id = $1`;

const opportunitiesSql = `
WITH aims AS (SELECT array_agg(id) AS ids FROM priorities WHERE workspace_id = $1),
  doers AS (SELECT array_agg(id) AS ids FROM owners WHERE workspace_id = $1)
INSERT INTO opportunities (id, workspace_id, title, stage, position, stage_since, score, raters_invited, raters_submitted,
  cost_of_delay, effort_low, effort_likely, effort_high, priority_id, owner_id)
SELECT c.id, $1, 'Shorten the way from request to answer, part ' || c.n, 'ASSESS', c.position, now(), (c.n * 37) % 101, $4, $4,
  (c.n * 53) % 9000, 1 + c.n % 3, 3 + (c.n * 7) % 11, 14 + (c.n * 13) % 17, aims.ids[1 + c.n % 6], doers.ids[1 + c.n % 12]
FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS c(id, position, n), aims, doers`;

const roundsSql = `
INSERT INTO rating_rounds (id, workspace_id, opportunity_id, number, opened_at, revealed_at)
SELECT gen_random_uuid(), $1, id, 1, now(), now() FROM opportunities WHERE workspace_id = $1`;

const roundRatersSql = `
INSERT INTO round_raters (workspace_id, round_id, member_id, submitted_at)
SELECT $1, r.id, m.id, now() FROM rating_rounds r, members m WHERE r.workspace_id = $1 AND m.workspace_id = $1`;

/** Answers that differ by opportunity, criterion and rater, and by nothing else: the same in every run. */
const ratingsSql = `
WITH asked AS (SELECT id, row_number() OVER (ORDER BY position) AS n FROM criteria WHERE workspace_id = $1 AND retired_at IS NULL),
  people AS (SELECT id, row_number() OVER (ORDER BY name) AS n FROM members WHERE workspace_id = $1),
  rounds AS (SELECT r.id, r.opportunity_id, row_number() OVER (ORDER BY o.position) AS n
    FROM rating_rounds r JOIN opportunities o ON o.id = r.opportunity_id WHERE r.workspace_id = $1)
INSERT INTO ratings (id, workspace_id, round_id, opportunity_id, criterion_id, member_id, low, likely, high, rated_at)
SELECT gen_random_uuid(), $1, r.id, r.opportunity_id, a.id, p.id, greatest(0, l.y - 1 - p.n % 2), l.y, least(10, l.y + 1 + a.n % 3), now()
FROM rounds r, asked a, people p, LATERAL (SELECT ((r.n * 31 + a.n * 17 + p.n * 7 + r.n * a.n) % 11)::int AS y) l`;

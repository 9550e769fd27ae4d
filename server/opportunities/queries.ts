import type { Database } from '#server/db/client.ts';
import type { WorkspaceActor } from '#server/http/session.ts';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type {
  ListOpportunities,
  OpportunityList,
  OpportunitySort,
} from '#shared/opportunities/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { keyForms, readCursor, writeCursor } from './cursor.ts';
import { opportunityPageSql } from './page-sql.ts';

export async function findOpportunityPage(
  db: Database,
  actor: WorkspaceActor,
  id: string,
): Promise<OpportunityPage> {
  const { rows } = await db.pool.query<{ page: OpportunityPage }>({
    name: 'opportunity-page',
    text: opportunityPageSql,
    values: [actor.workspaceId, id, actor.memberId],
  });
  if (!rows[0]) throw new DomainError('not_found', 'This opportunity does not exist here.');
  return rows[0].page;
}

/** What each order of the list compares; every one of them is never null, so that pages join without a gap. */
const sortKeys = {
  // Below any score a model may give, some of which are less than nothing.
  score: `coalesce(o.score, -1e308)`,
  title: `lower(o.title) COLLATE "C"`,
  stage: `o.stage`,
  waiting: `-extract(epoch FROM o.stage_since)`,
  effort: `coalesce(o.effort_likely, -1)`,
  costOfDelay: `coalesce(o.cost_of_delay, -1)`,
  created: `o.created_at`,
} satisfies Record<OpportunitySort, string>;

const keyTypes = {
  score: 'float8',
  title: 'text COLLATE "C"',
  stage: 'stage',
  waiting: 'numeric',
  effort: 'float8',
  costOfDelay: 'float8',
  created: 'timestamptz',
} as const satisfies Record<OpportunitySort, string>;

/** One page of the list: filtered, ordered and counted in one statement; the cursor is the last row's key. */
export async function findOpportunities(
  db: Database,
  workspaceId: string,
  query: ListOpportunities,
): Promise<OpportunityList> {
  const order = `${query.sort} ${query.order}`;
  const cursor = readCursor(query.cursor, order, keyForms[keyTypes[query.sort]]);
  const key = sortKeys[query.sort];
  const after = query.order === 'asc' ? '>' : '<';
  const { rows } = await db.pool.query<{
    list: { row: OpportunityList['opportunities'][number]; key: string }[];
    total: string;
  }>(
    `WITH chosen AS (
      SELECT o.*, ${key} AS key FROM opportunities o
      WHERE o.workspace_id = $1
        AND ($2::text IS NULL OR o.title ILIKE $2 OR o.problem ILIKE $2)
        AND ($3::text IS NULL OR ($3 = 'none' AND o.priority_id IS NULL) OR o.priority_id::text = $3)
        AND ($4::text IS NULL OR ($4 = 'none' AND o.owner_id IS NULL) OR o.owner_id::text = $4)
        AND CASE WHEN $5::stage IS NULL THEN o.stage <> 'MERGED' ELSE o.stage = $5 END
    ), page AS (
      SELECT * FROM chosen
      WHERE $6::text IS NULL OR (key, id) ${after} ($6::${keyTypes[query.sort]}, $7::uuid)
      ORDER BY key ${query.order}, id ${query.order} LIMIT $8
    )
    SELECT (SELECT count(*) FROM chosen) AS total, coalesce((SELECT json_agg(json_build_object('key', p.key::text, 'row', json_build_object(
      'id', p.id, 'title', p.title, 'stage', p.stage, 'stageSince', p.stage_since, 'score', p.score,
      'ratersInvited', p.raters_invited, 'ratersSubmitted', p.raters_submitted, 'effortLikely', p.effort_likely,
      'costOfDelay', p.cost_of_delay, 'priorityId', p.priority_id, 'ownerId', p.owner_id, 'metricId', p.metric_id,
      'labels', p.labels, 'source', p.source, 'version', p.version, 'unbacked', coalesce(i.unbacked, false),
      'why', CASE
        WHEN p.stage IN ('PARKED', 'REJECTED') THEN (SELECT left(d.reason, 300) FROM decisions d
          WHERE d.workspace_id = p.workspace_id AND d.opportunity_id = p.id ORDER BY d.decided_at DESC, d.id DESC LIMIT 1)
        WHEN p.stage = 'MERGED' THEN (SELECT m.title FROM opportunities m WHERE m.id = p.merged_into_id) END
    )) ORDER BY p.key ${query.order}, p.id ${query.order})
      FROM page p LEFT JOIN roadmap_items i ON i.opportunity_id = p.id AND i.withdrawn_at IS NULL), '[]') AS list`,
    [
      workspaceId,
      query.text ? `%${query.text.replace(/[\\%_]/g, '\\$&')}%` : null,
      query.priorityId ?? null,
      query.ownerId ?? null,
      query.stage ?? null,
      cursor?.key ?? null,
      cursor?.id ?? null,
      query.limit,
    ],
  );
  const list = rows[0]?.list ?? [];
  const last = list.length === query.limit ? list.at(-1) : undefined;
  return {
    opportunities: list.map(({ row }) => row),
    total: Number(rows[0]?.total ?? 0),
    nextCursor: last ? writeCursor(order, { key: last.key, id: last.row.id }) : null,
  };
}

import { z } from 'zod';
import type { Database } from '#server/db/client.ts';
import type { WorkspaceActor } from '#server/http/session.ts';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type {
  Decisions,
  ListOpportunities,
  OpportunityList,
  OpportunitySort,
} from '#shared/opportunities/schema.ts';
import { Id } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { Stage } from '#shared/roadmap/stage.ts';
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
  score: `coalesce(o.score, -1)`,
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

/** Where a page ended: in which order, at which key, at which row. */
const Cursor = z.tuple([z.string(), z.string(), Id]);

const keyForms = {
  float8: z.stringFormat('number', (text) => Number.isFinite(Number(text))),
  numeric: z.stringFormat('number', (text) => Number.isFinite(Number(text))),
  timestamptz: z.stringFormat('moment', (text) => !Number.isNaN(Date.parse(text))),
  stage: Stage,
  'text COLLATE "C"': z.string().max(600),
} satisfies Record<(typeof keyTypes)[OpportunitySort], z.ZodType>;

function readCursor(cursor: string | undefined, order: string, form: z.ZodType) {
  if (cursor === undefined) return null;
  const refusal = new DomainError('invalid_input', 'Use the cursor of the page before.');
  let text: unknown;
  try {
    text = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refusal;
  }
  const read = Cursor.safeParse(text);
  if (!read.success || read.data[0] !== order || read.data[1].includes('\0')) throw refusal;
  if (!form.safeParse(read.data[1]).success) throw refusal;
  return { key: read.data[1], id: read.data[2] };
}

const writeCursor = (order: string, { key, id }: { key: string; id: string }): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url');

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
        AND ($5::stage IS NULL OR o.stage = $5)
    ), page AS (
      SELECT * FROM chosen
      WHERE $6::text IS NULL OR (key, id) ${after} ($6::${keyTypes[query.sort]}, $7::uuid)
      ORDER BY key ${query.order}, id ${query.order} LIMIT $8
    )
    SELECT (SELECT count(*) FROM chosen) AS total, coalesce((SELECT json_agg(json_build_object('key', p.key::text, 'row', json_build_object(
      'id', p.id, 'title', p.title, 'stage', p.stage, 'stageSince', p.stage_since, 'score', p.score,
      'ratersInvited', p.raters_invited, 'ratersSubmitted', p.raters_submitted, 'effortLikely', p.effort_likely,
      'costOfDelay', p.cost_of_delay, 'priorityId', p.priority_id, 'ownerId', p.owner_id, 'metricId', p.metric_id,
      'labels', p.labels, 'source', p.source, 'version', p.version, 'unbacked', coalesce(i.unbacked, false)
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

/** Decisions of the workspace, newest first. */
export async function findDecisions(
  db: Database,
  {
    workspaceId,
    cursor,
    limit,
  }: { workspaceId: string; cursor: string | undefined; limit: number },
): Promise<Decisions> {
  const from = readCursor(cursor, 'decided', keyForms.timestamptz);
  const { rows } = await db.pool.query<{ list: Decisions['decisions'] }>(
    `SELECT coalesce(json_agg(json_build_object('id', d.id, 'opportunityId', d.opportunity_id, 'opportunityTitle', d.title,
      'kind', d.kind, 'reason', d.reason, 'beat', d.beat, 'dissent', d.dissent, 'reopenWhen', d.reopen_when,
      'reviewDate', d.review_date, 'score', d.score, 'rank', d.rank, 'decidedById', d.decided_by_id,
      'decidedAt', d.decided_at, 'stands', d.stands) ORDER BY d.decided_at DESC, d.id DESC), '[]') AS list
    FROM (SELECT d.*, o.title, o.stage <> 'ASSESS' AND NOT EXISTS (SELECT 1 FROM decisions later
        WHERE later.opportunity_id = d.opportunity_id AND (later.decided_at, later.id) > (d.decided_at, d.id)) AS stands
      FROM decisions d JOIN opportunities o ON o.id = d.opportunity_id
      WHERE d.workspace_id = $1 AND ($2::timestamptz IS NULL OR (d.decided_at, d.id) < ($2, $3::uuid))
      ORDER BY d.decided_at DESC, d.id DESC LIMIT $4) d`,
    [workspaceId, from?.key ?? null, from?.id ?? null, limit],
  );
  const decisions = rows[0]?.list ?? [];
  const last = decisions.length === limit ? decisions.at(-1) : undefined;
  return {
    decisions,
    nextCursor: last ? writeCursor('decided', { key: last.decidedAt, id: last.id }) : null,
  };
}

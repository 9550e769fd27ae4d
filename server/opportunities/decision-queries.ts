import type { Database } from '#server/db/client.ts';
import { rankingNow } from '#server/scoring/ranking-queries.ts';
import type { Decision, Decisions, ListDecisions } from '#shared/opportunities/decision.ts';
import type { DecisionPage } from '#shared/opportunities/decision-page.ts';
import { readSnapshot } from '#shared/opportunities/snapshot.ts';
import { DomainError } from '#shared/problem.ts';
import { defaultHorizon } from '#shared/scoring/ranking.ts';
import { type Day, dayOf } from '#shared/time.ts';
import { keyForms, readCursor, writeCursor } from './cursor.ts';
import { decisionJson, decisionPageSql, narrowings } from './decision-sql.ts';
import { freeze } from './freezing.ts';

type Asked = ListDecisions & { workspaceId: string; now: Date };

/** Decisions of the workspace, newest first. */
export async function findDecisions(
  db: Database,
  { workspaceId, now, kind, show, cursor, limit }: Asked,
): Promise<Decisions> {
  const from = readCursor(cursor, 'decided', keyForms.timestamptz);
  const narrowed = show ? narrowings[show] : 'true';
  const { rows } = await db.pool.query<{ list: Decision[] }>({
    name: `decisions-${show ?? 'all'}`,
    text: `SELECT coalesce(json_agg(page.decision ORDER BY page.decided_at DESC, page.id DESC), '[]') AS list
    FROM (SELECT d.decided_at, d.id, ${decisionJson} AS decision
      FROM decisions d JOIN opportunities o ON o.id = d.opportunity_id
      WHERE d.workspace_id = $1 AND ($2::timestamptz IS NULL OR (d.decided_at, d.id) < ($2, $3::uuid))
        AND $4::date IS NOT NULL AND ($5::decision_kind IS NULL OR d.kind = $5) AND ${narrowed}
      ORDER BY d.decided_at DESC, d.id DESC LIMIT $6) page`,
    values: [workspaceId, from?.key ?? null, from?.id ?? null, dayOf(now), kind ?? null, limit],
  });
  const decisions = rows[0]?.list ?? [];
  const last = decisions.length === limit ? decisions.at(-1) : undefined;
  return {
    decisions,
    nextCursor: last ? writeCursor('decided', { key: last.decidedAt, id: last.id }) : null,
  };
}

type Row = Pick<DecisionPage, 'opportunity' | 'chain' | 'together'> & {
  /** JSON of what was frozen. */
  content: string;
  /** False for a snapshot of before bands and cut lines were kept. */
  isWhole: boolean;
  revision: string;
};

/**
 * "What did we know then?": one decision with the list it was taken on, beside the list of today, as the JSON of a
 * DecisionPage. Lists of thousands go through as they were kept: they were checked when they were frozen.
 */
export async function findDecisionPage(
  db: Database,
  { workspaceId, id, now }: { workspaceId: string; id: string; now: Date },
): Promise<string> {
  const { rows } = await db.pool.query<Row>({
    name: 'decision-page',
    text: decisionPageSql,
    values: [workspaceId, id],
  });
  const [row] = rows;
  const decision = row?.chain.find((one) => one.id === id);
  if (!row || !decision) throw new DomainError('not_found', 'This decision does not exist here.');
  const { opportunity, chain, together, revision } = row;
  const about = { decision, opportunity, chain, together } satisfies Partial<DecisionPage>;
  const today = await listOf(db, { workspaceId, revision: Number(revision), on: dayOf(now) });
  const known = knownText(row, dayOf(new Date(decision.decidedAt)));
  return `${JSON.stringify(about).slice(0, -1)},"known":${known},"today":${today}}`;
}

const knownText = ({ content, isWhole }: Row, on: Day): string =>
  isWhole ? content : JSON.stringify(readSnapshot(JSON.parse(content), on));

const lists = new Map<string, Promise<string>>();
const KEPT = 20;

/** Today's list as JSON, calculated once for all who read it at the same revision and day. */
function listOf(
  db: Database,
  { workspaceId, revision, on }: { workspaceId: string; revision: number; on: Day },
): Promise<string> {
  const key = `${workspaceId} ${revision} ${on}`;
  const kept = lists.get(key);
  if (kept) return kept;
  const list = rankingNow(db, workspaceId)
    .then((ranking) => freeze({ ranking, on, horizon: defaultHorizon, decided: [] }))
    .then(({ content }) => content);
  list.catch(() => lists.delete(key));
  for (const old of lists.keys()) if (old.startsWith(workspaceId)) lists.delete(old);
  lists.set(key, list);
  if (lists.size > KEPT) lists.delete(lists.keys().next().value as string);
  return list;
}

import type { Database } from '#server/db/client.ts';
import { rankingNow } from '#server/scoring/ranking-queries.ts';
import type { Decision, Decisions, ListDecisions } from '#shared/opportunities/decision.ts';
import type { DecisionPage } from '#shared/opportunities/decision-page.ts';
import { freezeRanking, readSnapshot, type Snapshot } from '#shared/opportunities/snapshot.ts';
import { DomainError } from '#shared/problem.ts';
import { defaultHorizon } from '#shared/scoring/ranking.ts';
import { type Day, dayOf } from '#shared/time.ts';
import { keyForms, readCursor, writeCursor } from './cursor.ts';
import { decisionJson, decisionPageSql, narrowings } from './decision-sql.ts';

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
  content: unknown;
  revision: string;
};

/** "What did we know then?": one decision with the list it was taken on, beside the list of today. */
export async function findDecisionPage(
  db: Database,
  { workspaceId, id, now }: { workspaceId: string; id: string; now: Date },
): Promise<DecisionPage> {
  const { rows } = await db.pool.query<Row>({
    name: 'decision-page',
    text: decisionPageSql,
    values: [workspaceId, id],
  });
  const [row] = rows;
  const decision = row?.chain.find((one) => one.id === id);
  if (!row || !decision) throw new DomainError('not_found', 'This decision does not exist here.');
  const { opportunity, chain, together, content, revision } = row;
  const known = readSnapshot(content, dayOf(new Date(decision.decidedAt)));
  const seen = { workspaceId, revision: Number(revision), on: dayOf(now) };
  return { decision, opportunity, chain, together, known, today: await listOf(db, seen) };
}

const lists = new Map<string, Promise<Snapshot>>();
const KEPT = 20;

/** Today's list, calculated once for all who read it at the same revision and day. */
function listOf(
  db: Database,
  { workspaceId, revision, on }: { workspaceId: string; revision: number; on: Day },
): Promise<Snapshot> {
  const key = `${workspaceId} ${revision} ${on}`;
  const kept = lists.get(key);
  if (kept) return kept;
  const list = rankingNow(db, workspaceId).then((ranking) =>
    freezeRanking(ranking, { on, horizon: defaultHorizon, decided: [] }),
  );
  list.catch(() => lists.delete(key));
  for (const old of lists.keys()) if (old.startsWith(workspaceId)) lists.delete(old);
  lists.set(key, list);
  if (lists.size > KEPT) lists.delete(lists.keys().next().value as string);
  return list;
}

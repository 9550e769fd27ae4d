import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { applyMigrations } from '#prisma/migrate.ts';
import { closeDatabase, type Database, openDatabase } from '#server/db/client.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { transaction } from '#server/db/transaction.ts';
import { createWorkspaceFor } from '#server/people/joining.ts';
import { hashPassword } from '#server/people/passwords.ts';
import { positionsBetween } from '#shared/order.ts';

export const password = 'a password for measuring';

/** A fresh database that keeps what it acknowledges, as in production, and is gone afterwards. */
export async function openBenchDatabase() {
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const postgres = await startEmbedded({ dataDir });
  await applyMigrations(postgres.url);
  const db = openDatabase(postgres.url, { poolSize: 4 });
  const close = async () => {
    await closeDatabase(db);
    await postgres.stop();
  };
  return { db, url: postgres.url, close };
}

export type BenchWorkspace = { slug: string; email: string; workspaceId: string; cards: number };

/** A workspace with cards all over the board, owners, priorities and metrics, and somebody to sign in as. */
export async function fillWorkspace(db: Database, cards: number): Promise<BenchWorkspace> {
  const slug = `bench-${cards}`;
  const email = `${slug}@example.org`;
  const passwordHash = await hashPassword(password);
  const account = { id: uuidv7(), name: 'Measurer', email, passwordHash };
  await transaction(db, async (tx) => {
    await tx.account.create({ data: account });
    await createWorkspaceFor(tx, { account, workspace: { slug, name: slug }, now: new Date() });
  });
  const { id: workspaceId } = await db.prisma.workspace.findUniqueOrThrow({ where: { slug } });
  await fillLists(db, workspaceId);
  await fillBoard(db, workspaceId, cards);
  return { slug, email, workspaceId, cards };
}

async function fillLists({ prisma }: Database, workspaceId: string): Promise<void> {
  const positions = positionsBetween(null, null, 6);
  const numbered = (count: number) => Array.from({ length: count }, (_, n) => n);
  await prisma.priority.createMany({
    data: numbered(6).map((n) => ({
      id: uuidv7(),
      workspaceId,
      name: `Priority number ${n + 1}`,
      position: positions[n] as string,
    })),
  });
  await prisma.owner.createMany({
    data: numbered(12).map((n) => ({
      id: uuidv7(),
      workspaceId,
      name: `Team number ${n + 1}`,
      kind: 'TEAM' as const,
    })),
  });
  await prisma.metric.createMany({
    data: numbered(20).map((n) => ({
      id: uuidv7(),
      workspaceId,
      name: `Metric number ${n + 1}`,
      unit: 'days',
      direction: 'DOWN' as const,
    })),
  });
}

/**
 * Puts cards on the board in one statement a table. Triggers are off while it lasts: the rows are
 * what the commands would have left, without the history that led there.
 */
async function fillBoard({ pool }: Database, workspaceId: string, cards: number): Promise<void> {
  const ids = Array.from({ length: cards }, () => uuidv7());
  const positions = positionsBetween(null, null, cards);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(cardsSql, [workspaceId, ids, positions]);
    await client.query(handoffsSql, [workspaceId]);
    await client.query(itemsSql, [workspaceId]);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  } finally {
    client.release();
  }
}

const cardsSql = `
WITH aims AS (SELECT array_agg(id) AS ids FROM priorities WHERE workspace_id = $1),
  doers AS (SELECT array_agg(id) AS ids FROM owners WHERE workspace_id = $1),
  numbers AS (SELECT array_agg(id) AS ids FROM metrics WHERE workspace_id = $1)
INSERT INTO opportunities (id, workspace_id, title, problem, stage, position, stage_since, score, raters_invited,
  raters_submitted, cost_of_delay, effort_low, effort_likely, effort_high, priority_id, owner_id, metric_id)
SELECT c.id, $1, 'Shorten the way from request to answer, part ' || c.n, repeat('Somebody waits for this. ', 8),
  (ARRAY['ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW', 'QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN']::stage[])[1 + c.n % 8],
  c.position, now() - c.n * interval '17 minutes', (c.n * 37) % 101, 3, 3, (c.n * 53) % 9000, 1, 2 + c.n % 5, 9,
  aims.ids[1 + c.n % 6], doers.ids[1 + c.n % 12], numbers.ids[1 + c.n % 20]
FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS c(id, position, n), aims, doers, numbers`;

const handoffsSql = `
INSERT INTO handoffs (id, workspace_id, opportunity_id, decision_id, state, state_since, author_id, sponsor_id,
  addressee_owner_id, claimer_id, self_accepted)
SELECT gen_random_uuid(), $1, o.id, gen_random_uuid(),
  (CASE o.stage WHEN 'DECIDED' THEN 'DRAFT' WHEN 'OFFERED' THEN 'OFFERED' WHEN 'IN_REVIEW' THEN 'IN_REVIEW' ELSE 'ACTIVE' END)::handoff_state,
  o.stage_since, m.id, m.id, o.owner_id, CASE WHEN o.stage NOT IN ('DECIDED', 'OFFERED') THEN m.id END, true
FROM opportunities o, members m
WHERE o.workspace_id = $1 AND m.workspace_id = $1 AND o.stage <> 'ASSESS'`;

const itemsSql = `
INSERT INTO roadmap_items (id, workspace_id, opportunity_id, handoff_id, owner_id, lead_id, state, state_since)
SELECT gen_random_uuid(), $1, o.id, h.id, o.owner_id, h.claimer_id, o.stage::text::item_state, o.stage_since
FROM opportunities o JOIN handoffs h ON h.opportunity_id = o.id
WHERE o.workspace_id = $1 AND o.stage IN ('QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN')`;

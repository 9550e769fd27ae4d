import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { Database } from '#server/db/client.ts';
import { projectRoot } from '#server/root.ts';
import { signIn, startBuiltApp } from './app.ts';
import { type Answered, ask, benchCards, compare, launch } from './measure.ts';
import { type BenchWorkspace, fillWorkspace, openBenchDatabase } from './world.ts';

const MANY = 10_000;

type Running = { origin: string; bare: string; cookie: string; slug: string };

/** How often the board can be read, in four ways, and moved on. */
async function measure(
  db: Database,
  workspace: BenchWorkspace,
  { origin, bare, cookie, slug }: Running,
) {
  const url = `${origin}/api/v1/workspaces/${slug}/board`;
  const headers = { cookie, 'accept-encoding': 'gzip' };
  const touch = () =>
    db.pool.query('UPDATE workspaces SET revision = revision + 1 WHERE id = $1', [
      workspace.workspaceId,
    ]);
  const cold = await compare({
    ours: () => ask({ url, headers }),
    limit: () => ask({ url: `${bare}/cold` }),
    before: touch,
    times: 10,
  });
  const answer: Answered = await ask({ url, headers });
  const warm = await compare({
    ours: () => ask({ url, headers }),
    limit: () => ask({ url: `${bare}/warm` }),
  });
  const conditional = { ...headers, 'if-none-match': String(answer.headers.etag) };
  const notModified = await compare({
    ours: () => ask({ url, headers: conditional }),
    limit: () => ask({ url: `${bare}/not-modified` }),
  });
  return { cold, warm, notModified, gzipBytes: answer.bytes };
}

/** Moves cards within Assess, each time one that nobody else touches, at the version it stands at. */
async function measureMove(
  db: Database,
  workspace: BenchWorkspace,
  { origin, bare, cookie }: Running,
) {
  const { rows } = await db.pool.query<{ id: string; version: number }>(
    `SELECT id, version FROM opportunities WHERE workspace_id = $1 AND stage = 'ASSESS' ORDER BY position LIMIT 40`,
    [workspace.workspaceId],
  );
  let n = 0;
  const ours = async () => {
    const card = rows[2 + (n++ % 30)] as { id: string; version: number };
    const answer = await ask({
      url: `${origin}/api/v1/opportunities/${card.id}/move`,
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'if-match': `"v${card.version}"`,
        'idempotency-key': `bench-${n}`,
      },
      body: JSON.stringify({ toStage: 'ASSESS', after: rows[0]?.id }),
    });
    if (answer.status !== 200) throw new Error(`a move was refused: ${answer.body}`);
    card.version += 1;
  };
  return compare({
    ours,
    limit: () => ask({ url: `${bare}/move`, method: 'POST', headers: { cookie } }),
  });
}

/** The slowest of a hundred reads of a large board while 64 people read it without pause. */
async function measureCrowd(origin: string, workspace: BenchWorkspace) {
  const cookie = await signIn(origin, workspace.email);
  const url = `${origin}/api/v1/workspaces/${workspace.slug}/board`;
  const result = await autocannon({
    url,
    connections: 64,
    duration: 5,
    headers: { cookie, 'accept-encoding': 'gzip' },
  });
  return result.latency.p99;
}

const rssMbOf = (pid: number) =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  );

async function measureBoard(cards: number) {
  const { db, url, close } = await openBenchDatabase();
  const workspace = await fillWorkspace(db, cards);
  const crowd = cards === MANY ? workspace : await fillWorkspace(db, MANY);
  const { rows } = await db.pool.query(
    `SELECT id FROM opportunities WHERE workspace_id = $1 AND stage = 'ASSESS' ORDER BY position DESC LIMIT 1`,
    [workspace.workspaceId],
  );
  const app = await startBuiltApp(url);
  const limit = await launch(
    [
      '--import',
      'tsx',
      join(projectRoot, 'bench/bare-server.ts'),
      url,
      workspace.workspaceId,
      rows[0].id,
    ],
    {},
    /listening (\d+)/,
  );
  try {
    const bare = `http://127.0.0.1:${limit.found[1]}`;
    const cookie = await signIn(app.origin, workspace.email);
    const running = { origin: app.origin, bare, cookie, slug: workspace.slug };
    const reads = await measure(db, workspace, running);
    const move = await measureMove(db, workspace, running);
    return {
      coldReadRatio: reads.cold.ratio,
      warmReadRatio: reads.warm.ratio,
      notModifiedRatio: reads.notModified.ratio,
      moveRatio: move.ratio,
      gzipBytes: reads.gzipBytes,
      coldReadMedianMs: reads.cold.medianMs,
      warmReadMedianMs: reads.warm.medianMs,
      moveMedianMs: move.medianMs,
      p99At64Ms: await measureCrowd(app.origin, crowd),
      rssMb: rssMbOf(app.pid),
    };
  } finally {
    await app.stop();
    await limit.stop();
    await close();
  }
}

/** `npm run bench -- board --cards N --json`: the server's board, as ratios to the bare limit of the same run. */
export const bench = (args: string[]) => benchCards(args, measureBoard);

import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { arriveQuery } from '#server/http/session.ts';
import { boardSql } from '#server/roadmap/board-sql.ts';
import { rankingSql } from '#server/scoring/ranking-sql.ts';
import { moveStatements } from './bare-move.ts';

/**
 * The bare limit: node:http and pg, doing only the work itself. Started as a process of its own with
 * the database's address, the workspace's id and the id of the card it moves.
 */
const [url, workspaceId = '', cardId = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });

const build = async () => {
  const { rows } = await pool.query({ name: 'board', text: boardSql, values: [workspaceId] });
  return rows[0] as { revision: string; board: string };
};
const rank = async () => {
  const query = { name: 'ranking', text: rankingSql, values: [workspaceId] };
  return (await pool.query(query)).rows[0].ranking as string;
};
const revision = async () => {
  const text = 'SELECT revision FROM workspaces WHERE id = $1';
  return (await pool.query({ name: 'revision', text, values: [workspaceId] })).rows[0].revision;
};
const zipped = gzipSync((await build()).board, { level: 3 });

async function move(cookie: string): Promise<void> {
  const token = cookie.split('=')[1] ?? '';
  await pool.query(arriveQuery({ token, scope: 'opportunity', id: cardId }));
  const client = await pool.connect();
  try {
    for (const [name, text, values] of moveStatements(workspaceId, cardId)) {
      await client.query({ name, text, values });
    }
  } finally {
    client.release();
  }
}

const json = { 'content-type': 'application/json' };
const server = createServer(async (request, response) => {
  switch (request.url) {
    case '/cold':
      response.writeHead(200, json).end((await build()).board);
      return;
    case '/ranking':
      response.writeHead(200, json).end(await rank());
      return;
    case '/warm':
      await revision();
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(zipped);
      return;
    case '/not-modified':
      response.writeHead(304, { etag: `"r${await revision()}"` }).end();
      return;
    default:
      await move(request.headers.cookie ?? '');
      response.writeHead(200, json).end('{}');
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`listening ${address.port}`);
});

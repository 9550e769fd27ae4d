import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#server/db/client.ts';

const compress = promisify(gzip);

/** An answer as bytes, at one revision of its workspace. It holds nothing that depends on who asks. */
type Snapshot = { revision: number; json: Buffer; gzip: Buffer };

export type Snapshots = {
  /** The answer at this revision or a later one; built at most once for callers who ask together. */
  at(workspaceId: string, revision: number): Promise<Snapshot>;
};

/** A statement of one parameter, the workspace's id, that answers its revision and, as text, the JSON of that moment. */
type Statement = {
  name: string;
  text: string;
  /** Workspaces whose snapshot is kept; the least recently read goes first. */
  kept: number;
};

/**
 * Keeps one snapshot per workspace. A read brings the revision it has just seen in PostgreSQL: a
 * snapshot of that revision is answered as it is, anything older is built anew. Revision and answer
 * come from one statement and so from one moment; a stale snapshot cannot be told from a fresh one
 * only if the revision did not move, and then nothing changed.
 */
export function keepSnapshots(db: Database, statement: Statement): Snapshots {
  const kept = new Map<string, Snapshot>();
  const building = new Map<string, Promise<Snapshot>>();

  async function build(workspaceId: string): Promise<Snapshot> {
    const { name, text } = statement;
    const { rows } = await db.pool.query<[revision: string, json: string]>({
      name,
      text,
      values: [workspaceId],
      rowMode: 'array',
    });
    const [row] = rows;
    if (!row) throw new Error(`workspace ${workspaceId} is gone`);
    const json = Buffer.from(row[1]);
    const snapshot = { revision: Number(row[0]), json, gzip: await compress(json, { level: 3 }) };
    keep(workspaceId, snapshot);
    return snapshot;
  }

  function keep(workspaceId: string, snapshot: Snapshot): void {
    const present = kept.get(workspaceId);
    if (present && present.revision > snapshot.revision) return;
    kept.delete(workspaceId);
    kept.set(workspaceId, snapshot);
    if (kept.size > statement.kept) kept.delete(kept.keys().next().value as string);
  }

  return {
    async at(workspaceId, revision) {
      const present = kept.get(workspaceId);
      if (present && present.revision >= revision) return present;
      const key = `${workspaceId} ${revision}`;
      const running = building.get(key) ?? build(workspaceId).finally(() => building.delete(key));
      building.set(key, running);
      return running;
    },
  };
}

const tagOf = (revision: number) => `"r${revision}"`;

/** Answers the snapshot, compressed for who takes it, or 304 to who has it already. */
export async function answerSnapshot(
  snapshots: Snapshots,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  reply.header('cache-control', 'private, no-cache').header('vary', 'accept-encoding, cookie');
  if (request.headers['if-none-match'] === tagOf(request.revision)) {
    return reply.header('etag', tagOf(request.revision)).code(304).send();
  }
  const snapshot = await snapshots.at(request.actor.workspaceId, request.revision);
  reply
    .header('etag', tagOf(snapshot.revision))
    .header('content-type', 'application/json; charset=utf-8');
  const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  return zipped
    ? reply.header('content-encoding', 'gzip').send(snapshot.gzip)
    : reply.send(snapshot.json);
}

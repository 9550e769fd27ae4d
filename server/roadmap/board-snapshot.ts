import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Database } from '#server/db/client.ts';
import { boardSql } from './board-sql.ts';

const compress = promisify(gzip);

/** A board as bytes, at one revision of its workspace. It holds nothing that depends on who asks. */
export type Snapshot = { revision: number; json: Buffer; gzip: Buffer };

/** Workspaces whose snapshot is kept; the least recently read goes first. */
const KEPT = 50;

export type BoardSnapshots = {
  /** The board at this revision or a later one; built at most once for callers who ask together. */
  at(workspaceId: string, revision: number): Promise<Snapshot>;
};

/**
 * Keeps one snapshot per workspace. A read brings the revision it has just seen in PostgreSQL: a
 * snapshot of that revision is answered as it is, anything older is built anew. Revision and cards
 * come from one statement and so from one moment; a stale snapshot cannot be told from a fresh one
 * only if the revision did not move, and then nothing changed.
 */
export function keepBoardSnapshots(db: Database): BoardSnapshots {
  const kept = new Map<string, Snapshot>();
  const building = new Map<string, Promise<Snapshot>>();

  async function build(workspaceId: string): Promise<Snapshot> {
    const { rows } = await db.pool.query<{ revision: string; board: string }>({
      name: 'board',
      text: boardSql,
      values: [workspaceId],
    });
    const row = rows[0];
    if (!row) throw new Error(`workspace ${workspaceId} is gone`);
    const json = Buffer.from(row.board);
    const snapshot = {
      revision: Number(row.revision),
      json,
      gzip: await compress(json, { level: 3 }),
    };
    keep(workspaceId, snapshot);
    return snapshot;
  }

  function keep(workspaceId: string, snapshot: Snapshot): void {
    const present = kept.get(workspaceId);
    if (present && present.revision > snapshot.revision) return;
    kept.delete(workspaceId);
    kept.set(workspaceId, snapshot);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
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

import type { Database } from '#server/db/client.ts';
import { reachOnBoard } from '#shared/roadmap/reach-on-board.ts';
import type { BoardChanges } from '#shared/roadmap/schema.ts';
import { boardChangesSql } from './board-sql.ts';

/** After more than this reading the whole board is not dearer. */
const FEW = 200;

const typesReaching = (reach: string) =>
  Object.entries(reachOnBoard)
    .filter(([, its]) => its === reach)
    .map(([type]) => type);
const showNothing = typesReaching('nothing');
const reachAll = typesReaching('all');

type Row = Omit<BoardChanges, 'revision' | 'changed'> & {
  revision: string;
  told: boolean;
  changed: NonNullable<BoardChanges['changed']>;
};

/** What changed on the board after a revision; it says nothing card by card when that is too much or cannot be told. */
export async function boardChanges(
  db: Database,
  workspaceId: string,
  since: number,
): Promise<BoardChanges> {
  const { rows } = await db.pool.query<Row>({
    name: 'board-changes',
    text: boardChangesSql,
    values: [workspaceId, since, showNothing, reachAll, FEW],
  });
  const row = rows[0];
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  const { told, changed, gone, counts } = row;
  return { revision: Number(row.revision), changed: told ? changed : null, gone, counts };
}

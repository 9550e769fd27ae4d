import type { Database } from '#server/db/client.ts';
import type { Tx } from '#server/db/transaction.ts';
import { rankingSql } from './ranking-sql.ts';

type Row = { ranking: string };

const read = ([row]: readonly Row[], workspaceId: string): string => {
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  return row.ranking;
};

/** Everything the ranking is calculated from, as a transaction sees it: the JSON of a Ranking. */
export const findRanking = async (tx: Tx, workspaceId: string): Promise<string> =>
  read(await tx.$queryRawUnsafe<Row[]>(rankingSql, workspaceId), workspaceId);

/** The same as it stands now. */
export async function rankingNow({ pool }: Database, workspaceId: string): Promise<string> {
  // Planned each time: a plan kept from when there were a dozen ratings would read them all for every opportunity.
  const { rows } = await pool.query<Row>(rankingSql, [workspaceId]);
  return read(rows, workspaceId);
}

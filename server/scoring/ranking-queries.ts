import type { Database } from '#server/db/client.ts';
import type { Tx } from '#server/db/transaction.ts';
import type { Ranking } from '#shared/scoring/ranking.ts';
import { rankingSql } from './ranking-sql.ts';

type Row = { ranking: string };

const read = ([row]: readonly Row[], workspaceId: string): Ranking => {
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  return JSON.parse(row.ranking);
};

/** Everything the ranking is calculated from, as a transaction sees it. */
export const findRanking = async (tx: Tx, workspaceId: string): Promise<Ranking> =>
  read(await tx.$queryRawUnsafe<Row[]>(rankingSql, workspaceId), workspaceId);

/** The same as it stands now. */
export async function rankingNow({ pool }: Database, workspaceId: string): Promise<Ranking> {
  // Planned each time: a plan kept from when there were a dozen ratings would read them all for every opportunity.
  const { rows } = await pool.query<Row>(rankingSql, [workspaceId]);
  return read(rows, workspaceId);
}

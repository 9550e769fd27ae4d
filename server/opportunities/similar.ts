import type { Database } from '#server/db/client.ts';
import {
  ALIKE,
  type FindSimilar,
  MOST_SIMILAR,
  type SimilarOpportunities,
} from '#shared/opportunities/similar.ts';

/** Opportunities whose title looks like this one, found by their trigrams; those merged away are left out. */
export async function findSimilar(
  { pool }: Database,
  workspaceId: string,
  { title, not }: FindSimilar,
): Promise<SimilarOpportunities> {
  const { rows } = await pool.query<{ list: SimilarOpportunities['opportunities'] }>({
    name: 'similar-opportunities',
    text: `SELECT coalesce(json_agg(json_build_object('id', f.id, 'title', f.title, 'stage', f.stage,
        'similarity', f.similarity) ORDER BY f.similarity DESC, f.title, f.id), '[]') AS list
      FROM (
        SELECT o.id, o.title, o.stage, similarity(lower(o.title), lower($2)) AS similarity
        FROM opportunities o
        WHERE o.workspace_id = $1 AND o.stage <> 'MERGED' AND lower(o.title) % lower($2) AND o.id IS DISTINCT FROM $3
          AND similarity(lower(o.title), lower($2)) >= $4
        ORDER BY similarity DESC, o.title, o.id LIMIT $5
      ) f`,
    values: [workspaceId, title, not ?? null, ALIKE, MOST_SIMILAR],
  });
  return { opportunities: rows[0]?.list ?? [] };
}

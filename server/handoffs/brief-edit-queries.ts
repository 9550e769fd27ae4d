import type { Database } from '#server/db/client.ts';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import type { DraftHistory } from '#shared/handoffs/draft-history.ts';
import { DomainError } from '#shared/problem.ts';

type Of = { workspaceId: string; handoffId: string };

/** Which fields each edit changed is found here, so that only what changed has to travel. */
const historySql = `SELECT json_build_object('edits', coalesce(json_agg(json_build_object('version', e.version,
    'editedById', e.edited_by_id, 'editedAt', e.edited_at,
    'fields', ARRAY(SELECT f.key FROM jsonb_each(e.content) f WHERE e.before IS NOT NULL AND e.before->f.key IS DISTINCT FROM f.value
      ORDER BY f.key)) ORDER BY e.version DESC), '[]')) AS history
FROM (SELECT t.*, lag(t.content) OVER (ORDER BY t.version) AS before FROM brief_edits t
  WHERE t.brief_id = (SELECT b.id FROM briefs b WHERE b.workspace_id = $1 AND b.handoff_id = $2 AND b.frozen_at IS NULL)) e`;

/** How the draft of a handoff came about, newest edit first. */
export async function findDraftHistory(
  { pool }: Database,
  { workspaceId, handoffId }: Of,
): Promise<DraftHistory> {
  const { rows } = await pool.query<{ history: DraftHistory }>({
    name: 'draft-history',
    text: historySql,
    values: [workspaceId, handoffId],
  });
  return rows[0]?.history ?? { edits: [] };
}

/** The draft as it stood after one of its edits. */
export async function findEdit(
  { prisma }: Database,
  { workspaceId, handoffId, version }: Of & { version: number },
): Promise<BriefDraft> {
  const edit = await prisma.briefEdit.findFirst({
    where: { workspaceId, version, brief: { handoffId, frozenAt: null } },
  });
  if (!edit) throw new DomainError('not_found', 'The draft has no such edit, or was sent since.');
  return edit.content as BriefDraft;
}

import type { Database } from '#server/db/client.ts';
import type { Tx } from '#server/db/transaction.ts';
import { BriefDraft } from '#shared/handoffs/brief.ts';
import type { WrittenByItself } from '#shared/handoffs/draft-history.ts';
import { firstDraft, type Known } from '#shared/handoffs/first-draft.ts';
import { DomainError } from '#shared/problem.ts';

/**
 * What is known of opportunities `o` that were decided by `d` (`Known`), as a brief writes itself from it. Ratings
 * count only once their round is revealed.
 */
export const knownJson = `json_build_object('problem', o.problem, 'forWhom', o.for_whom, 'hypothesis', o.hypothesis,
  'evidence', o.evidence, 'metricId', o.metric_id, 'costOfDelay', o.cost_of_delay, 'currency', w.currency,
  'effort', CASE WHEN o.effort_likely IS NOT NULL THEN
    json_build_object('low', o.effort_low, 'likely', o.effort_likely, 'high', o.effort_high) END,
  'decision', json_build_object('reason', d.reason, 'beat', d.beat, 'dissent', d.dissent, 'reopenWhen', d.reopen_when,
    'reopen', (SELECT json_build_object('metric', m.name, 'unit', m.unit, 'direction', d.reopen_direction,
      'value', d.reopen_value) FROM metrics m WHERE m.id = d.reopen_metric_id),
    'reviewDate', d.review_date, 'decidedBy', (SELECT m.name FROM members m WHERE m.id = d.decided_by_id)),
  'raters', (SELECT coalesce(json_agg(m.name ORDER BY m.name), '[]') FROM round_raters x JOIN members m ON m.id = x.member_id
    WHERE x.round_id = round.id AND x.submitted_at IS NOT NULL),
  'criteria', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'scaleMin', c.scale_min,
    'scaleMax', c.scale_max) ORDER BY c.position), '[]') FROM criteria c
    WHERE c.workspace_id = o.workspace_id AND c.retired_at IS NULL),
  'answers', (SELECT coalesce(json_agg(json_build_object('criterionId', a.criterion_id, 'likely', a.likely)), '[]')
    FROM ratings a JOIN round_raters x ON x.round_id = a.round_id AND x.member_id = a.member_id AND x.submitted_at IS NOT NULL
    WHERE a.round_id = round.id AND a.superseded_at IS NULL),
  'owner', (SELECT json_build_object('name', n.name, 'leads', (SELECT coalesce(json_agg(m.name ORDER BY m.name), '[]')
    FROM owner_members y JOIN members m ON m.id = y.member_id AND m.removed_at IS NULL AND 'LEAD' = ANY (m.roles)
    WHERE y.owner_id = n.id)) FROM owners n WHERE n.id = o.owner_id),
  'measurer', (SELECT m.name FROM metrics t JOIN members m ON m.id = t.measurer_id WHERE t.id = o.metric_id),
  'proposers', (SELECT coalesce(json_agg(s.submitter_name ORDER BY s.submitted_at), '[]') FROM submissions s
    WHERE s.workspace_id = o.workspace_id AND s.opportunity_id = o.id),
  'blockers', (SELECT coalesce(json_agg(DISTINCT b.title), '[]') FROM roadmap_items i
    JOIN dependencies y ON y.blocked_id = i.id JOIN roadmap_items k ON k.id = y.blocker_id
    JOIN opportunities b ON b.id = k.opportunity_id
    WHERE i.workspace_id = o.workspace_id AND i.opportunity_id = o.id AND k.state IN ('QUEUED', 'BUILDING')))`;

/** The joins `knownJson` reads from, besides `opportunities o` and `decisions d`. */
export const knownFrom = `JOIN workspaces w ON w.id = o.workspace_id
  LEFT JOIN LATERAL (SELECT r.id FROM rating_rounds r WHERE r.opportunity_id = o.id AND r.revealed_at IS NOT NULL
    ORDER BY r.number DESC LIMIT 1) round ON true`;

const knownSql = `SELECT o.id, ${knownJson} AS known FROM opportunities o
  JOIN decisions d ON d.opportunity_id = o.id AND d.id = ANY($2::uuid[]) ${knownFrom}
  WHERE o.workspace_id = $1::uuid`;

/** What is known of each opportunity that was decided just now, by its id. */
export async function findKnown(
  tx: Tx,
  { workspaceId, decisionIds }: { workspaceId: string; decisionIds: readonly string[] },
): Promise<Map<string, Known>> {
  const rows = await tx.$queryRawUnsafe<{ id: string; known: Known }[]>(
    knownSql,
    workspaceId,
    decisionIds,
  );
  return new Map(rows.map(({ id, known }) => [id, known]));
}

const writtenSql = `SELECT ${knownJson} AS known, h.sponsor_id AS "sponsorId",
  (SELECT e.content FROM briefs b JOIN brief_edits e ON e.brief_id = b.id
    WHERE b.handoff_id = h.id AND b.number = 1 ORDER BY e.version LIMIT 1) AS first
FROM handoffs h JOIN opportunities o ON o.id = h.opportunity_id JOIN decisions d ON d.id = h.decision_id ${knownFrom}
WHERE h.workspace_id = $1 AND h.id = $2`;

type WrittenRow = {
  known: Known;
  sponsorId: string;
  first: unknown;
};

/** What a handoff's brief would write itself by now, beside what it began with. */
export async function findWrittenByItself(
  { pool }: Database,
  { workspaceId, handoffId }: { workspaceId: string; handoffId: string },
): Promise<WrittenByItself> {
  const { rows } = await pool.query<WrittenRow>({
    name: 'written-by-itself',
    text: writtenSql,
    values: [workspaceId, handoffId],
  });
  const [row] = rows;
  if (!row) throw new DomainError('not_found', 'This handoff does not exist here.');
  const { known, sponsorId } = row;
  return {
    now: firstDraft(known, { sponsorId }),
    first: row.first === null ? null : BriefDraft.parse(row.first),
  };
}

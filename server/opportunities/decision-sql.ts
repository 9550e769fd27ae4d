import {
  latestReadingSql,
  metSinceSql,
  reviewDaySql,
  reviewedStagesSql,
  undoneSql,
} from './review-queries.ts';

/** A decision `d` about an opportunity `o` still stands: nothing was decided later, and it is not in Assess again. */
const standsSql = `(o.stage <> 'ASSESS' AND NOT EXISTS (SELECT 1 FROM decisions later
    WHERE later.workspace_id = d.workspace_id AND later.opportunity_id = d.opportunity_id
      AND (later.decided_at, later.id) > (d.decided_at, d.id)))`;

/** A decision `d` about an opportunity `o`, as `Decision` of shared/opportunities/decision.ts. */
export const decisionJson = `json_build_object('id', d.id, 'opportunityId', o.id, 'opportunityTitle', o.title, 'stage', o.stage,
    'kind', d.kind, 'reason', d.reason, 'beat', d.beat, 'dissent', d.dissent, 'reopenWhen', d.reopen_when,
    'reopen', (SELECT json_build_object('metricId', m.id, 'direction', d.reopen_direction, 'value', d.reopen_value,
        'metricName', m.name, 'unit', m.unit, 'latest', ${latestReadingSql('d')}, 'metSince', ${metSinceSql('d')})
      FROM metrics m WHERE m.workspace_id = d.workspace_id AND m.id = d.reopen_metric_id),
    'reviewDate', d.review_date,
    'reconfirmations', (SELECT coalesce(json_agg(json_build_object('id', rc.id, 'reason', rc.reason, 'reviewDate', rc.review_date,
        'confirmedById', rc.confirmed_by_id, 'confirmedAt', rc.confirmed_at) ORDER BY rc.confirmed_at DESC, rc.id DESC), '[]')
      FROM reconfirmations rc WHERE rc.workspace_id = d.workspace_id AND rc.decision_id = d.id),
    'score', d.score, 'rank', d.rank, 'decidedById', d.decided_by_id, 'decidedAt', d.decided_at, 'reversesId', d.reverses_id,
    'reversedById', (SELECT y.id FROM decisions y WHERE y.workspace_id = d.workspace_id AND y.opportunity_id = d.opportunity_id
      AND y.reverses_id = d.id AND NOT ${undoneSql('y')} LIMIT 1),
    'stands', ${standsSql}, 'undone', ${undoneSql('d')})`;

/** What narrows the log. $4: the day of today. */
export const narrowings = {
  review_due: `${standsSql} AND o.stage IN ${reviewedStagesSql} AND ${reviewDaySql('d')} < $4::date`,
  reopened: `NOT ${standsSql}`,
  condition_met: `${standsSql} AND o.stage IN ${reviewedStagesSql} AND d.reopen_metric_id IS NOT NULL AND ${metSinceSql('d')} IS NOT NULL`,
} as const;

/** Every decision about the opportunity of decision $2, and what else was decided with it. $1: the workspace. */
export const decisionPageSql = `
WITH asked AS (
  SELECT d.id, d.opportunity_id, d.snapshot_id FROM decisions d WHERE d.workspace_id = $1 AND d.id = $2
)
SELECT (SELECT json_build_object('id', o.id, 'title', o.title, 'stage', o.stage, 'version', o.version, 'score', o.score)
    FROM opportunities o WHERE o.workspace_id = $1 AND o.id = asked.opportunity_id) AS opportunity,
  (SELECT json_agg(${decisionJson} ORDER BY d.decided_at DESC, d.id DESC)
    FROM decisions d JOIN opportunities o ON o.id = d.opportunity_id
    WHERE d.workspace_id = $1 AND d.opportunity_id = asked.opportunity_id) AS chain,
  (SELECT coalesce(json_agg(json_build_object('id', d.id, 'opportunityId', o.id, 'title', o.title, 'kind', d.kind) ORDER BY d.rank, o.title), '[]')
    FROM decisions d JOIN opportunities o ON o.id = d.opportunity_id
    WHERE d.workspace_id = $1 AND d.snapshot_id = asked.snapshot_id AND d.id <> asked.id) AS together,
  known.content::text AS content, known.content ? 'takenOn' AS "isWhole",
  (SELECT w.revision FROM workspaces w WHERE w.id = $1) AS revision
FROM asked JOIN decision_snapshots known ON known.workspace_id = $1 AND known.id = asked.snapshot_id`;

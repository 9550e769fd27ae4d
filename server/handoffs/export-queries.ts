import type { Database } from '#server/db/client.ts';
import { sealed } from '#shared/handoffs/export.ts';
import type { BriefContents, BriefExport } from '#shared/handoffs/export-contents.ts';
import { DomainError } from '#shared/problem.ts';
import { sha256Of } from './sha256.ts';

/** Signatures under a brief `b`. */
const signaturesOf = (
  b: string,
) => `(SELECT coalesce(json_agg(json_build_object('name', m.name, 'side', s.side,
  'signedAt', s.signed_at, 'sha256', s.sha256) ORDER BY s.signed_at, s.id), '[]')
  FROM signatures s JOIN members m ON m.id = s.member_id WHERE s.brief_id = ${b}.id)`;

/** Whether a version of a handoff became the exported brief `b` by countersigned changes alone. */
const ledTo = (
  number: string,
) => `(SELECT count(*) FROM changes y WHERE y.handoff_id = h.id AND y.answer = 'COUNTERSIGNED'
  AND y.base_number >= ${number} AND y.base_number < b.number) = b.number - ${number}`;

/**
 * The brief of a handoff $2 that was sent last, with its read-back, the changes since that, and everybody it names.
 * $1: the workspace.
 */
const exportSql = `
SELECT json_build_object('kind', 'baton brief', 'format', 1, 'workspace', w.name, 'title', o.title, 'number', b.number,
  'light', b.light, 'canonical', b.canonical, 'sha256', b.sha256, 'frozenAt', b.frozen_at,
  'signatures', ${signaturesOf('b')},
  'readBack', (SELECT json_build_object('name', m.name, 'outcome', k.outcome, 'firstDeliverable', k.first_deliverable,
      'biggestRisk', k.biggest_risk, 'fallback', k.fallback, 'notDoing', k.not_doing, 'startsOn', k.starts_on,
      'finishEarliest', k.finish_earliest, 'finishLatest', k.finish_latest, 'acceptedAt', k.accepted_at,
      'confirmedBy', c.name, 'confirmedAt', k.confirmed_at, 'number', k.brief_number)
    FROM read_backs k JOIN members m ON m.id = k.member_id LEFT JOIN members c ON c.id = k.confirmed_by_id
    WHERE k.handoff_id = h.id AND k.brief_number <= b.number AND ${ledTo('k.brief_number')} AND k.sent_back_at IS NULL
    ORDER BY k.accepted_at DESC LIMIT 1),
  'changes', (SELECT coalesce(json_agg(json_build_object('number', x.base_number + 1, 'reason', x.reason, 'note', x.note,
      'proposedBy', p.name, 'side', x.side, 'proposedAt', x.proposed_at, 'countersignedBy', a.name,
      'countersignedAt', x.answered_at, 'answerNote', x.answer_note, 'startsOn', x.starts_on,
      'finishEarliest', x.finish_earliest, 'finishLatest', x.finish_latest,
      'before', json_build_object('number', v.number, 'canonical', v.canonical, 'sha256', v.sha256,
        'signatures', ${signaturesOf('v')})) ORDER BY x.base_number), '[]')
    FROM changes x JOIN members p ON p.id = x.proposed_by_id JOIN members a ON a.id = x.answered_by_id
    JOIN briefs v ON v.handoff_id = x.handoff_id AND v.number = x.base_number
    WHERE x.handoff_id = h.id AND x.answer = 'COUNTERSIGNED' AND x.base_number < b.number AND ${ledTo('x.base_number')}),
  'people', (SELECT coalesce(json_object_agg(m.id, m.name), '{}') FROM members m
    WHERE m.workspace_id = h.workspace_id AND strpos(b.canonical, m.id::text) > 0)) AS export
FROM handoffs h JOIN workspaces w ON w.id = h.workspace_id JOIN opportunities o ON o.id = h.opportunity_id
JOIN briefs b ON b.handoff_id = h.id AND b.frozen_at IS NOT NULL
WHERE h.workspace_id = $1 AND h.id = $2 ORDER BY b.number DESC LIMIT 1`;

/** A brief nobody has changed since is exported as it always was: without a word on changes. */
function withoutNone({ changes = [], readBack, ...contents }: BriefContents): BriefContents {
  if (changes.length > 0) return { ...contents, readBack, changes };
  if (readBack === null) return { ...contents, readBack };
  const { number: _same, ...said } = readBack;
  return { ...contents, readBack: said };
}

export async function findExport(
  { pool }: Database,
  { workspaceId, handoffId }: { workspaceId: string; handoffId: string },
): Promise<BriefExport> {
  const { rows } = await pool.query<{ export: BriefContents }>(exportSql, [workspaceId, handoffId]);
  const [row] = rows;
  if (!row)
    throw new DomainError(
      'rule_broken',
      'Its brief has not been sent yet; there is nothing signed to export.',
    );
  return sealed(withoutNone(row.export), sha256Of);
}

import { contestedStatesSql, deadlocksSql } from '#server/handoffs/deadlock-queries.ts';
import {
  asksAgainSql,
  latestReadingSql,
  metSinceSql,
  reviewDaySql,
  reviewedStagesSql,
  standingDecisionSql,
} from '#server/opportunities/review-queries.ts';

/** Who took a decision `d` looks at it again; once they may not, every advisor does. */
const lookedAtBy = (
  d: string,
) => `CASE WHEN EXISTS (SELECT 1 FROM members m WHERE m.id = ${d}.decided_by_id
    AND m.removed_at IS NULL AND m.roles::text[] && ARRAY['ADVISOR', 'EXECUTIVE'])
  THEN ${d}.decided_by_id = $2 ELSE 'ADVISOR' = ANY($4) END`;

/** A member by this id is still here. */
const isHere = (id: string) =>
  `EXISTS (SELECT FROM members p WHERE p.workspace_id = $1 AND p.id = ${id} AND p.removed_at IS NULL)`;

/** Who speaks for the sponsor of a handoff `h` where any of them may; once both have left, every advisor. */
const sponsorSide = `CASE WHEN ${isHere('h.author_id')} OR ${isHere('h.sponsor_id')}
    THEN $2 IN (h.author_id, h.sponsor_id) ELSE 'ADVISOR' = ANY($4) END`;

/** The day it is where the workspace is. */
const today = '(SELECT day FROM today)';

/**
 * What one member can do now and somebody waits for, in one statement; the rules are those of
 * shared/people/can.ts, and a test holds both together. $1 workspace, $2 member, $3 the teams the
 * member belongs to, $4 their roles, $5 alone in the workspace, $6 now.
 *
 * - rate: invited to an open round, neither handed in nor skipped.
 * - give_input: asked for an effort, or, while it is assessed, for an answer or a rating, which are given by rating.
 * - write_brief: a draft waits for its author or sponsor, after the decision or after a way back.
 * - answer: a question is open while a lead reads the brief; taken as a risk, nobody waits for it.
 * - reply: mentioned in an open question before it is accepted, and no reply of theirs since; one each.
 * - break_deadlock: a brief came back twice on the same field with no ruling since (shared/handoffs/deadlock.ts); one
 *   for each field.
 * - claim: offered to the member, or to a team of theirs, and not their own brief; since it was sent,
 *   so that a claim given back does not wind the clock up again.
 * - unclaimed: the clock has told the sponsor that nobody claims the offer.
 * - review: claimed, and no blocking question open: then the claimer waits, not the sponsor.
 * - confirm: read back, for the sponsor and the author.
 * - countersign: the other side has proposed a change of the active brief.
 * - start: the promised day is here, or it was queued within the last week.
 * - deliver: every acceptance criterion is ticked, or the promised finish is over. With no criteria
 *   (a light brief) the earliest promised finish counts.
 * - leaderless: work that was promised by a lead who has left, or is none any more: its sponsor lets go of it, so
 *   that another can promise it; once they have left too, an executive does.
 * - prove: delivered, and its measure-by date is here. Nothing is lost by waiting: its value is there.
 *
 * - reconfirm: a decision that is still acted on is past its review date, or the clock asks about work that has
 *   not been started long after its promised day.
 * - reconsider: the metric a decision names has reached what it says, and nobody has looked at it since.
 *   Both are for who decided, and for every advisor once they may no longer do it.
 *
 * What is owed is owed by whoever holds the office at the moment: it moves with the sponsor, the team, the roles, and
 * from who has left to whoever may do it then. Claims and read-backs of who has left move by their clocks.
 *
 * Proposals from outside wait for any advisor, as one thing to do: people who have no account wait.
 *
 * Unbacked work promised nobody anything, so nobody waits for it.
 */
export const obligationsSql = `
WITH today AS (
  SELECT ($6::timestamptz AT TIME ZONE time_zone)::date AS day FROM workspaces WHERE id = $1
), reviewed AS (
  SELECT o.id, o.workspace_id, o.stage, o.version FROM opportunities o
  WHERE o.workspace_id = $1 AND o.stage IN ${reviewedStagesSql} AND $4::text[] && ARRAY['ADVISOR', 'EXECUTIVE']
), mine AS (
  SELECT h.* FROM handoffs h WHERE h.workspace_id = $1 AND h.closed_at IS NULL
    AND ($2::uuid IN (h.author_id, h.sponsor_id) OR h.claimer_id = $2 OR h.addressee_member_id = $2
      OR h.addressee_owner_id = ANY($3::uuid[]) OR ${sponsorSide})
), asked AS (
  SELECT q.handoff_id,
    min(q.asked_at) FILTER (WHERE q.answer IS NULL AND q.taken_at IS NULL) AS open_since,
    bool_or(q.blocking AND q.answer IS NULL AND q.taken_at IS NULL) AS blocked,
    max(q.answered_at) FILTER (WHERE q.blocking) AS answered_at,
    (array_agg(q.asked_by_id ORDER BY q.asked_at DESC))[1] AS asker_id
  FROM questions q JOIN mine h ON h.id = q.handoff_id WHERE q.workspace_id = $1 GROUP BY q.handoff_id
), owed AS (
  SELECT 'rate' AS kind, r.opportunity_id, NULL::uuid AS handoff_id, NULL::uuid AS item_id,
    NULL::uuid AS waiting_id, r.opened_at AS since, NULL::int AS version, true AS costs
  FROM round_raters rr JOIN rating_rounds r ON r.id = rr.round_id
  JOIN opportunities o ON o.id = r.opportunity_id AND o.stage = 'ASSESS'
  WHERE rr.workspace_id = $1 AND rr.member_id = $2 AND rr.submitted_at IS NULL AND rr.skipped_at IS NULL
    AND r.revealed_at IS NULL
    AND 'ADVISOR' = ANY($4::text[])
  UNION ALL
  SELECT 'write_brief', h.opportunity_id, h.id, NULL, CASE WHEN h.return_reason IS NOT NULL THEN a.asker_id END,
    h.state_since, h.version, true
  FROM mine h LEFT JOIN asked a ON a.handoff_id = h.id
  WHERE h.state = 'DRAFT' AND ${sponsorSide}
  UNION ALL
  SELECT 'answer', h.opportunity_id, h.id, NULL, h.claimer_id, a.open_since, h.version, true
  FROM mine h JOIN asked a ON a.handoff_id = h.id
  WHERE h.state = 'IN_REVIEW' AND a.open_since IS NOT NULL AND ${sponsorSide}
  UNION ALL
  SELECT 'claim', h.opportunity_id, h.id, NULL, h.sponsor_id, coalesce(b.frozen_at, h.state_since), h.version, true
  FROM mine h LEFT JOIN briefs b ON b.handoff_id = h.id AND b.number = h.brief_version
  WHERE h.state = 'OFFERED' AND 'LEAD' = ANY($4)
    AND (h.addressee_member_id = $2 OR h.addressee_owner_id = ANY($3))
    AND ($5::boolean OR $2 NOT IN (h.author_id, h.sponsor_id))
  UNION ALL
  SELECT 'unclaimed', h.opportunity_id, h.id, NULL, NULL, h.escalated_at, h.version, true
  FROM mine h WHERE h.state = 'OFFERED' AND h.escalated_at IS NOT NULL
    AND $2 = CASE WHEN ${isHere('h.sponsor_id')} THEN h.sponsor_id ELSE h.author_id END
  UNION ALL
  SELECT 'review', h.opportunity_id, h.id, NULL, h.sponsor_id, greatest(h.state_since, a.answered_at), h.version, true
  FROM mine h LEFT JOIN asked a ON a.handoff_id = h.id
  WHERE h.state = 'IN_REVIEW' AND h.claimer_id = $2 AND 'LEAD' = ANY($4) AND NOT coalesce(a.blocked, false)
    AND ($5 OR h.author_id <> $2)
  UNION ALL
  SELECT 'confirm', h.opportunity_id, h.id, NULL, h.claimer_id, h.state_since, h.version, true
  FROM mine h WHERE h.state = 'ACCEPTED' AND $2 IN (h.author_id, h.sponsor_id)
  UNION ALL
  SELECT 'countersign', h.opportunity_id, h.id, NULL, c.proposed_by_id, c.proposed_at, h.version, true
  FROM mine h JOIN changes c ON c.workspace_id = $1 AND c.handoff_id = h.id AND c.answered_at IS NULL
  WHERE h.state = 'ACTIVE' AND ($5 OR c.proposed_by_id <> $2)
    AND CASE c.side WHEN 'SPONSOR' THEN h.claimer_id = $2 AND 'LEAD' = ANY($4) ELSE $2 IN (h.author_id, h.sponsor_id) END
  UNION ALL
  SELECT 'leaderless', i.opportunity_id, i.handoff_id, i.id, NULL, greatest(i.state_since, l.removed_at), h.version, true
  FROM roadmap_items i JOIN handoffs h ON h.id = i.handoff_id AND h.state = 'ACTIVE'
  JOIN members l ON l.id = i.lead_id AND (l.removed_at IS NOT NULL OR NOT 'LEAD' = ANY(l.roles::text[]))
  WHERE i.workspace_id = $1 AND i.state IN ('QUEUED', 'BUILDING') AND i.withdrawn_at IS NULL
    AND CASE WHEN ${isHere('h.sponsor_id')} THEN h.sponsor_id = $2 ELSE 'EXECUTIVE' = ANY($4) END
  UNION ALL
  SELECT 'start', i.opportunity_id, i.handoff_id, i.id, h.sponsor_id,
    CASE WHEN i.starts_on <= ${today} THEN greatest(i.state_since, i.starts_on::timestamptz) ELSE i.state_since END, i.version, true
  FROM roadmap_items i JOIN handoffs h ON h.id = i.handoff_id
  WHERE i.workspace_id = $1 AND i.state = 'QUEUED' AND i.withdrawn_at IS NULL AND i.lead_id = $2 AND 'LEAD' = ANY($4)
    AND (i.starts_on IS NULL OR i.starts_on <= ${today} OR i.state_since > $6::timestamptz - interval '7 days')
  UNION ALL
  SELECT 'deliver', i.opportunity_id, i.handoff_id, i.id, h.sponsor_id,
    CASE WHEN c.open = 0 THEN c.ticked_at ELSE greatest(i.started_at, (due.day + 1)::timestamptz) END, i.version, true
  FROM roadmap_items i JOIN handoffs h ON h.id = i.handoff_id
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE ticked_at IS NULL) + CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS open,
      count(*) AS criteria, max(ticked_at) AS ticked_at
    FROM acceptance_criteria WHERE item_id = i.id) c
  CROSS JOIN LATERAL (SELECT CASE WHEN c.criteria = 0 THEN i.finish_earliest - 1 ELSE i.finish_latest END AS day) due
  WHERE i.workspace_id = $1 AND i.state = 'BUILDING' AND i.withdrawn_at IS NULL AND i.lead_id = $2 AND 'LEAD' = ANY($4)
    AND (c.open = 0 OR due.day < ${today})
  UNION ALL
  SELECT 'prove', i.opportunity_id, i.handoff_id, i.id, h.sponsor_id,
    greatest(i.delivered_at, (b.content->'metric'->>'measureBy')::date::timestamptz), i.version, false
  FROM roadmap_items i JOIN handoffs h ON h.id = i.handoff_id
  JOIN opportunities o ON o.id = i.opportunity_id
  JOIN metrics m ON m.id = o.metric_id
    AND CASE WHEN ${isHere('m.measurer_id')} THEN m.measurer_id = $2
      WHEN ${isHere('h.sponsor_id')} THEN h.sponsor_id = $2 ELSE 'ADVISOR' = ANY($4) END
  JOIN briefs b ON b.handoff_id = h.id AND b.number = h.brief_version
  WHERE i.workspace_id = $1 AND i.state = 'DELIVERED' AND i.withdrawn_at IS NULL
    AND b.content->'metric'->>'target' IS NOT NULL
    AND coalesce((b.content->'metric'->>'measureBy')::date, ${today}) <= ${today}
  UNION ALL
  SELECT 'reconfirm', o.id, NULL, NULL, NULL,
    CASE WHEN ${reviewDaySql('d')} < ${today} THEN (${reviewDaySql('d')} + 1)::timestamptz ELSE h.asked_again_at END, o.version, false
  FROM reviewed o JOIN ${standingDecisionSql} d ON true
  LEFT JOIN handoffs h ON h.workspace_id = $1 AND h.opportunity_id = o.id AND h.closed_at IS NULL AND o.stage = 'QUEUED'
  WHERE (${reviewDaySql('d')} < ${today} OR h.asked_again_at IS NOT NULL) AND ${lookedAtBy('d')}
  UNION ALL
  SELECT 'reconsider', o.id, NULL, NULL, NULL, met.since, o.version, true
  FROM reviewed o JOIN ${standingDecisionSql} d ON d.reopen_metric_id IS NOT NULL
  CROSS JOIN LATERAL (SELECT ${metSinceSql('d')} AS since) met
  WHERE ${asksAgainSql('d', 'met.since')} AND ${lookedAtBy('d')}
), deadlocks AS (${deadlocksSql(`r.workspace_id = $1 AND 'EXECUTIVE' = ANY($4)`)}
), owed_too AS (
  SELECT owed.*, NULL::uuid AS request_id, CASE WHEN owed.kind = 'answer' THEN (SELECT q.id FROM questions q
      WHERE q.handoff_id = owed.handoff_id AND q.answer IS NULL AND q.taken_at IS NULL ORDER BY q.asked_at, q.id LIMIT 1) END AS question_id,
    NULL::text AS field FROM owed
  UNION ALL
  SELECT 'reply', h.opportunity_id, h.id, NULL, n.mentioned_by_id, n.mentioned_at, h.version, true, NULL, q.id, NULL
  FROM mentions n JOIN questions q ON q.id = n.question_id AND q.answer IS NULL AND q.taken_at IS NULL
  JOIN handoffs h ON h.id = q.handoff_id AND h.closed_at IS NULL AND h.state IN ${contestedStatesSql}
  WHERE n.workspace_id = $1 AND n.member_id = $2 AND NOT EXISTS (SELECT FROM replies r
    WHERE r.workspace_id = $1 AND r.question_id = q.id AND r.author_id = $2 AND r.written_at >= n.mentioned_at)
  UNION ALL
  SELECT 'break_deadlock', h.opportunity_id, h.id, NULL, h.author_id, d.since, h.version, true, NULL, NULL, d.field
  FROM deadlocks d JOIN handoffs h ON h.id = d.handoff_id AND h.closed_at IS NULL AND h.state IN ${contestedStatesSql}
  UNION ALL
  SELECT 'give_input', q.opportunity_id, NULL, NULL, q.asked_by_id, q.asked_at, NULL, true, q.id, NULL, NULL
  FROM input_requests q JOIN opportunities o ON o.id = q.opportunity_id LEFT JOIN criteria c ON c.id = q.criterion_id
  WHERE q.workspace_id = $1 AND q.asked_of_id = $2 AND q.answered_at IS NULL AND q.withdrawn_at IS NULL AND c.retired_at IS NULL
    AND (o.stage = 'ASSESS' OR (o.stage = 'DECIDED' AND q.input = 'EFFORT'))
    AND (q.input = 'EFFORT' OR 'ADVISOR' = ANY($4))
    AND NOT (q.input = 'RATING' AND EXISTS (SELECT 1 FROM owed WHERE owed.kind = 'rate' AND owed.opportunity_id = o.id))
)
SELECT w.currency, (SELECT coalesce(json_agg(json_build_object(
    'kind', owed.kind, 'opportunityId', o.id, 'title', o.title, 'stage', o.stage,
    'waitingMemberId', owed.waiting_id, 'waitingName', waits.name, 'since', owed.since,
    'costOfDelay', CASE WHEN owed.costs THEN o.cost_of_delay END,
    'handoffId', owed.handoff_id, 'itemId', owed.item_id, 'version', coalesce(owed.version, o.version),
    'request', (SELECT json_build_object('id', q.id, 'input', q.input, 'criterion', c.name, 'note', q.note, 'chance', q.chance,
        'effort', CASE WHEN o.effort_likely IS NOT NULL THEN json_build_object('low', coalesce(o.effort_low, o.effort_likely),
          'likely', o.effort_likely, 'high', coalesce(o.effort_high, o.effort_likely)) END)
      FROM input_requests q LEFT JOIN criteria c ON c.id = q.criterion_id WHERE q.id = owed.request_id),
    'condition', (SELECT json_build_object('metric', m.name, 'unit', m.unit, 'value', ${latestReadingSql('d')})
      FROM ${standingDecisionSql} d JOIN metrics m ON m.id = d.reopen_metric_id WHERE owed.kind = 'reconsider'),
    'about', CASE WHEN owed.field IS NOT NULL THEN json_build_object('field', owed.field, 'questionId', NULL, 'question', NULL)
      ELSE (SELECT json_build_object('field', q.field, 'questionId', q.id, 'question', q.body) FROM questions q WHERE q.id = owed.question_id) END,
    'cameBack', (SELECT nullif(h.back_note, '') FROM mine h WHERE owed.kind = 'write_brief' AND h.id = owed.handoff_id),
    'remindedAt', (SELECT h.nudged_at FROM mine h WHERE owed.kind = 'claim' AND h.id = owed.handoff_id))
    ORDER BY CASE WHEN owed.costs THEN o.cost_of_delay * greatest(0, extract(epoch FROM $6 - owed.since)::float8) END DESC NULLS LAST,
      owed.since, o.id, owed.kind, owed.request_id, owed.question_id, owed.field), '[]')
  FROM owed_too owed JOIN opportunities o ON o.id = owed.opportunity_id AND o.workspace_id = $1
  LEFT JOIN members waits ON waits.id = nullif(owed.waiting_id, $2)) AS obligations,
  (SELECT json_build_object('waiting', count(*), 'since', min(s.submitted_at), 'submitterName',
      (array_agg(s.submitter_name ORDER BY s.submitted_at, s.id))[1])
    FROM submissions s WHERE s.workspace_id = $1 AND s.state = 'NEW' AND 'ADVISOR' = ANY($4) HAVING count(*) > 0) AS proposals
FROM workspaces w WHERE w.id = $1`;

import { scoringModelJson } from '#server/scoring/queries.ts';
import { decisionJson } from './decision-sql.ts';

/**
 * Everything the panel of one opportunity shows (`OpportunityPage`), in one statement.
 * $1 workspace, $2 opportunity, $3 the member who asks: others' ratings leave the database only once
 * the round is revealed. Comments and history are those of its whole family: its own, and of what was merged into it.
 */
export const opportunityPageSql = `
SELECT json_build_object(
  'opportunity', json_build_object(
    'id', o.id, 'title', o.title, 'problem', o.problem, 'forWhom', o.for_whom, 'hypothesis', o.hypothesis,
    'evidence', o.evidence, 'labels', o.labels,
    'effort', CASE WHEN o.effort_likely IS NOT NULL THEN
      json_build_object('low', o.effort_low, 'likely', o.effort_likely, 'high', o.effort_high) END,
    'costOfDelay', o.cost_of_delay, 'priorityId', o.priority_id, 'ownerId', o.owner_id, 'metricId', o.metric_id,
    'stage', o.stage, 'stageSince', o.stage_since, 'score', o.score, 'ratersInvited', o.raters_invited,
    'ratersSubmitted', o.raters_submitted, 'source', o.source, 'externalId', o.external_id,
    'createdAt', o.created_at, 'version', o.version),
  'scoringModel', (SELECT ${scoringModelJson} FROM scoring_models s WHERE s.workspace_id = o.workspace_id),
  'round', (SELECT json_build_object('number', r.number, 'revealedAt', r.revealed_at,
    'session', (SELECT json_build_object('id', s.id, 'name', s.name) FROM rating_sessions s
      WHERE s.id = r.session_id AND s.closed_at IS NULL),
    'raters', (SELECT coalesce(json_agg(json_build_object('memberId', x.member_id, 'submitted', x.submitted_at IS NOT NULL,
      'skipped', x.skipped_at IS NOT NULL,
      'skipReason', CASE WHEN r.revealed_at IS NOT NULL OR x.member_id = $3 THEN x.skip_reason END)
      ORDER BY x.member_id), '[]') FROM round_raters x WHERE x.round_id = r.id),
    'mine', (SELECT coalesce(json_agg(json_build_object('memberId', a.member_id, 'criterionId', a.criterion_id,
      'low', a.low, 'likely', a.likely, 'high', a.high, 'rationale', a.rationale)), '[]')
      FROM ratings a WHERE a.round_id = r.id AND a.member_id = $3 AND a.superseded_at IS NULL),
    'others', (SELECT coalesce(json_agg(json_build_object('memberId', a.member_id, 'criterionId', a.criterion_id,
      'low', a.low, 'likely', a.likely, 'high', a.high, 'rationale', a.rationale)), '[]')
      FROM ratings a JOIN round_raters x ON x.round_id = a.round_id AND x.member_id = a.member_id AND x.submitted_at IS NOT NULL
      WHERE a.round_id = r.id AND a.member_id <> $3 AND a.superseded_at IS NULL AND r.revealed_at IS NOT NULL),
    'earlier', (SELECT coalesce(json_agg(json_build_object('memberId', a.member_id, 'criterionId', a.criterion_id,
      'low', a.low, 'likely', a.likely, 'high', a.high, 'rationale', a.rationale, 'supersededAt', a.superseded_at)
      ORDER BY a.superseded_at), '[]')
      FROM ratings a WHERE a.round_id = r.id AND a.superseded_at IS NOT NULL AND r.revealed_at IS NOT NULL),
    'asked', (SELECT coalesce(json_agg(json_build_object('id', q.id, 'input', q.input, 'criterionId', q.criterion_id,
      'note', q.note, 'askedByName', m.name) ORDER BY q.asked_at, q.id), '[]')
      FROM input_requests q JOIN members m ON m.id = q.asked_by_id LEFT JOIN criteria c ON c.id = q.criterion_id
      WHERE q.workspace_id = o.workspace_id AND q.opportunity_id = o.id AND q.asked_of_id = $3 AND q.input <> 'EFFORT'
        AND q.answered_at IS NULL AND q.withdrawn_at IS NULL AND c.retired_at IS NULL))
    FROM rating_rounds r WHERE r.opportunity_id = o.id ORDER BY r.number DESC LIMIT 1),
  'decisions', (SELECT coalesce(json_agg(${decisionJson} ORDER BY d.decided_at DESC, d.id DESC), '[]')
    FROM decisions d WHERE d.workspace_id = o.workspace_id AND d.opportunity_id = o.id),
  'handoff', (SELECT json_build_object('id', h.id, 'opportunityId', o.id, 'decisionId', h.decision_id, 'state', h.state,
    'stateSince', h.state_since, 'authorId', h.author_id, 'sponsorId', h.sponsor_id,
    'addresseeOwnerId', h.addressee_owner_id, 'addresseeMemberId', h.addressee_member_id, 'claimerId', h.claimer_id,
    'returns', h.returns, 'returnReason', h.return_reason, 'backNote', h.back_note, 'selfAccepted', h.self_accepted,
    'readBackUnconfirmed', h.read_back_unconfirmed, 'nudgedAt', h.nudged_at, 'startLateAt', h.start_late_at,
    'askedAgainAt', h.asked_again_at, 'version', h.version,
    'briefs', (SELECT coalesce(json_agg(json_build_object('id', b.id, 'number', b.number, 'light', b.light,
      'content', jsonb_build_object('assumptions', '[]'::jsonb) || CASE WHEN b.frozen_at IS NOT NULL THEN b.content ELSE b.content || jsonb_build_object(
        'metric', (SELECT jsonb_build_object('id', m.id, 'name', m.name, 'unit', m.unit, 'direction', m.direction,
          'baseline', m.baseline, 'baselineDate', m.baseline_date, 'baselineSource', m.baseline_source,
          'target', m.target, 'measureBy', m.measure_by, 'measurerId', m.measurer_id)
          FROM metrics m WHERE m.workspace_id = h.workspace_id AND m.id = (b.content->>'metricId')::uuid),
        'decision', (SELECT jsonb_build_object('id', d.id, 'reason', d.reason, 'score', d.score, 'rank', d.rank,
          'decidedAt', d.decided_at) FROM decisions d WHERE d.id = h.decision_id),
        'assumptions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'sentence', u.sentence, 'field', u.field,
          'state', u.state, 'evidence', u.evidence, 'writtenById', u.written_by_id, 'settledById', u.settled_by_id,
          'settledAt', u.settled_at) ORDER BY u.written_at, u.id), '[]')
          FROM assumptions u WHERE u.handoff_id = h.id AND u.removed_at IS NULL)) END,
      'sha256', b.sha256, 'frozenAt', b.frozen_at, 'version', b.version,
      'signatures', (SELECT coalesce(json_agg(json_build_object('memberId', g.member_id, 'side', g.side,
        'signedAt', g.signed_at, 'sha256', g.sha256) ORDER BY g.signed_at), '[]') FROM signatures g WHERE g.brief_id = b.id)
      ) ORDER BY b.number DESC), '[]') FROM briefs b WHERE b.handoff_id = h.id),
    'questions', (SELECT coalesce(json_agg(json_build_object('id', q.id, 'briefNumber', q.brief_number, 'field', q.field,
      'body', q.body, 'blocking', q.blocking, 'askedById', q.asked_by_id, 'askedAt', q.asked_at, 'answer', q.answer,
      'answeredById', q.answered_by_id, 'answeredAt', q.answered_at, 'takenAt', q.taken_at,
      'replies', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'authorId', r.author_id, 'body', r.body,
        'writtenAt', r.written_at) ORDER BY r.written_at, r.id), '[]') FROM replies r WHERE r.question_id = q.id),
      'mentions', (SELECT coalesce(json_agg(json_build_object('memberId', n.member_id, 'mentionedById', n.mentioned_by_id,
        'mentionedAt', n.mentioned_at) ORDER BY n.mentioned_at, n.member_id), '[]') FROM mentions n WHERE n.question_id = q.id))
      ORDER BY q.asked_at), '[]') FROM questions q WHERE q.handoff_id = h.id),
    'readBacks', (SELECT coalesce(json_agg(json_build_object('id', k.id, 'briefNumber', k.brief_number,
      'memberId', k.member_id, 'outcome', k.outcome, 'firstDeliverable', k.first_deliverable,
      'biggestRisk', k.biggest_risk, 'fallback', k.fallback, 'notDoing', k.not_doing, 'startsOn', k.starts_on,
      'finishEarliest', k.finish_earliest, 'finishLatest', k.finish_latest, 'acceptedAt', k.accepted_at,
      'confirmedById', k.confirmed_by_id, 'confirmedAt', k.confirmed_at, 'mismatch', k.mismatch, 'mismatches', k.mismatches,
      'sentBackAt', k.sent_back_at) ORDER BY k.accepted_at DESC), '[]') FROM read_backs k WHERE k.handoff_id = h.id),
    'changes', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'baseNumber', c.base_number,
      'proposedById', c.proposed_by_id, 'side', c.side, 'reason', c.reason, 'note', c.note, 'content', c.content,
      'sha256', c.sha256, 'startsOn', c.starts_on, 'finishEarliest', c.finish_earliest, 'finishLatest', c.finish_latest,
      'proposedAt', c.proposed_at, 'answer', c.answer, 'answerNote', c.answer_note, 'answeredById', c.answered_by_id,
      'answeredAt', c.answered_at) ORDER BY c.proposed_at DESC, c.id DESC), '[]') FROM changes c WHERE c.handoff_id = h.id),
    'assumptions', (SELECT coalesce(json_agg(json_build_object('id', u.id, 'sentence', u.sentence, 'field', u.field,
      'state', u.state, 'evidence', u.evidence, 'writtenById', u.written_by_id, 'writtenAt', u.written_at,
      'settledById', u.settled_by_id, 'settledAt', u.settled_at, 'version', u.version) ORDER BY u.written_at, u.id), '[]')
      FROM assumptions u WHERE u.handoff_id = h.id AND u.removed_at IS NULL),
    'returned', (SELECT coalesce(json_agg(json_build_object('briefNumber', r.brief_number, 'reason', r.reason,
      'note', r.note, 'fields', r.fields, 'returnedById', r.returned_by_id, 'returnedAt', r.returned_at)
      ORDER BY r.returned_at DESC), '[]') FROM brief_returns r WHERE r.handoff_id = h.id),
    'rulings', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'field', r.field, 'body', r.body,
      'ruledById', r.ruled_by_id, 'ruledAt', r.ruled_at) ORDER BY r.ruled_at DESC), '[]')
      FROM rulings r WHERE r.handoff_id = h.id))
    FROM handoffs h WHERE h.opportunity_id = o.id AND h.closed_at IS NULL),
  'item', (SELECT json_build_object('id', i.id, 'opportunityId', o.id, 'handoffId', i.handoff_id, 'unbacked', i.unbacked,
    'ownerId', i.owner_id, 'leadId', i.lead_id, 'state', i.state, 'stateSince', i.state_since, 'startsOn', i.starts_on,
    'finishEarliest', i.finish_earliest, 'finishLatest', i.finish_latest, 'startedAt', i.started_at,
    'deliveredAt', i.delivered_at, 'version', i.version,
    'acceptanceCriteria', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'sentence', a.sentence,
      'evidence', a.evidence, 'tickedById', a.ticked_by_id, 'tickedAt', a.ticked_at) ORDER BY a.position), '[]')
      FROM acceptance_criteria a WHERE a.item_id = i.id),
    'outcomes', (SELECT coalesce(json_agg(json_build_object('id', u.id, 'metricId', u.metric_id, 'verdict', u.verdict,
      'predicted', u.predicted, 'actual', u.actual, 'source', u.source, 'note', u.note, 'provenById', u.proven_by_id,
      'provenAt', u.proven_at) ORDER BY u.proven_at DESC), '[]') FROM outcomes u WHERE u.item_id = i.id))
    FROM roadmap_items i WHERE i.opportunity_id = o.id AND i.withdrawn_at IS NULL),
  'mergedInto', (SELECT json_build_object('id', m.id, 'title', m.title) FROM opportunities m WHERE m.id = o.merged_into_id),
  'merged', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'title', m.title, 'version', m.version,
    'mergedAt', m.stage_since) ORDER BY m.stage_since, m.id), '[]')
    FROM opportunities m WHERE m.workspace_id = o.workspace_id AND m.merged_into_id = o.id),
  'proposals', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'submitterName', s.submitter_name,
    'submittedAt', s.submitted_at, 'formName', l.name) ORDER BY s.submitted_at, s.id), '[]')
    FROM submissions s JOIN intake_links l ON l.id = s.intake_link_id
    WHERE s.workspace_id = o.workspace_id AND s.opportunity_id = ANY (family.ids)),
  'comments', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'opportunityId', t.opportunity_id,
    'authorId', t.author_id, 'body', t.body, 'writtenAt', t.written_at, 'removedAt', t.removed_at)
    ORDER BY t.written_at, t.id), '[]')
    FROM comments t WHERE t.opportunity_id = ANY (family.ids)),
  'events', (SELECT coalesce(json_agg(json_build_object('revision', e.revision, 'type', e.type,
    'subjectType', e.subject_type, 'subjectId', e.subject_id, 'opportunityId', e.opportunity_id, 'actorId', e.actor_id,
    'actorName', e.actor_name, 'at', e.at, 'facts', e.facts) ORDER BY e.revision DESC), '[]')
    FROM (SELECT v.*, m.name AS actor_name FROM (
        SELECT * FROM events WHERE workspace_id = o.workspace_id AND opportunity_id = ANY (family.ids)
        UNION ALL
        SELECT * FROM events WHERE workspace_id = o.workspace_id AND type IN ('rating_session_started', 'rating_session_closed')
          AND subject_id IN (SELECT r.session_id FROM rating_rounds r WHERE r.opportunity_id = o.id)
      ) v LEFT JOIN members m ON m.id = v.actor_id ORDER BY v.revision DESC LIMIT 200) e)
) AS page
FROM opportunities o
CROSS JOIN LATERAL (SELECT o.id || ARRAY(SELECT m.id FROM opportunities m
  WHERE m.workspace_id = o.workspace_id AND m.merged_into_id = o.id) AS ids) family
WHERE o.workspace_id = $1 AND o.id = $2`;

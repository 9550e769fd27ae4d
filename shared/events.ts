import { z } from 'zod';
import { Instant } from '#shared/time.ts';

/**
 * Everything that can happen in a workspace, in the past tense.
 * The same append-only table is audit trail, activity feed and live feed.
 */
export const EventType = z.enum([
  'workspace_created',
  'calendar_changed',
  'member_joined',
  'member_roles_changed',
  'member_removed',
  'member_invited',
  'invitation_revoked',
  'priority_created',
  'priority_edited',
  'owner_created',
  'owner_edited',
  'opportunity_created',
  'opportunity_edited',
  'rating_begun',
  'opportunity_rated',
  'rating_round_revealed',
  'rating_skipped',
  'rating_taken_back',
  'rating_revised',
  'rating_session_started',
  'rating_session_closed',
  'scoring_model_changed',
  'duel_judged',
  'input_asked',
  'input_answered',
  'input_withdrawn',
  'opportunity_decided',
  'opportunity_reopened',
  'decision_reconfirmed',
  'reopen_condition_met',
  'reopen_condition_left',
  'opportunity_merged',
  'opportunity_unmerged',
  'intake_link_created',
  'intake_link_closed',
  'submission_received',
  'submission_accepted',
  'submission_declined',
  'submission_reopened',
  'card_ranked',
  'card_moved',
  'comment_written',
  'comment_removed',
  'opportunities_imported',
  'brief_edited',
  'handoff_offered',
  'handoff_withdrawn',
  'handoff_claimed',
  'handoff_declined',
  'handoff_nudged',
  'handoff_escalated',
  'handoff_expired',
  'question_asked',
  'question_answered',
  'brief_returned',
  'brief_accepted',
  'read_back_confirmed',
  'read_back_sent_back',
  'read_back_unconfirmed',
  'claim_released',
  'claim_released_idle',
  'handoff_released',
  'handoff_revoked',
  'item_started',
  'acceptance_criterion_ticked',
  'item_delivered',
  'item_reopened',
  'outcome_proven',
  'unbacked_work_recorded',
  'metric_created',
  'metric_edited',
  'reading_recorded',
]);
export type EventType = z.infer<typeof EventType>;

/** What an event is about; the screen uses it to decide what to refetch. */
export const SubjectType = z.enum([
  'workspace',
  'member',
  'priority',
  'owner',
  'opportunity',
  'handoff',
  'item',
  'metric',
  'scoring_model',
  'rating_session',
  'intake_link',
  'submission',
]);
export type SubjectType = z.infer<typeof SubjectType>;

/** One thing that happened. `revision` counts the workspace's events without a gap. */
export const Event = z.object({
  revision: z.number().int().positive(),
  type: EventType,
  subjectType: SubjectType,
  subjectId: z.uuid(),
  opportunityId: z.uuid().nullable(),
  actorId: z.uuid().nullable(),
  actorName: z.string().nullable(),
  at: Instant,
  /** Small facts of the event: never a hidden rating, never a secret. */
  facts: z.record(z.string(), z.unknown()),
});
export type Event = z.infer<typeof Event>;

export const Events = z.object({ events: z.array(Event), nextCursor: z.string().nullable() });
export type Events = z.infer<typeof Events>;

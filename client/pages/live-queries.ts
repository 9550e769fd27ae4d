import type { QueryClient } from '@tanstack/react-query';
import { followBoard, isBoardKey } from '#client/features/roadmap/board-following.ts';
import type { Event, EventType } from '#shared/events.ts';
import { reachOnBoard } from '#shared/roadmap/reach-on-board.ts';

/** The second word after the workspace in a query's key: `['workspaces', slug, <noun>, …]`. */
type Noun =
  | 'people'
  | 'opportunities'
  | 'scoring'
  | 'priorities'
  | 'handoffs'
  | 'roadmap'
  | 'metrics'
  | 'progress';

const card: readonly Noun[] = [
  'opportunities',
  'scoring',
  'priorities',
  'handoffs',
  'roadmap',
  'progress',
];
const asked: readonly Noun[] = ['scoring', 'progress'];
const intake: readonly Noun[] = ['opportunities', 'progress'];

/** Which nouns an event makes stale. The board is no part of this: it follows by itself. */
const stale = {
  workspace_created: ['people'],
  calendar_changed: ['people', 'roadmap', 'progress'],
  member_joined: ['people'],
  member_roles_changed: ['people', 'progress'],
  member_removed: ['people', 'progress'],
  member_invited: ['people'],
  invitation_revoked: ['people'],
  priority_created: ['priorities', 'progress'],
  priority_edited: ['priorities', 'metrics', 'opportunities', 'roadmap', 'progress'],
  owner_created: ['people', 'scoring', 'roadmap', 'progress'],
  owner_edited: ['people', 'scoring', 'roadmap', 'progress'],
  opportunity_created: card,
  opportunity_edited: card,
  rating_begun: card,
  opportunity_rated: card,
  rating_round_revealed: card,
  rating_skipped: card,
  rating_taken_back: card,
  rating_revised: card,
  rating_session_started: card,
  rating_session_closed: card,
  scoring_model_changed: card,
  duel_judged: ['scoring'],
  input_asked: asked,
  input_answered: card,
  input_withdrawn: asked,
  opportunity_decided: card,
  opportunity_reopened: card,
  decision_reconfirmed: card,
  reopen_condition_met: card,
  reopen_condition_left: card,
  opportunity_merged: card,
  opportunity_unmerged: card,
  intake_link_created: intake,
  intake_link_closed: intake,
  submission_received: intake,
  submission_accepted: card,
  submission_declined: intake,
  submission_reopened: card,
  card_ranked: ['roadmap', 'opportunities'],
  card_moved: card,
  comment_written: ['opportunities'],
  comment_removed: ['opportunities'],
  opportunities_imported: card,
  brief_template_changed: ['handoffs'],
  brief_edited: card,
  handoff_offered: card,
  handoff_withdrawn: card,
  handoff_claimed: card,
  handoff_declined: card,
  handoff_nudged: card,
  handoff_escalated: card,
  handoff_expired: card,
  question_asked: card,
  question_answered: card,
  brief_returned: card,
  brief_accepted: card,
  read_back_confirmed: card,
  read_back_sent_back: card,
  read_back_unconfirmed: card,
  claim_released: card,
  claim_released_idle: card,
  handoff_released: card,
  handoff_revoked: card,
  change_proposed: card,
  change_countersigned: [...card, 'metrics'],
  change_refused: card,
  change_withdrawn: card,
  assumption_written: card,
  assumption_settled: card,
  assumption_removed: card,
  question_replied: card,
  deadlock_ruled: card,
  start_overdue: card,
  reconfirmation_due: card,
  item_started: card,
  acceptance_criterion_ticked: card,
  item_delivered: card,
  item_reopened: card,
  outcome_proven: [...card, 'metrics'],
  unbacked_work_recorded: card,
  metric_created: ['metrics', 'progress'],
  metric_edited: ['metrics', 'priorities', 'progress'],
  reading_recorded: ['metrics', 'progress'],
} satisfies Record<EventType, readonly Noun[]>;

interface Happened {
  client: QueryClient;
  slug: string;
  event: Event;
}

/** Refetches what is on screen and may have changed; the rest when it is next looked at. */
export function invalidateFor({ client, slug, event }: Happened): void {
  for (const noun of stale[event.type])
    void client.invalidateQueries({
      queryKey: ['workspaces', slug, noun],
      predicate: ({ queryKey }) => !isBoardKey(queryKey),
    });
  if (reachOnBoard[event.type] !== 'nothing') void followBoard(client, slug, event.revision);
}

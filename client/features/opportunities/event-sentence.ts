import type { Event, EventType } from '#shared/events.ts';
import {
  ChangeReason,
  changeReasonName,
  ReturnReason,
  returnReasonName,
} from '#shared/handoffs/schema.ts';

/** Turns the ids and figures of an event into words. */
export interface Words {
  member: (id: unknown) => string;
  owner: (id: unknown) => string;
}

type Facts = Event['facts'];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const said = (lead: string, words: unknown) => (text(words) ? `${lead}: “${text(words)}”` : lead);
const count = (value: unknown) => (typeof value === 'number' ? value : 0);

const fieldName: Record<string, string> = {
  title: 'the title',
  problem: 'the problem',
  forWhom: 'for whom',
  hypothesis: 'the hypothesis',
  evidence: 'the evidence',
  labels: 'the labels',
  effort: 'the effort',
  costOfDelay: 'the cost of delay',
  priorityId: 'the priority',
  ownerId: 'the owner',
  metricId: 'the metric',
};

function edited(facts: Facts): string {
  const fields = Array.isArray(facts.fields)
    ? facts.fields.map((field) => fieldName[String(field)] ?? String(field))
    : [];
  return fields.length > 0 ? `changed ${fields.join(', ')}` : 'changed it';
}

const decisions: Record<string, string> = {
  PURSUE: 'decided to pursue it',
  PARK: 'parked it',
  REJECT: 'rejected it',
};
const verdicts: Record<string, string> = {
  ACHIEVED: 'achieved',
  MISSED: 'missed',
  INCONCLUSIVE: 'inconclusive',
};

function returned({ reason, note }: Facts): string {
  const why = ReturnReason.safeParse(reason);
  return said(`returned the brief${why.success ? ` (${returnReasonName[why.data]})` : ''}`, note);
}

function changed(reason: unknown): string {
  const why = ChangeReason.safeParse(reason);
  return why.success ? ` (${changeReasonName[why.data]})` : '';
}

const settled: Record<string, string> = {
  OPEN: 'opened an assumption again',
  CONFIRMED: 'confirmed an assumption',
  REFUTED: 'refuted an assumption',
};

/** What happened, in words that follow the name of who did it. The one place that knows every event. */
const sentences = {
  workspace_created: () => 'founded the workspace',
  calendar_changed: () => 'changed the calendar',
  member_joined: () => 'joined',
  member_roles_changed: () => 'changed somebody’s roles',
  member_removed: () => 'removed a member',
  member_invited: () => 'invited somebody',
  invitation_revoked: () => 'took an invitation back',
  priority_created: () => 'added a priority',
  priority_edited: () => 'changed a priority',
  owner_created: () => 'added an owner',
  owner_edited: () => 'changed an owner',
  opportunity_created: () => 'added it',
  opportunity_edited: edited,
  rating_begun: () => 'began to rate it',
  opportunity_rated: () => 'handed in a rating',
  rating_round_revealed: ({ score, raters }) =>
    `revealed the ratings of ${count(raters)}${typeof score === 'number' ? `; score ${Math.round(score)}` : ''}`,
  rating_skipped: () => 'skipped rating it',
  rating_taken_back: () => 'took a rating back before the reveal',
  rating_revised: () => 'changed a rating after the reveal',
  rating_session_started: ({ name }) => said('started a rating session', name),
  rating_session_closed: ({ name }) => said('closed a rating session', name),
  scoring_model_changed: ({ reason }) => said('changed the scoring model', reason),
  duel_judged: () => 'compared it with another',
  input_asked: ({ askedOfId }, words) => `asked ${words.member(askedOfId)} for an input`,
  input_answered: () => 'answered what was asked',
  input_withdrawn: () => 'took a question back',
  opportunity_decided: ({ kind, reason }) => said(decisions[text(kind)] ?? 'decided', reason),
  reopen_condition_met: ({ name, value, unit }) =>
    `read ${text(name)} at ${value} ${text(unit)}: what the decision was to be looked at again for`,
  reopen_condition_left: ({ name, value, unit }) =>
    `read ${text(name)} at ${value} ${text(unit)}: the decision holds again`,
  opportunity_reopened: ({ reason }) => said('reopened the decision', reason),
  decision_reconfirmed: ({ reason }) => said('found the decision still right', reason),
  opportunity_merged: ({ into, reason }) => said(`merged it into “${text(into)}”`, reason),
  opportunity_unmerged: ({ into, reason }) => said(`took it out of “${text(into)}” again`, reason),
  intake_link_created: ({ name }) => said('opened a form', name),
  intake_link_closed: ({ name }) => said('closed a form', name),
  submission_received: () => 'received a proposal',
  submission_accepted: ({ together }) =>
    together ? 'took a proposal together with it' : 'took up a proposal',
  submission_reopened: () => 'took the answer to a proposal back',
  submission_declined: ({ reason }) => said('declined a proposal', reason),
  card_ranked: ({ reason }) => said('ranked it within Decided', reason),
  card_moved: () => 'moved the card',
  comment_written: () => 'wrote a comment',
  comment_removed: () => 'removed a comment',
  opportunities_imported: () => 'imported it',
  brief_template_changed: ({ name }) => said('changed a brief template', name),
  brief_edited: ({ version }) => `wrote on the brief, version ${count(version)}`,
  handoff_offered: ({ version, ownerId, memberId }, words) =>
    `offered it to ${ownerId ? words.owner(ownerId) : words.member(memberId)}, brief version ${count(version)}`,
  handoff_withdrawn: ({ reason }) => said('withdrew the offer', reason),
  handoff_claimed: () => 'claimed it',
  handoff_declined: ({ reason }) => said('declined it', reason),
  handoff_nudged: () => 'reminded who it is offered to',
  handoff_escalated: ({ after }) =>
    `told the sponsor: nobody has claimed it for ${text(after) || 'long'}`,
  handoff_expired: ({ reason }) => said('took the offer back', reason),
  question_asked: ({ blocking }) => (blocking ? 'asked a blocking question' : 'asked a question'),
  question_answered: ({ takenAsRisk }) =>
    takenAsRisk ? 'took a question as a risk' : 'answered a question',
  brief_returned: returned,
  brief_accepted: ({ version }) =>
    `accepted the brief, version ${count(version)}, and read it back`,
  read_back_confirmed: ({ late }) =>
    late ? 'confirmed the read-back afterwards' : 'confirmed the read-back; it is on the roadmap',
  read_back_sent_back: ({ mismatch }) => said('sent the read-back back', mismatch),
  read_back_unconfirmed: () => 'made it active, as nobody confirmed the read-back in time',
  claim_released: ({ note }) => said('gave the claim back', note),
  claim_released_idle: ({ note }) => said('gave the claim back', note),
  handoff_released: ({ note }) => said('released the work', note),
  handoff_revoked: ({ note }) => said('revoked the work', note),
  change_proposed: ({ reason, note }) => said(`proposed a change${changed(reason)}`, note),
  change_countersigned: ({ version }) =>
    `countersigned the change: brief version ${count(version)}`,
  change_refused: ({ note }) => said('refused the change', note),
  change_withdrawn: ({ note }) => said('took the proposed change back', note),
  assumption_written: ({ sentence }) => said('wrote an assumption down', sentence),
  assumption_settled: ({ state, sentence }) =>
    said(settled[text(state)] ?? 'looked at an assumption', sentence),
  assumption_removed: ({ sentence }) => said('took an assumption off', sentence),
  question_replied: () => 'replied to a question',
  deadlock_ruled: ({ body }) => said('ruled on what it was returned for twice', body),
  start_overdue: () => 'told: it has not started by the promised day',
  reconfirmation_due: () => 'asked whether it is still worth it',
  item_started: () => 'started building',
  acceptance_criterion_ticked: ({ ticked }) =>
    ticked ? 'ticked an acceptance criterion' : 'took a tick back',
  item_delivered: () => 'delivered it',
  item_reopened: ({ reason }) => said('took the work a step back', reason),
  outcome_proven: ({ verdict, predicted, actual }) =>
    `measured ${String(actual)} against ${String(predicted)} promised: ${verdicts[text(verdict)] ?? 'measured'}`,
  unbacked_work_recorded: () => 'recorded it as unbacked work',
  metric_created: () => 'added a metric',
  metric_edited: () => 'changed a metric',
  reading_recorded: ({ value }) => `recorded a reading of ${String(value)}`,
} satisfies Record<EventType, (facts: Facts, words: Words) => string>;

/** "decided to pursue it: “…”"; the name of who did it stands before it. */
export const eventSentence = ({ type, facts }: Event, words: Words): string =>
  sentences[type](facts, words);

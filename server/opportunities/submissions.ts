import type { Database } from '#server/db/client.ts';
import type { NewEvent } from '#server/events/record.ts';
import type { Unit } from '#server/http/write.ts';
import type {
  AcceptSubmission,
  MergeSubmission,
  SubmissionState,
  Submissions,
} from '#shared/opportunities/intake.ts';
import { DomainError } from '#shared/problem.ts';
import { createOpportunity } from './commands.ts';

/** As many as anybody looks through; what was answered earlier is found by its opportunity. */
const MOST_SHOWN = 500;

/** What was proposed from outside: new ones first, the longest wait at the top, then the latest answers. */
export async function findSubmissions(
  { pool }: Database,
  workspaceId: string,
): Promise<Submissions> {
  const { rows } = await pool.query<{
    list: Submissions['submissions'];
    waiting: number;
    total: number;
  }>({
    name: 'submissions',
    text: `WITH shown AS (
        SELECT s.* FROM submissions s WHERE s.workspace_id = $1
        ORDER BY s.state <> 'NEW', CASE WHEN s.state = 'NEW' THEN s.submitted_at END, s.answered_at DESC, s.id LIMIT $2
      )
      SELECT (SELECT count(*)::int FROM submissions WHERE workspace_id = $1) AS total,
        (SELECT count(*)::int FROM submissions WHERE workspace_id = $1 AND state = 'NEW') AS waiting,
        coalesce((SELECT json_agg(json_build_object('id', s.id, 'intakeLinkId', s.intake_link_id, 'formName', l.name,
          'title', s.title, 'problem', s.problem, 'forWhom', s.for_whom, 'submitterName', s.submitter_name,
          'submitterEmail', s.submitter_email, 'submittedAt', s.submitted_at, 'state', s.state, 'answer', s.answer,
          'answeredById', s.answered_by_id, 'answeredAt', s.answered_at,
          'opportunity', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'title', o.title, 'stage', o.stage) END)
          ORDER BY s.state <> 'NEW', CASE WHEN s.state = 'NEW' THEN s.submitted_at END, s.answered_at DESC, s.id)
          FROM shown s JOIN intake_links l ON l.id = s.intake_link_id
          LEFT JOIN opportunities o ON o.id = s.opportunity_id), '[]') AS list`,
    values: [workspaceId, MOST_SHOWN],
  });
  const found = rows[0];
  return {
    submissions: found?.list ?? [],
    waiting: found?.waiting ?? 0,
    total: found?.total ?? 0,
  };
}

const answered = {
  ACCEPTED: 'took it up',
  DECLINED: 'declined it',
  MERGED: 'took it together with an opportunity',
} satisfies Record<Exclude<SubmissionState, 'NEW'>, string>;

/** A proposal, locked. */
export async function lockSubmission({ tx, actor }: Unit, id: string) {
  const { workspaceId } = actor;
  await tx.$executeRaw`
    SELECT 1 FROM submissions WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  const submission = await tx.submission.findFirst({
    where: { id, workspaceId },
    include: { intakeLink: true, answeredBy: true },
  });
  if (!submission) throw new DomainError('not_found', 'This proposal does not exist here.');
  return submission;
}

/** A proposal nobody has answered, locked; whoever comes second hears who was first. */
async function lockNew(unit: Unit, id: string) {
  const submission = await lockSubmission(unit, id);
  const { state, answeredBy } = submission;
  if (state !== 'NEW') {
    const who = answeredBy?.name ?? 'Somebody';
    throw new DomainError('conflict', `${who} ${answered[state]} already.`);
  }
  return submission;
}

type Given = {
  state: Exclude<SubmissionState, 'NEW'>;
  answer?: string;
  opportunityId?: string;
};

async function answer({ tx, actor, now }: Unit, id: string, given: Given): Promise<void> {
  const answeredById = actor.memberId;
  await tx.submission.update({ where: { id }, data: { ...given, answeredById, answeredAt: now } });
}

const about = (id: string) =>
  ({ subjectType: 'submission', subjectId: id }) as const satisfies Partial<NewEvent>;

/** Makes a candidate of it, last in Assess. Answers the opportunity's id. */
export async function acceptSubmission(
  unit: Unit,
  id: string,
  { title, problem, forWhom, priorityId }: AcceptSubmission,
): Promise<string> {
  const submission = await lockNew(unit, id);
  const opportunityId = await createOpportunity(unit, {
    title: title ?? submission.title,
    problem: problem ?? submission.problem,
    forWhom: forWhom ?? submission.forWhom,
    priorityId,
  });
  await unit.tx.opportunity.update({
    where: { id: opportunityId },
    data: { source: submission.intakeLink.name, externalId: id },
  });
  await answer(unit, id, { state: 'ACCEPTED', opportunityId });
  unit.record({ type: 'submission_accepted', ...about(id), opportunityId });
  return opportunityId;
}

/** Says no, with the reason its submitter reads. */
export async function declineSubmission(unit: Unit, id: string, reason: string): Promise<void> {
  await lockNew(unit, id);
  await answer(unit, id, { state: 'DECLINED', answer: reason });
  unit.record({ type: 'submission_declined', ...about(id), facts: { reason } });
}

/** It says what is here already: its submitter follows that opportunity from now on. Answers that one's id. */
export async function mergeSubmission(
  unit: Unit,
  id: string,
  { opportunityId, note }: MergeSubmission,
): Promise<string> {
  await lockNew(unit, id);
  // Held, so that it is not merged away meanwhile.
  const [into] = await unit.tx.$queryRaw<{ stage: string }[]>`
    SELECT stage::text FROM opportunities
    WHERE id = ${opportunityId}::uuid AND workspace_id = ${unit.actor.workspaceId}::uuid FOR SHARE`;
  if (!into || into.stage === 'MERGED') {
    const message = into
      ? 'This opportunity was itself merged into another. Choose that one.'
      : 'This opportunity does not exist here.';
    throw new DomainError('rule_broken', message, [{ path: 'opportunityId', message }]);
  }
  await answer(unit, id, { state: 'MERGED', answer: note, opportunityId });
  unit.record({
    type: 'submission_accepted',
    ...about(id),
    opportunityId,
    facts: { together: true },
  });
  return opportunityId;
}

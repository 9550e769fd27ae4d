import { uuidv7 } from 'uuidv7';
import type { Database } from '#server/db/client.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import { type Tx, transaction } from '#server/db/transaction.ts';
import { recordEvents } from '#server/events/record.ts';
import type { Deps } from '#server/http/api.ts';
import { usedForAnother } from '#server/http/once.ts';
import { hashOf } from '#server/http/session.ts';
import {
  type Propose,
  type PublicForm,
  type Receipt,
  standingOf,
} from '#shared/opportunities/intake.ts';
import { DomainError } from '#shared/problem.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import { mustHaveRoom, mustHaveTakenTime, receiptOf, stampOf } from './intake-guards.ts';

/** The same for a link that is closed, has expired, never was, or was cut short. */
const noSuchForm = () =>
  new DomainError(
    'not_found',
    'This form is closed, or its address is not whole. Ask whoever sent it to you.',
  );

type OpenForm = { id: string; workspace_id: string; secret: Buffer; open: boolean };

/** What somebody with the link sees; nothing of the workspace but its name. */
export async function findForm({ pool }: Database, token: string, now: Date): Promise<PublicForm> {
  const { rows } = await pool.query<{
    workspace: string;
    name: string;
    intro: string;
    secret: Buffer;
  }>({
    name: 'public-form',
    text: `SELECT w.name AS workspace, l.name, l.intro, l.secret
      FROM intake_links l JOIN workspaces w ON w.id = l.workspace_id
      WHERE l.token_hash = $1 AND l.closed_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > $2)`,
    values: [hashOf(token), now],
  });
  const form = rows[0];
  if (!form) throw noSuchForm();
  const { workspace: workspaceName, name, intro, secret } = form;
  return { workspaceName, name, intro, stamp: stampOf(secret, now) };
}

/** The form by its link, locked: proposals by one form come one after the other. */
async function lockForm(tx: Tx, token: string, now: Date): Promise<OpenForm> {
  const [form] = await tx.$queryRaw<OpenForm[]>`
    SELECT id, workspace_id, secret,
      closed_at IS NULL AND (expires_at IS NULL OR expires_at > ${now}::timestamptz) AS open
    FROM intake_links WHERE token_hash = ${new Uint8Array(hashOf(token))} FOR UPDATE`;
  if (!form) throw noSuchForm();
  return form;
}

type Proposing = { token: string; key: string | undefined; input: Propose };
type Proposal = { receipt: string; workspaceId: string | null };

/** The words of a proposal, without what only guards it. */
const wordsOf = ({ stamp: _stamp, leaveEmpty: _leaveEmpty, ...words }: Propose) => words;

const isSame = (kept: object, words: object): boolean =>
  Object.entries(words).every(([name, value]) => (kept as Record<string, unknown>)[name] === value);

async function proposeWithin(
  tx: Tx,
  { token, key, input }: Proposing,
  now: Date,
): Promise<Proposal> {
  const form = await lockForm(tx, token, now);
  const receipt = receiptOf(form.secret, key);
  const receiptHash = new Uint8Array(hashOf(receipt));
  const words = wordsOf(input);
  const before = await tx.submission.findUnique({ where: { receiptHash } });
  if (before && !isSame(before, words)) throw usedForAnother();
  if (before) return { receipt, workspaceId: null };
  if (!form.open) throw noSuchForm();
  // A robot is told what a person is told, and leads nowhere.
  if (input.leaveEmpty !== '') return { receipt, workspaceId: null };
  mustHaveTakenTime(form.secret, input.stamp, now);
  await mustHaveRoom(tx, form.id, now);
  const workspaceId = form.workspace_id;
  await keepProposal(tx, { ...words, workspaceId, intakeLinkId: form.id, receiptHash }, now);
  return { receipt, workspaceId };
}

type Kept = Omit<Prisma.SubmissionUncheckedCreateInput, 'id' | 'submittedAt'>;

/** A proposal that has passed every guard; nobody of the workspace did it, so nobody is named as who did. */
export async function keepProposal(tx: Tx, proposal: Kept, now: Date): Promise<void> {
  const id = uuidv7();
  const { workspaceId } = proposal;
  await tx.submission.create({ data: { ...proposal, id, submittedAt: now } });
  await recordEvents(tx, { workspaceId, actorId: null, now }, [
    { type: 'submission_received', subjectType: 'submission', subjectId: id },
  ]);
}

/**
 * Takes what somebody without an account proposes. One effect per key: the receipt is made from it, and
 * a repeat finds the proposal that has this receipt. Answers the receipt.
 */
export async function propose({ db, bus, clock }: Deps, proposing: Proposing): Promise<string> {
  const { receipt, workspaceId } = await transaction(db, (tx) =>
    proposeWithin(tx, proposing, clock()),
  );
  if (workspaceId) bus.publish(workspaceId);
  return receipt;
}

type FoundReceipt = Omit<Receipt, 'standing'> & { stage: Stage | null };

/** What became of a proposal, for whoever has its receipt: no names, no scores, nobody's reasons but the answer. */
export async function findReceipt({ pool }: Database, receipt: string): Promise<Receipt> {
  const { rows } = await pool.query<{ found: FoundReceipt }>({
    name: 'receipt',
    text: `SELECT json_build_object('workspaceName', w.name, 'formName', l.name, 'title', s.title,
        'submittedAt', s.submitted_at, 'state', s.state, 'answer', s.answer, 'answeredAt', s.answered_at,
        'stage', coalesce(survivor.stage, o.stage)) AS found
      FROM submissions s
      JOIN intake_links l ON l.id = s.intake_link_id
      JOIN workspaces w ON w.id = s.workspace_id
      LEFT JOIN opportunities o ON o.id = s.opportunity_id
      LEFT JOIN opportunities survivor ON survivor.id = o.merged_into_id
      WHERE s.receipt_hash = $1`,
    values: [hashOf(receipt)],
  });
  const found = rows[0]?.found;
  if (!found) {
    throw new DomainError(
      'not_found',
      'Nothing was proposed with this receipt. Is its address whole?',
    );
  }
  const { stage, ...told } = found;
  return { ...told, standing: stage && standingOf[stage] };
}

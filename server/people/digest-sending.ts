import type { Database } from '#server/db/client.ts';
import { standingSql } from '#server/http/session.ts';
import type { WriteDeps } from '#server/http/write.ts';
import type { Tasks } from '#server/jobs/commands.ts';
import { type Mailer, NotTaken } from '#server/mail/mailer.ts';
import { findObligations } from '#server/progress/queries.ts';
import { dayIn } from '#shared/calendar/working-days.ts';
import type { Role } from '#shared/people/schema.ts';
import type { Obligations } from '#shared/progress/schema.ts';
import { endingOf } from './digest-commands.ts';
import { digestMail } from './digest-mail.ts';

/** How e-mails leave, and what their links begin with. */
export type Post = { mailer: Mailer; publicUrl: string };

type Reader = {
  name: string;
  email: string;
  key: Buffer;
  workspace: string;
  slug: string;
  timeZone: string;
  roles: Role[];
  owner_ids: string[];
  alone: boolean;
  /** When they last looked at their list, or were last sent it. */
  knownUntil: Date | null;
};

const READER = `SELECT m.name, a.email, m.digest_key AS key, w.name AS workspace, w.slug, w.time_zone AS "timeZone", ${standingSql},
    greatest(m.obligations_seen_at, (SELECT max(d.begun_at) FROM digests d WHERE d.member_id = m.id)) AS "knownUntil"
  FROM members m JOIN accounts a ON a.id = m.account_id JOIN workspaces w ON w.id = m.workspace_id
  WHERE m.workspace_id = $1 AND m.id = $2 AND m.digest AND m.removed_at IS NULL`;

/** Something waits that they have not seen, on their list or in a digest. */
function hasNews({ obligations, proposals }: Obligations, knownUntil: Date | null): boolean {
  const all = [...obligations, ...(proposals ? [proposals] : [])];
  return all.some(({ since }) => knownUntil === null || new Date(since) > knownUntil);
}

/**
 * Sends one member what they owe, if something new waits for them.
 *
 * Never more than one a day: the day is claimed by its row, committed before the mail server is spoken to. It is given
 * back only when that certainly did not take the mail, and the job is then tried again, later each time, until the day
 * is over. Whether it was taken is not known when the line is lost after its words were begun, or when this process
 * dies meanwhile: then the claim stands, and there is no digest that day rather than two.
 */
export async function sendDigest(
  { db, clock }: WriteDeps,
  post: Post | null,
  { workspaceId, memberId, day }: Tasks['send_digest'],
): Promise<void> {
  const { rows } = await db.pool.query<Reader>(READER, [workspaceId, memberId]);
  const [reader] = rows;
  const now = clock();
  if (!post || !reader || dayIn(reader.timeZone)(now) !== day) return;
  const { roles, owner_ids: ownerIds, alone } = reader;
  const actor = { memberId, roles, ownerIds, alone };
  const owed = await findObligations(db, { actor, workspaceId, now });
  if (!hasNews(owed, reader.knownUntil)) return;
  const claim: Claim = { workspaceId, memberId, day, now, count: owed.obligations.length };
  if (!(await claimDay(db, claim))) return;
  const { publicUrl } = post;
  const mail = digestMail({
    to: { name: reader.name, address: reader.email },
    workspace: { name: reader.workspace, slug: reader.slug },
    owed,
    now,
    publicUrl,
    unsubscribe: `${publicUrl}/api/v1/digest-endings/${endingOf(memberId, reader.key)}`,
  });
  try {
    await post.mailer.send(mail);
  } catch (error) {
    if (error instanceof NotTaken) await giveDayBack(db, claim);
    throw error;
  }
  await db.pool.query('UPDATE digests SET sent_at = $3 WHERE member_id = $1 AND day = $2', [
    memberId,
    day,
    clock(),
  ]);
}

type Claim = { workspaceId: string; memberId: string; day: string; now: Date; count: number };

/** True for exactly one, however many try. */
async function claimDay({ pool }: Database, claim: Claim): Promise<boolean> {
  const { workspaceId, memberId, day, now, count } = claim;
  const { rowCount } = await pool.query(
    `INSERT INTO digests (workspace_id, member_id, day, begun_at, obligations) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [workspaceId, memberId, day, now, count],
  );
  return rowCount === 1;
}

const giveDayBack = ({ pool }: Database, { memberId, day }: Claim) =>
  pool.query('DELETE FROM digests WHERE member_id = $1 AND day = $2 AND sent_at IS NULL', [
    memberId,
    day,
  ]);

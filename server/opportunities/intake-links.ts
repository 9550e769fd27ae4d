import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#server/db/client.ts';
import { newToken } from '#server/http/session.ts';
import type { Unit } from '#server/http/write.ts';
import type { CreateIntakeLink, IntakeLinks } from '#shared/opportunities/intake.ts';
import { DomainError } from '#shared/problem.ts';

/** Opens a form; whoever has its link may propose. The link is told once: only its hash is kept. */
export async function createIntakeLink(
  unit: Unit,
  { name, intro, expiresAt }: CreateIntakeLink,
  publicUrl: string,
): Promise<{ id: string; link: string }> {
  const { tx, actor, now } = unit;
  const until = expiresAt === null ? null : new Date(expiresAt);
  if (until && until <= now) {
    const message = 'This day is over. Choose a later one, or none.';
    throw new DomainError('rule_broken', message, [{ path: 'expiresAt', message }]);
  }
  const id = uuidv7();
  const { token, hash } = newToken();
  await tx.intakeLink.create({
    data: {
      id,
      workspaceId: actor.workspaceId,
      name,
      intro,
      tokenHash: new Uint8Array(hash),
      secret: new Uint8Array(randomBytes(32)),
      createdById: actor.memberId,
      createdAt: now,
      expiresAt: until,
    },
  });
  unit.record({
    type: 'intake_link_created',
    subjectType: 'intake_link',
    subjectId: id,
    facts: { name },
  });
  return { id, link: `${publicUrl}/propose/${token}` };
}

/** Nothing comes by this link any more, from this moment on. What came by it stays. */
export async function closeIntakeLink(unit: Unit, id: string): Promise<void> {
  const { tx, actor, now } = unit;
  const { count } = await tx.intakeLink.updateMany({
    where: { id, workspaceId: actor.workspaceId, closedAt: null },
    data: { closedAt: now },
  });
  if (count === 0) throw new DomainError('conflict', 'This form is closed already.');
  const { name } = await tx.intakeLink.findUniqueOrThrow({ where: { id } });
  unit.record({
    type: 'intake_link_closed',
    subjectType: 'intake_link',
    subjectId: id,
    facts: { name },
  });
}

/** Every form of the workspace: open ones first, each with how much came by it. */
export async function findIntakeLinks(
  { pool }: Database,
  workspaceId: string,
): Promise<IntakeLinks> {
  const { rows } = await pool.query<{ list: IntakeLinks['intakeLinks'] }>({
    name: 'intake-links',
    text: `SELECT coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'intro', l.intro,
        'createdById', l.created_by_id, 'createdAt', l.created_at, 'expiresAt', l.expires_at, 'closedAt', l.closed_at,
        'proposals', s.proposals, 'lastUsedAt', s.last)
        ORDER BY l.closed_at IS NOT NULL, l.created_at DESC, l.id), '[]') AS list
      FROM intake_links l
      CROSS JOIN LATERAL (SELECT count(*) AS proposals, max(submitted_at) AS last
        FROM submissions WHERE intake_link_id = l.id) s
      WHERE l.workspace_id = $1`,
    values: [workspaceId],
  });
  return { intakeLinks: rows[0]?.list ?? [] };
}

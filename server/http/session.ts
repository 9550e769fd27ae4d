import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#server/db/client.ts';
import type { Actor } from '#shared/people/can.ts';
import type { Role } from '#shared/people/schema.ts';

export const COOKIE = 'baton_session';

/** A member acting in their workspace, as resolved for one request. */
export type WorkspaceActor = Actor & {
  accountId: string;
  workspaceId: string;
  name: string;
};

/** Somebody signed in, wherever they act. */
export type SignedIn = { sessionId: string; accountId: string };

/** A new secret and what is kept of it. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const SIGNED_IN = `sessions s WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now()`;

export async function findSignedIn(db: Database, token: string): Promise<SignedIn | null> {
  const { rows } = await db.pool.query<{ id: string; account_id: string }>({
    name: 'signed-in',
    text: `SELECT s.id, s.account_id FROM ${SIGNED_IN}`,
    values: [hashOf(token)],
  });
  const row = rows[0];
  return row ? { sessionId: row.id, accountId: row.account_id } : null;
}

/** Tables whose rows lead to a workspace, by the noun a route is about. */
const workspaceOf = {
  workspace: 'SELECT w.id FROM workspaces w WHERE w.slug = $2',
  opportunity: 'SELECT t.workspace_id FROM opportunities t WHERE t.id = $2::uuid',
  handoff: 'SELECT t.workspace_id FROM handoffs t WHERE t.id = $2::uuid',
  item: 'SELECT t.workspace_id FROM roadmap_items t WHERE t.id = $2::uuid',
  priority: 'SELECT t.workspace_id FROM priorities t WHERE t.id = $2::uuid',
  owner: 'SELECT t.workspace_id FROM owners t WHERE t.id = $2::uuid',
  metric: 'SELECT t.workspace_id FROM metrics t WHERE t.id = $2::uuid',
  member: 'SELECT t.workspace_id FROM members t WHERE t.id = $2::uuid',
  invitation: 'SELECT t.workspace_id FROM invitations t WHERE t.id = $2::uuid',
  decision: 'SELECT t.workspace_id FROM decisions t WHERE t.id = $2::uuid',
  intake_link: 'SELECT t.workspace_id FROM intake_links t WHERE t.id = $2::uuid',
  submission: 'SELECT t.workspace_id FROM submissions t WHERE t.id = $2::uuid',
  comment: 'SELECT t.workspace_id FROM comments t WHERE t.id = $2::uuid',
  input_request: 'SELECT t.workspace_id FROM input_requests t WHERE t.id = $2::uuid',
  rating_session: 'SELECT t.workspace_id FROM rating_sessions t WHERE t.id = $2::uuid',
  import: 'SELECT t.workspace_id FROM import_runs t WHERE t.id = $2::uuid',
} as const;

/** What a route is about, and so how its workspace is found from its path. */
export type Scope = keyof typeof workspaceOf;

type Found = {
  session_id: string;
  account_id: string;
  workspace_id: string | null;
  member_id: string | null;
  name: string | null;
  roles: Role[] | null;
  owner_ids: string[] | null;
  alone: boolean | null;
  revision: string | null;
};

export type Arrival = { signedIn: SignedIn; actor: WorkspaceActor | null; revision: number };

type Asked = {
  token: string;
  scope: Scope;
  /** The workspace's slug for scope `workspace`, otherwise the row's id. */
  id: string;
};

/** What rights hang on, of a member `m`: read when a request arrives, and again inside its write. */
export const standingSql = `m.roles::text[] AS roles,
      ARRAY(SELECT o.owner_id FROM owner_members o WHERE o.member_id = m.id) AS owner_ids,
      NOT EXISTS (SELECT 1 FROM members x WHERE x.workspace_id = m.workspace_id AND x.id <> m.id AND x.removed_at IS NULL) AS alone`;

/** Session, membership and the workspace's revision, as one statement. */
export const arriveQuery = ({ token, scope, id }: Asked) => ({
  name: `arrive-${scope}`,
  text: `SELECT s.id AS session_id, s.account_id, m.workspace_id, m.id AS member_id, m.name, ${standingSql},
      (SELECT w.revision FROM workspaces w WHERE w.id = m.workspace_id) AS revision
    FROM sessions s
    LEFT JOIN members m ON m.account_id = s.account_id AND m.removed_at IS NULL
      AND m.workspace_id = (${workspaceOf[scope]})
    WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now()`,
  values: [hashOf(token), id],
});

/** Who asks and where. Null when nobody is signed in; `actor` is null when they are no member there. */
export async function arrive(db: Database, asked: Asked): Promise<Arrival | null> {
  const { rows } = await db.pool.query<Found>(arriveQuery(asked));
  const row = rows[0];
  if (!row) return null;
  return {
    signedIn: { sessionId: row.session_id, accountId: row.account_id },
    actor: row.member_id === null ? null : actorOf(row as Found & { member_id: string }),
    revision: Number(row.revision ?? 0),
  };
}

const actorOf = (row: Found & { member_id: string }): WorkspaceActor => ({
  memberId: row.member_id,
  accountId: row.account_id,
  workspaceId: row.workspace_id as string,
  name: row.name as string,
  roles: row.roles as Role[],
  ownerIds: row.owner_ids as string[],
  alone: row.alone as boolean,
});

import { uuidv7 } from 'uuidv7';
import { standingSql } from '#server/http/session.ts';
import { positionBetween } from '#shared/order.ts';

type Statement = [name: string, text: string, values: unknown[]];

let flip = false;

/** The statements of one move of a card within its column, as server/roadmap sends them, for bare pg. */
export function moveStatements(workspaceId: string, cardId: string): Statement[] {
  const key = uuidv7();
  flip = !flip;
  const position = positionBetween(flip ? 'a0' : 'a1', flip ? 'a1' : 'a2');
  const account = '00000000-0000-7000-8000-000000000000';
  return [
    ['begin', 'BEGIN', []],
    [
      'key',
      `INSERT INTO idempotency_keys (account_id, key, request_hash, body) VALUES ($1, $2, $3, 'null') ON CONFLICT DO NOTHING`,
      [account, key, 'hash'],
    ],
    [
      'actor',
      `SELECT ${standingSql}
        FROM members m WHERE m.workspace_id = $1 AND m.removed_at IS NULL FOR SHARE OF m`,
      [workspaceId],
    ],
    [
      'lock',
      'SELECT 1 FROM opportunities WHERE id = $1 AND workspace_id = $2 FOR UPDATE',
      [cardId, workspaceId],
    ],
    [
      'load',
      `SELECT o.*, h.*, i.*, m.measurer_id FROM opportunities o
        LEFT JOIN handoffs h ON h.opportunity_id = o.id AND h.closed_at IS NULL
        LEFT JOIN roadmap_items i ON i.opportunity_id = o.id AND i.withdrawn_at IS NULL
        LEFT JOIN metrics m ON m.id = o.metric_id WHERE o.id = $1 AND o.workspace_id = $2`,
      [cardId, workspaceId],
    ],
    ['column', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${workspaceId} ASSESS`]],
    [
      'neighbours',
      `WITH others AS (SELECT id, position, score FROM opportunities WHERE workspace_id = $1 AND stage = 'ASSESS' AND id <> $2),
        place AS (SELECT min(position) AS before FROM others)
        SELECT place.before, (SELECT min(position) FROM others WHERE position > place.before) AS next FROM place`,
      [workspaceId, cardId],
    ],
    [
      'place',
      `UPDATE opportunities SET stage = 'ASSESS', position = $2, version = version + 1 WHERE id = $1 RETURNING version`,
      [cardId, position],
    ],
    [
      'event',
      `WITH next AS (UPDATE workspaces SET revision = revision + 1 WHERE id = $1 RETURNING revision), happened AS (
        INSERT INTO events (workspace_id, revision, type, subject_type, subject_id, opportunity_id, at, facts)
        SELECT $1, next.revision, 'card_moved', 'opportunity', $2, $2, now(), '{}' FROM next)
        SELECT revision FROM next`,
      [workspaceId, cardId],
    ],
    [
      'answer',
      `UPDATE idempotency_keys SET body = '{"value":{},"revision":1}' WHERE account_id = $1 AND key = $2`,
      [account, key],
    ],
    ['commit', 'COMMIT', []],
  ];
}

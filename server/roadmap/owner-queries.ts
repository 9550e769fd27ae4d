import type { Database } from '#server/db/client.ts';
import type { Tx } from '#server/db/transaction.ts';
import type { Owner } from '#shared/roadmap/schema.ts';

const OWNERS = `
  SELECT json_build_object(
    'id', o.id, 'name', o.name, 'kind', o.kind, 'version', o.version,
    'memberIds', (SELECT coalesce(json_agg(om.member_id ORDER BY m.name, m.id), '[]')
      FROM owner_members om JOIN members m ON m.id = om.member_id WHERE om.owner_id = o.id),
    'capacity', (SELECT coalesce(json_agg(json_build_object(
        'startsOn', c.starts_on, 'peoplePerWeek', c.people_per_week) ORDER BY c.starts_on), '[]')
      FROM owner_capacities c WHERE c.owner_id = o.id),
    'inFlight', coalesce(i.in_flight, 0), 'unbacked', coalesce(i.unbacked, 0)) AS owner
  FROM owners o
  LEFT JOIN (
    SELECT owner_id, count(*) AS in_flight, count(*) FILTER (WHERE unbacked) AS unbacked
    FROM roadmap_items
    WHERE workspace_id = $1::uuid AND withdrawn_at IS NULL AND state IN ('QUEUED', 'BUILDING')
    GROUP BY owner_id
  ) i ON i.owner_id = o.id
  WHERE o.workspace_id = $1::uuid AND ($2::uuid IS NULL OR o.id = $2::uuid)
  ORDER BY o.kind, lower(o.name), o.id`;

type Row = { owner: Owner };

/** All owners of a workspace, teams first, by name. */
export async function findOwners({ pool }: Database, workspaceId: string): Promise<Owner[]> {
  const { rows } = await pool.query<Row>({
    name: 'owners',
    text: OWNERS,
    values: [workspaceId, null],
  });
  return rows.map((row) => row.owner);
}

/** One owner as it stands inside a transaction. */
export async function readOwner(tx: Tx, workspaceId: string, id: string): Promise<Owner> {
  const [row] = await tx.$queryRawUnsafe<Row[]>(OWNERS, workspaceId, id);
  if (!row) throw new Error(`owner ${id} is gone`);
  return row.owner;
}

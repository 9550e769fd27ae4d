import type { Tx } from '#server/db/transaction.ts';
import { likestBefore, type Match } from '#shared/opportunities/alike.ts';
import type { AlikeRow, ImportMapping, ImportReport } from '#shared/opportunities/import.ts';
import { ALIKE } from '#shared/opportunities/similar.ts';

const SHOWN = 50;
/** More titles than this are not held in memory, and more pairs than this are not compared: half a second. */
const MOST_TITLES = 20_000;
const MOST_COMPARED = 500_000;

type Asked = { workspaceId: string; mapping: ImportMapping; dryRun: boolean };
type Alike = ImportReport['alike'];

/** An opportunity here, or a row that would be new with the line it stands on. */
type Titled = { id: string; line: number | null; title: string };

/** Opportunities first, then the rows nobody has imported before, in the list's order. */
const TITLES = `
  SELECT o.id, NULL::int AS line, o.title FROM opportunities o
  WHERE o.workspace_id = $1::uuid AND o.stage <> 'MERGED' AND EXISTS (SELECT 1 FROM import_rows)
  UNION ALL
  SELECT r.id, r.line, r.title FROM import_rows r
  WHERE NOT EXISTS (SELECT 1 FROM opportunities o
    WHERE o.workspace_id = $1::uuid AND o.source = $2 AND o.external_id = r.external_id)
  ORDER BY line NULLS FIRST, id LIMIT $3`;

/** New rows that say the very same title, told as one. */
type Group = { first: Titled; second: Titled | undefined; rows: number };

function groupsOf(rows: readonly Titled[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const plain = row.title.toLowerCase();
    const group = groups.get(plain);
    if (!group) groups.set(plain, { first: row, second: undefined, rows: 1 });
    else {
      group.second ??= row;
      group.rows += 1;
    }
  }
  return [...groups.values()];
}

type Likeness = { row: Titled; rows: number; like: Titled; similarity: number };

/** A group looks like something before it, or at least its second row looks like its first. */
function likenessOf(group: Group, match: Match<Titled> | undefined): Likeness | null {
  const { first, second, rows } = group;
  if (match) return { row: first, rows, like: match.like, similarity: match.similarity };
  return second ? { row: second, rows: rows - 1, like: first, similarity: 1 } : null;
}

const nothing = (complete: boolean): Alike => ({ count: 0, rows: [], complete });

/**
 * Rows that would be new and look like an opportunity here or like an earlier row, most alike first; nothing is
 * kept from being imported by it. Asked before anything is locked.
 */
export async function alikeRows(tx: Tx, { workspaceId, mapping, dryRun }: Asked): Promise<Alike> {
  const titles = await tx.$queryRawUnsafe<Titled[]>(
    TITLES,
    workspaceId,
    mapping.source,
    MOST_TITLES + 1,
  );
  const fresh = titles.filter(({ line }) => line !== null);
  if (titles.length > MOST_TITLES) return nothing(false);
  if (fresh.length === 0) return nothing(true);
  const groups = groupsOf(fresh);
  const here = titles.slice(0, titles.length - fresh.length);
  const all = [...here, ...groups.map(({ first }) => first)];
  const { matches, complete } = likestBefore(
    all.map((key) => ({ key, title: key.title })),
    { from: here.length, least: ALIKE, most: MOST_COMPARED },
  );
  const matchOf = new Map(matches.map((match) => [match.of, match]));
  const found = groups
    .flatMap((group) => likenessOf(group, matchOf.get(group.first)) ?? [])
    .sort((a, b) => b.similarity - a.similarity || (a.row.line ?? 0) - (b.row.line ?? 0));
  const count = found.reduce((sum, { rows }) => sum + rows, 0);
  return { count, rows: found.slice(0, SHOWN).map((one) => told(one, dryRun)), complete };
}

function told({ row, rows, like, similarity }: Likeness, dryRun: boolean): AlikeRow {
  return {
    line: row.line ?? 0,
    title: row.title,
    rows,
    opportunityId: dryRun ? null : row.id,
    similarity,
    // In a dry run, what other rows would become is nowhere to look at.
    like: { id: dryRun && like.line !== null ? null : like.id, line: like.line, title: like.title },
  };
}

/**
 * The whole board in one statement: PostgreSQL builds the JSON of shared/roadmap/schema.ts
 * (`BoardSnapshot`) and its revision from one moment. $1: the workspace's id.
 *
 * People, owners, priorities and metrics are numbered once and referred to by number (`ordinality - 1`),
 * and what is null is left out.
 */
export const boardSql = `
WITH people AS (
  SELECT id, name, row_number() OVER (ORDER BY created_at, id) - 1 AS n FROM members WHERE workspace_id = $1
), doers AS (
  SELECT id, name, row_number() OVER (ORDER BY name) - 1 AS n FROM owners WHERE workspace_id = $1
), aims AS (
  SELECT id, name, row_number() OVER (ORDER BY position) - 1 AS n FROM priorities WHERE workspace_id = $1
), numbers AS (
  SELECT m.id, m.name, m.unit, m.direction, p.n AS measurer, row_number() OVER (ORDER BY m.name) - 1 AS n
  FROM metrics m LEFT JOIN people p ON p.id = m.measurer_id WHERE m.workspace_id = $1
), cards AS (
  SELECT o.stage, json_agg(json_strip_nulls(json_build_object(
    'id', o.id, 'version', o.version, 'title', o.title, 'since', date_trunc('second', o.stage_since),
    'score', round(o.score::numeric, 1), 'rated', nullif(o.raters_submitted, 0), 'raters', nullif(o.raters_invited, 0),
    'costOfDelay', o.cost_of_delay, 'effort', CASE WHEN o.stage = 'DECIDED' THEN o.effort_likely END, 'priority', aims.n, 'owner', doers.n, 'metric', numbers.n,
    'labels', CASE WHEN o.labels = '{}' THEN NULL ELSE o.labels END,
    'unbacked', CASE WHEN i.unbacked THEN true END,
    'handoff', h.state, 'brief', CASE WHEN h.id IS NOT NULL THEN h.brief_version END, 'returns', nullif(h.returns, 0),
    'author', author.n, 'sponsor', sponsor.n, 'claimer', claimer.n,
    'toOwner', to_owner.n, 'toMember', to_member.n, 'lead', lead.n
  )) ORDER BY o.position) AS list
  FROM opportunities o
  LEFT JOIN aims ON aims.id = o.priority_id
  LEFT JOIN doers ON doers.id = o.owner_id
  LEFT JOIN numbers ON numbers.id = o.metric_id
  LEFT JOIN handoffs h ON h.opportunity_id = o.id AND h.closed_at IS NULL
  LEFT JOIN people author ON author.id = h.author_id
  LEFT JOIN people sponsor ON sponsor.id = h.sponsor_id
  LEFT JOIN people claimer ON claimer.id = h.claimer_id
  LEFT JOIN doers to_owner ON to_owner.id = h.addressee_owner_id
  LEFT JOIN people to_member ON to_member.id = h.addressee_member_id
  LEFT JOIN roadmap_items i ON i.opportunity_id = o.id AND i.withdrawn_at IS NULL
  LEFT JOIN people lead ON lead.id = i.lead_id
  WHERE o.workspace_id = $1 AND o.stage NOT IN ('PARKED', 'REJECTED', 'MERGED')
  GROUP BY o.stage
)
SELECT w.revision, json_build_object(
  'revision', w.revision,
  'members', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY n), '[]') FROM people),
  'owners', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY n), '[]') FROM doers),
  'priorities', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY n), '[]') FROM aims),
  'metrics', (SELECT coalesce(json_agg(json_strip_nulls(json_build_object('id', id, 'name', name, 'unit', unit,
    'direction', direction, 'measurer', measurer)) ORDER BY n), '[]') FROM numbers),
  'columns', (SELECT json_object_agg(s.stage, coalesce(cards.list, '[]'))
    FROM unnest(ARRAY['ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW', 'QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN']::stage[]) AS s(stage)
    LEFT JOIN cards ON cards.stage = s.stage),
  'parked', (SELECT count(*) FROM opportunities WHERE workspace_id = $1 AND stage = 'PARKED'),
  'rejected', (SELECT count(*) FROM opportunities WHERE workspace_id = $1 AND stage = 'REJECTED')
)::text AS board
FROM workspaces w WHERE w.id = $1`;

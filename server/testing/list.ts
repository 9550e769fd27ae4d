import type { ImportMapping } from '#shared/opportunities/import.ts';
import type { Person } from './person.ts';
import { world } from './world.ts';

type Fields = { mapping?: unknown; dryRun?: boolean };

/** The body of a form with a list, and its content type. */
export async function form(file: string | Buffer, { mapping, dryRun }: Fields = {}) {
  const data = new FormData();
  if (mapping !== undefined) data.set('mapping', JSON.stringify(mapping));
  if (dryRun !== undefined) data.set('dryRun', String(dryRun));
  data.set(
    'file',
    new Blob([new Uint8Array(Buffer.from(file))], { type: 'text/csv' }),
    'wish list.csv',
  );
  const body = new Response(data);
  const type = body.headers.get('content-type') as string;
  return { payload: Buffer.from(await body.arrayBuffer()), type };
}

/** Sends a list as the screen does. */
export async function send(
  person: Person,
  path: string,
  file: string | Buffer,
  fields?: Fields,
  headers = {},
) {
  const { payload, type } = await form(file, fields);
  return person.ask('POST', path, { payload, headers: { 'content-type': type, ...headers } });
}

/** How `list` is to be read. */
export const mapping: ImportMapping = {
  source: 'wishes',
  columns: [
    { column: 0, field: 'title' },
    { column: 1, field: 'owner' },
    { column: 2, field: 'problem' },
    { column: 3, field: 'stage' },
    { column: 4, field: 'effortLikely' },
  ],
  stages: { Running: 'unbacked_building', Done: 'delivered_elsewhere', Off: 'parked' },
};
export const header = 'Name,Team,Problem,State,Weeks\n';
/** One row for each meaning of a stage. */
export const list = `${header}Chat,Data,Slow answers,Idea,3\n"Search, better",data,"Two\nlines",Running,\nAlerts,,,Done,"1,5"\nFax,Ops,,Off,\n`;

export const founded = () => world({ ada: ['ADVISOR'], leo: ['LEAD'], eve: ['EXECUTIVE'] });
export type World = Awaited<ReturnType<typeof founded>>;

export const cardsOf = ({ db, workspaceId }: Pick<World, 'db' | 'workspaceId'>) =>
  db.prisma.opportunity.findMany({
    where: { workspaceId },
    orderBy: [{ stage: 'asc' }, { position: 'asc' }],
    include: { owner: true, priority: true, items: true },
  });

/** How many things have happened in the workspace so far. */
export async function revisionOf({ db, workspaceId }: World): Promise<number> {
  return Number(
    (await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).revision,
  );
}

import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ImportMapping, ImportReport } from '#shared/opportunities/import.ts';
import { describe, expect, it } from 'vitest';
import type { Person } from '#server/testing/person.ts';
import { world } from '#server/testing/world.ts';

type Fields = { mapping?: unknown; dryRun?: boolean };

async function form(file: string | Buffer, { mapping, dryRun }: Fields = {}) {
  const data = new FormData();
  if (mapping !== undefined) data.set('mapping', JSON.stringify(mapping));
  if (dryRun !== undefined) data.set('dryRun', String(dryRun));
  data.set('file', new Blob([new Uint8Array(Buffer.from(file))], { type: 'text/csv' }), 'wish list.csv');
  const body = new Response(data);
  const type = body.headers.get('content-type') as string;
  return { payload: Buffer.from(await body.arrayBuffer()), type };
}

async function send(person: Person, path: string, file: string | Buffer, fields?: Fields, headers = {}) {
  const { payload, type } = await form(file, fields);
  return person.ask('POST', path, { payload, headers: { 'content-type': type, ...headers } });
}

const mapping: ImportMapping = {
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
const header = 'Name,Team,Problem,State,Weeks\n';
const list = `${header}Chat,Data,Slow answers,Idea,3\n"Search, better",data,"Two\nlines",Running,\nAlerts,,,Done,"1,5"\nFax,Ops,,Off,\n`;

const founded = () => world({ ada: ['ADVISOR'], leo: ['LEAD'], eve: ['EXECUTIVE'] });
type World = Awaited<ReturnType<typeof founded>>;

const cardsOf = ({ db, workspaceId }: World) =>
  db.prisma.opportunity.findMany({
    where: { workspaceId },
    orderBy: [{ stage: 'asc' }, { position: 'asc' }],
    include: { owner: true, priority: true, items: true },
  });

async function revisionOf({ db, workspaceId }: World): Promise<number> {
  return Number((await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).revision);
}

describe('looking at a list', () => {
  it('detects encoding and delimiter, guesses columns and stages, and keeps nothing', async () => {
    const w = await founded();
    const text = 'Title;Team;Status\nCafé;Données;Planned\nThé;Données;In production\n';
    const { status, body } = await send(w.as('ada'), w.at('imports/preview'), Buffer.from(text, 'latin1'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ encoding: 'windows-1252', delimiter: ';', rows: 2, suggestedSource: 'wish-list' });
    expect(body.columns.map((column: { guess: string }) => column.guess)).toEqual(['title', 'owner', 'stage']);
    expect(body.columns[0].examples).toEqual(['Café', 'Thé']);
    expect(body.suggestedStages).toEqual({ Planned: 'opportunity', 'In production': 'delivered_elsewhere' });
    expect(await cardsOf(w)).toEqual([]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffTitle,Team\nCafé,A\n'), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from('\ufeffTitle,Team\nCafé,A\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', Buffer.from('Title,Team\nCafé,A\n', 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from('\ufeffTitle,Team\nCafé,A\n', 'utf16le').swap16(), 'utf-16be'],
  ])('reads %s', async (_, file, encoding) => {
    const w = await founded();
    const { body } = await send(w.as('ada'), w.at('imports/preview'), file);
    expect(body).toMatchObject({ encoding, rows: 1 });
    expect(body.columns[0]).toMatchObject({ name: 'Title', examples: ['Café'] });
  });

  it('is for advisors and admins', async () => {
    const w = await founded();
    expect((await send(w.as('leo'), w.at('imports/preview'), list)).status).toBe(403);
    expect((await send(w.as('eve'), w.at('imports'), list, { mapping })).status).toBe(403);
  });
});

describe('importing a list', () => {
  it('makes opportunities where their stage says, with owners, unbacked items and one event', async () => {
    const w = await founded();
    const { status, body } = await send(w.as('ada'), w.at('imports'), list, { mapping });
    expect(status).toBe(200);
    expect(body).toMatchObject({ read: 4, created: 4, changed: 0, unchanged: 0, refused: [], ownersCreated: ['Data', 'Ops'] });
    const cards = await cardsOf(w);
    expect(cards.map(({ title, stage, owner }) => [title, stage, owner?.name ?? null])).toEqual([
      ['Chat', 'ASSESS', 'Data'],
      ['Search, better', 'BUILDING', 'Data'],
      ['Alerts', 'DELIVERED', null],
      ['Fax', 'PARKED', 'Ops'],
    ]);
    expect(cards[1]).toMatchObject({ problem: 'Two\nlines', items: [{ unbacked: true, state: 'BUILDING' }] });
    expect(cards[2]).toMatchObject({ effortLow: 1.5, effortHigh: 1.5, items: [{ unbacked: true, state: 'DELIVERED' }] });
    const events = await w.events();
    expect(events.map(({ type, facts }) => [type, facts])).toEqual([
      ['opportunities_imported', { importId: body.importId, source: 'wishes', created: 4, changed: 0, unchanged: 0, refused: 0 }],
    ]);
  });

  it('changes nothing when the same list comes again', async () => {
    const w = await founded();
    await send(w.as('ada'), w.at('imports'), list, { mapping });
    const [before, revision] = [await cardsOf(w), await revisionOf(w)];
    const { body } = await send(w.as('ada'), w.at('imports'), list, { mapping });
    expect(body).toMatchObject({ created: 0, changed: 0, unchanged: 4, ownersCreated: [] });
    expect(await cardsOf(w)).toEqual(before);
    expect(await revisionOf(w)).toBe(revision);
  });

  it('changes only the rows that changed, and never moves a card', async () => {
    const w = await founded();
    await send(w.as('ada'), w.at('imports'), list, { mapping });
    const changed = list.replace('Slow answers,Idea', 'No answers,Done').replace('Fax,Ops,,Off', 'Fax,Ops,,Running');
    const { body } = await send(w.as('ada'), w.at('imports'), `${changed}New,Ops,,,\n`, { mapping });
    expect(body).toMatchObject({ created: 1, changed: 1, unchanged: 3 });
    const cards = await cardsOf(w);
    expect(cards.map(({ title, stage, version }) => [title, stage, version])).toEqual([
      ['Chat', 'ASSESS', 2],
      ['New', 'ASSESS', 1],
      ['Search, better', 'BUILDING', 1],
      ['Alerts', 'DELIVERED', 1],
      ['Fax', 'PARKED', 1],
    ]);
    expect(cards[0]?.problem).toBe('No answers');
  });

  it('keeps what people wrote in fields the mapping does not speak for', async () => {
    const w = await founded();
    await send(w.as('ada'), w.at('imports'), list, { mapping });
    await w.db.prisma.opportunity.updateMany({ where: { workspaceId: w.workspaceId, title: 'Chat' }, data: { hypothesis: 'Ours' } });
    await send(w.as('ada'), w.at('imports'), list.replace('Slow', 'Very slow'), { mapping });
    expect((await cardsOf(w))[0]).toMatchObject({ problem: 'Very slow answers', hypothesis: 'Ours' });
  });

  it('keeps rows of the same name apart, and finds each again after an edit', async () => {
    const w = await founded();
    const twins = `${header}Chat,Data,One,,\nchat ,DATA,Two,,\nChat,Ops,Three,,\n`;
    expect((await send(w.as('ada'), w.at('imports'), twins, { mapping })).body.created).toBe(3);
    const { body } = await send(w.as('ada'), w.at('imports'), twins.replace('Two', 'Zwei'), { mapping });
    expect(body).toMatchObject({ created: 0, changed: 1, unchanged: 2 });
    expect((await cardsOf(w)).map(({ problem }) => problem)).toEqual(['One', 'Zwei', 'Three']);
  });

  it('appends to a column that has cards already', async () => {
    const w = await founded();
    await send(w.as('ada'), w.at('imports'), `${header}First,,,,\n`, { mapping });
    await send(w.as('ada'), w.at('imports'), `${header}Second,,,,\nThird,,,,\n`, { mapping: { ...mapping, source: 'more' } });
    expect((await cardsOf(w)).map(({ title }) => title)).toEqual(['First', 'Second', 'Third']);
  });

  it('says of every row it cannot take where it stands and why, and hands them out as a safe CSV', async () => {
    const w = await founded();
    const bad = `${header},Data,,,\n=SUM(A1),Data,,,many\n${'x'.repeat(301)},,,,\nFine,,,,2\nWide,,,,1,2\nLess,,,,-3\n`;
    const { body } = await send(w.as('ada'), w.at('imports'), bad, { mapping });
    expect(body).toMatchObject({ read: 6, created: 1 });
    expect(body.refused.map(({ line, reason }: { line: number; reason: string }) => [line, reason])).toEqual([
      [2, 'It has no title.'],
      [3, 'The effort is not a number.'],
      [4, 'The title has 301 characters; at most 300 fit.'],
      [6, 'It has 6 cells, the header has 5.'],
      [7, 'The effort is out of range: -3.'],
    ]);
    const csv = await w.as('ada').get(`/imports/${body.importId}/refused.csv`);
    expect(csv.headers['content-disposition']).toBe('attachment; filename="wishes-refused.csv"');
    expect(csv.body.split('\r\n')[2]).toBe(`"'=SUM(A1)","Data","","","many","","3","The effort is not a number."`);
    const other = await founded();
    expect((await other.as('ada').get(`/imports/${body.importId}/refused.csv`)).status).toBe(404);
  });

  it('takes ids from their column, each once', async () => {
    const w = await founded();
    const byId = { source: 'ids', columns: [{ column: 0, field: 'externalId' }, { column: 1, field: 'title' }], stages: {} };
    const { body } = await send(w.as('ada'), w.at('imports'), 'Id,Title\n7,One\n7,Two\n,Three\n', { mapping: byId });
    expect(body).toMatchObject({ created: 1, refused: [{ reason: 'Its id 7 is taken by line 2.' }, { reason: 'It has no id.' }] });
    const renamed = await send(w.as('ada'), w.at('imports'), 'Id,Title\n7,Uno\n', { mapping: byId });
    expect(renamed.body).toMatchObject({ changed: 1, created: 0 });
  });

  it('counts in a dry run and writes nothing', async () => {
    const w = await founded();
    const revision = await revisionOf(w);
    const { body } = await send(w.as('ada'), w.at('imports'), list, { mapping, dryRun: true });
    expect(body).toMatchObject({ dryRun: true, importId: null, created: 4, ownersCreated: ['Data', 'Ops'] });
    expect(await cardsOf(w)).toEqual([]);
    expect(await w.db.prisma.owner.count({ where: { workspaceId: w.workspaceId } })).toBe(0);
    expect(await revisionOf(w)).toBe(revision);
    expect((await w.as('ada').get(w.at('imports'))).body.imports).toEqual([]);
  });

  it('has one effect when the same request comes twice, and refuses the key for another file', async () => {
    const w = await founded();
    const key = { 'idempotency-key': 'once' };
    const first = await send(w.as('ada'), w.at('imports'), list, { mapping }, key);
    const again = await send(w.as('ada'), w.at('imports'), list, { mapping }, key);
    expect(again.body).toEqual(first.body);
    expect((await send(w.as('ada'), w.at('imports'), `${list}New,,,,\n`, { mapping }, key)).status).toBe(409);
    expect((await w.as('ada').get(w.at('imports'))).body.imports).toHaveLength(1);
  });

  it('makes no twins when the same list is imported twice at once', async () => {
    const w = await founded();
    const answers = await Promise.all([1, 2].map(() => send(w.as('ada'), w.at('imports'), list, { mapping })));
    expect(answers.map(({ body }) => body.created).sort()).toEqual([0, 4]);
    expect(await cardsOf(w)).toHaveLength(4);
  });
});

/** What a browser does: over a real connection, so that answers come bit by bit and uploads can break off. */
async function connect(w: World) {
  const { port } = (w.app.server.address() as AddressInfo | null) ?? new URL(await w.app.listen({ port: 0, host: '127.0.0.1' }));
  const base = `http://127.0.0.1:${port}/api/v1`;
  const signIn = await fetch(`${base}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `ada@${w.slug}.example.org`, password: 'correct horse battery' }),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { url: `${base}${w.at('imports')}`, cookie };
}

describe('over a real connection', () => {
  it('says how far it is, line by line, when asked to', async () => {
    const w = await founded();
    const { url, cookie } = await connect(w);
    const post = async (file: string) => {
      const { payload, type } = await form(file, { mapping });
      const headers = { cookie, accept: 'application/x-ndjson', 'content-type': type };
      const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(payload) });
      expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
      return (await answer.text()).trim().split('\n').map((line) => JSON.parse(line));
    };
    const lines = await post(list);
    expect(lines.slice(0, -1)).toContainEqual({ read: 4, share: 1 });
    expect(lines.at(-1).report).toMatchObject({ created: 4 });
    expect((await post(`${list}"open`)).at(-1)).toMatchObject({ problem: { code: 'rule_broken', status: 422 } });
  });

  it('leaves nothing half done when the client hangs up, in the upload or in the import', { timeout: 30_000 }, async () => {
    const w = await founded();
    const { url, cookie } = await connect(w);
    const rows = Array.from({ length: 60_000 }, (_, at) => `Idea ${at},Team,${'words '.repeat(20)},,\n`).join('');
    const { payload, type } = await form(header + rows, { mapping });
    const headers = { cookie, accept: 'application/x-ndjson', 'content-type': type, 'content-length': payload.length };
    await new Promise<void>((done) => {
      const upload = httpRequest(url, { method: 'POST', headers });
      upload.on('error', () => done());
      upload.write(payload.subarray(0, payload.length / 2), () => setTimeout(() => upload.destroy(new Error('gone')), 50));
    });
    await new Promise<void>((done) => {
      const upload = httpRequest(url, { method: 'POST', headers }, (answer) => {
        answer.once('data', () => upload.destroy());
        answer.on('error', () => undefined).on('close', done);
      });
      upload.on('error', () => done()).end(payload);
    });
    // Once this one is through, whatever the others had begun has ended.
    const { body } = await send(w.as('ada'), w.at('imports'), list, { mapping: { ...mapping, source: 'after' } });
    expect(body.created).toBe(4);
    await expect.poll(async () => (await w.db.pool.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'`)).rowCount).toBe(0);
    expect(await cardsOf(w)).toHaveLength(4);
    expect((await w.as('ada').get(w.at('imports'))).body.imports).toHaveLength(1);
  });

  it('answers 413 to 200 MB whose length was not told beforehand', { timeout: 60_000 }, async () => {
    const w = await founded();
    const { url, cookie } = await connect(w);
    const chunk = Buffer.alloc(1_048_576, 'a,b\n');
    async function* body() {
      yield Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="big.csv"\r\n\r\n');
      for (let sent = 0; sent < 200; sent++) yield chunk;
      yield Buffer.from('\r\n--x--\r\n');
    }
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await fetch(url, { method: 'POST', headers, body: body(), duplex: 'half' } as RequestInit & { duplex: string });
    expect(answer.status).toBe(413);
  });
});

describe('the real list', () => {
  it('is taken whole but for three titles too long, and changes nothing the second time', { timeout: 30_000 }, async () => {
    const w = await founded();
    const file = await readFile(new URL('../../../shared/data/federal-ai-use-cases-2024.csv', import.meta.url));
    const real = JSON.parse(await readFile(new URL('../../docs/examples/federal-ai-use-cases-2024.mapping.json', import.meta.url), 'utf8'));
    const seen = await send(w.as('ada'), w.at('imports/preview'), file);
    expect(seen.body).toMatchObject({ encoding: 'windows-1252', delimiter: ',', rows: 2133, suggestedStages: real.stages });
    const { body } = await send(w.as('ada'), w.at('imports'), file, { mapping: real });
    expect(body).toMatchObject({ read: 2133, created: 2130 });
    expect((body as ImportReport).refused.map(({ reason }) => reason)).toEqual([
      'The title has 335 characters; at most 300 fit.',
      'The title has 329 characters; at most 300 fit.',
      'The title has 342 characters; at most 300 fit.',
    ]);
    const again = await send(w.as('ada'), w.at('imports'), file, { mapping: real });
    expect(again.body).toMatchObject({ created: 0, changed: 0, unchanged: 2130 });
    const cards = await cardsOf(w);
    expect(new Set(cards.map(({ stage, position }) => `${stage} ${position}`)).size).toBe(2130);
    const standing = (stage: string) => cards.filter((card) => card.stage === stage).length;
    expect(['ASSESS', 'BUILDING', 'DELIVERED', 'PARKED'].map(standing)).toEqual([403, 688, 897, 142]);
  });
});

const many = Array.from({ length: 1001 }, () => 'x').join(',');

describe('bad input', () => {
  it.each<[string, string | Buffer, Partial<ImportMapping>, number, RegExp]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), {}, 415, /a picture/],
    ['a workbook', Buffer.from('504b030414000600', 'hex'), {}, 415, /Excel workbook/],
    ['noise', Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 251)), {}, 415, /not a text file/],
    ['an empty file', '', {}, 422, /empty/],
    ['blank lines', '\n\n  \n', {}, 422, /no text/],
    ['a header only', header, {}, 422, /nothing to import/],
    ['bytes that are not UTF-8', Buffer.from(`${header}Thé,,,,\nCafé,,,,\n`, 'latin1'), { encoding: 'utf-8' }, 422, /^Line 2 is not UTF-8/],
    ['a quote never closed', `${header}Fine,,,,\n"Open,,,,\nNext,,,,\n`, {}, 422, /opens on line 3 is never closed/],
    ['a quote closed too late', `${header}Fine,"Open,,,\n"Next",,,,\n`, {}, 422, /opens on line 2 ends in the middle of a cell on line 3/],
    ['more than 1,000 columns', `${many}\n${many}\n`, {}, 422, /more than 1,000 columns/],
    ['a NUL byte', `${header}Fine,,,,\nNo\0good,,,,\n`, {}, 422, /^Line 3 holds a NUL byte/],
    ['a column that is not there', list, { columns: [{ column: 5, field: 'title' }] }, 422, /no column 5/],
    ['a mapping without a title', list, { columns: [{ column: 0, field: 'owner' }] }, 400, /title/],
  ])('refuses %s and leaves nothing behind', async (_, file, override, status, detail) => {
    const w = await founded();
    const answer = await send(w.as('ada'), w.at('imports'), file, { mapping: { ...mapping, ...override } });
    expect(answer.body.detail).toMatch(detail);
    expect(answer.status).toBe(status);
    expect(await cardsOf(w)).toEqual([]);
    expect(await w.db.prisma.importRun.count({ where: { workspaceId: w.workspaceId } })).toBe(0);
  });

  it('refuses a form without a file, a body that is no form, and one cut short', async () => {
    const w = await founded();
    const { payload, type } = await form(list, { mapping });
    const post = (body: object, contentType: string) =>
      w.as('ada').ask('POST', w.at('imports'), { payload: body, headers: { 'content-type': contentType } });
    expect((await post({}, 'application/json')).status).toBe(400);
    expect((await post(Buffer.from('--x--\r\n'), 'multipart/form-data; boundary=x')).status).toBe(400);
    expect((await post(payload.subarray(0, payload.length - 80), type)).status).toBe(400);
    expect(await cardsOf(w)).toEqual([]);
  });

  it('refuses what is larger than 64 MB, told beforehand or found out on the way', { timeout: 30_000 }, async () => {
    const w = await founded();
    const told = await w.as('ada').ask('POST', w.at('imports/preview'), {
      payload: Buffer.alloc(10),
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(200 * 1024 * 1024) },
    });
    expect(told.status).toBe(413);
    const found = await send(w.as('ada'), w.at('imports/preview'), Buffer.alloc(65 * 1_048_576 - 5000, 'a,b\n'));
    expect(found.status).toBe(413);
    expect(found.body.detail).toMatch(/at most 64 MB/);
  });
});

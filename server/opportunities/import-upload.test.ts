import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  cardsOf,
  form,
  founded,
  header,
  list,
  mapping,
  send,
  type World,
} from '#server/testing/list.ts';
import type { ImportMapping } from '#shared/opportunities/import.ts';

/** What a browser does: over a real connection, so that answers come bit by bit and uploads can break off. */
async function connect(w: World) {
  const { port } =
    (w.app.server.address() as AddressInfo | null) ??
    new URL(await w.app.listen({ port: 0, host: '127.0.0.1' }));
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
      return (await answer.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    };
    const lines = await post(list);
    expect(lines.slice(0, -1)).toContainEqual({ read: 4, share: 1 });
    expect(lines.at(-1).report).toMatchObject({ created: 4 });
    expect((await post(`${list}"open`)).at(-1)).toMatchObject({
      problem: { code: 'rule_broken', status: 422 },
    });
  });

  it('leaves nothing half done when the client hangs up, in the upload or in the import', {
    timeout: 30_000,
  }, async () => {
    const w = await founded();
    const { url, cookie } = await connect(w);
    const rows = Array.from(
      { length: 60_000 },
      (_, at) => `Idea ${at},Team,${'words '.repeat(20)},,\n`,
    ).join('');
    const { payload, type } = await form(header + rows, { mapping });
    const headers = {
      cookie,
      accept: 'application/x-ndjson',
      'content-type': type,
      'content-length': payload.length,
    };
    await new Promise<void>((done) => {
      const upload = httpRequest(url, { method: 'POST', headers });
      upload.on('error', () => done());
      upload.write(payload.subarray(0, payload.length / 2), () =>
        setTimeout(() => upload.destroy(new Error('gone')), 50),
      );
    });
    await new Promise<void>((done) => {
      const upload = httpRequest(url, { method: 'POST', headers }, (answer) => {
        answer.once('data', () => upload.destroy());
        answer.on('error', () => undefined).on('close', done);
      });
      upload.on('error', () => done()).end(payload);
    });
    // Once this one is through, whatever the others had begun has ended.
    const { body } = await send(w.as('ada'), w.at('imports'), list, {
      mapping: { ...mapping, source: 'after' },
    });
    expect(body.created).toBe(4);
    await expect
      .poll(
        async () =>
          (
            await w.db.pool.query(
              `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'`,
            )
          ).rowCount,
      )
      .toBe(0);
    expect(await cardsOf(w)).toHaveLength(4);
    expect((await w.as('ada').get(w.at('imports'))).body.imports).toHaveLength(1);
  });

  it('answers 413 to 200 MB whose length was not told beforehand', {
    timeout: 60_000,
  }, async () => {
    const w = await founded();
    const { url, cookie } = await connect(w);
    const chunk = Buffer.alloc(1_048_576, 'a,b\n');
    async function* body() {
      yield Buffer.from(
        '--x\r\ncontent-disposition: form-data; name="file"; filename="big.csv"\r\n\r\n',
      );
      for (let sent = 0; sent < 200; sent++) yield chunk;
      yield Buffer.from('\r\n--x--\r\n');
    }
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: body(),
      duplex: 'half',
    } as RequestInit & { duplex: string });
    expect(answer.status).toBe(413);
  });
});

const many = Array.from({ length: 1001 }, () => 'x').join(',');

describe('bad input', () => {
  it.each<[string, string | Buffer, Partial<ImportMapping>, number, RegExp]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), {}, 415, /a picture/],
    ['a workbook', Buffer.from('504b030414000600', 'hex'), {}, 415, /Excel workbook/],
    [
      'noise',
      Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 251)),
      {},
      415,
      /not a text file/,
    ],
    ['an empty file', '', {}, 422, /empty/],
    ['blank lines', '\n\n  \n', {}, 422, /no text/],
    ['a header only', header, {}, 422, /nothing to import/],
    [
      'bytes that are not UTF-8',
      Buffer.from(`${header}Thé,,,,\nCafé,,,,\n`, 'latin1'),
      { encoding: 'utf-8' },
      422,
      /^Line 2 is not UTF-8/,
    ],
    [
      'a quote never closed',
      `${header}Fine,,,,\n"Open,,,,\nNext,,,,\n`,
      {},
      422,
      /quote that opens in the row on line 3 is never closed/,
    ],
    [
      'a quote closed too late',
      `${header}Fine,"Open,,,\n"Next",,,,\n`,
      {},
      422,
      /starts on line 2 ends in the middle of a cell on line 3/,
    ],
    ['more than 1,000 columns', `${many}\n${many}\n`, {}, 422, /more than 1,000 columns/],
    ['a NUL byte', `${header}Fine,,,,\nNo\0good,,,,\n`, {}, 422, /^Line 3 holds a NUL byte/],
    [
      'a column that is not there',
      list,
      { columns: [{ column: 5, field: 'title' }] },
      422,
      /no column 5/,
    ],
    ['a mapping without a title', list, { columns: [{ column: 0, field: 'owner' }] }, 400, /title/],
  ])('refuses %s and leaves nothing behind', async (_, file, override, status, detail) => {
    const w = await founded();
    const answer = await send(w.as('ada'), w.at('imports'), file, {
      mapping: { ...mapping, ...override },
    });
    expect(answer.body.detail).toMatch(detail);
    expect(answer.status).toBe(status);
    expect(await cardsOf(w)).toEqual([]);
    expect(await w.db.prisma.importRun.count({ where: { workspaceId: w.workspaceId } })).toBe(0);
  });

  it('refuses a form without a file, a body that is no form, and one cut short', async () => {
    const w = await founded();
    const { payload, type } = await form(list, { mapping });
    const post = (body: object, contentType: string) =>
      w
        .as('ada')
        .ask('POST', w.at('imports'), { payload: body, headers: { 'content-type': contentType } });
    expect((await post({}, 'application/json')).status).toBe(400);
    expect((await post(Buffer.from('--x--\r\n'), 'multipart/form-data; boundary=x')).status).toBe(
      400,
    );
    expect((await post(payload.subarray(0, payload.length - 80), type)).status).toBe(400);
    expect(await cardsOf(w)).toEqual([]);
  });

  it('refuses what is larger than 64 MB, told beforehand or found out on the way', {
    timeout: 30_000,
  }, async () => {
    const w = await founded();
    const told = await w.as('ada').ask('POST', w.at('imports/preview'), {
      payload: Buffer.alloc(10),
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(200 * 1024 * 1024),
      },
    });
    expect(told.status).toBe(413);
    const found = await send(
      w.as('ada'),
      w.at('imports/preview'),
      Buffer.alloc(65 * 1_048_576 - 5000, 'a,b\n'),
    );
    expect(found.status).toBe(413);
    expect(found.body.detail).toMatch(/at most 64 MB/);
  });
});

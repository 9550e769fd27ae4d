import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { openDatabase } from '#server/db/client.ts';
import { journey } from '#server/testing/journey.ts';
import { signInAs } from '#server/testing/person.ts';

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** A second server on the same database, with a pool, a bus and snapshots of its own. */
async function secondServer(j: Awaited<ReturnType<typeof journey>>) {
  const url = String(j.db.pool.options.connectionString);
  const db = openDatabase(url, { poolSize: 4 });
  const app = await buildApp({ config: readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'error' }), db });
  closing.push(
    () => app.close(),
    () => db.pool.end(),
  );
  return signInAs(app, { email: `eve@${j.slug}.example.org`, password: 'correct horse battery' });
}

const titlesOf = (body: { columns: Record<string, { title: string }[]> }) =>
  Object.values(body.columns)
    .flat()
    .map(({ title }) => title);

describe('the board', () => {
  it('answers 304 while nothing has changed, and anew once something has', async () => {
    const j = await journey();
    await j.opportunity('One');
    const first = await j.as('ada').get(j.at('board'));
    const tag = String(first.headers.etag);
    const again = () =>
      j.as('ada').ask('GET', j.at('board'), { headers: { 'if-none-match': tag } });
    expect((await again()).status).toBe(304);
    await j.opportunity('Two');
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(titlesOf(changed.body)).toEqual(['One', 'Two']);
  });

  it('is compressed for those who take it', async () => {
    const j = await journey();
    await j.opportunity('One');
    const answer = await j.app.inject({
      method: 'GET',
      url: `/api/v1${j.at('board')}`,
      headers: { cookie: j.as('ada').cookie, 'accept-encoding': 'gzip, br' },
    });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(titlesOf(JSON.parse(gunzipSync(answer.rawPayload).toString()))).toEqual(['One']);
  });

  it('is never stale, whichever of two servers wrote and whichever is asked', async () => {
    const j = await journey();
    const other = await secondServer(j);
    const ask = { here: j.as('ada'), there: other };
    for (let n = 0; n < 20; n++) {
      const title = `Card ${n}`;
      await j.opportunity(title);
      const [here, there] = await Promise.all([
        ask.here.get(j.at('board')),
        ask.there.get(j.at('board')),
      ]);
      expect(titlesOf(here.body)).toContain(title);
      expect(titlesOf(there.body)).toContain(title);
      expect(here.body).toEqual(there.body);
    }
  });

  it('never shows a write of one server late on the other, while both read without pause', async () => {
    const j = await journey();
    const other = await secondServer(j);
    let writing = true;
    let newest = 0;
    const reader = async () => {
      while (writing) {
        const before = newest;
        const { body } = await other.get(j.at('board'));
        expect(titlesOf(body).length).toBeGreaterThanOrEqual(before);
      }
    };
    const readers = [reader(), reader(), reader()];
    for (let n = 0; n < 30; n++) {
      await j.opportunity(`Card ${n}`);
      newest = n + 1;
    }
    writing = false;
    await Promise.all(readers);
  });

  it('shows nothing of another workspace', async () => {
    const ours = await journey();
    const theirs = await journey();
    await theirs.opportunity('Secret');
    const { body } = await ours.as('ada').get(ours.at('board'));
    expect(JSON.stringify(body)).not.toContain('Secret');
    expect((await ours.as('ada').get(theirs.at('board'))).status).toBe(404);
  });
});

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBus } from '#server/events/publish.ts';
import { tasksOf } from '#server/jobs/worker.ts';
import { openMailer } from '#server/mail/mailer.ts';
import { journey } from '#server/testing/journey.ts';

type Journey = Awaited<ReturnType<typeof journey>>;
type Name = 'ada' | 'leo' | 'lin' | 'eve';

/** A Monday, at eight in Berlin. */
const monday = new Date('2026-11-16T07:00:00Z');
const tuesday = new Date('2026-11-17T07:00:00Z');
const PUBLIC_URL = 'https://baton.example.org';

/** A real mail server, and what it has taken. */
async function mailServer(options: SMTPServerOptions = {}) {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (part) => {
        text += part;
      });
      stream.on('end', () => {
        taken.push(text);
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => new Promise<void>((done) => server.close(done)));
  const { port } = server.server.address() as AddressInfo;
  return { taken, url: `smtp://127.0.0.1:${port}` };
}

/** A server of Baton that does what is due, and sends by that mail server. */
function workerOf(j: Journey, smtpUrl: string) {
  const bus = openBus(j.db, () => {});
  onTestFinished(() => bus.close());
  let now = monday;
  const mailer = openMailer({ smtpUrl, mailFrom: 'baton@example.org' });
  if (!mailer) throw new Error('no mailer');
  const post = { mailer, publicUrl: PUBLIC_URL };
  const tasks = tasksOf({ db: j.db, bus, clock: () => now }, post);
  const morning = async (moment: Date) => {
    now = moment;
    j.timeIs(moment);
    await tasks.begin_morning?.({ workspaceId: j.workspaceId }, {} as never);
  };
  const send = async (who: Name, day = now.toISOString().slice(0, 10)) =>
    tasks.send_digest?.({ workspaceId: j.workspaceId, memberId: j.member[who], day }, {} as never);
  return {
    morning,
    send,
    at: (moment: Date) => {
      now = moment;
      j.timeIs(moment);
    },
  };
}

/** Wants a digest; as the app of tests has no mail server, the choice is written as it would be. */
async function wants(j: Journey, who: Name) {
  await j.db.pool.query(
    `UPDATE members SET digest = true, digest_key = sha256(id::text::bytea) WHERE id = $1`,
    [j.member[who]],
  );
}

const digestsOf = async (j: Journey) =>
  (
    await j.db.pool.query<{ day: string; sent: boolean }>(
      `SELECT day::text, sent_at IS NOT NULL AS sent FROM digests WHERE workspace_id = $1 ORDER BY day`,
      [j.workspaceId],
    )
  ).rows;

const jobsOf = async (j: Journey, task: string) =>
  (
    await j.db.pool.query<{ key: string; run_at: Date }>(
      `SELECT key, run_at FROM graphile_worker.jobs WHERE task_identifier = $1
       AND (key LIKE '%' || $2 || '%' OR key LIKE ANY (SELECT '%' || id || '%' FROM members WHERE workspace_id = $2::uuid))
       ORDER BY key`,
      [task, j.workspaceId],
    )
  ).rows;

/** What a mail says, its soft breaks and codes undone. */
const plain = (mail: string): string =>
  mail
    .replace(/=\r?\n/g, '')
    .replace(/(=[0-9A-F]{2})+/g, (codes) =>
      Buffer.from(codes.replaceAll('=', ''), 'hex').toString('utf8'),
    );

describe('a digest', () => {
  it('tells who wants it what they owe, most costly wait first', async () => {
    const now = new Date('2026-11-13T11:00:00Z');
    const j = await journey(now);
    await j.offered('Answer routine letters by draft');
    const { taken, url } = await mailServer();
    await wants(j, 'leo');
    const { send, at } = workerOf(j, url);
    at(monday);
    await send('leo');
    expect(taken).toHaveLength(1);
    const mail = plain(taken[0] ?? '');
    expect(mail).toContain('Subject: 1 wait for you in');
    expect(mail).toContain('Claim: Answer routine letters by draft');
    expect(mail).toContain('ada waits for a lead to claim it for 2 days');
    expect(mail).toContain(`${PUBLIC_URL}/${j.slug}/obligations`);
    expect(mail).toMatch(
      /List-Unsubscribe: <https:\/\/baton\.example\.org\/api\/v1\/digest-endings\//,
    );
    expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(await digestsOf(j)).toEqual([{ day: '2026-11-16', sent: true }]);
  });

  it('comes at most once a day, and again only when something new waits', async () => {
    const j = await journey(new Date('2026-11-13T11:00:00Z'));
    await j.offered();
    const { taken, url } = await mailServer();
    await wants(j, 'leo');
    const { send, at } = workerOf(j, url);
    at(monday);
    await send('leo');
    await send('leo');
    expect(taken).toHaveLength(1);
    at(tuesday);
    await send('leo');
    expect(taken).toHaveLength(1);
    at(new Date('2026-11-17T11:00:00Z'));
    await j.offered('Read meters from afar');
    at(new Date('2026-11-18T07:00:00Z'));
    await send('leo');
    expect(taken).toHaveLength(2);
  });

  it('does not come for what was seen on the list already, nor when nothing is owed', async () => {
    const j = await journey(new Date('2026-11-13T11:00:00Z'));
    await j.offered();
    await j.as('leo').put(j.at('obligations/seen'), {});
    const { taken, url } = await mailServer();
    await wants(j, 'leo');
    await wants(j, 'eve');
    const { send, at } = workerOf(j, url);
    at(monday);
    await send('leo');
    await send('eve');
    expect(taken).toEqual([]);
  });

  it('comes to nobody who does not want it, has left, or was meant to have it yesterday', async () => {
    const j = await journey(new Date('2026-11-13T11:00:00Z'));
    await j.offered();
    const { taken, url } = await mailServer();
    const { send, at } = workerOf(j, url);
    at(monday);
    await send('leo');
    await wants(j, 'leo');
    await send('leo', '2026-11-15');
    await wants(j, 'lin');
    await j.as('ada').post(`/members/${j.member.lin}/remove`, {});
    await send('lin');
    expect(taken).toEqual([]);
  });

  it('takes names and titles as words, whatever is in them', async () => {
    const j = await journey(new Date('2026-11-13T11:00:00Z'));
    await j.offered('Ärger <script>alert(1)</script> & "Größe" 水');
    await wants(j, 'leo');
    await j.db.pool.query('UPDATE members SET name = $2 WHERE id = $1', [
      j.member.leo,
      'Leo\r\nBcc: everybody@example.org',
    ]);
    await j.db.pool.query('UPDATE workspaces SET name = $2 WHERE id = $1', [
      j.workspaceId,
      'Wasser\r\nX-Evil: yes Übersee',
    ]);
    const { taken, url } = await mailServer();
    const { send, at } = workerOf(j, url);
    at(monday);
    await send('leo');
    const mail = taken[0] ?? '';
    const head = mail.split(/\r?\n\r?\n/)[0] ?? '';
    expect(head).not.toMatch(/^(bcc|x-evil):/im);
    expect(plain(mail)).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Größe&quot; 水',
    );
    expect(plain(mail).split('text/html')[1]).not.toContain('<script>');
  });

  it('names ten, and counts the rest', async () => {
    const j = await journey(new Date('2026-11-13T11:00:00Z'));
    for (let n = 1; n <= 12; n++) await j.offered(`Letters, part ${n}`);
    await wants(j, 'leo');
    const { taken, url } = await mailServer();
    const { send, at } = workerOf(j, url);
    at(monday);
    await send('leo');
    const mail = plain(taken[0] ?? '');
    expect(mail).toContain('Subject: 12 waits for you in');
    expect(mail.match(/^Claim: /gm)).toHaveLength(10);
    expect(mail).toContain('And 2 more.');
  });

  it('says nothing of ratings that are hidden', async () => {
    const j = await journey(new Date('2026-11-13T11:00:00Z'));
    const id = await j.opportunity();
    const { scoringModel } = await j.page(id);
    const answers = scoringModel.criteria.map(({ id: criterionId }) => {
      return { criterionId, low: 3, likely: 4, high: 5, rationale: 'Because of the backlog.' };
    });
    await j.as('ada').put(`/opportunities/${id}/rating`, { answers, submit: false });
    await wants(j, 'ada');
    const { taken, url } = await mailServer();
    const { send, at } = workerOf(j, url);
    at(monday);
    await send('ada');
    const mail = plain(taken[0] ?? '');
    expect(mail).toContain('Rate: ');
    expect(mail).not.toMatch(/backlog|score/i);
  });
});

describe('a mail server that', () => {
  async function owing(options: SMTPServerOptions = {}) {
    const j = await journey(new Date('2026-11-13T11:00:00Z'));
    await j.offered();
    await wants(j, 'leo');
    return { j, ...(await mailServer(options)) };
  }

  it('refuses is tried again the same day, and sends one mail', async () => {
    let tries = 0;
    const { j, taken, url } = await owing({
      onRcptTo(_address, _session, done) {
        tries += 1;
        const busy = Object.assign(new Error('Come back later'), { responseCode: 451 });
        done(tries < 3 ? busy : null);
      },
    });
    const { send, at } = workerOf(j, url);
    at(monday);
    await expect(send('leo')).rejects.toThrow('not taken');
    expect(await digestsOf(j)).toEqual([]);
    await expect(send('leo')).rejects.toThrow('not taken');
    await send('leo');
    await send('leo');
    expect([taken.length, await digestsOf(j)]).toEqual([1, [{ day: '2026-11-16', sent: true }]]);
  });

  it('refuses the words themselves is tried again too', async () => {
    let tries = 0;
    const { j, url } = await owing({
      onData(stream, _session, done) {
        tries += 1;
        stream.resume();
        stream.on('end', () =>
          done(tries === 1 ? Object.assign(new Error('Full'), { responseCode: 452 }) : null),
        );
      },
    });
    const { send, at } = workerOf(j, url);
    at(monday);
    await expect(send('leo')).rejects.toThrow('not taken');
    await send('leo');
    expect([tries, await digestsOf(j)]).toEqual([2, [{ day: '2026-11-16', sent: true }]]);
  });

  it('is not there is tried again', async () => {
    const { j, taken, url } = await owing();
    const { send, at } = workerOf(j, 'smtp://127.0.0.1:1');
    at(monday);
    await expect(send('leo')).rejects.toThrow('not taken');
    const other = workerOf(j, url);
    other.at(monday);
    await other.send('leo');
    expect(taken).toHaveLength(1);
  });

  it('dies after the words were sent may have taken them: there is no second mail', async () => {
    let begun = 0;
    const { j, url } = await owing({
      onData(stream, { id }) {
        begun += 1;
        stream.resume();
        stream.on('end', () => {
          for (const connection of sockets) if (id) connection.destroy();
        });
      },
    });
    const sockets: Set<import('node:net').Socket> = new Set();
    const through = await passingThrough(url, sockets);
    const { send, at } = workerOf(j, through);
    at(monday);
    await expect(send('leo')).rejects.toThrow();
    await send('leo');
    expect([begun, await digestsOf(j)]).toEqual([1, [{ day: '2026-11-16', sent: false }]]);
  });

  it('never answers is given up, and tried again', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const { j } = await owing();
    const { send, at } = workerOf(j, `smtp://127.0.0.1:${port}`);
    at(monday);
    await expect(send('leo')).rejects.toThrow('not taken');
    expect(await digestsOf(j)).toEqual([]);
  }, 30_000);

  it('is asked by many servers at once takes one mail', async () => {
    const { j, taken, url } = await owing();
    const servers = Array.from({ length: 4 }, () => workerOf(j, url));
    for (const { at } of servers) at(monday);
    await Promise.all(servers.map(({ send }) => send('leo')));
    expect(taken).toHaveLength(1);
  });
});

/** A line to the mail server that can be cut. */
async function passingThrough(url: string, sockets: Set<import('node:net').Socket>) {
  const { connect } = await import('node:net');
  const proxy = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void proxy.close());
  return `smtp://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

describe('a working morning', () => {
  it('begins a digest for each who wants one, and sets the next', async () => {
    const j = await journey(monday);
    await wants(j, 'leo');
    await wants(j, 'lin');
    const { url } = await mailServer();
    const { morning } = workerOf(j, url);
    await morning(monday);
    expect((await jobsOf(j, 'send_digest')).map(({ key }) => key).toSorted()).toEqual(
      [j.member.leo, j.member.lin].map((id) => `digest ${id} 2026-11-16`).toSorted(),
    );
    const [next] = await jobsOf(j, 'begin_morning');
    expect(next?.run_at).toEqual(tuesday);
    await morning(new Date('2026-11-20T07:00:00Z'));
    const [after] = await jobsOf(j, 'begin_morning');
    expect(after?.run_at).toEqual(new Date('2026-11-23T07:00:00Z'));
  });

  it('is none where nobody wants a digest, nor on a holiday', async () => {
    const j = await journey(monday);
    const { url } = await mailServer();
    const { morning } = workerOf(j, url);
    await morning(monday);
    expect(await jobsOf(j, 'begin_morning')).toEqual([]);
    await wants(j, 'leo');
    await morning(new Date('2026-11-21T07:00:00Z'));
    expect(await jobsOf(j, 'send_digest')).toEqual([]);
    expect(await jobsOf(j, 'begin_morning')).toHaveLength(1);
  });
});

describe('the choice of a digest', () => {
  it('cannot be made on a server without a way to send, but can be taken back', async () => {
    const j = await journey(monday);
    const chosen = await j.as('leo').put(j.at('digest'), { on: true });
    expect([chosen.status, chosen.body.detail]).toEqual([
      422,
      'This server has no way to send e-mail.',
    ]);
    await wants(j, 'leo');
    const me = () => j.as('leo').get('/me');
    expect((await me()).body).toMatchObject({ sendsMail: false, workspaces: [{ digest: true }] });
    expect((await j.as('leo').put(j.at('digest'), { on: false })).status).toBe(204);
    expect((await me()).body.workspaces[0].digest).toBe(false);
  });

  it('ends by the link of a digest, in one request without signing in, and for nobody else', async () => {
    const j = await journey(new Date('2026-11-13T11:00:00Z'));
    await j.offered();
    await wants(j, 'leo');
    await wants(j, 'lin');
    const { taken, url } = await mailServer();
    const { send, at } = workerOf(j, url);
    at(monday);
    await send('leo');
    const path = /List-Unsubscribe: <[^>]*(\/api\/v1\/digest-endings\/[^>\s]+)>/.exec(
      plain(taken[0] ?? '').replace(/\r?\n\s/g, ''),
    )?.[1];
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const ask = (address: string) =>
      j.app.inject({
        method: 'POST',
        url: address,
        headers,
        payload: 'List-Unsubscribe=One-Click',
      });
    const followed = await j.app.inject({ method: 'GET', url: path ?? '' });
    expect([followed.statusCode, followed.headers.location]).toEqual([
      303,
      expect.stringContaining('/no-more-digests/'),
    ]);
    const wanting = async () =>
      (
        await j.db.pool.query<{ name: string }>(
          'SELECT name FROM members WHERE workspace_id = $1 AND digest ORDER BY name',
          [j.workspaceId],
        )
      ).rows.map(({ name }) => name);
    expect(await wanting()).toEqual(['leo', 'lin']);
    const forged = path?.replace(j.member.leo, j.member.lin) ?? '';
    expect((await ask(forged)).statusCode).toBe(404);
    expect((await ask(`${path?.slice(0, -3)}`)).statusCode).toBe(404);
    expect((await ask(path ?? '')).statusCode).toBe(204);
    expect((await ask(path ?? '')).statusCode).toBe(204);
    expect(await wanting()).toEqual(['lin']);
  });

  it('has no page for what no digest holds', async () => {
    const j = await journey();
    for (const ending of ['%0d%0aSet-Cookie:a=b;c=d;e', '%E2%82%AC', '..%2f..%2f..%2fsign-in']) {
      const url = `/api/v1/digest-endings/${'a'.repeat(20)}${ending}`;
      const { statusCode, headers } = await j.app.inject({ method: 'GET', url });
      expect([statusCode, headers.location]).toEqual([400, undefined]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { MOST_A_DAY } from '#shared/opportunities/intake.ts';
import { stampOf } from './intake-guards.ts';

type J = Awaited<ReturnType<typeof journey>>;

const words = {
  title: 'Tell people before their water is cut',
  problem: 'We hear of it when the tap is dry.',
  forWhom: 'Everybody in the old town',
  submitterName: 'Mara Quist',
  submitterEmail: 'mara@example.org',
};

let addresses = 0;

/** Somebody without an account, at an address of their own, with the link of a form. */
async function formOf(j: J, form: object = {}) {
  const made = await j.as('ada').post(j.at('intake-links'), { name: 'Staff ideas', ...form });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const token = String(made.body.link).split('/').at(-1) ?? '';
  return { id: made.body.id as string, token };
}

function visitor(j: J) {
  addresses += 1;
  const remoteAddress = `172.16.${addresses >> 8}.${addresses & 255}`;
  const ask = async (method: 'GET' | 'POST', path: string, payload?: object, headers = {}) => {
    const url = `/api/v1${path}`;
    const body = payload === undefined ? {} : { payload };
    const reply = await j.app.inject({ method, url, remoteAddress, headers, ...body });
    return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
  };
  return {
    open: (token: string) => ask('GET', `/intake/${token}`),
    send: (token: string, payload: object, key: string = crypto.randomUUID()) =>
      ask('POST', `/intake/${token}`, payload, { 'idempotency-key': key }),
    ask,
    receipt: (receipt: string) => ask('GET', `/intake/receipts/${receipt}`),
  };
}

/** A stamp of this form as it was given out a minute ago: the clock of a world stands still. */
async function stampFor(j: J, id: string): Promise<string> {
  const { secret } = await j.db.prisma.intakeLink.findUniqueOrThrow({ where: { id } });
  return stampOf(secret, new Date(Date.now() - 60_000));
}

async function proposed(j: J, over: object = {}) {
  const form = await formOf(j);
  const stamp = await stampFor(j, form.id);
  const sent = await visitor(j).send(form.token, { ...words, ...over, stamp });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const { submissions } = (await j.as('ada').get(j.at('submissions'))).body;
  return { ...form, stamp, receipt: sent.body.receipt as string, submission: submissions[0] };
}

describe('a form', () => {
  it('shows whoever has its link the name of the workspace, its own and its words, and nothing else', async () => {
    const j = await journey();
    const { token } = await formOf(j, { intro: 'Tell us *anything*.' });
    const { status, body, headers } = await visitor(j).open(token);
    expect(status).toBe(200);
    expect(body).toEqual({
      workspaceName: j.slug,
      name: 'Staff ideas',
      intro: 'Tell us *anything*.',
      stamp: expect.any(String),
    });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    });
  });

  it('keeps only the hash of its link, and tells the link once', async () => {
    const j = await journey();
    const key = crypto.randomUUID();
    const make = () => j.as('ada').post(j.at('intake-links'), { name: 'Once' }, { key });
    const first = await make();
    const token = String(first.body.link).split('/').at(-1) ?? '';
    expect((await make()).body).toEqual({ id: first.body.id, link: null });
    const row = await j.db.prisma.intakeLink.findUniqueOrThrow({ where: { id: first.body.id } });
    expect(Buffer.from(row.tokenHash).toString('base64url')).not.toBe(token);
    const seen = [
      (await j.as('ada').get(j.at('intake-links'))).body,
      (await j.as('ada').get(j.at('events'))).body,
    ];
    expect(JSON.stringify(seen)).not.toContain(token);
    expect(JSON.stringify(seen)).not.toContain(Buffer.from(row.secret).toString('base64url'));
  });

  it('says the same of a link that is closed, has expired, never was, or is no token at all', async () => {
    const j = await journey();
    const [closed, expired] = [await formOf(j), await formOf(j)];
    await j.as('ada').post(`/intake-links/${closed.id}/close`);
    await j.db.prisma.intakeLink.update({
      where: { id: expired.id },
      data: { expiresAt: new Date(Date.now() - 3_600_000) },
    });
    const tokens = [closed.token, expired.token, 'x'.repeat(43), 'x', 'a%20b', '%F0%9F%92%A7'];
    const told = new Set<string>();
    for (const token of tokens) {
      const opened = await visitor(j).open(token);
      const sent = await visitor(j).send(token, { ...words, stamp: 'x' });
      for (const { status, body } of [opened, sent]) told.add(`${status} ${body.detail}`);
    }
    expect([...told]).toEqual([
      '404 This form is closed, or its address is not whole. Ask whoever sent it to you.',
    ]);
    expect((await j.as('ada').post(`/intake-links/${closed.id}/close`)).status).toBe(409);
  });

  it('takes no day that is over, and no name that is empty', async () => {
    const j = await journey();
    const make = (form: object) => j.as('ada').post(j.at('intake-links'), form);
    expect((await make({ name: 'x', expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(422);
    expect((await make({ name: '  ' })).status).toBe(400);
    expect((await make({ name: 'x', colour: 'red' })).status).toBe(400);
  });

  it('is of one workspace: strangers neither list, close nor answer', async () => {
    const j = await journey();
    const { id, submission } = await proposed(j);
    const other = await journey();
    const ada = other.as('ada');
    expect((await ada.get(j.at('intake-links'))).status).toBe(404);
    expect((await ada.get(j.at('submissions'))).status).toBe(404);
    expect((await ada.post(`/intake-links/${id}/close`)).status).toBe(404);
    for (const verb of ['accept', 'decline', 'merge']) {
      const body = { decline: { reason: 'No.' }, merge: { opportunityId: id } }[verb] ?? {};
      expect((await ada.post(`/submissions/${submission.id}/${verb}`, body)).status).toBe(404);
    }
    const theirs = await other.opportunity();
    const merge = { opportunityId: theirs };
    expect((await j.as('ada').post(`/submissions/${submission.id}/merge`, merge)).status).toBe(422);
    expect((await j.as('leo').get(j.at('submissions'))).status).toBe(403);
  });
});

describe('a proposal', () => {
  it('lands as new, off the board, with an event that names nobody', async () => {
    const j = await journey();
    const { submission } = await proposed(j);
    expect(submission).toMatchObject({ ...words, state: 'NEW', formName: 'Staff ideas' });
    const board = JSON.stringify((await j.as('ada').get(j.at('board'))).body);
    expect(board).not.toContain(words.title);
    expect((await j.as('ada').get(j.at('opportunities'))).body.total).toBe(0);
    const owed = async (who: 'ada' | 'leo') => (await j.as(who).get(j.at('obligations'))).body;
    expect((await owed('ada')).proposals).toMatchObject({
      waiting: 1,
      submitterName: 'Mara Quist',
    });
    expect((await owed('leo')).proposals).toBeNull();
    const event = (await j.events()).at(-1);
    expect(event).toMatchObject({ type: 'submission_received', actorId: null, facts: {} });
  });

  it('has one effect for a key, and the same receipt', async () => {
    const j = await journey();
    const { token, id } = await formOf(j);
    const stamp = await stampFor(j, id);
    const somebody = visitor(j);
    const key = crypto.randomUUID();
    const again = () => somebody.send(token, { ...words, stamp }, key);
    const [one, other] = await Promise.all([again(), again()]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body).toEqual(other.body);
    expect((await somebody.send(token, { ...words, title: 'Else', stamp }, key)).status).toBe(409);
    expect((await j.as('ada').get(j.at('submissions'))).body).toMatchObject({ total: 1 });
    // A lost answer is given again although the form was closed meanwhile.
    await j.as('ada').post(`/intake-links/${id}/close`);
    expect((await again()).body).toEqual(one.body);
    expect((await somebody.send(token, { ...words, stamp })).status).toBe(404);
  });

  it('of a robot is thanked for and kept nowhere', async () => {
    const j = await journey();
    const { token } = await formOf(j);
    const trap = { ...words, stamp: 'x', leaveEmpty: 'https://cheap.example' };
    const { status, body } = await visitor(j).send(token, trap);
    expect(status).toBe(201);
    expect(body.receipt).toMatch(/^[\w-]{43}$/);
    expect((await visitor(j).receipt(body.receipt)).status).toBe(404);
    expect((await j.as('ada').get(j.at('submissions'))).body.total).toBe(0);
  });

  it('is asked for again when it came quicker than anybody writes, or with a stamp that is not the form’s', async () => {
    const j = await journey();
    const { token } = await formOf(j);
    const other = await stampFor(j, (await formOf(j)).id);
    const somebody = visitor(j);
    const { stamp } = (await somebody.open(token)).body;
    const old = `${(0).toString(36)}.${stamp.split('.')[1]}`;
    for (const [given, sentence] of [
      [stamp, 'quicker'],
      [other, 'too long ago'],
      [old, 'too long ago'],
      ['', 'too long ago'],
    ]) {
      const { status, body } = await somebody.send(token, { ...words, stamp: given });
      expect([status, body.fields[0].path]).toEqual([422, 'stamp']);
      expect(body.detail).toContain(sentence);
    }
    expect((await j.as('ada').get(j.at('submissions'))).body.total).toBe(0);
  });

  it('is refused for what nobody can read, more than a form holds, or keys it does not know', async () => {
    const j = await journey();
    const { token } = await formOf(j);
    const somebody = visitor(j);
    const refused = async (over: object) =>
      (await somebody.send(token, { ...words, stamp: 'x', ...over })).status;
    expect(await refused({ title: 'bell\u0007' })).toBe(400);
    expect(await refused({ title: 'two\nlines' })).toBe(400);
    expect(await refused({ title: 'turned \u202Eround' })).toBe(400);
    expect(await refused({ problem: 'escape \u001b[2J' })).toBe(400);
    expect(await refused({ problem: 'half \ud800' })).toBe(400);
    expect(await refused({ problem: 'zero \u0000' })).toBe(400);
    expect(await refused({ problem: ' \n ' })).toBe(400);
    expect(await refused({ submitterName: '' })).toBe(400);
    expect(await refused({ submitterEmail: 'not an address' })).toBe(400);
    expect(await refused({ priorityId: crypto.randomUUID() })).toBe(400);
    expect(await refused({ problem: 'x'.repeat(5001) })).toBe(400);
    expect(await refused({ problem: 'x'.repeat(70_000) })).toBe(413);
    expect((await j.as('ada').get(j.at('submissions'))).body.total).toBe(0);
  });

  it('keeps what looks like HTML as the letters it is made of', async () => {
    const j = await journey();
    const problem = 'One\r\n<script>alert(1)</script> & two';
    const { submission } = await proposed(j, { problem });
    expect(submission.problem).toBe(problem.replace('\r', ''));
  });

  it('waits when one address sends too many, and says for how long', async () => {
    const j = await journey();
    const { token } = await formOf(j);
    const somebody = visitor(j);
    let last = await somebody.send(token, { ...words, stamp: 'x' });
    for (let n = 0; n < 40 && last.status !== 429; n++)
      last = await somebody.send(token, { ...words, stamp: 'x' });
    expect(last.status).toBe(429);
    expect(last.body.detail).toMatch(/^Too many tries\. Wait .+ and try again\.$/);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect((await visitor(j).open(token)).status).toBe(200);
  });

  it('waits for tomorrow when a form has had all it takes in a day', async () => {
    const now = new Date();
    const j = await journey(now);
    const { token, id } = await formOf(j);
    const stamp = await stampFor(j, id);
    const hourAgo = now.getTime() - 3_600_000;
    await j.db.prisma.submission.createMany({
      data: Array.from({ length: MOST_A_DAY }, (_, n) => ({
        id: crypto.randomUUID(),
        workspaceId: j.workspaceId,
        intakeLinkId: id,
        receiptHash: Buffer.from(`${id} ${n}`),
        title: `Wish ${n}`,
        problem: 'Many',
        submitterName: 'A class of thirty',
        submittedAt: new Date(hourAgo + n),
      })),
    });
    const { status, body, headers } = await visitor(j).send(token, { ...words, stamp });
    expect([status, body.detail]).toEqual([
      429,
      'This form has received all it takes in a day. Try tomorrow.',
    ]);
    expect(Number(headers['retry-after'])).toBeGreaterThan(82_000);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(82_800);
    const other = await formOf(j);
    const next = await visitor(j).send(other.token, {
      ...words,
      stamp: await stampFor(j, other.id),
    });
    expect(next.status).toBe(201);
  });

  it('is not taken from another site', async () => {
    const j = await journey();
    const { token } = await formOf(j);
    const headers = { 'sec-fetch-site': 'cross-site' };
    const sent = await visitor(j).ask('POST', `/intake/${token}`, words, headers);
    expect(sent.status).toBe(403);
  });
});

describe('answering a proposal', () => {
  it('takes it up as an opportunity with its words and where it came from', async () => {
    const j = await journey();
    const { submission, receipt } = await proposed(j);
    const title = 'Warn before planned cuts';
    const taken = await j.as('ada').post(`/submissions/${submission.id}/accept`, { title });
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    const page = await j.page(taken.body.opportunityId);
    expect(page.opportunity).toMatchObject({
      title,
      problem: words.problem,
      forWhom: words.forWhom,
      stage: 'ASSESS',
      source: 'Staff ideas',
      externalId: submission.id,
    });
    expect(page.proposals).toMatchObject([
      { submitterName: 'Mara Quist', formName: 'Staff ideas', title: words.title },
    ]);
    expect(JSON.stringify(page)).not.toContain('mara@example.org');
    const told = (await visitor(j).receipt(receipt)).body;
    expect(told).toMatchObject({ state: 'ACCEPTED', standing: 'assessed', answer: '' });
    expect((await j.events()).at(-1)).toMatchObject({
      type: 'submission_accepted',
      opportunityId: taken.body.opportunityId,
    });
  });

  it('declines it with the reason its submitter reads', async () => {
    const j = await journey();
    const { submission, receipt } = await proposed(j);
    const decline = (body: object) =>
      j.as('ada').post(`/submissions/${submission.id}/decline`, body);
    expect((await decline({ reason: ' ' })).status).toBe(400);
    expect((await decline({ reason: 'The law does not let us.' })).status).toBe(204);
    expect((await visitor(j).receipt(receipt)).body).toEqual({
      workspaceName: j.slug,
      formName: 'Staff ideas',
      title: words.title,
      submittedAt: expect.any(String),
      state: 'DECLINED',
      answer: 'The law does not let us.',
      answeredAt: expect.any(String),
      standing: null,
    });
  });

  it('takes it together with an opportunity, whose way the submitter then follows', async () => {
    const j = await journey();
    const { submission, receipt } = await proposed(j);
    const opportunityId = await j.rated('Warn before planned cuts');
    const merge = { opportunityId, note: 'Thank you: we had just begun.' };
    const path = `/submissions/${submission.id}/merge`;
    expect((await j.as('ada').post(path, merge)).body).toEqual({ opportunityId });
    const { version } = (await j.page(opportunityId)).opportunity;
    const secret = 'The vendor is about to go bankrupt.';
    const park = { kind: 'PARK', reason: secret, reviewDate: j.today };
    await j.as('ada').post(`/opportunities/${opportunityId}/decide`, park, { version });
    const { body } = await visitor(j).receipt(receipt);
    expect(body).toMatchObject({ state: 'MERGED', standing: 'parked', answer: merge.note });
    expect(JSON.stringify(body)).not.toContain('bankrupt');
  });

  it('lets one answer win: accept against decline, at once', async () => {
    const j = await journey();
    const { submission } = await proposed(j);
    const path = `/submissions/${submission.id}`;
    const answers = await Promise.all([
      j.as('ada').post(`${path}/accept`),
      j.as('ada').post(`${path}/decline`, { reason: 'No.' }),
      j.as('ada').post(`${path}/accept`),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(2);
    const { submissions } = (await j.as('ada').get(j.at('submissions'))).body;
    const made = (await j.as('ada').get(j.at('opportunities'))).body.total;
    expect(made).toBe(submissions[0].state === 'ACCEPTED' ? 1 : 0);
    expect((await j.as('ada').post(`${path}/accept`)).body.detail).toMatch(/^ada .+ already\.$/);
  });

  it('lists what waits first, the longest wait at the top', async () => {
    const j = await journey();
    const form = await formOf(j);
    const stamp = await stampFor(j, form.id);
    for (const title of ['First', 'Second', 'Third'])
      await visitor(j).send(form.token, { ...words, title, stamp });
    const titles = async () =>
      (await j.as('ada').get(j.at('submissions'))).body.submissions.map(
        ({ title }: { title: string }) => title,
      );
    expect(await titles()).toEqual(['First', 'Second', 'Third']);
    const [first] = (await j.as('ada').get(j.at('submissions'))).body.submissions;
    await j.as('ada').post(`/submissions/${first.id}/decline`, { reason: 'No.' });
    expect(await titles()).toEqual(['Second', 'Third', 'First']);
    const { intakeLinks } = (await j.as('ada').get(j.at('intake-links'))).body;
    expect(intakeLinks[0]).toMatchObject({ proposals: 3, lastUsedAt: expect.any(String) });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { Database } from '#server/db/client.ts';
import { stampOf } from '#server/opportunities/intake-guards.ts';
import { endingOf } from '#server/people/digest-commands.ts';
import { firstRunToken } from '#server/people/setup.ts';
import { createTestDatabase, type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { journey } from '#server/testing/journey.ts';
import { list, mapping, send } from '#server/testing/list.ts';
import type { Answer } from '#server/testing/person.ts';
import { testApp } from '#server/testing/world.ts';

/** POSTs that may do the same again, and why. */
const exceptions: Record<string, string> = {
  '/session':
    'its effect is a secret in a cookie, of which only a hash is kept: a lost answer cannot be given again, and what a repeat opens is a session more, listed, ended by its owner or by time',
  '/workspaces/:workspace/imports/preview': 'looks at a file and writes nothing',
};

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];
/** Sends the request under this key. */
type Ask = (key: string) => Promise<{ status: number; body: unknown }>;

const post =
  (j: J, who: Name, path: string, body: object = {}, version?: number): Ask =>
  (key) =>
    j.as(who).post(path, body, version === undefined ? { key } : { key, version });

async function hand(j: J, opportunity: string, who: Name, intent: string, body: object = {}) {
  const { handoff } = await j.page(opportunity);
  return post(j, who, `/handoffs/${handoff?.id}/${intent}`, body, handoff?.version ?? 0);
}

async function build(j: J, opportunity: string, who: Name, intent: string, body: object = {}) {
  const { item } = await j.page(opportunity);
  return post(j, who, `/items/${item?.id}/${intent}`, body, item?.version ?? 0);
}

async function card(j: J, opportunity: string, intent: string, body: object) {
  const { version } = (await j.page(opportunity)).opportunity;
  return post(j, 'ada', `/opportunities/${opportunity}/${intent}`, body, version);
}

async function asked(j: J) {
  const opportunity = await j.claimed();
  const question = { field: 'scopeIn', body: 'Which letters?', blocking: true };
  const { body } = await (await hand(j, opportunity, 'leo', 'questions', question))(fresh());
  const { handoff } = await j.page(opportunity);
  return `/handoffs/${handoff?.id}/questions/${(body as { id: string }).id}`;
}

/** Returned twice for the same field. */
async function deadlocked(j: J): Promise<string> {
  const opportunity = await j.claimed();
  const questions = [{ field: 'metric', body: 'Whose export is it?' }];
  const returning = { reason: 'NO_BASELINE', questions };
  await j.hand('leo', opportunity, 'return', returning);
  await j.hand('ada', opportunity, 'offer', { ownerId: j.ids.ownerId });
  await j.hand('leo', opportunity, 'claim', {});
  await j.hand('leo', opportunity, 'return', returning);
  return opportunity;
}

const wider = { scopeIn: ['Every letter'], reason: 'LEARNED' };

async function changing(j: J): Promise<string> {
  const opportunity = await j.queued();
  await (await hand(j, opportunity, 'leo', 'propose-change', wider))(fresh());
  return opportunity;
}

const assumed = { sentence: 'Clerks trust drafts' };

async function assuming(j: J): Promise<string> {
  const { handoff } = await j.page(await j.briefed());
  const path = `/handoffs/${handoff?.id}/assumptions`;
  return `${path}/${(await j.as('ada').post(path, assumed)).body.id}`;
}

async function askedForEffort(j: J): Promise<string> {
  const opportunityId = await j.opportunity();
  const input = { opportunityId, input: 'EFFORT', askedOfId: j.member.leo, chance: 0.5 };
  return (await j.as('ada').post(j.at('input-requests'), input)).body.id;
}

async function inSession(j: J): Promise<{ id: string; opportunityId: string }> {
  const opportunityId = await j.opportunity();
  const input = { name: 'Autumn', raterIds: [j.member.ada], opportunityIds: [opportunityId] };
  const { body } = await j.as('ada').post(j.at('rating-sessions'), input);
  return { id: body.id, opportunityId };
}

const effort = { effort: { low: 1, likely: 2, high: 3 } };

async function invited(j: J): Promise<{ id: string; token: string }> {
  const email = `${fresh()}@${j.slug}.example.org`;
  const { body } = await j.as('ada').post(j.at('invitations'), { email, roles: ['LEAD'] });
  return { id: body.invitation.id, token: String(body.link).split('/').at(-1) ?? '' };
}

/** A form with its link, and what it signs with. */
async function formOf(j: J) {
  const { body } = await j.as('ada').post(j.at('intake-links'), { name: 'Staff' });
  const { secret } = await j.db.prisma.intakeLink.findUniqueOrThrow({ where: { id: body.id } });
  return { id: body.id as string, token: String(body.link).split('/').at(-1) ?? '', secret };
}

const proposalBy = (secret: Uint8Array) => ({
  title: 'Tell people earlier',
  problem: 'They hear too late.',
  submitterName: 'Mara',
  stamp: stampOf(secret, new Date(Date.now() - 60_000)),
});

async function proposed(j: J): Promise<string> {
  const { id, token, secret } = await formOf(j);
  await j.as('ada').post(`/intake/${token}`, proposalBy(secret));
  const found = await j.db.prisma.submission.findFirst({ where: { intakeLinkId: id } });
  return found?.id ?? '';
}

/** Whose password is still the first one. */
const unchanged: Name[] = ['eve', 'lin'];

const fresh = () => crypto.randomUUID();
const why = { reason: 'Something came up.' };
const note = { note: 'Half of it is there.' };

/** Every other POST of the API: how to bring about that it can be sent. */
const repeats: Record<string, (j: J) => Ask | Promise<Ask>> = {
  '/workspaces': (j) => post(j, 'ada', '/workspaces', { name: 'Second', slug: fresh() }),
  '/password': (j) => {
    const change = { current: 'correct horse battery', next: 'a better password' };
    return post(j, unchanged.shift() ?? 'ada', '/password', change);
  },
  '/invitations/:token/accept': async (j) => {
    const { token } = await invited(j);
    const newcomer = { name: 'Nia', password: 'a long enough one' };
    return async (key) => {
      const { status, body } = await post(j, 'ada', `/invitations/${token}/accept`, newcomer)(key);
      return { status, body };
    };
  },
  '/workspaces/:workspace/invitations': (j) => {
    const invitation = { email: `n@${j.slug}.example.org`, roles: ['LEAD'] };
    return async (key) => {
      const { status, body } = await j.as('ada').post(j.at('invitations'), invitation, { key });
      // The link is told once.
      return { status, body: { ...body, link: null } };
    };
  },
  '/invitations/:id/revoke': async (j) =>
    post(j, 'ada', `/invitations/${(await invited(j)).id}/revoke`),
  '/members/:id/remove': async (j) => {
    const { token } = await invited(j);
    const newcomer = { name: 'Nia', password: 'a long enough one' };
    const { body } = await j.as('ada').post(`/invitations/${token}/accept`, newcomer);
    return post(j, 'ada', `/members/${body.workspaces[0].memberId}/remove`);
  },
  '/workspaces/:workspace/priorities': (j) => post(j, 'ada', j.at('priorities'), { name: fresh() }),
  '/workspaces/:workspace/metrics': (j) =>
    post(j, 'ada', j.at('metrics'), { name: fresh(), unit: 'calls', direction: 'UP' }),
  '/metrics/:id/readings': (j) =>
    post(j, 'ada', `/metrics/${j.ids.metricId}/readings`, {
      takenOn: j.today,
      value: 9,
      source: 'Export',
    }),
  '/workspaces/:workspace/owners': (j) =>
    post(j, 'leo', j.at('owners'), { name: fresh(), kind: 'TEAM' }),
  '/workspaces/:workspace/opportunities': (j) =>
    post(j, 'ada', j.at('opportunities'), { title: 'Translate letters' }),
  '/workspaces/:workspace/opportunities/assign': async (j) =>
    post(j, 'ada', j.at('opportunities/assign'), {
      ids: [await j.opportunity()],
      ownerId: j.ids.ownerId,
    }),
  '/workspaces/:workspace/imports': (j) => (key) =>
    send(j.as('ada'), j.at('imports'), list, { mapping }, { 'idempotency-key': key }),
  '/workspaces/:workspace/unbacked-work': (j) =>
    post(j, 'leo', j.at('unbacked-work'), { title: 'Move the server', state: 'BUILDING' }),
  '/workspaces/:workspace/decisions': async (j) => {
    const id = await j.rated();
    const { version } = (await j.page(id)).opportunity;
    const decision = { kind: 'PARK', reviewDate: j.today, ...why };
    return post(j, 'ada', j.at('decisions'), { ...decision, opportunities: [{ id, version }] });
  },
  '/workspaces/:workspace/decisions/reopen': async (j) => {
    const id = await j.decided();
    const { version } = (await j.page(id)).opportunity;
    return post(j, 'ada', j.at('decisions/reopen'), { ...why, opportunities: [{ id, version }] });
  },
  '/decisions/:id/reconfirm': async (j) => {
    const [decision] = (await j.page(await j.decided())).decisions;
    const reviewDate = decision?.reviewDate;
    return post(j, 'eve', `/decisions/${decision?.id}/reconfirm`, { ...why, reviewDate });
  },
  '/opportunities/:id/merge': async (j) => {
    const [gone, into] = [await j.opportunity('Letters'), await j.opportunity('Routine letters')];
    return card(j, gone, 'merge', { into, ...why });
  },
  '/opportunities/:id/unmerge': async (j) => {
    const [gone, into] = [await j.opportunity('Letters'), await j.opportunity('Routine letters')];
    await (await card(j, gone, 'merge', { into, ...why }))(fresh());
    return card(j, gone, 'unmerge', {});
  },
  '/workspaces/:workspace/intake-links': (j) => async (key) => {
    const { status, body } = await j
      .as('ada')
      .post(j.at('intake-links'), { name: 'Staff' }, { key });
    // The link is told once.
    return { status, body: { ...body, link: null } };
  },
  '/intake-links/:id/close': async (j) =>
    post(j, 'ada', `/intake-links/${(await formOf(j)).id}/close`),
  '/digest-endings/:ending': async (j) => {
    const digestKey = new Uint8Array(32);
    const data = { digest: true, digestKey };
    await j.db.prisma.member.update({ where: { id: j.member.eve }, data });
    return post(j, 'eve', `/digest-endings/${endingOf(j.member.eve, digestKey)}`);
  },
  '/intake/:token': async (j) => {
    const { token, secret } = await formOf(j);
    return post(j, 'ada', `/intake/${token}`, proposalBy(secret));
  },
  '/submissions/:id/accept': async (j) =>
    post(j, 'ada', `/submissions/${await proposed(j)}/accept`),
  '/submissions/:id/decline': async (j) =>
    post(j, 'ada', `/submissions/${await proposed(j)}/decline`, why),
  '/submissions/:id/take-back': async (j) => {
    const path = `/submissions/${await proposed(j)}`;
    await j.as('ada').post(`${path}/decline`, why);
    return post(j, 'ada', `${path}/take-back`);
  },
  '/submissions/:id/merge': async (j) => {
    const opportunityId = await j.opportunity();
    return post(j, 'ada', `/submissions/${await proposed(j)}/merge`, { opportunityId });
  },
  '/opportunities/:id/comments': async (j) =>
    post(j, 'leo', `/opportunities/${await j.opportunity()}/comments`, { body: 'Hello' }),
  '/comments/:id/remove': async (j) => {
    const path = `/opportunities/${await j.opportunity()}/comments`;
    const { body } = await j.as('leo').post(path, { body: 'Hello' });
    return post(j, 'leo', `/comments/${body.id}/remove`);
  },
  '/opportunities/:id/reveal': async (j) => {
    // A second advisor who has not rated keeps the round open.
    const roles = (to: ('LEAD' | 'ADVISOR')[]) =>
      j.db.prisma.member.update({ where: { id: j.member.lin }, data: { roles: to } });
    await roles(['LEAD', 'ADVISOR']);
    const path = `/opportunities/${await j.rated()}/reveal`;
    await roles(['LEAD']);
    return post(j, 'ada', path);
  },
  '/workspaces/:workspace/rating-sessions': async (j) =>
    post(j, 'ada', j.at('rating-sessions'), {
      name: 'Autumn',
      raterIds: [j.member.ada],
      opportunityIds: [await j.opportunity()],
    }),
  '/rating-sessions/:id/close': async (j) =>
    post(j, 'ada', `/rating-sessions/${(await inSession(j)).id}/close`),
  '/opportunities/:id/rating/skip': async (j) =>
    post(j, 'ada', `/opportunities/${(await inSession(j)).opportunityId}/rating/skip`, why),
  '/opportunities/:id/rating/take-back': async (j) => {
    const path = `/opportunities/${(await inSession(j)).opportunityId}/rating`;
    await j.as('ada').post(`${path}/skip`, why);
    return post(j, 'ada', `${path}/take-back`);
  },
  '/opportunities/:id/rating/revise': async (j) => {
    const id = await j.rated();
    const [criterion] = (await j.page(id)).scoringModel.criteria;
    const answer = { criterionId: criterion?.id, low: 1, likely: 2, high: 3 };
    return post(j, 'ada', `/opportunities/${id}/rating/revise`, { answers: [answer] });
  },
  '/workspaces/:workspace/duels': async (j) => {
    const [winnerId, loserId] = [await j.opportunity('First'), await j.opportunity('Second')];
    return post(j, 'ada', j.at('duels'), { winnerId, loserId });
  },
  '/workspaces/:workspace/input-requests': async (j) =>
    post(j, 'ada', j.at('input-requests'), {
      opportunityId: await j.opportunity(),
      input: 'EFFORT',
      askedOfId: j.member.leo,
      chance: 0.5,
    }),
  '/input-requests/:id/answer': async (j) =>
    post(j, 'leo', `/input-requests/${await askedForEffort(j)}/answer`, effort),
  '/input-requests/:id/take-back': async (j) => {
    const path = `/input-requests/${await askedForEffort(j)}`;
    await j.as('leo').post(`${path}/answer`, effort);
    return post(j, 'leo', `${path}/take-back`, { effort: null }, 2);
  },
  '/input-requests/:id/withdraw': async (j) =>
    post(j, 'ada', `/input-requests/${await askedForEffort(j)}/withdraw`),
  '/opportunities/:id/decide': async (j) =>
    card(j, await j.rated(), 'decide', { kind: 'PARK', reason: 'Later.', reviewDate: j.today }),
  '/opportunities/:id/reopen': async (j) => card(j, await j.decided(), 'reopen', why),
  '/opportunities/:id/move': async (j) => {
    const [last] = [await j.opportunity('First'), await j.opportunity('Second')].reverse();
    return card(j, last ?? '', 'move', { toStage: 'ASSESS', after: null });
  },
  '/handoffs/:id/offer': async (j) =>
    hand(j, await j.briefed(), 'ada', 'offer', { ownerId: j.ids.ownerId }),
  '/handoffs/:id/withdraw': async (j) => hand(j, await j.offered(), 'ada', 'withdraw', why),
  '/handoffs/:id/decline': async (j) => hand(j, await j.offered(), 'leo', 'decline', why),
  '/handoffs/:id/claim': async (j) => hand(j, await j.offered(), 'leo', 'claim'),
  '/handoffs/:id/return': async (j) =>
    hand(j, await j.claimed(), 'leo', 'return', {
      reason: 'NO_BASELINE',
      questions: [{ field: 'metric', body: 'Whose export is it?', blocking: true }],
    }),
  '/handoffs/:id/accept': async (j) => hand(j, await j.claimed(), 'leo', 'accept', j.readBack),
  '/handoffs/:id/confirm': async (j) => hand(j, await j.accepted(), 'ada', 'confirm'),
  '/handoffs/:id/send-back': async (j) =>
    hand(j, await j.accepted(), 'ada', 'send-back', { mismatch: 'Complaints are not part of it.' }),
  '/handoffs/:id/revoke': async (j) => hand(j, await j.queued(), 'ada', 'revoke', note),
  '/handoffs/:id/release': async (j) => hand(j, await j.queued(), 'leo', 'release', note),
  '/handoffs/:id/propose-change': async (j) =>
    hand(j, await j.queued(), 'leo', 'propose-change', wider),
  '/handoffs/:id/countersign': async (j) => hand(j, await changing(j), 'ada', 'countersign'),
  '/handoffs/:id/refuse-change': async (j) =>
    hand(j, await changing(j), 'ada', 'refuse-change', note),
  '/handoffs/:id/withdraw-change': async (j) =>
    hand(j, await changing(j), 'leo', 'withdraw-change'),
  '/handoffs/:id/brief/edits/:version/bring-back': async (j) => {
    const { handoff } = await j.page(await j.briefed());
    const path = `/handoffs/${handoff?.id}/brief/edits/1/bring-back`;
    return post(j, 'ada', path, undefined, handoff?.briefs[0]?.version);
  },
  '/handoffs/:id/assumptions': async (j) => {
    const { handoff } = await j.page(await j.briefed());
    return post(j, 'ada', `/handoffs/${handoff?.id}/assumptions`, assumed);
  },
  '/handoffs/:id/assumptions/:assumptionId/settle': async (j) =>
    post(j, 'ada', `${await assuming(j)}/settle`, { state: 'REFUTED', evidence: 'Seen.' }, 1),
  '/handoffs/:id/assumptions/:assumptionId/remove': async (j) =>
    post(j, 'ada', `${await assuming(j)}/remove`, undefined, 1),
  '/handoffs/:id/assumptions/:assumptionId/put-back': async (j) => {
    const path = await assuming(j);
    await j.as('ada').post(`${path}/remove`, undefined, { version: 1 });
    return post(j, 'ada', `${path}/put-back`, undefined, 2);
  },
  '/workspaces/:workspace/brief-templates': (j) =>
    post(j, 'ada', j.at('brief-templates'), { name: fresh(), content: {} }),
  '/handoffs/:id/questions': async (j) =>
    hand(j, await j.claimed(), 'leo', 'questions', { field: 'scopeIn', body: 'Which letters?' }),
  '/handoffs/:id/questions/:questionId/answer': async (j) =>
    post(j, 'ada', `${await asked(j)}/answer`, { answer: 'All of them.' }),
  '/handoffs/:id/questions/:questionId/take-as-risk': async (j) =>
    post(j, 'leo', `${await asked(j)}/take-as-risk`),
  '/handoffs/:id/questions/:questionId/replies': async (j) =>
    post(j, 'eve', `${await asked(j)}/replies`, {
      body: 'Ask the desk.',
      mentions: [j.member.lin],
    }),
  '/handoffs/:id/rulings': async (j) => {
    const { handoff } = await j.page(await deadlocked(j));
    const ruling = { field: 'metric', body: 'The export of the service desk counts.' };
    return post(j, 'eve', `/handoffs/${handoff?.id}/rulings`, ruling);
  },
  '/items/:id/start': async (j) => build(j, await j.queued(), 'leo', 'start'),
  '/items/:id/deliver': async (j) => {
    const opportunity = await j.building();
    const { item } = await j.page(opportunity);
    for (const { id } of item?.acceptanceCriteria ?? [])
      await j
        .as('leo')
        .put(`/items/${item?.id}/acceptance-criteria/${id}`, { evidence: 'Seen in the test run.' });
    return build(j, opportunity, 'leo', 'deliver');
  },
  '/items/:id/reopen': async (j) => build(j, await j.delivered(), 'leo', 'reopen', why),
  '/items/:id/prove': async (j) =>
    build(j, await j.delivered(), 'eve', 'prove', {
      value: 4.5,
      source: 'Service desk export',
      verdict: 'ACHIEVED',
    }),
};

/** All that is kept, as one hash a table; of sessions and of keys themselves nothing. */
async function kept({ pool }: Database): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
       AND tablename NOT IN ('sessions', 'idempotency_keys') ORDER BY tablename`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const hash = `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM "${name}" t`;
    hashes[name] = (await pool.query<{ hash: string }>(hash)).rows[0]?.hash ?? '';
  }
  return hashes;
}

/** Sent twice under one key, it is answered the same, and the second changes nothing. */
async function mustHaveOneEffect(db: Database, ask: Ask): Promise<void> {
  const key = fresh();
  const before = await kept(db);
  const first = await ask(key);
  expect(first.status, JSON.stringify(first.body)).toBeLessThan(300);
  const after = await kept(db);
  expect(after).not.toEqual(before);
  const second = await ask(key);
  expect(second.status, JSON.stringify(second.body)).toBe(first.status);
  expect(second.body).toEqual(first.body);
  expect(await kept(db)).toEqual(after);
}

describe('a POST repeated with its key', () => {
  let j: J;
  beforeAll(async () => {
    j = await journey();
  });

  it('is thought of, whichever it is', async () => {
    const app = await testApp();
    const posts = app.declaredRoutes
      .filter(({ method, url }) => method === 'POST' && url.startsWith('/api/v1'))
      .map(({ url }) => url.replace('/api/v1', ''));
    const thoughtOf = [...Object.keys(repeats), ...Object.keys(exceptions), '/setup'];
    expect(posts.sort()).toEqual(thoughtOf.sort());
  });

  it.each(Object.keys(repeats))('has one effect: %s', async (url) => {
    await mustHaveOneEffect(await testDatabase(), (await repeats[url]?.(j)) as Ask);
  });

  it.each(Object.keys(repeats))('twice at once has one effect: %s', async (url) => {
    const ask = (await repeats[url]?.(j)) as Ask;
    const key = fresh();
    const [one, other] = await Promise.all([ask(key), ask(key)]);
    expect(one.status, JSON.stringify([one.body, other.body])).toBeLessThan(300);
    expect(other).toMatchObject({ status: one.status, body: one.body });
  });

  it('is refused when it asks for something else', async () => {
    const key = fresh();
    const ask = (slug: string) => j.as('ada').post('/workspaces', { name: 'W', slug }, { key });
    expect((await ask(fresh())).status).toBe(201);
    expect((await ask(fresh())).status).toBe(409);
  });
});

describe('setting up, repeated with its key', () => {
  let empty: TestDatabase;
  let app: Awaited<ReturnType<typeof buildApp>>;
  beforeAll(async () => {
    empty = await createTestDatabase();
    const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'error' });
    app = await buildApp({ config, db: empty.db });
  });
  afterAll(async () => {
    await app.close();
    await empty.drop();
  });

  it('has one effect: /setup', async () => {
    const admin = { name: 'Ada', email: 'Ada@example.org', password: 'correct horse battery' };
    const workspace = { workspaceName: 'Harbour', workspaceSlug: 'harbour' };
    const payload = { ...admin, ...workspace, token: (await firstRunToken(empty.db)) ?? '' };
    const ask = async (key: string, body = payload): Promise<Pick<Answer, 'status' | 'body'>> => {
      const headers = { 'idempotency-key': key };
      const url = '/api/v1/setup';
      const answer = await app.inject({ method: 'POST', url, headers, payload: body });
      return { status: answer.statusCode, body: answer.json() };
    };
    const keys: string[] = [];
    await mustHaveOneEffect(empty.db, (key) => ask(keys[keys.push(key) - 1] ?? key));
    const other = await ask(keys[0] ?? '', { ...payload, password: 'not the password' });
    expect(other.status).toBe(409);
    expect((await ask(fresh())).status).toBe(422);
  });
});

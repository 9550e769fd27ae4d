import { beforeAll, describe, expect, it } from 'vitest';
import type { DeclaredRoute } from '#server/http/declared-route.ts';
import { journey } from '#server/testing/journey.ts';
import { type Person, signInAs } from '#server/testing/person.ts';

type J = Awaited<ReturnType<typeof journey>>;

/** Nothing else in the world reads like these. */
const SECRET = {
  rationale: 'Xylophone-4711',
  draft: 'Bassoon-1174',
  skip: 'Harpsichord-7411',
  /** The answers on a scale of numbers. */
  low: 31_415.926,
  likely: 27_182.818,
  high: 14_142.135,
};
const secrets = Object.values(SECRET).map(String);

/** The smallest first, as answers rise. */
const [low, likely, high] = [SECRET.low, SECRET.likely, SECRET.high].toSorted((a, b) => a - b);

/**
 * Ada has handed in, Lin has begun, Sam has skipped, Eve has done nothing; then somebody of every other role. One
 * criterion is answered by a number, so that an answer can be told from every other number there is.
 */
async function oneRoundOpen() {
  const j = await journey();
  for (const name of ['lin', 'eve'] as const)
    await j.db.prisma.member.update({
      where: { id: j.member[name] },
      data: { roles: ['ADVISOR'] },
    });
  const [first] = (await j.page(await j.opportunity('Another'))).scoringModel.criteria;
  await j.db.prisma.criterion.update({
    where: { id: first?.id ?? '' },
    data: { scale: 'NUMBER', scaleMin: 0, scaleMax: 100_000 },
  });
  const id = await j.opportunity('Hidden until revealed');
  const sam = await newcomer(j, 'Sam', 'ADVISOR');
  const raterIds = [j.member.ada, j.member.lin, j.member.eve, sam.id];
  const input = { name: 'Autumn', raterIds, opportunityIds: [id] };
  const session = await j.as('ada').post(j.at('rating-sessions'), input);
  await answer(j, id);
  const skipped = await sam.person.post(`/opportunities/${id}/rating/skip`, {
    reason: SECRET.skip,
  });
  expect(skipped.status).toBe(204);
  return { j, id, sam: sam.person, sessionId: session.body.id as string };
}

async function answer(j: J, id: string): Promise<void> {
  const { criteria } = (await j.page(id)).scoringModel;
  const answers = (rationale: string) =>
    criteria.map(({ id: criterionId, scale }) => {
      const range = scale === 'NUMBER' ? { low, likely, high } : { low: 1, likely: 2, high: 3 };
      return { ...range, criterionId, rationale };
    });
  const path = `/opportunities/${id}/rating`;
  const handedIn = { answers: answers(SECRET.rationale), submit: true };
  expect((await j.as('ada').put(path, handedIn)).status).toBe(204);
  const draft = { answers: answers(SECRET.draft), submit: false };
  expect((await j.as('lin').put(path, draft)).status).toBe(204);
}

/** Somebody more in the workspace, signed in. */
async function newcomer(j: J, name: string, role: 'ADVISOR' | 'LEAD' | 'EXECUTIVE' | 'ADMIN') {
  const email = `${name.toLowerCase()}@${j.slug}.example.org`;
  const invited = await j.as('ada').post(j.at('invitations'), { email, roles: [role] });
  const token = String(invited.body.link).split('/').at(-1) ?? '';
  const password = 'correct horse battery';
  await j.as('ada').ask('POST', `/invitations/${token}/accept`, { payload: { name, password } });
  const person = await signInAs(j.app, { email, password });
  const { id } = await j.db.prisma.member.findFirstOrThrow({
    where: { name, workspaceId: j.workspaceId },
  });
  return { person, id };
}

/** Everything that has a name in a path; a route about something else is asked about a stranger. */
function pathsOf(route: DeclaredRoute, j: J, ids: Record<string, string>): string[] {
  const id =
    (route.policy && 'scope' in route.policy && ids[route.policy.scope]) || ids.opportunity;
  const path = route.url
    .replace('/api/v1', '')
    .replace(':workspace', j.slug)
    .replace(/:[a-zA-Z]+/g, id ?? '')
    .replace('*', '');
  const asked = [
    '',
    '?text=Xylophone-4711',
    '?text=Hidden',
    '?sort=score',
    `?at=${ids.opportunity}`,
  ];
  return asked.map((query) => path + query);
}

describe('before the reveal', () => {
  let j: J;
  let ids: Record<string, string>;
  let sam: Person;
  let readers: Record<string, Person>;
  let routes: DeclaredRoute[];

  beforeAll(async () => {
    const world = await oneRoundOpen();
    ({ j, sam } = world);
    ids = { opportunity: world.id, rating_session: world.sessionId, owner: j.ids.ownerId };
    ids.metric = j.ids.metricId;
    ids.member = j.member.ada;
    const others = ['LEAD', 'EXECUTIVE', 'ADMIN'] as const;
    readers = { 'an advisor who has not handed in': j.as('eve'), 'one who has skipped it': sam };
    for (const role of others)
      readers[`somebody who is ${role} only`] = (await newcomer(j, `New${role}`, role)).person;
    routes = j.app.declaredRoutes.filter(
      ({ method, url }) =>
        method === 'GET' && url.startsWith('/api/v1') && !url.endsWith('/stream'),
    );
  });

  const read = async (person: Person): Promise<[string, string][]> => {
    const said: [string, string][] = [];
    for (const route of routes) {
      for (const path of pathsOf(route, j, ids)) {
        const { status, body } = await person.get(path);
        said.push([`${path} ${status}`, JSON.stringify(body)]);
      }
    }
    return said;
  };

  it('has a rater who sees their own answers, so that looking for them finds them', async () => {
    const found = (await read(j.as('ada'))).map(([, text]) => text).join();
    for (const secret of [SECRET.rationale, low, likely, high].map(String))
      expect(found).toContain(secret);
    expect(found).not.toContain(SECRET.draft);
    expect(found).not.toContain(SECRET.skip);
    expect(routes.length).toBeGreaterThan(20);
  });

  it.each([0, 1, 2, 3, 4])('no read tells anybody else (%i)', async (index) => {
    const [name, person] = Object.entries(readers)[index] ?? [];
    const mine = name === 'one who has skipped it' ? [SECRET.skip] : [];
    for (const [path, text] of await read(person as Person)) {
      for (const secret of secrets.filter((one) => !mine.includes(one)))
        expect(text.includes(secret), `${name} reads ${secret} in ${path}`).toBe(false);
    }
  });

  it('no event tells it, not even what is replayed from the beginning of the stream', async () => {
    await j.app.listen({ port: 0, host: '127.0.0.1' }).catch(() => undefined);
    const [address] = j.app.addresses();
    const port = typeof address === 'object' ? address.port : 0;
    const url = `http://127.0.0.1:${port}/api/v1${j.at('stream')}`;
    const stop = new AbortController();
    const headers = { cookie: j.as('eve').cookie, 'last-event-id': '0' };
    const stream = await fetch(url, { headers, signal: stop.signal });
    const text = await readUntil(stream, '"rating_skipped"');
    stop.abort();
    expect(text).toContain('opportunity_rated');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('no refusal and no repeated request tells it', async () => {
    const key = crypto.randomUUID();
    const skip = () =>
      j
        .as('eve')
        .post(`/opportunities/${ids.opportunity}/rating/skip`, { reason: 'Mine.' }, { key });
    const said = [
      await j.as('eve').post(`/opportunities/${ids.opportunity}/rating/revise`, {
        answers: (await j.page(ids.opportunity ?? '')).scoringModel.criteria.map(({ id }) => ({
          criterionId: id,
          low: 1,
          likely: 1,
          high: 1,
        })),
      }),
      await j
        .as('eve')
        .put(`/opportunities/${ids.opportunity}/rating`, { answers: [], submit: true }),
      await skip(),
      await skip(),
    ];
    expect(said.map(({ status }) => status)).toEqual([422, 422, 204, 204]);
    for (const secret of secrets) expect(JSON.stringify(said)).not.toContain(secret);
  });

  it('the workspace’s own tables hold it nowhere but with the ratings', async () => {
    const { rows } = await j.db.pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
       AND tablename NOT IN ('ratings', 'round_raters')`,
    );
    for (const { name } of rows) {
      const { rows: all } = await j.db.pool.query(`SELECT t::text FROM "${name}" t`);
      const text = JSON.stringify(all);
      for (const secret of secrets)
        expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
    }
  });

  it('and the reveal tells everybody everything that was handed in', async () => {
    await j.as('ada').post(`/rating-sessions/${ids.rating_session}/close`);
    const text = JSON.stringify((await j.as('eve').get(`/opportunities/${ids.opportunity}`)).body);
    for (const secret of [SECRET.rationale, SECRET.skip, low, likely, high].map(String))
      expect(text).toContain(secret);
    expect(text).not.toContain(SECRET.draft);
  });
});

async function readUntil(stream: Response, sign: string): Promise<string> {
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(sign)) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: '' };
    if (done) break;
    text += value;
  }
  return text;
}

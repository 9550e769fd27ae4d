import { beforeAll, describe, expect, it } from 'vitest';
import type { DeclaredRoute } from '#server/http/declared-route.ts';
import { journey } from '#server/testing/journey.ts';
import type { Person } from '#server/testing/person.ts';
import { world } from '#server/testing/world.ts';
import { mayEver } from '#shared/people/can.ts';
import { Role } from '#shared/people/schema.ts';

/** A world with one of everything a path can lead to, and somebody in each role alone. */
async function settle() {
  const j = await journey();
  const ids = await oneOfEach(j);
  const w = await world({
    advisor: ['ADVISOR'],
    lead: ['LEAD'],
    executive: ['EXECUTIVE'],
    admin: ['ADMIN'],
    stranger: ['ADVISOR'],
  });
  const { workspaceId } = j;
  const inTheirWorkspace = async (name: 'advisor' | 'lead' | 'executive' | 'admin') => {
    const { accountId } = await j.db.prisma.member.findUniqueOrThrow({
      where: { id: w.member[name] },
    });
    const role = name.toUpperCase() as Role;
    await j.db.prisma.member.create({
      data: { id: crypto.randomUUID(), workspaceId, accountId, name, roles: [role] },
    });
    return w.as(name);
  };
  const people: Record<Role, Person> = {
    ADVISOR: await inTheirWorkspace('advisor'),
    LEAD: await inTheirWorkspace('lead'),
    EXECUTIVE: await inTheirWorkspace('executive'),
    ADMIN: await inTheirWorkspace('admin'),
  };
  return { j, people, stranger: w.as('stranger'), ids };
}

async function oneOfEach(j: Awaited<ReturnType<typeof journey>>): Promise<Record<string, string>> {
  const opportunityId = await j.queued();
  const { handoff, item, decisions } = await j.page(opportunityId);
  const priority = await j.as('ada').post(j.at('priorities'), { name: 'Answer faster' });
  const comment = await j
    .as('ada')
    .post(`/opportunities/${opportunityId}/comments`, { body: 'Hello' });
  const invited = await j
    .as('ada')
    .post(j.at('invitations'), { email: 'new@example.org', roles: ['LEAD'] });
  const asked = await j.as('ada').post(j.at('input-requests'), {
    opportunityId: await j.opportunity(),
    input: 'EFFORT',
    askedOfId: j.member.leo,
    chance: 0.5,
  });
  const session = await j.as('ada').post(j.at('rating-sessions'), {
    name: 'Autumn',
    raterIds: [j.member.ada],
    opportunityIds: [await j.opportunity()],
  });
  const run = await j.db.prisma.importRun.create({
    data: {
      id: crypto.randomUUID(),
      workspaceId: j.workspaceId,
      source: 'list',
      fileName: 'list.csv',
      sha256: '',
      mapping: {},
      read: 0,
      created: 0,
      changed: 0,
      unchanged: 0,
      refused: [],
      importedAt: new Date(),
    },
  });
  return {
    opportunity: opportunityId,
    handoff: handoff?.id ?? '',
    decision: decisions[0]?.id ?? '',
    item: item?.id ?? '',
    priority: priority.body.id,
    owner: j.ids.ownerId,
    metric: j.ids.metricId,
    member: j.member.lin,
    invitation: invited.body.invitation.id,
    comment: comment.body.id,
    ...(await oneProposal(j)),
    input_request: asked.body.id,
    rating_session: session.body.id,
    import: run.id,
  };
}

async function oneProposal(j: Awaited<ReturnType<typeof journey>>) {
  const form = await j.as('ada').post(j.at('intake-links'), { name: 'Staff ideas' });
  const { id: submission } = await j.db.prisma.submission.create({
    data: {
      id: crypto.randomUUID(),
      workspaceId: j.workspaceId,
      intakeLinkId: form.body.id,
      receiptHash: Buffer.from(crypto.randomUUID()),
      title: 'Tell people earlier',
      problem: 'They hear too late.',
      submitterName: 'Mara',
      submittedAt: new Date(),
    },
  });
  return { intake_link: form.body.id, submission };
}

type Settled = Awaited<ReturnType<typeof settle>>;

function pathOf({ url, policy }: DeclaredRoute, { j, ids }: Settled): string {
  const id =
    policy && policy.scope !== 'public' && policy.scope !== 'account'
      ? (ids[policy.scope] ?? '')
      : crypto.randomUUID();
  return url
    .replace('/api/v1', '')
    .replace(':workspace', j.slug)
    .replace(':id', id)
    .replace(/:[a-zA-Z]+/g, crypto.randomUUID())
    .replace('*', '');
}

/** A stream never ends; who may open it is the same question as for any other read. */
const ends = ({ url }: DeclaredRoute) => !url.endsWith('/stream');

describe('every route', () => {
  let settled: Settled;
  let routes: DeclaredRoute[];
  beforeAll(async () => {
    settled = await settle();
    routes = settled.j.app.declaredRoutes.filter(
      ({ url, method }) => url.startsWith('/api/v1') && method !== 'HEAD' && method !== 'OPTIONS',
    );
  });

  const ask = (person: Person | null, route: DeclaredRoute) => {
    const url = pathOf(route, settled);
    const method = route.method as 'GET';
    const body = method === 'GET' ? {} : { payload: {} };
    if (person) return person.ask(method, url, body);
    return settled.j.app
      .inject({ method, url: `/api/v1${url}`, ...body })
      .then(({ statusCode }) => ({ status: statusCode }));
  };

  it('declares who it is for', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter(({ policy }) => policy === undefined)).toEqual([]);
  });

  it('is open to everybody in these places, and nowhere else', () => {
    const open = routes.filter(({ policy }) => policy?.scope === 'public');
    expect(open.map(({ method, url }) => `${method} ${url.replace('/api/v1', '')}`).sort()).toEqual(
      [
        'GET /digest-endings/:ending',
        'GET /intake/:token',
        'GET /intake/receipts/:receipt',
        'GET /invitations/:token',
        'GET /session/demo',
        'GET /setup',
        'POST /digest-endings/:ending',
        'POST /intake/:token',
        'POST /invitations/:token/accept',
        'POST /session',
        'POST /setup',
      ],
    );
  });

  it('answers 401 to somebody who is not signed in, unless it is public', async () => {
    for (const route of routes) {
      if (route.policy?.scope === 'public') continue;
      const { status } = await ask(null, route);
      expect(`${route.method} ${route.url} ${status}`).toBe(`${route.method} ${route.url} 401`);
    }
  });

  it('answers 404 to a member of another workspace', async () => {
    for (const route of routes) {
      if (!route.policy || route.policy.scope === 'public' || route.policy.scope === 'account')
        continue;
      const { status } = await ask(settled.stranger, route);
      expect(`${route.method} ${route.url} ${status}`).toBe(`${route.method} ${route.url} 404`);
    }
  });

  it.each(Role.options)(
    'answers 403 to %s exactly where the table of rights never lets them',
    async (role) => {
      for (const route of routes.filter(ends)) {
        const { policy } = route;
        if (!policy || policy.scope === 'public' || policy.scope === 'account') continue;
        const { status } = await ask(settled.people[role], route);
        const line = `${role} ${route.method} ${route.url}`;
        if (mayEver([role], policy.verb)) expect(`${line} ${status}`).not.toBe(`${line} 401`);
        else expect(`${line} ${status}`).toBe(`${line} 403`);
        expect(status, line).toBeLessThan(500);
      }
    },
  );
});

describe('an address with a zero byte', () => {
  it('is refused as badly shaped, wherever it stands', async () => {
    const { as, at } = await world({ ada: ['ADVISOR'] });
    expect((await as('ada').get(at('opportunities?text=a%00b'))).status).toBe(400);
    expect((await as('ada').get('/workspaces/a%00b/board')).status).toBe(400);
  });
});

describe('a request from another site', () => {
  it('is refused before anything is read', async () => {
    const { app, slug } = await world({ ada: ['ADVISOR'] });
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
    const url = `/api/v1/workspaces/${slug}/opportunities`;
    const { statusCode } = await app.inject({
      method: 'POST',
      url,
      headers,
      payload: { title: 'x' },
    });
    expect(statusCode).toBe(403);
  });
});

import { describe, expect, it } from 'vitest';
import { signInAs } from '#server/testing/person.ts';
import { testApp, world } from '#server/testing/world.ts';

const password = 'correct horse battery';
const post = async (url: string, payload: object, remoteAddress = '10.9.0.1') =>
  (await testApp()).inject({ method: 'POST', url: `/api/v1${url}`, payload, remoteAddress });

describe('signing in', () => {
  it('says the same whether the account or the password is wrong', async () => {
    const { slug } = await world({ ada: ['ADMIN'] });
    const wrong = await post('/session', { email: `ada@${slug}.example.org`, password: 'not it' });
    const nobody = await post('/session', {
      email: `nobody@${slug}.example.org`,
      password: 'not it',
    });
    expect([wrong.statusCode, nobody.statusCode]).toEqual([401, 401]);
    const said = (body: string) => ({ ...JSON.parse(body), requestId: '' });
    expect(said(wrong.body)).toEqual(said(nobody.body));
  });

  it('is slowed down after many tries from one address', async () => {
    await world({ ada: ['ADMIN'] });
    const tries = [];
    for (let n = 0; n < 22; n++)
      tries.push(await post('/session', { email: 'a@example.org', password: 'x' }, '10.9.9.9'));
    expect(tries.at(-1)?.statusCode).toBe(429);
    expect(JSON.parse(tries.at(-1)?.body ?? '').code).toBe('too_many_requests');
  });

  it('sets a cookie no script can read', async () => {
    const { slug } = await world({ ada: ['ADMIN'] });
    const answer = await post('/session', { email: `ADA@${slug}.example.org`, password });
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/);
  });
});

describe('sessions', () => {
  it('are listed, and each can be ended, or all of them at once', async () => {
    const { app, as, slug } = await world({ ada: ['ADMIN'] });
    const phone = await signInAs(app, { email: `ada@${slug}.example.org`, password });
    const { body } = await as('ada').get('/sessions');
    expect(body.sessions).toHaveLength(2);
    const other = body.sessions.find(({ current }: { current: boolean }) => !current);
    expect((await as('ada').ask('DELETE', `/sessions/${other.id}`)).status).toBe(204);
    expect((await phone.get('/me')).status).toBe(401);
    expect((await as('ada').ask('DELETE', '/sessions')).status).toBe(204);
    expect((await as('ada').get('/me')).status).toBe(401);
  });

  it('of somebody else are not there', async () => {
    const { as } = await world({ ada: ['ADMIN'], leo: ['LEAD'] });
    const { body } = await as('leo').get('/sessions');
    expect((await as('ada').ask('DELETE', `/sessions/${body.sessions[0].id}`)).status).toBe(404);
  });

  it('end elsewhere when the password changes', async () => {
    const { app, as, slug } = await world({ ada: ['ADMIN'] });
    const phone = await signInAs(app, { email: `ada@${slug}.example.org`, password });
    const change = { current: password, next: 'another horse battery' };
    expect((await as('ada').post('/password', { ...change, current: 'no' })).status).toBe(422);
    expect((await as('ada').post('/password', change)).status).toBe(204);
    expect((await phone.get('/me')).status).toBe(401);
    expect((await as('ada').get('/me')).status).toBe(200);
  });
});

describe('an invitation', () => {
  const tokenOf = (link: string) => link.split('/').at(-1) ?? '';

  it('lets one person in, once', async () => {
    const { as, at, slug } = await world({ ada: ['ADMIN'] });
    const invited = await as('ada').post(at('invitations'), {
      email: `new@${slug}.example.org`,
      roles: ['LEAD'],
    });
    const token = tokenOf(invited.body.link);
    const preview = await (await testApp()).inject({
      url: `/api/v1/invitations/${token}`,
      remoteAddress: '10.8.0.1',
    });
    expect(preview.json()).toMatchObject({
      email: `new@${slug}.example.org`,
      roles: ['LEAD'],
    });
    const joined = await post(
      `/invitations/${token}/accept`,
      { name: 'Nia', password: 'a long enough one' },
      '10.8.0.2',
    );
    expect(joined.json().workspaces[0]).toMatchObject({ slug, roles: ['LEAD'] });
    expect(
      (
        await post(
          `/invitations/${token}/accept`,
          { name: 'Nia', password: 'a long enough one' },
          '10.8.0.3',
        )
      ).statusCode,
    ).toBe(404);
  });

  it('asks an existing account for its password, not for a new one', async () => {
    const there = await world({ leo: ['LEAD'] });
    const here = await world({ ada: ['ADMIN'] });
    const invited = await here
      .as('ada')
      .post(here.at('invitations'), { email: `leo@${there.slug}.example.org`, roles: ['LEAD'] });
    const token = tokenOf(invited.body.link);
    expect(
      (await post(`/invitations/${token}/accept`, { password: 'guessed it wrong' }, '10.8.1.1'))
        .statusCode,
    ).toBe(422);
    const joined = await post(`/invitations/${token}/accept`, { password }, '10.8.1.2');
    expect(joined.json().workspaces.map(({ slug }: { slug: string }) => slug)).toEqual([
      there.slug,
      here.slug,
    ]);
  });

  it('does not tell whether an address has an account, in any answer to whoever made it', async () => {
    const { as, at, slug } = await world({ ada: ['ADMIN'] });
    const there = await world({ leo: ['LEAD'] });
    const known = `leo@${there.slug}.example.org`;
    const unknown = `leo@${slug.replace('w', 'x')}.example.org`;
    const same = (body: unknown, email: string) =>
      JSON.stringify(body)
        .replaceAll(email, 'the address')
        .replaceAll(/"(id|requestId|link|expiresAt)":"[^"]*"/g, '"$1"');
    const told = async (email: string, from: string) => {
      const invited = await as('ada').post(at('invitations'), { email, roles: ['LEAD'] });
      const path = `/invitations/${tokenOf(invited.body.link)}`;
      const preview = await as('ada').get(path);
      const asOld = await post(`${path}/accept`, { password: 'guessed it wrong' }, from);
      const asNew = await post(`${path}/accept`, { name: 'Leo', password: 'too short' }, from);
      const list = await as('ada').get(at('invitations'));
      const answers = [invited.body, preview.body, asOld.json(), asNew.json(), list.body];
      await as('ada').post(`/invitations/${invited.body.invitation.id}/revoke`);
      return [asOld.statusCode, asNew.statusCode, ...answers.map((body) => same(body, email))];
    };
    const ofKnown = await told(known, '10.8.4.1');
    const ofUnknown = await told(unknown, '10.8.4.2');
    expect(ofKnown.slice(0, 2)).toEqual([422, 400]);
    expect(ofUnknown.slice(0, -1)).toEqual(ofKnown.slice(0, -1));
  });

  it('lets somebody in who forgot that they have an account, by its password', async () => {
    const there = await world({ leo: ['LEAD'] });
    const { as, at } = await world({ ada: ['ADMIN'] });
    const email = `leo@${there.slug}.example.org`;
    const invited = await as('ada').post(at('invitations'), { email, roles: ['LEAD'] });
    const path = `/invitations/${tokenOf(invited.body.link)}/accept`;
    const other = await post(path, { name: 'Leo', password: 'a long enough one' }, '10.8.5.1');
    expect(other.statusCode).toBe(422);
    expect(other.json().detail).toMatch(/whether you have used Baton before/);
    const joined = await post(path, { name: 'Somebody', password }, '10.8.5.2');
    expect(joined.json().account.name).toBe('leo');
  });

  it('answers its link once, and keeps nothing it could be made from', async () => {
    const { as, at, db, slug } = await world({ ada: ['ADMIN'] });
    const invite = () =>
      as('ada').post(
        at('invitations'),
        { email: `y@${slug}.example.org`, roles: ['LEAD'] },
        { key: `invite-${slug}` },
      );
    const { link } = (await invite()).body;
    expect((await invite()).body).toMatchObject({ link: null });
    const kept = await db.prisma.idempotencyKey.findMany({ where: { key: `invite-${slug}` } });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(tokenOf(link));
  });

  it('ends with joining, leaving and new roles: no older link lets anybody back in', async () => {
    const { as, at, slug } = await world({ ada: ['ADMIN'] });
    const email = `z@${slug}.example.org`;
    const asked = async (roles: string[]) =>
      tokenOf((await as('ada').post(at('invitations'), { email, roles })).body.link);
    const older = await asked(['ADMIN']);
    const newer = await asked(['LEAD']);
    const join = (token: string, from: string) =>
      post(`/invitations/${token}/accept`, { name: 'Z', password: 'a long enough one' }, from);
    expect((await join(older, '10.8.3.1')).statusCode).toBe(404);
    const joined = (await join(newer, '10.8.3.2')).json();
    const { memberId } = joined.workspaces[0];
    const pending = await asked(['ADMIN']).catch(() => '');
    await as('ada').post(`/members/${memberId}/remove`);
    if (pending) expect((await join(pending, '10.8.3.3')).statusCode).toBe(404);
  });

  it('can be withdrawn', async () => {
    const { as, at, slug } = await world({ ada: ['ADMIN'] });
    const invited = await as('ada').post(at('invitations'), {
      email: `x@${slug}.example.org`,
      roles: ['LEAD'],
    });
    expect((await as('ada').post(`/invitations/${invited.body.invitation.id}/revoke`)).status).toBe(
      204,
    );
    const token = tokenOf(invited.body.link);
    expect(
      (
        await post(
          `/invitations/${token}/accept`,
          { name: 'X', password: 'a long enough one' },
          '10.8.2.1',
        )
      ).statusCode,
    ).toBe(404);
  });
});

describe('a new workspace', () => {
  it('belongs to who made it, with its time zone, beside the others', async () => {
    const { as, slug } = await world({ leo: ['LEAD'] });
    const made = { name: 'Harbour', slug: `${slug}-2`, timeZone: 'Asia/Tokyo' };
    expect((await as('leo').post('/workspaces', made)).body).toEqual({ slug: made.slug });
    const { workspaces } = (await as('leo').get('/me')).body;
    expect(workspaces).toHaveLength(2);
    expect(workspaces[1]).toMatchObject({ ...made, alone: true });
    expect(workspaces[1].roles).toContain('ADMIN');
  });

  it.each([
    ['an address of the app itself', { slug: 'account' }],
    ['an address with capitals', { slug: 'Harbour' }],
    ['no name', { name: ' ' }],
    ['a time zone that is none', { timeZone: 'Berlin' }],
  ])('is refused with %s', async (_, wrong) => {
    const { as, slug } = await world({ leo: ['LEAD'] });
    const made = { name: 'Harbour', slug: `${slug}-2`, ...wrong };
    expect((await as('leo').post('/workspaces', made)).status).toBe(400);
  });

  it('is refused at an address that is taken, beside the field', async () => {
    const { as, slug } = await world({ leo: ['LEAD'] });
    const { status, body } = await as('leo').post('/workspaces', { name: 'Harbour', slug });
    expect([status, body.fields[0].path]).toEqual([409, 'slug']);
  });
});

describe('members', () => {
  it('change roles only at the version the admin saw, and never lose the last admin', async () => {
    const { as, at, member } = await world({ ada: ['ADMIN'], leo: ['LEAD'] });
    const { body } = await as('ada').get(at('members'));
    const leo = body.members.find(({ id }: { id: string }) => id === member.leo);
    expect(
      (await as('ada').patch(`/members/${member.leo}`, { roles: ['ADVISOR'] }, leo.version)).status,
    ).toBe(204);
    expect(
      (await as('ada').patch(`/members/${member.leo}`, { roles: ['LEAD'] }, leo.version)).status,
    ).toBe(412);
    const ada = body.members.find(({ id }: { id: string }) => id === member.ada);
    const last = await as('ada').patch(`/members/${member.ada}`, { roles: ['LEAD'] }, ada.version);
    expect(last.status).toBe(422);
    expect(last.body.detail).toContain('at least one admin');
  });

  it('who are removed are out at once', async () => {
    const { as, at, member } = await world({ ada: ['ADMIN'], leo: ['LEAD'] });
    expect((await as('ada').post(`/members/${member.leo}/remove`)).status).toBe(204);
    expect((await as('leo').get(at('board'))).status).toBe(404);
  });

  it('show their address to admins and to themselves only', async () => {
    const { as, at } = await world({ ada: ['ADMIN'], leo: ['LEAD'] });
    const seen = (await as('leo').get(at('members'))).body.members.map(
      ({ email }: { email: string | null }) => email !== null,
    );
    expect(seen).toEqual([false, true]);
  });
});

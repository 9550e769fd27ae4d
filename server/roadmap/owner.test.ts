import { describe, expect, it } from 'vitest';
import { world } from '#server/testing/world.ts';

const here = () => world({ amy: ['ADMIN'], leo: ['LEAD'], ada: ['ADVISOR'] });

const june = { startsOn: '2026-06-01', peoplePerWeek: 4 };
const may = { startsOn: '2026-05-01', peoplePerWeek: 2.5 };

describe('createOwner', () => {
  it('adds a team with its members and capacity, oldest entry first', async () => {
    const { as, at, member, events } = await here();
    const team = {
      name: 'Data team',
      kind: 'TEAM',
      memberIds: [member.leo],
      capacity: [june, may],
    };
    const made = await as('leo').post(at('owners'), team);
    expect([made.status, made.version]).toEqual([201, 1]);
    expect(made.body).toMatchObject({
      name: 'Data team',
      kind: 'TEAM',
      memberIds: [member.leo],
      inFlight: 0,
      unbacked: 0,
    });
    expect(made.body.capacity).toEqual([may, june]);
    expect((await as('ada').get(at('owners'))).body.owners).toEqual([made.body]);
    expect((await events()).at(-1)).toMatchObject({
      type: 'owner_created',
      subjectId: made.body.id,
    });
  });

  it.each([
    ['two entries on the same day', { name: 'A', kind: 'TEAM', capacity: [june, june] }, 400],
    [
      'fewer than no people',
      { name: 'A', kind: 'TEAM', capacity: [{ ...june, peoplePerWeek: -1 }] },
      400,
    ],
    [
      'a day nobody can name',
      { name: 'A', kind: 'TEAM', capacity: [{ ...june, startsOn: '2026-02-30' }] },
      400,
    ],
    [
      'the year zero',
      { name: 'A', kind: 'TEAM', capacity: [{ ...june, startsOn: '0000-01-01' }] },
      400,
    ],
    ['no kind', { name: 'A' }, 400],
    ['a stranger', { name: 'A', kind: 'TEAM', memberIds: [crypto.randomUUID()] }, 422],
  ])('refuses %s', async (_what, body, status) => {
    const { as, at } = await here();
    expect((await as('leo').post(at('owners'), body)).status).toBe(status);
  });

  it('refuses a person of two members', async () => {
    const { as, at, member } = await here();
    const { status, body } = await as('leo').post(at('owners'), {
      name: 'Leo',
      kind: 'PERSON',
      memberIds: [member.leo, member.amy],
    });
    expect([status, body.fields[0].path]).toEqual([422, 'memberIds']);
  });

  it('is not for advisors', async () => {
    const { as, at } = await here();
    expect((await as('ada').post(at('owners'), { name: 'A', kind: 'TEAM' })).status).toBe(403);
  });
});

describe('editOwner', () => {
  it('replaces members and capacity, and records who came, who left and what changed', async () => {
    const { as, at, member, events } = await here();
    const team = { name: 'Data team', kind: 'TEAM', memberIds: [member.leo], capacity: [may] };
    const { id } = (await as('leo').post(at('owners'), team)).body;
    const edited = await as('amy').patch(
      `/owners/${id}`,
      { memberIds: [member.amy], capacity: [june] },
      1,
    );
    expect([edited.status, edited.version]).toEqual([200, 2]);
    expect(edited.body).toMatchObject({
      name: 'Data team',
      memberIds: [member.amy],
      capacity: [june],
    });
    expect((await events()).at(-1)).toMatchObject({
      type: 'owner_edited',
      facts: { joined: [member.amy], left: [member.leo], capacity: { from: [may], to: [june] } },
    });
  });

  it('gives a member the right to claim what is offered to the team', async () => {
    const { as, at, member } = await here();
    const { id } = (await as('leo').post(at('owners'), { name: 'A', kind: 'TEAM' })).body;
    await as('amy').patch(`/owners/${id}`, { memberIds: [member.leo] }, 1);
    expect((await as('leo').get('/me')).body.workspaces[0].ownerIds).toEqual([id]);
  });

  it('lets one of two at once win', async () => {
    const { as, at } = await here();
    const { id } = (await as('leo').post(at('owners'), { name: 'A', kind: 'TEAM' })).body;
    const both = await Promise.all([
      as('leo').patch(`/owners/${id}`, { name: 'B' }, 1),
      as('amy').patch(`/owners/${id}`, { name: 'C' }, 1),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('refuses to make a person of a team of two', async () => {
    const { as, at, member } = await here();
    const two = { name: 'A', kind: 'TEAM', memberIds: [member.leo, member.amy] };
    const { id } = (await as('leo').post(at('owners'), two)).body;
    expect((await as('leo').patch(`/owners/${id}`, { kind: 'PERSON' }, 1)).status).toBe(422);
  });

  it('refuses the name of another owner', async () => {
    const { as, at } = await here();
    await as('leo').post(at('owners'), { name: 'A', kind: 'TEAM' });
    const { id } = (await as('leo').post(at('owners'), { name: 'B', kind: 'TEAM' })).body;
    const { status, body } = await as('leo').patch(`/owners/${id}`, { name: 'A' }, 1);
    expect([status, body.fields[0].path]).toEqual([409, 'name']);
  });

  it('refuses members of another workspace, and finds nothing there', async () => {
    const [ours, theirs] = [await here(), await here()];
    const { id } = (await ours.as('leo').post(ours.at('owners'), { name: 'A', kind: 'TEAM' })).body;
    const stranger = await ours
      .as('leo')
      .patch(`/owners/${id}`, { memberIds: [theirs.member.leo] }, 1);
    const elsewhere = await theirs.as('leo').patch(`/owners/${id}`, { name: 'B' }, 1);
    expect([stranger.status, elsewhere.status]).toEqual([422, 404]);
  });
});

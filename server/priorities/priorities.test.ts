import { describe, expect, it } from 'vitest';
import { world } from '#server/testing/world.ts';

const people = { ada: ['ADVISOR'], leo: ['LEAD'], eva: ['EXECUTIVE'] } as const;
const here = () => world({ ada: [...people.ada], leo: [...people.leo], eva: [...people.eva] });

type World = Awaited<ReturnType<typeof here>>;

const add = async ({ as, at }: World, name: string) =>
  (await as('ada').post(at('priorities'), { name })).body as {
    id: string;
    version: number;
    rank: number;
  };

const ranking = async ({ as, at }: World) => {
  const { body } = await as('leo').get(at('priorities'));
  return body.priorities.map((priority: { name: string }) => priority.name);
};

async function addOpportunity(
  { db, workspaceId }: World,
  priorityId: string,
  stage: 'ASSESS' | 'PARKED',
) {
  const count = await db.prisma.opportunity.count({ where: { workspaceId } });
  await db.prisma.opportunity.create({
    data: {
      id: crypto.randomUUID(),
      workspaceId,
      title: 'Something',
      stage,
      position: `a${count}`,
      stageSince: new Date(),
      priorityId,
    },
  });
}

describe('createPriority', () => {
  it('adds it below all others, with its version and an event', async () => {
    const w = await here();
    await add(w, 'Answer in a day');
    const made = await w
      .as('eva')
      .post(w.at('priorities'), { name: ' Fewer errors ', why: 'Rework costs us.', weight: 3 });
    expect(made.status).toBe(201);
    expect(made.version).toBe(1);
    expect(made.body).toMatchObject({
      name: 'Fewer errors',
      statement: '',
      why: 'Rework costs us.',
      weight: 3,
      rank: 2,
      metricIds: [],
      opportunities: { strategy: 0, implementation: 0, aside: 0 },
    });
    expect(await ranking(w)).toEqual(['Answer in a day', 'Fewer errors']);
    const event = (await w.events()).at(-1);
    expect(event).toMatchObject({
      type: 'priority_created',
      subjectId: made.body.id,
      actorId: w.member.eva,
    });
  });

  it('has one effect when the request is repeated, and answers the same', async () => {
    const w = await here();
    const first = await w.as('ada').post(w.at('priorities'), { name: 'Once' }, { key: 'k1' });
    const again = await w.as('ada').post(w.at('priorities'), { name: 'Once' }, { key: 'k1' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await ranking(w)).toEqual(['Once']);
  });

  it('refuses a second one of the same name, at its field', async () => {
    const w = await here();
    await add(w, 'Answer in a day');
    const { status, body } = await w
      .as('ada')
      .post(w.at('priorities'), { name: 'Answer in a day' });
    expect([status, body.fields[0].path]).toEqual([409, 'name']);
  });

  it.each([
    ['no name', {}],
    ['a blank name', { name: '  ' }],
    ['a key nobody knows', { name: 'A', rank: 1 }],
    ['a negative weight', { name: 'A', weight: -1 }],
  ])('refuses %s as the wrong shape', async (_what, body) => {
    const { as, at } = await here();
    expect((await as('ada').post(at('priorities'), body)).status).toBe(400);
  });

  it('is not for leads', async () => {
    const { as, at } = await here();
    const { status, body } = await as('leo').post(at('priorities'), { name: 'A' });
    expect([status, body.detail]).toEqual([
      403,
      'Only an advisor, an executive or an admin edits priorities.',
    ]);
  });

  it('gives priorities added at once a strict order', async () => {
    const w = await here();
    const names = Array.from({ length: 8 }, (_, index) => `P${index}`);
    const made = await Promise.all(names.map((name) => add(w, name)));
    expect(made.map(({ rank }) => rank).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('editPriority', () => {
  it('ranks it behind another, or first, and says from where to where', async () => {
    const w = await here();
    const a = await add(w, 'A');
    await add(w, 'B');
    const c = await add(w, 'C');
    const first = await w.as('ada').patch(`/priorities/${c.id}`, { after: null }, c.version);
    expect([first.status, first.body.rank, first.version]).toEqual([200, 1, 2]);
    expect(await ranking(w)).toEqual(['C', 'A', 'B']);
    await w.as('ada').patch(`/priorities/${c.id}`, { after: a.id }, 2);
    expect(await ranking(w)).toEqual(['A', 'C', 'B']);
    expect((await w.events()).at(-1)?.facts).toMatchObject({ rank: { from: 1, to: 2 } });
  });

  it('keeps a strict order when everybody moves at once', async () => {
    const w = await here();
    const all = [await add(w, 'A'), await add(w, 'B'), await add(w, 'C'), await add(w, 'D')];
    const moves = all.map(({ id, version }) =>
      w.as('ada').patch(`/priorities/${id}`, { after: null }, version),
    );
    expect((await Promise.all(moves)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await ranking(w)).toSorted()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('keeps positions short however often two change places', async () => {
    const w = await here();
    const [a, b, c] = [await add(w, 'A'), await add(w, 'B'), await add(w, 'C')];
    const { workspaceId, db } = w;
    await db.prisma.priority.update({
      where: { id: a.id },
      data: { position: `a${'0'.repeat(70)}1` },
    });
    await db.prisma.priority.update({
      where: { id: b.id },
      data: { position: `a${'0'.repeat(70)}2` },
    });
    const { status } = await w.as('ada').patch(`/priorities/${c.id}`, { after: a.id }, c.version);
    expect(status).toBe(200);
    expect(await ranking(w)).toEqual(['A', 'C', 'B']);
    const rows = await db.prisma.priority.findMany({ where: { workspaceId } });
    expect(Math.max(...rows.map(({ position }) => position.length))).toBeLessThan(5);
  });

  it('refuses a stale version and one that is missing', async () => {
    const w = await here();
    const { id } = await add(w, 'A');
    await w.as('eva').patch(`/priorities/${id}`, { why: 'Because.' }, 1);
    const stale = await w.as('ada').patch(`/priorities/${id}`, { why: 'Another reason.' }, 1);
    const without = await w.as('ada').patch(`/priorities/${id}`, { why: 'Another reason.' });
    expect([stale.status, without.status]).toEqual([412, 428]);
    expect((await w.as('ada').get(w.at('priorities'))).body.priorities[0].why).toBe('Because.');
  });

  it('links metrics of this workspace only', async () => {
    const [w, other] = [await here(), await here()];
    const metric = { name: 'Days to answer', unit: 'days', direction: 'DOWN' };
    const ours = (await w.as('ada').post(w.at('metrics'), metric)).body.id;
    const theirs = (await other.as('ada').post(other.at('metrics'), metric)).body.id;
    const { id } = await add(w, 'A');
    const linked = await w.as('ada').patch(`/priorities/${id}`, { metricIds: [ours, ours] }, 1);
    expect(linked.body.metricIds).toEqual([ours]);
    const refused = await w.as('ada').patch(`/priorities/${id}`, { metricIds: [theirs] }, 2);
    expect([refused.status, refused.body.fields[0].path]).toEqual([422, 'metricIds']);
  });

  it('cannot rank behind a priority of another workspace, or behind itself', async () => {
    const [w, other] = [await here(), await here()];
    const [a, theirs] = [await add(w, 'A'), await add(other, 'A')];
    for (const after of [a.id, theirs.id]) {
      expect((await w.as('ada').patch(`/priorities/${a.id}`, { after }, 1)).status).toBe(422);
    }
  });

  it('finds nothing in another workspace', async () => {
    const [w, other] = [await here(), await here()];
    const { id } = await add(w, 'A');
    expect((await other.as('ada').patch(`/priorities/${id}`, { name: 'Mine' }, 1)).status).toBe(
      404,
    );
    expect((await other.as('ada').get(w.at('priorities'))).status).toBe(404);
  });
});

describe('findPriorities', () => {
  it('counts the opportunities on each side of the line, and those put aside', async () => {
    const w = await here();
    const a = await add(w, 'A');
    for (const stage of ['ASSESS', 'ASSESS', 'PARKED'] as const)
      await addOpportunity(w, a.id, stage);
    const { body } = await w.as('leo').get(w.at('priorities'));
    expect(body.priorities[0].opportunities).toEqual({ strategy: 2, implementation: 0, aside: 1 });
  });
});

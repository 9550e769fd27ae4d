import { beforeAll, describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { world } from '#server/testing/world.ts';
import { addDays } from '#shared/time.ts';

type J = Awaited<ReturnType<typeof journey>>;
let j: J;
beforeAll(async () => {
  j = await journey();
});

const chosen = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => ({ id, version: (await j.page(id)).opportunity.version })));

const words = (kind = 'PURSUE') => ({
  kind,
  reason: 'They move the number most.',
  reviewDate: addDays(j.today, 90),
});

async function meet(ids: readonly string[], more: object = {}) {
  const opportunities = await chosen(ids);
  return j.as('ada').post(j.at('decisions'), { ...words(), ...more, opportunities });
}

const many = async (count: number, title: string): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 1; n <= count; n++) ids.push(await j.rated(`${title} ${n}`));
  return ids;
};
const stagesOf = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await j.page(id)).opportunity.stage));
const snapshots = () =>
  j.db.prisma.decisionSnapshot.count({ where: { workspaceId: j.workspaceId } });

describe('deciding on many opportunities at once', () => {
  it('decides all of them on one snapshot, with an event and a brief begun for each', async () => {
    const ids = await many(10, 'Together');
    const before = await snapshots();
    const { status, body } = await meet(ids, { beat: 'The portal', dissent: 'Leo: too many.' });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.moved.map((one: { stage: string }) => one.stage)).toEqual(
      Array(10).fill('DECIDED'),
    );
    expect(await snapshots()).toBe(before + 1);
    const pages = await Promise.all(ids.map((id) => j.page(id)));
    for (const { opportunity, decisions, handoff, events } of pages) {
      expect(opportunity.stage).toBe('DECIDED');
      expect(decisions[0]).toMatchObject({ beat: 'The portal', dissent: 'Leo: too many.' });
      expect(handoff).toMatchObject({ state: 'DRAFT', decisionId: decisions[0]?.id });
      expect(events[0]?.type).toBe('opportunity_decided');
    }
    expect(body.revision).toBe(Math.max(...pages.map(({ events }) => events[0]?.revision ?? 0)));
  });

  it('parks and rejects them too, without a handoff', async () => {
    const ids = await many(2, 'Aside');
    expect((await meet(ids, { kind: 'PARK' })).status).toBe(201);
    expect(await stagesOf(ids)).toEqual(['PARKED', 'PARKED']);
    const more = await many(2, 'No');
    expect((await meet(more, { kind: 'REJECT', reviewDate: null })).status).toBe(201);
    expect(await stagesOf(more)).toEqual(['REJECTED', 'REJECTED']);
    expect((await j.page(more[0] as string)).handoff).toBeNull();
  });

  it('keeps those just decided in the list of their own snapshot, with rank, band and effort', async () => {
    const [id = ''] = await many(1, 'In its own list');
    const { body } = await meet([id]);
    const { status, body: page } = await j.as('leo').get(`/decisions/${body.moved[0].decisionId}`);
    expect(status).toBe(200);
    const row = page.known.list.find((one: { id: string }) => one.id === id);
    expect(row).toMatchObject({ stage: 'ASSESS', weeks: 5, raters: 1, above: expect.any(Boolean) });
    expect(row.means).toEqual(page.known.model.criteria.map(() => 4));
    expect(row.rank).toBe(page.decision.rank);
    expect(page.known.answers[id][0]).toEqual([[3, 4, 5]]);
    expect(page.known).toMatchObject({
      takenOn: j.today,
      horizon: { weeks: 13, ownerId: null },
      model: { version: 1 },
    });
    expect(page.known.capacity).toBeGreaterThan(0);
  });

  it('freezes the cut line of the horizon the meeting looked at', async () => {
    const [id = ''] = await many(1, 'Farther');
    const horizon = { weeks: 26, ownerId: null };
    const { body } = await meet([id], { horizon });
    const { body: page } = await j.as('ada').get(`/decisions/${body.moved[0].decisionId}`);
    expect(page.known.horizon).toEqual(horizon);
    expect(page.known.capacity).toBeGreaterThan(page.today.capacity);
  });

  it('refuses all of them when one is not rated, and names it', async () => {
    const [rated = ''] = await many(1, 'Rated');
    const unrated = await j.opportunity('Nobody has looked at it');
    const before = await snapshots();
    const { status, body } = await meet([rated, unrated]);
    expect(status).toBe(422);
    expect(body.detail).toContain('“Nobody has looked at it”');
    expect(body.fields).toEqual([
      {
        path: `opportunities.${unrated}`,
        message: 'Every criterion has to be rated at least once.',
      },
    ]);
    expect(await stagesOf([rated, unrated])).toEqual(['ASSESS', 'ASSESS']);
    expect(await snapshots()).toBe(before);
  });

  it('refuses all of them when one has changed since, and says which', async () => {
    const ids = await many(3, 'Seen');
    const opportunities = await chosen(ids);
    const changed = ids[1] as string;
    await j
      .as('ada')
      .patch(`/opportunities/${changed}`, { title: 'Renamed' }, opportunities[1]?.version);
    const { status, body } = await j
      .as('ada')
      .post(j.at('decisions'), { ...words(), opportunities });
    expect(status).toBe(412);
    expect(body.fields).toEqual([
      { path: `opportunities.${changed}`, message: 'Someone changed it first; look again.' },
    ]);
    expect(await stagesOf(ids)).toEqual(['ASSESS', 'ASSESS', 'ASSESS']);
  });

  it('refuses what is decided already by name, and what lies in another workspace as not found', async () => {
    const decided = await j.decided('Decided before');
    const { status, body } = await meet([decided]);
    expect([status, body.detail]).toEqual([422, 'It is decided already.']);
    const other = await world({ zoe: ['ADVISOR'] });
    const theirs = await other.as('zoe').post(other.at('opportunities'), { title: 'Theirs' });
    const [mine = ''] = await many(1, 'Mine');
    const opportunities = [...(await chosen([mine])), { id: theirs.body.id, version: 1 }];
    const mixed = await j.as('ada').post(j.at('decisions'), { ...words(), opportunities });
    expect(mixed.status).toBe(404);
    expect(await stagesOf([mine])).toEqual(['ASSESS']);
  });

  it.each([
    ['nobody chosen', { opportunities: [] }, 400],
    ['one chosen twice', { opportunities: [0, 0] }, 400],
    ['no reason', { reason: ' ' }, 400],
    ['no day to look again', { reviewDate: null }, 400],
    ['a day that is over', { reviewDate: '2020-01-01' }, 422],
    ['a condition without a value', { reopen: { metricId: 0, direction: 'UP' } }, 400],
    ['an unknown key', { why: 'not' }, 400],
    ['a horizon of no weeks', { horizon: { weeks: 0, ownerId: null } }, 400],
  ])('refuses %s', async (_what, change, expected) => {
    const [id = ''] = await many(1, 'Refused');
    const [one] = await chosen([id]);
    const body = { ...words(), opportunities: [one], ...change };
    if (body.opportunities.length === 2) body.opportunities = [one, one];
    expect((await j.as('ada').post(j.at('decisions'), body)).status).toBe(expected);
    expect(await stagesOf([id])).toEqual(['ASSESS']);
  });

  it('lets only advisors decide', async () => {
    const [id = ''] = await many(1, 'Rights');
    const opportunities = await chosen([id]);
    for (const who of ['leo', 'eve'] as const) {
      const { status } = await j.as(who).post(j.at('decisions'), { ...words(), opportunities });
      expect(status).toBe(403);
    }
  });

  it('has one effect under one key', async () => {
    const ids = await many(2, 'Once');
    const body = { ...words(), opportunities: await chosen(ids) };
    const ask = () => j.as('ada').post(j.at('decisions'), body, { key: `once-${ids[0]}` });
    const [first, second] = [await ask(), await ask()];
    expect(second.body).toEqual(first.body);
    expect((await j.page(ids[0] as string)).decisions).toHaveLength(1);
  });

  it('lets one of two meetings win that decide on the same at once, and loses nothing of either', async () => {
    const ids = await many(6, 'Fought over');
    const opportunities = await chosen(ids);
    const meeting = (kind: string, from: number, to: number) =>
      j.as('ada').post(j.at('decisions'), {
        ...words(kind),
        opportunities: opportunities.slice(from, to).toReversed(),
      });
    const answers = await Promise.all([meeting('PURSUE', 0, 4), meeting('PARK', 2, 6)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 412]);
    const stages = await stagesOf(ids);
    const pursued = ['DECIDED', 'DECIDED', 'DECIDED', 'DECIDED', 'ASSESS', 'ASSESS'];
    const parked = ['ASSESS', 'ASSESS', 'PARKED', 'PARKED', 'PARKED', 'PARKED'];
    expect(stages).toEqual(answers[0]?.status === 201 ? pursued : parked);
    const loser = answers.find(({ status }) => status === 412);
    expect(loser?.body.fields).toHaveLength(2);
  });
});

describe('taking a meeting back', () => {
  it('reopens all of them at once, until somebody has acted on one', async () => {
    const ids = await many(3, 'Undone');
    const { body } = await meet(ids);
    const opportunities = body.moved.map(
      ({ opportunityId: id, version }: { opportunityId: string; version: number }) => ({
        id,
        version,
      }),
    );
    const undo = { opportunities, reason: 'Undone right after deciding.' };
    const undone = await j.as('ada').post(j.at('decisions/reopen'), undo);
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    expect(await stagesOf(ids)).toEqual(['ASSESS', 'ASSESS', 'ASSESS']);

    const again = await meet(ids);
    expect(again.status).toBe(201);
    const { handoff } = await j.page(ids[0] as string);
    expect(handoff).not.toBeNull();
    await j
      .as('ada')
      .patch(
        `/opportunities/${ids[0]}`,
        { title: 'Acted on' },
        again.body.moved.find((one: { opportunityId: string }) => one.opportunityId === ids[0])
          .version,
      );
    const late = await j.as('ada').post(j.at('decisions/reopen'), {
      reason: 'Undone.',
      opportunities: again.body.moved.map(
        ({ opportunityId: id, version }: { opportunityId: string; version: number }) => ({
          id,
          version,
        }),
      ),
    });
    expect(late.status).toBe(412);
    expect(late.body.fields.map(({ path }: { path: string }) => path)).toEqual([
      `opportunities.${ids[0]}`,
    ]);
    expect(await stagesOf(ids)).toEqual(['DECIDED', 'DECIDED', 'DECIDED']);
  });
});

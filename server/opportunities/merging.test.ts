import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { send } from '#server/testing/list.ts';

type J = Awaited<ReturnType<typeof journey>>;

const versionOf = async (j: J, id: string) => (await j.page(id)).opportunity.version;

async function merge(j: J, id: string, into: string, over: object = {}) {
  const body = { into, reason: 'Both are about letters.', ...over };
  return j.as('ada').post(`/opportunities/${id}/merge`, body, { version: await versionOf(j, id) });
}

async function unmerge(j: J, id: string) {
  const version = await versionOf(j, id);
  return j.as('ada').post(`/opportunities/${id}/unmerge`, {}, { version });
}

const bare = async (j: J, title: string, over: object = {}) =>
  (await j.as('ada').post(j.at('opportunities'), { title, ...over })).body.id as string;

const link = (name: string) => ({ label: name, url: `https://${name}.example.org` });

describe('merging two opportunities', () => {
  it('takes one off the board and reads the history and comments of both in the other', async () => {
    const j = await journey();
    const gone = await bare(j, 'Draft letters', {
      evidence: [link('a'), link('b')],
      labels: ['Post', 'New'],
    });
    const into = await bare(j, 'Draft routine letters', {
      evidence: [link('b')],
      labels: ['post'],
    });
    await j.as('leo').post(`/opportunities/${gone}/comments`, { body: 'Said of the first' });
    await j.as('leo').post(`/opportunities/${into}/comments`, { body: 'Said of the second' });
    const { status, body } = await merge(j, gone, into);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ opportunityId: gone, intoId: into });
    const page = await j.page(into);
    expect(page.opportunity.version).toBe(body.intoVersion);
    expect(page.opportunity).toMatchObject({
      stage: 'ASSESS',
      evidence: [link('b'), link('a')],
      labels: ['post', 'New'],
    });
    expect(page.merged).toMatchObject([
      { id: gone, title: 'Draft letters', version: body.version },
    ]);
    expect(page.comments.map(({ opportunityId, body: said }) => [opportunityId, said])).toEqual([
      [gone, 'Said of the first'],
      [into, 'Said of the second'],
    ]);
    const types = page.events.map(({ type, opportunityId }) => `${type} ${opportunityId === into}`);
    expect(types).toEqual(
      expect.arrayContaining([
        'opportunity_merged false',
        'opportunity_created false',
        'opportunity_created true',
        'opportunity_edited true',
      ]),
    );
    const other = await j.page(gone);
    expect(other.opportunity.stage).toBe('MERGED');
    expect(other.mergedInto).toEqual({ id: into, title: 'Draft routine letters' });
  });

  it('fills what the survivor leaves empty only when asked to', async () => {
    const j = await journey();
    const plain = await bare(j, 'Letters');
    const full = () => j.opportunity('Routine letters');
    await merge(j, await full(), plain);
    expect((await j.page(plain)).opportunity).toMatchObject({
      problem: '',
      effort: null,
      costOfDelay: null,
    });
    await merge(j, await full(), plain, { fill: true });
    expect((await j.page(plain)).opportunity).toMatchObject({
      problem: 'Citizens wait twelve days for an answer to a routine letter.',
      effort: { low: 3, likely: 5, high: 9 },
      costOfDelay: 4000,
      metricId: j.ids.metricId,
    });
  });

  it('leaves what was merged out of everything that lists, unless it is asked for', async () => {
    const j = await journey();
    const gone = await j.opportunity('Zebra crossing lights');
    const into = await j.opportunity('Crossing lights');
    const priorityId = (await j.as('ada').post(j.at('priorities'), { name: 'Safer' })).body.id;
    await j.as('ada').post(j.at('opportunities/assign'), {
      ids: [gone, into],
      priorityId,
      ownerId: j.ids.ownerId,
    });
    await merge(j, gone, into);
    const read = async (path: string) => JSON.stringify((await j.as('ada').get(j.at(path))).body);
    for (const path of [
      'board',
      'opportunities',
      'opportunities/search?text=zebra',
      'opportunities/similar?title=Zebra%20crossing%20lights',
      'ranking',
      'progress',
      'obligations',
      'priorities',
      'owners',
      'metrics',
    ])
      expect(await read(path), path).not.toContain('Zebra');
    expect((await j.as('ada').get(j.at('opportunities'))).body.total).toBe(1);
    const merged = (await j.as('ada').get(j.at('opportunities?stage=MERGED'))).body;
    expect(merged.opportunities).toMatchObject([{ id: gone, stage: 'MERGED' }]);
    const [priority] = (await j.as('ada').get(j.at('priorities'))).body.priorities;
    expect(priority.opportunities).toEqual({ strategy: 1, implementation: 0, aside: 0 });
  });

  it('ends an open round with nothing revealed, for good', async () => {
    const j = await journey();
    await j.db.prisma.member.update({ where: { id: j.member.eve }, data: { roles: ['ADVISOR'] } });
    const gone = await j.rated('Letters');
    const into = await j.opportunity('Routine letters');
    await merge(j, gone, into);
    const seenByEve = [
      (await j.as('eve').get(`/opportunities/${gone}`)).body,
      (await j.as('eve').get(`/opportunities/${into}`)).body,
    ];
    expect(seenByEve[0].round).toMatchObject({ others: [], revealedAt: null });
    expect(seenByEve[1].round).toBeNull();
    for (const [method, path, body] of [
      ['PUT', 'rating', { answers: [], submit: false }],
      ['POST', 'reveal', {}],
    ] as const) {
      const { status } = await j
        .as('ada')
        .ask(method, `/opportunities/${gone}/${path}`, { payload: body });
      expect(status, path).toBe(422);
    }
    const { obligations } = (await j.as('eve').get(j.at('obligations'))).body;
    expect(JSON.stringify(obligations)).not.toContain(gone);
  });

  it('refuses what somebody works on, what is rejected, what was merged itself, and itself', async () => {
    const j = await journey();
    const [decided, a, b, c] = [
      await j.decided('Decided letters'),
      await j.opportunity('A'),
      await j.opportunity('B'),
      await j.opportunity('C'),
    ];
    const refusal = async (id: string, into: string) => {
      const { status, body } = await merge(j, id, into);
      expect(status).toBe(422);
      return body.detail;
    };
    expect(await refusal(decided, a)).toContain('is in Decided: somebody works on it');
    expect(await refusal(a, a)).toBe('These are one and the same.');
    expect((await merge(j, a, b)).status).toBe(200);
    expect(await refusal(c, a)).toBe('“A” was itself merged into “B”. Merge into that one.');
    expect(await refusal(a, c)).toBe('“A” was merged already.');
    expect(await refusal(b, c)).toContain('“A” was merged into “B”. Merge the other way round');
    expect((await merge(j, c, decided)).status).toBe(200);
    const rejected = await j.rated('Rejected');
    const version = await versionOf(j, rejected);
    await j
      .as('ada')
      .post(`/opportunities/${rejected}/decide`, { kind: 'REJECT', reason: 'No.' }, { version });
    expect(await refusal(b, rejected)).toContain('was rejected');
    const elsewhere = await (await journey()).opportunity();
    expect((await merge(j, b, elsewhere)).status).toBe(404);
    expect(
      (
        await j
          .as('leo')
          .post(`/opportunities/${b}/merge`, { into: decided, reason: 'x' }, { version: 1 })
      ).status,
    ).toBe(403);
    expect(
      (await j.as('ada').post(`/opportunities/${b}/merge`, { into: decided, reason: 'x' })).status,
    ).toBe(428);
    expect(
      (
        await j
          .as('ada')
          .post(`/opportunities/${b}/merge`, { into: decided, reason: 'x' }, { version: 1 })
      ).status,
    ).toBe(412);
    expect((await merge(j, b, decided, { reason: ' ' })).status).toBe(400);
  });

  it('is kept to one step by the database itself', async () => {
    const j = await journey();
    const [a, b, c] = [
      await j.opportunity('A'),
      await j.opportunity('B'),
      await j.opportunity('C'),
    ];
    await merge(j, a, b);
    const point = (id: string, into: string) =>
      j.db.pool.query(
        `UPDATE opportunities SET stage = 'MERGED', merged_into_id = $2 WHERE id = $1`,
        [id, into],
      );
    await expect(point(c, a)).rejects.toThrow(/one step/);
    await expect(point(b, c)).rejects.toThrow(/one step/);
    await expect(point(b, b)).rejects.toThrow();
  });

  it('lets one win: merging against deciding, and two merges crosswise', async () => {
    const j = await journey();
    const a = await j.rated('A');
    const b = await j.opportunity('B');
    const version = await versionOf(j, a);
    const decision = { kind: 'PARK', reason: 'Later.', reviewDate: j.today };
    const both = await Promise.all([
      j.as('ada').post(`/opportunities/${a}/merge`, { into: b, reason: 'Same.' }, { version }),
      j.as('ada').post(`/opportunities/${a}/decide`, decision, { version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [c, d] = [await j.opportunity('C'), await j.opportunity('D')];
    const crosswise = await Promise.all([merge(j, c, d), merge(j, d, c)]);
    expect(crosswise.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('keeps a row of a list merged when the list comes again, in its newest words', async () => {
    const j = await journey();
    const mapping = {
      source: 'wishes',
      columns: [
        { column: 0, field: 'externalId' },
        { column: 1, field: 'title' },
        { column: 2, field: 'stage' },
      ],
      stages: { Idea: 'opportunity', Running: 'unbacked_building' },
    };
    const list = (title: string, stage: string) => `Id,Name,State\n1,${title},${stage}\n`;
    await send(j.as('ada'), j.at('imports'), list('Chat', 'Idea'), { mapping });
    const [{ id }] = (await j.as('ada').get(j.at('opportunities'))).body.opportunities;
    await merge(j, id, await j.opportunity('Chat with citizens'));
    const again = await send(j.as('ada'), j.at('imports'), list('Chat and voice', 'Running'), {
      mapping,
    });
    expect(again.body).toMatchObject({ created: 0, changed: 1 });
    expect((await j.page(id)).opportunity).toMatchObject({
      title: 'Chat and voice',
      stage: 'MERGED',
    });
    expect((await j.as('ada').get(j.at('opportunities'))).body.total).toBe(1);
  });
});

describe('taking a merge back', () => {
  it('puts it back where it stood, and takes from the other what nobody has changed since', async () => {
    const j = await journey();
    const gone = await bare(j, 'Letters', {
      problem: 'Slow',
      labels: ['post'],
      evidence: [link('a')],
      costOfDelay: 5,
    });
    const into = await bare(j, 'Routine letters', { labels: ['kept'] });
    await merge(j, gone, into, { fill: true });
    await j.as('ada').patch(`/opportunities/${into}`, { costOfDelay: 7 }, await versionOf(j, into));
    const { status, body } = await unmerge(j, gone);
    expect(status, JSON.stringify(body)).toBe(200);
    expect((await j.page(gone)).opportunity).toMatchObject({ stage: 'ASSESS', problem: 'Slow' });
    expect((await j.page(gone)).mergedInto).toBeNull();
    const page = await j.page(into);
    expect(page.opportunity).toMatchObject({
      problem: '',
      labels: ['kept'],
      evidence: [],
      costOfDelay: 7,
    });
    expect(page.merged).toEqual([]);
    expect(page.events.every(({ opportunityId }) => opportunityId === into)).toBe(true);
    expect((await unmerge(j, gone)).status).toBe(409);
    expect((await merge(j, gone, into)).status).toBe(200);
  });

  it('puts back what was parked as parked, and leaves a decided survivor what its decision rests on', async () => {
    const j = await journey();
    const gone = await j.rated('Letters');
    const park = { kind: 'PARK', reason: 'Later.', reviewDate: j.today };
    await j
      .as('ada')
      .post(`/opportunities/${gone}/decide`, park, { version: await versionOf(j, gone) });
    const into = await j.rated('Routine letters');
    await j
      .as('ada')
      .patch(`/opportunities/${gone}`, { labels: ['post'] }, await versionOf(j, gone));
    await merge(j, gone, into);
    const pursue = { kind: 'PURSUE', reason: 'Now.', reviewDate: j.today };
    await j
      .as('ada')
      .post(`/opportunities/${into}/decide`, pursue, { version: await versionOf(j, into) });
    expect((await unmerge(j, gone)).status).toBe(200);
    expect((await j.page(gone)).opportunity.stage).toBe('PARKED');
    expect((await j.page(into)).opportunity).toMatchObject({ stage: 'DECIDED', labels: ['post'] });
  });

  it('lets a proposal follow: its submitter hears of the survivor, and of its own again', async () => {
    const j = await journey();
    const [gone, into] = [await j.opportunity('Letters'), await j.building('Routine letters')];
    await merge(j, gone, into);
    expect((await j.page(into)).opportunity.stage).toBe('BUILDING');
    await unmerge(j, gone);
    expect((await j.page(gone)).opportunity.stage).toBe('ASSESS');
  });
});

describe('opportunities that look alike', () => {
  it('are found by their titles, most alike first, in this workspace only', async () => {
    const j = await journey();
    const other = await journey();
    await other.opportunity('Predictive flood modeling');
    const flood = await bare(j, 'Predictive flood modelling');
    await bare(j, 'Flood predictive modeling tool');
    await bare(j, 'Chatbot');
    const ask = (query: string) => j.as('leo').get(j.at(`opportunities/similar?${query}`));
    const { body } = await ask('title=predictive%20FLOOD%20modeling');
    expect(body.opportunities.map(({ title }: { title: string }) => title)).toEqual([
      'Predictive flood modelling',
      'Flood predictive modeling tool',
    ]);
    const without = (await ask(`title=Predictive%20flood%20modelling&not=${flood}`)).body;
    expect(without.opportunities).toHaveLength(1);
    expect((await ask('title=%20')).status).toBe(400);
    expect((await ask('title=%25%27--')).body.opportunities).toEqual([]);
  });
});

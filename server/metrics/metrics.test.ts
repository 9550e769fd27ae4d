import { describe, expect, it } from 'vitest';
import { world } from '#server/testing/world.ts';

const now = new Date('2026-11-22T10:00:00Z');
const here = () => world({ ada: ['ADVISOR'], leo: ['LEAD'], mia: ['LEAD'] }, now);

const promised = {
  name: 'Days to answer',
  unit: 'days',
  direction: 'DOWN',
  baseline: 12,
  baselineDate: '2026-01-01',
  baselineSource: 'Ticket system',
  target: 5,
  measureBy: '2026-12-31',
};

async function withMetric(more: object = {}) {
  const w = await here();
  const made = await w.as('ada').post(w.at('metrics'), { ...promised, ...more });
  return { ...w, made, id: made.body.id as string };
}

const reading = (takenOn: string, value: number) => ({ takenOn, value, source: 'Dashboard' });

describe('createMetric', () => {
  it('keeps the first target and date as the original ones', async () => {
    const { made, events } = await withMetric();
    expect([made.status, made.version]).toEqual([201, 1]);
    expect(made.body).toMatchObject({
      ...promised,
      originalTarget: 5,
      originalMeasureBy: '2026-12-31',
      measurerId: null,
      readings: [],
      priorityIds: [],
    });
    expect((await events()).at(-1)).toMatchObject({ type: 'metric_created' });
  });

  it.each([
    ['a target worse than the baseline', { target: 13 }, 'target'],
    ['a baseline that lies ahead', { baselineDate: '2026-11-24' }, 'baselineDate'],
    ['a measure-by date before the baseline', { measureBy: '2025-12-31' }, 'measureBy'],
    ['a measurer from nowhere', { measurerId: crypto.randomUUID() }, 'measurerId'],
  ])('refuses %s, at its field', async (_what, wrong, path) => {
    const { made } = await withMetric(wrong);
    expect([made.status, made.body.fields[0].path]).toEqual([422, path]);
  });

  it('refuses a second one of the same name', async () => {
    const { as, at } = await withMetric();
    expect((await as('ada').post(at('metrics'), promised)).status).toBe(409);
  });

  it('is not for leads', async () => {
    const { as, at } = await here();
    expect((await as('leo').post(at('metrics'), promised)).status).toBe(403);
  });
});

describe('editMetric', () => {
  it('moves the target, keeps the original, and writes the move in the goalpost ledger', async () => {
    const { as, id, events } = await withMetric();
    const edited = await as('ada').patch(
      `/metrics/${id}`,
      { target: 8, measureBy: '2027-03-31' },
      1,
    );
    expect(edited.body).toMatchObject({
      target: 8,
      measureBy: '2027-03-31',
      originalTarget: 5,
      originalMeasureBy: '2026-12-31',
      version: 2,
    });
    expect((await events()).at(-1)).toMatchObject({
      type: 'metric_edited',
      facts: { changed: { target: { from: 5, to: 8 } } },
    });
    const page = await as('leo').get(`/metrics/${id}`);
    expect(page.version).toBe(2);
    expect(page.body.goalposts).toMatchObject([
      {
        byName: 'ada',
        target: { from: 5, to: 8 },
        measureBy: { from: '2026-12-31', to: '2027-03-31' },
      },
    ]);
  });

  it('takes a target set for the first time as the promise, not as a move', async () => {
    const { as, id } = await withMetric({ target: null, measureBy: null });
    const edited = await as('ada').patch(`/metrics/${id}`, { target: 4 }, 1);
    expect(edited.body).toMatchObject({ originalTarget: 4, originalMeasureBy: null });
    await as('ada').patch(`/metrics/${id}`, { target: null }, 2);
    await as('ada').patch(`/metrics/${id}`, { target: 6 }, 3);
    const { body } = await as('leo').get(`/metrics/${id}`);
    expect(body.originalTarget).toBe(4);
    expect(body.goalposts.map((move: { target: unknown }) => move.target)).toEqual([
      { from: 4, to: null },
      { from: null, to: 6 },
    ]);
  });

  it('refuses an edit that breaks the promise as a whole', async () => {
    const { as, id } = await withMetric();
    expect((await as('ada').patch(`/metrics/${id}`, { direction: 'UP' }, 1)).status).toBe(422);
  });

  it('lets one of two at once win', async () => {
    const { as, id } = await withMetric();
    const edits = [6, 7].map((target) => as('ada').patch(`/metrics/${id}`, { target }, 1));
    expect((await Promise.all(edits)).map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('keeps a measurer who has left while something else changes', async () => {
    const w = await here();
    const { id } = (
      await w.as('ada').post(w.at('metrics'), { ...promised, measurerId: w.member.mia })
    ).body;
    await w.db.prisma.member.update({ where: { id: w.member.mia }, data: { removedAt: now } });
    expect((await w.as('ada').patch(`/metrics/${id}`, { name: 'Days' }, 1)).status).toBe(200);
  });
});

describe('recordReading', () => {
  it('adds a reading and an event, whoever edits the metric meanwhile', async () => {
    const { as, id, member, events } = await withMetric();
    const { status, body, version } = await as('ada').post(
      `/metrics/${id}/readings`,
      reading('2026-11-01', 9.5),
    );
    expect([status, version]).toEqual([201, 1]);
    expect(body.readings).toMatchObject([
      { takenOn: '2026-11-01', value: 9.5, source: 'Dashboard', recordedById: member.ada },
    ]);
    expect((await events()).at(-1)).toMatchObject({
      type: 'reading_recorded',
      subjectId: id,
      facts: { takenOn: '2026-11-01', value: 9.5 },
    });
  });

  it('keeps several readings of one day, oldest day first', async () => {
    const { as, id } = await withMetric();
    for (const [day, value] of [
      ['2026-11-02', 9],
      ['2026-11-01', 10],
      ['2026-11-02', 8],
    ] as const) {
      await as('ada').post(`/metrics/${id}/readings`, reading(day, value));
    }
    const { body } = await as('leo').get(`/metrics/${id}`);
    expect(body.readings.map((one: { value: number }) => one.value)).toEqual([10, 9, 8]);
  });

  it('takes tomorrow, for those ahead of UTC, and nothing later', async () => {
    const { as, id } = await withMetric();
    const tomorrow = await as('ada').post(`/metrics/${id}/readings`, reading('2026-11-23', 9));
    const later = await as('ada').post(`/metrics/${id}/readings`, reading('2026-11-24', 9));
    expect([tomorrow.status, later.status, later.body.fields[0].path]).toEqual([
      201,
      422,
      'takenOn',
    ]);
  });

  it.each([
    ['no number', '{"takenOn":"2026-11-01","value":null,"source":"x"}'],
    ['infinity', '{"takenOn":"2026-11-01","value":1e999,"source":"x"}'],
    ['no source', '{"takenOn":"2026-11-01","value":1,"source":" "}'],
    ['the year zero', '{"takenOn":"0000-01-01","value":1,"source":"x"}'],
    ['a zero byte', '{"takenOn":"2026-11-01","value":1,"source":"a\\u0000b"}'],
  ])('refuses %s as the wrong shape', async (_what, payload) => {
    const { as, id } = await withMetric();
    const headers = { 'content-type': 'application/json' };
    const { status } = await as('ada').ask('POST', `/metrics/${id}/readings`, { payload, headers });
    expect(status).toBe(400);
  });

  it('is for the measurer, an advisor or an admin', async () => {
    const w = await here();
    const { id } = (
      await w.as('ada').post(w.at('metrics'), { ...promised, measurerId: w.member.mia })
    ).body;
    const mine = await w.as('mia').post(`/metrics/${id}/readings`, reading('2026-11-01', 9));
    const notMine = await w.as('leo').post(`/metrics/${id}/readings`, reading('2026-11-01', 9));
    expect([mine.status, notMine.status]).toEqual([201, 403]);
    expect(notMine.body.detail).toBe('Only the measurer, an advisor or an admin records readings.');
  });

  it('finds nothing in another workspace', async () => {
    const [{ id }, other] = [await withMetric(), await here()];
    expect(
      (await other.as('ada').post(`/metrics/${id}/readings`, reading('2026-11-01', 9))).status,
    ).toBe(404);
    expect((await other.as('ada').get(`/metrics/${id}`)).status).toBe(404);
  });
});

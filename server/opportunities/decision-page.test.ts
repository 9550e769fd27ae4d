import { beforeAll, describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { addDays, dayOf } from '#shared/time.ts';

const DAY = 86_400_000;
let j: Awaited<ReturnType<typeof journey>>;
beforeAll(async () => {
  j = await journey();
});

const inDays = (days: number) => new Date(Date.now() + days * DAY);
const decisionOf = async (id: string) => (await j.page(id)).decisions[0]?.id ?? '';
const known = async (decision: string) => (await j.as('leo').get(`/decisions/${decision}`)).body;

async function decideAnew(id: string, words: object = {}) {
  const { version } = (await j.page(id)).opportunity;
  await j.as('ada').post(`/opportunities/${id}/reopen`, { reason: 'New facts.' }, { version });
  const body = { kind: 'PARK', reason: 'Not now.', reviewDate: addDays(j.today, 60), ...words };
  const { opportunity } = await j.page(id);
  return j.as('ada').post(`/opportunities/${id}/decide`, body, { version: opportunity.version });
}

describe('what was known when a decision was taken', () => {
  it('is the same a month later, whatever was decided, renamed or rated since', async () => {
    const id = await j.decided('Looked up');
    const decision = await decisionOf(id);
    const before = await known(decision);
    await j.rated('Came later');
    const { version } = (await j.page(id)).opportunity;
    await j.as('ada').patch(`/opportunities/${id}`, { title: 'Renamed since' }, version);
    await j.db.pool.query(
      `UPDATE criteria SET weight = weight * 2 WHERE workspace_id = $1 AND name = 'Value'`,
      [j.workspaceId],
    );
    j.timeIs(inDays(31));
    const after = await known(decision);
    j.timeIs();
    expect(after.known).toEqual(before.known);
    expect(after.known.list.find((row: { id: string }) => row.id === id).title).toBe('Looked up');
    expect(after.today.takenOn).toBe(dayOf(inDays(31)));
    expect(after.today.list.map(({ title }: { title: string }) => title)).toContain('Came later');
    expect(after.today.list.map(({ title }: { title: string }) => title)).toContain(
      'Renamed since',
    );
  });

  it('cannot be changed or removed by anybody, not even in the database', async () => {
    const decision = await decisionOf(await j.decided('Kept'));
    for (const sql of [
      `UPDATE decision_snapshots SET content = '{}' WHERE workspace_id = $1`,
      `DELETE FROM decision_snapshots WHERE workspace_id = $1`,
      `UPDATE decisions SET reason = 'Other' WHERE workspace_id = $1`,
      `DELETE FROM decisions WHERE workspace_id = $1`,
    ]) {
      await expect(j.db.pool.query(sql, [j.workspaceId]), sql).rejects.toThrow();
    }
    await expect(j.db.pool.query('TRUNCATE decision_snapshots CASCADE')).rejects.toThrow();
    expect((await known(decision)).known.list.length).toBeGreaterThan(0);
  });

  it('is read from snapshots of before bands were drawn, with what they do not say left empty', async () => {
    const id = await j.rated('Decided long ago');
    const snapshotId = crypto.randomUUID();
    const content = {
      model: { id: crypto.randomUUID(), version: 1, formula: 'WEIGHTED_SUM', criteria: [] },
      list: [{ id, title: 'Decided long ago', score: 61 }],
    };
    const { workspaceId, member } = j;
    await j.db.prisma.decisionSnapshot.create({
      data: { id: snapshotId, workspaceId, takenAt: new Date(), content },
    });
    const decision = crypto.randomUUID();
    await j.db.prisma.decision.create({
      data: {
        id: decision,
        workspaceId,
        opportunityId: id,
        snapshotId,
        kind: 'REJECT',
        reason: 'No.',
        decidedById: member.ada,
        decidedAt: new Date(),
      },
    });
    const page = await known(decision);
    expect(page.known).toMatchObject({ capacity: null, list: [{ id, rank: 1, band: null }] });
  });

  it('is nobody else’s business', async () => {
    const decision = await decisionOf(await j.decided('Private'));
    const stranger = await journey();
    expect((await stranger.as('ada').get(`/decisions/${decision}`)).status).toBe(404);
    expect((await stranger.as('ada').get('/decisions/none')).status).toBe(404);
    const again = { reason: 'Still.', reviewDate: addDays(j.today, 100) };
    const { status } = await stranger.as('ada').post(`/decisions/${decision}/reconfirm`, again);
    expect(status).toBe(404);
  });
});

describe('a reversal', () => {
  it('cites the decision it takes back, and both say so', async () => {
    const id = await j.decided('Turned round');
    const first = await decisionOf(id);
    const { status, body } = await decideAnew(id);
    expect(status, JSON.stringify(body)).toBe(200);
    const second = await decisionOf(id);
    expect((await known(second)).decision).toMatchObject({
      reversesId: first,
      reversedById: null,
      stands: true,
    });
    expect((await known(first)).decision).toMatchObject({
      reversesId: null,
      reversedById: second,
      stands: false,
    });
    expect((await known(first)).chain.map((one: { id: string }) => one.id)).toEqual([
      second,
      first,
    ]);
    const { body: log } = await j.as('eve').get(j.at('decisions?show=reopened'));
    expect(log.decisions.map((one: { id: string }) => one.id)).toContain(first);
    expect(log.decisions.map((one: { id: string }) => one.id)).not.toContain(second);
  });

  it('is never of another opportunity’s decision, says the database', async () => {
    const one = await decisionOf(await j.decided('One'));
    const other = await j.decided('Other');
    const insert = `INSERT INTO decisions (id, workspace_id, opportunity_id, snapshot_id, reverses_id, kind, reason, decided_by_id, decided_at)
      SELECT gen_random_uuid(), workspace_id, $1, snapshot_id, id, 'PARK', 'x', decided_by_id, now() FROM decisions WHERE id = $2`;
    await expect(j.db.pool.query(insert, [other, one])).rejects.toThrow('same opportunity');
  });
});

describe('a decision past its review date', () => {
  const later = () => j.timeIs(inDays(95));
  const today = () => j.timeIs();
  const reviewDate = () => dayOf(inDays(200));
  const obligations = async (who: 'ada' | 'eve' | 'leo') =>
    (await j.as(who).get(j.at('obligations'))).body.obligations;
  const dueTo = async (who: 'ada' | 'eve' | 'leo', id: string) =>
    (await obligations(who)).some(
      (one: { kind: string; opportunityId: string }) =>
        one.kind === 'reconfirm' && one.opportunityId === id,
    );

  it('is an obligation of who decided it, narrows the log, and is over once it is re-confirmed', async () => {
    const id = await j.decided('Past its day');
    const decision = await decisionOf(id);
    expect(await dueTo('ada', id)).toBe(false);
    later();
    const due = async () =>
      (await j.as('eve').get(j.at('decisions?show=review_due'))).body.decisions.map(
        (one: { id: string }) => one.id,
      );
    expect(await due()).toContain(decision);
    expect(await dueTo('ada', id)).toBe(true);
    expect(await dueTo('leo', id)).toBe(false);
    const answer = await j.as('eve').post(`/decisions/${decision}/reconfirm`, {
      reason: 'Still the best we can do.',
      reviewDate: reviewDate(),
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(await due()).not.toContain(decision);
    expect(await dueTo('ada', id)).toBe(false);
    const { body: board } = await j.as('ada').get(j.at('board'));
    const card = board.columns.DECIDED.find((one: { id: string }) => one.id === id);
    expect(card.review).toBe(reviewDate());
    today();
    const page = await j.page(id);
    expect(page.decisions[0]?.reconfirmations).toMatchObject([
      { reason: 'Still the best we can do.', reviewDate: reviewDate() },
    ]);
    expect(page.events[0]).toMatchObject({
      type: 'decision_reconfirmed',
      facts: { decisionId: decision, reviewDate: reviewDate() },
    });
    await expect(
      j.db.pool.query(`UPDATE reconfirmations SET reason = 'x' WHERE decision_id = $1`, [decision]),
    ).rejects.toThrow();
  });

  it('is re-confirmed for a day to come, with a reason, and only while it stands', async () => {
    const id = await j.decided('Guarded');
    const decision = await decisionOf(id);
    const ask = (body: object, who: 'ada' | 'leo' = 'ada') =>
      j.as(who).post(`/decisions/${decision}/reconfirm`, body);
    const good = { reason: 'Still.', reviewDate: reviewDate() };
    expect((await ask({ ...good, reviewDate: j.today })).status).toBe(422);
    expect((await ask({ ...good, reviewDate: addDays(j.today, 30) })).body.fields[0].path).toBe(
      'reviewDate',
    );
    expect((await ask({ ...good, reason: '' })).status).toBe(400);
    expect((await ask(good, 'leo')).status).toBe(403);
    expect((await decideAnew(id)).status).toBe(200);
    expect((await ask(good)).status).toBe(409);
    const done = await j.delivered('Delivered');
    const speaks = await j.as('ada').post(`/decisions/${await decisionOf(done)}/reconfirm`, good);
    expect(speaks.status).toBe(422);
  });

  it('asks every advisor once who decided it is no longer here', async () => {
    const w = await journey();
    const id = await w.decided('Orphaned');
    await w.db.prisma.member.update({ where: { id: w.member.lin }, data: { roles: ['ADVISOR'] } });
    await w.db.prisma.member.update({ where: { id: w.member.ada }, data: { roles: ['ADMIN'] } });
    w.timeIs(inDays(95));
    const { body } = await w.as('lin').get(w.at('obligations'));
    w.timeIs();
    expect(body.obligations).toMatchObject([{ kind: 'reconfirm', opportunityId: id }]);
  });
});

describe('a condition to look at a decision again', () => {
  const condition = () => ({ metricId: j.ids.metricId, direction: 'UP', value: 12 });
  const read = (value: number) =>
    j.as('ada').post(`/metrics/${j.ids.metricId}/readings`, {
      takenOn: j.today,
      value,
      source: 'Export',
    });
  async function parked(title: string, reopen: object | null = condition()) {
    const id = await j.rated(title);
    const { version } = (await j.page(id)).opportunity;
    const body = { kind: 'PARK', reason: 'Not yet.', reviewDate: addDays(j.today, 60), reopen };
    const answer = await j.as('ada').post(`/opportunities/${id}/decide`, body, { version });
    return { id, answer };
  }
  const owed = async (id: string) =>
    (await j.as('ada').get(j.at('obligations'))).body.obligations.filter(
      (one: { opportunityId: string }) => one.opportunityId === id,
    );

  it('is an obligation once the latest reading meets it, until somebody has looked', async () => {
    await read(5);
    const { id, answer } = await parked('Waits for a number');
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    await read(11);
    expect(await owed(id)).toEqual([]);
    await read(13);
    expect(await owed(id)).toMatchObject([
      { kind: 'reconsider', condition: { metric: 'Days to an answer', unit: 'days', value: 13 } },
    ]);
    const page = await j.page(id);
    expect(page.events[0]).toMatchObject({ type: 'reopen_condition_met', facts: { value: 13 } });
    expect(page.decisions[0]?.reopen).toMatchObject({ latest: 13, metSince: expect.any(String) });
    const met = await j.as('leo').get(j.at('decisions?show=condition_met'));
    expect(met.body.decisions).toMatchObject([{ opportunityId: id }]);

    await read(10);
    expect(await owed(id)).toEqual([]);
    expect((await j.page(id)).events[0]?.type).toBe('reopen_condition_left');
    await read(14);
    const decision = page.decisions[0]?.id;
    const again = { reason: 'A spike.', reviewDate: addDays(j.today, 61) };
    expect((await j.as('ada').post(`/decisions/${decision}/reconfirm`, again)).status).toBe(201);
    expect(await owed(id)).toEqual([]);
    await read(15);
    expect(await owed(id)).toEqual([]);
    await read(1);
    await read(16);
    expect(await owed(id)).toHaveLength(1);
    await read(1);
  });

  it('names a metric of this workspace and a value it has not reached', async () => {
    await read(5);
    const other = await journey();
    const theirs = await parked('Theirs', { ...condition(), metricId: other.ids.metricId });
    expect([theirs.answer.status, theirs.answer.body.fields[0].path]).toEqual([
      422,
      'reopen.metricId',
    ]);
    const reached = await parked('Reached', { ...condition(), value: 4 });
    expect([reached.answer.status, reached.answer.body.fields[0].path]).toEqual([
      422,
      'reopen.value',
    ]);
    expect((await parked('Endless', { ...condition(), value: 1e300 })).answer.status).toBe(400);
  });
});

import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { Progress } from '#shared/progress/schema.ts';
import { addDays } from '#shared/time.ts';

const DAY = 86_400_000;
type Journey = Awaited<ReturnType<typeof journey>>;

async function progressFor(j: Journey): Promise<Progress> {
  const answer = await j.as('eve').get(j.at('progress'));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return Progress.parse(answer.body);
}

async function unbacked(j: Journey, state: string, ownerId: string | null = null) {
  const work = { title: `Unbacked, ${state}`, state, ownerId };
  expect((await j.as('leo').post(j.at('unbacked-work'), work)).status).toBe(201);
}

/** A world with something in every state. */
async function inEveryState(j: Journey) {
  await j.opportunity('Unrated');
  await j.rated('Rated');
  await j.decided('Decided');
  await j.offered('Offered');
  await j.claimed('Claimed');
  await j.accepted('Accepted');
  await j.queued('Queued');
  await j.building('Building');
  await j.delivered('Delivered');
  const proven = await j.delivered('Proven');
  const proof = { value: 4, source: 'Export', verdict: 'ACHIEVED' };
  expect((await j.build('eve', proven, 'prove', proof)).status).toBe(200);
  await unbacked(j, 'QUEUED', j.ids.ownerId);
  await unbacked(j, 'BUILDING');
  await unbacked(j, 'DELIVERED');
}

const titles = (rows: { title: string }[]) => rows.map(({ title }) => title).sort();

describe('progress', () => {
  it('is quiet in an empty workspace', async () => {
    const j = await journey();
    expect(await progressFor(j)).toMatchObject({
      seam: [],
      waitingCost: 0,
      late: 0,
      holders: [],
      unaccepted: [],
      unbacked: { items: [], inFlight: 0, share: null },
      unproven: [],
      outcomes: { achieved: 0, missed: 0, inconclusive: 0, rows: [] },
      metrics: [{ name: 'Days to an answer', latest: null, standing: 'unread' }],
    });
  });

  it('lists each opportunity where it belongs', async () => {
    const j = await journey();
    await inEveryState(j);
    const progress = await progressFor(j);
    const onSeam = ['Accepted', 'Building', 'Claimed', 'Decided', 'Delivered', 'Offered', 'Queued'];
    expect(titles(progress.seam)).toEqual(onSeam);
    expect(titles(progress.unaccepted)).toEqual(['Claimed', 'Decided', 'Offered']);
    expect(titles(progress.unbacked.items)).toEqual(['Unbacked, BUILDING', 'Unbacked, QUEUED']);
    expect(titles(progress.unbacked.backed)).toEqual(['Building', 'Queued']);
    expect(progress.unbacked.share).toBe(0.5);
    expect(titles(progress.unbacked.delivered)).toEqual(['Unbacked, DELIVERED']);
    expect(titles(progress.unproven)).toEqual(['Delivered']);
    expect(progress.outcomes.rows).toMatchObject([{ title: 'Proven', predicted: 5, actual: 4 }]);
  });

  it('reconciles: every figure is the count or the sum of its rows', async () => {
    const now = new Date('2026-11-02T10:00:00Z');
    const j = await journey(now);
    await inEveryState(j);
    now.setTime(now.getTime() + 20 * DAY);
    const p = await progressFor(j);
    const sum = (rows: { waitingCost: number | null }[]) =>
      rows.reduce((total, row) => total + (row.waitingCost ?? 0), 0);
    const count = (rows: { cards: number }[]) => rows.reduce((total, row) => total + row.cards, 0);
    expect(p.waitingCost).toBeGreaterThan(0);
    expect(p.waitingCost).toBe(sum(p.seam));
    expect(p.late).toBe(p.seam.filter(({ late }) => late).length);
    for (const totals of [p.holders, p.ownerTotals]) {
      expect([sum(totals), count(totals)]).toEqual([p.waitingCost, p.seam.length]);
    }
    for (const { memberId, ownerId, cards, waitingCost } of p.holders) {
      const held = p.seam.filter(
        (row) => row.holderId === memberId && row.holderOwnerId === ownerId,
      );
      expect([cards, waitingCost]).toEqual([held.length, sum(held)]);
    }
    expect(p.unbacked.inFlight).toBe(p.unbacked.items.length + p.unbacked.backed.length);
    expect(p.unbacked.deliveredElsewhere).toBe(p.unbacked.delivered.length);
    const { achieved, missed, inconclusive, rows } = p.outcomes;
    expect(achieved + missed + inconclusive).toBe(rows.length);
    for (const { stage, cards } of p.stages) {
      const listed = await j.as('eve').get(j.at(`opportunities?stage=${stage}`));
      expect([stage, cards]).toEqual([stage, listed.body.total]);
    }
  });

  it('counts days in each column from the events that moved the card', async () => {
    const now = new Date('2026-11-02T10:00:00Z');
    const j = await journey(now);
    const id = await j.rated('Counted');
    now.setTime(now.getTime() + 3 * DAY);
    const decision = { kind: 'PURSUE', reason: 'It pays.', reviewDate: '2027-01-04' };
    const say = async (intent: string, body: object) => {
      const { version } = (await j.page(id)).opportunity;
      const answer = await j.as('ada').post(`/opportunities/${id}/${intent}`, body, { version });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await say('decide', decision);
    now.setTime(now.getTime() + 5 * DAY);
    await say('reopen', { reason: 'Again.' });
    now.setTime(now.getTime() + DAY);
    await say('decide', decision);
    now.setTime(now.getTime() + 2 * DAY);
    const { seam } = await progressFor(j);
    expect(seam).toMatchObject([
      { daysPerStage: { ASSESS: 4, DECIDED: 7 }, daysInState: 2, stage: 'DECIDED' },
    ]);
  });

  it('says who holds the ball, since when, at what cost, and whether it is late', async () => {
    const now = new Date('2026-11-02T10:00:00Z');
    const j = await journey(now);
    await j.offered('To the team');
    const asked = await j.claimed('With a question');
    now.setTime(now.getTime() + DAY);
    const question = { field: 'scopeIn', body: 'Which three?', blocking: true };
    await j.hand('leo', asked, 'questions', question);
    now.setTime(now.getTime() + 7 * DAY);
    const { seam } = await progressFor(j);
    expect(seam.find(({ title }) => title === 'To the team')).toMatchObject({
      holderId: null,
      holderOwnerId: j.ids.ownerId,
      waitingCost: Math.round((8 / 7) * 4000),
      due: '2026-11-09',
      late: true,
    });
    expect(seam.find(({ title }) => title === 'With a question')).toMatchObject({
      holderId: j.member.ada,
      since: '2026-11-03T10:00:00+00:00',
      waitingCost: 4000,
      late: false,
    });
  });

  it('leaves self-accepted work out of the seam', async () => {
    const j = await journey();
    await j.queued('Seen');
    await j.db.pool.query('UPDATE handoffs SET self_accepted = true WHERE workspace_id = $1', [
      j.workspaceId,
    ]);
    const { seam, unbacked: work } = await progressFor(j);
    expect([seam, titles(work.backed)]).toEqual([[], ['Seen']]);
  });

  it('sets each metric against its trajectory', async () => {
    const now = new Date('2026-11-02T10:00:00Z');
    const j = await journey(now);
    const path = `/metrics/${j.ids.metricId}`;
    const moved = await j.as('ada').patch(path, { measureBy: addDays('2026-11-02', 30) }, 1);
    expect(moved.status).toBe(200);
    const reading = { takenOn: '2026-11-02', value: 8, source: 'Export' };
    expect((await j.as('ada').post(`${path}/readings`, reading)).status).toBe(201);
    expect((await progressFor(j)).metrics).toMatchObject([
      { latest: 8, expected: 8.5, standing: 'on_course', originalMeasureBy: '2026-11-02' },
    ]);
  });

  it('knows nothing of other workspaces', async () => {
    const [here, there] = [await journey(), await journey()];
    await inEveryState(here);
    const { seam, unaccepted, metrics, members } = await progressFor(there);
    expect([seam, unaccepted, metrics.length, members.length]).toEqual([[], [], 1, 4]);
    expect((await there.as('eve').get(here.at('progress'))).status).toBe(404);
  });
});

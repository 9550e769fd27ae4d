import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = 'ada' | 'eve' | 'lin';

/** Three advisors: Ada, Eve and Lin. */
async function withThreeAdvisors(): Promise<J> {
  const j = await journey();
  for (const name of ['eve', 'lin'] as const)
    await j.db.prisma.member.update({
      where: { id: j.member[name] },
      data: { roles: ['ADVISOR'] },
    });
  return j;
}

async function answersTo(j: J, id: string, likely: number, rationale = '') {
  const { scoringModel } = await j.page(id);
  return scoringModel.criteria.map(({ id: criterionId }) => ({
    criterionId,
    low: likely,
    likely,
    high: likely,
    rationale,
  }));
}

const rate = async (j: J, who: Name, id: string, likely: number) =>
  j.as(who).put(`/opportunities/${id}/rating`, {
    answers: await answersTo(j, id, likely),
    submit: true,
  });

async function begin(
  j: J,
  opportunityIds: string[],
  {
    raters = ['ada', 'eve', 'lin'],
    ...more
  }: { raters?: Name[]; name?: string; dueOn?: string } = {},
) {
  const raterIds = raters.map((name) => j.member[name]);
  const input = { name: 'Autumn', raterIds, opportunityIds, ...more };
  return j.as('ada').post(j.at('rating-sessions'), input);
}

const session = async (j: J, id: string) => (await j.as('leo').get(`/rating-sessions/${id}`)).body;
const queue = async (j: J, who: Name) => (await j.as(who).get(j.at('rating-queue'))).body;

describe('a rating session', () => {
  it('asks exactly its raters about every opportunity, and says so once', async () => {
    const j = await withThreeAdvisors();
    const ids = [await j.opportunity('One'), await j.opportunity('Two')];
    const { status, body } = await begin(j, ids, { raters: ['ada', 'lin'] });
    expect(status).toBe(201);
    const { session: its, opportunities } = await session(j, body.id);
    expect(its).toMatchObject({ name: 'Autumn', opportunities: 2, revealed: 0, closedAt: null });
    expect(opportunities).toHaveLength(2);
    expect(opportunities[0]).toMatchObject({ invited: 2, submitted: 0, skipped: 0, widest: null });
    expect((await queue(j, 'lin')).entries.map(({ title }: { title: string }) => title)).toEqual([
      'One',
      'Two',
    ]);
    expect((await queue(j, 'eve')).entries).toEqual([]);
    const started = (await j.events()).filter(({ type }) => type === 'rating_session_started');
    expect(started).toHaveLength(1);
    expect((await j.page(ids[0] ?? '')).events[0]?.type).toBe('rating_session_started');
    expect((await rate(j, 'eve', ids[0] ?? '', 3)).body.detail).toContain('Autumn');
  });

  it('refuses what is decided or being rated already, says which, and starts nothing', async () => {
    const j = await withThreeAdvisors();
    const begun = await j.opportunity('Begun');
    await j.as('ada').put(`/opportunities/${begun}/rating`, {
      answers: (await answersTo(j, begun, 4)).slice(0, 1),
      submit: false,
    });
    await j.db.prisma.member.updateMany({
      where: { id: { in: [j.member.eve, j.member.lin] } },
      data: { roles: ['LEAD'] },
    });
    const decided = await j.decided('Decided');
    await j.db.prisma.member.updateMany({
      where: { id: { in: [j.member.eve, j.member.lin] } },
      data: { roles: ['ADVISOR'] },
    });
    const { status, body } = await begin(j, [await j.opportunity('Fine'), decided, begun]);
    expect(status).toBe(422);
    expect(body.fields).toEqual([
      { path: 'opportunityIds.1', message: '“Decided” is decided already.' },
      { path: 'opportunityIds.2', message: '“Begun” is being rated already.' },
    ]);
    expect((await j.as('ada').get(j.at('rating-sessions'))).body.sessions).toEqual([]);
  });

  it('takes over a round that nobody has begun', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    await begin(j, [id], { raters: ['ada', 'eve', 'lin'], name: 'First' });
    expect((await begin(j, [id], { raters: ['eve'], name: 'Second' })).status).toBe(201);
    const { round, opportunity } = await j.page(id);
    expect(round).toMatchObject({ number: 1, session: { name: 'Second' } });
    expect(round?.raters.map(({ memberId }) => memberId)).toEqual([j.member.eve]);
    expect(opportunity.ratersInvited).toBe(1);
  });

  it.each([
    ['nobody', { raters: [] }],
    ['a lead', { raters: ['leo'] }],
  ])('refuses to ask %s', async (_, { raters }) => {
    const j = await withThreeAdvisors();
    const answer = await begin(j, [await j.opportunity()], { raters: raters as Name[] });
    expect([400, 422]).toContain(answer.status);
  });

  it('reveals on closing what somebody has handed in for, and asks nobody about the rest', async () => {
    const j = await withThreeAdvisors();
    const [rated, unrated] = [await j.opportunity('Rated'), await j.opportunity('Unrated')];
    const { body } = await begin(j, [rated, unrated]);
    await rate(j, 'ada', rated, 5);
    await rate(j, 'eve', rated, 1);
    // Lin has begun; what is never handed in does not count.
    await j.as('lin').put(`/opportunities/${rated}/rating`, {
      answers: await answersTo(j, rated, 3, 'half a thought'),
      submit: false,
    });
    const closed = await j.as('eve').post(`/rating-sessions/${body.id}/close`);
    expect(closed.body).toEqual({ revealed: 1, withdrawn: 1 });
    const { round, opportunity } = await j.page(rated);
    expect(opportunity.score).toBeCloseTo(50, 6);
    expect(round?.others).toHaveLength(4);
    expect((await j.page(unrated)).opportunity).toMatchObject({ ratersInvited: 0, score: null });
    for (const who of ['ada', 'eve', 'lin'] as const) expect((await queue(j, who)).left).toBe(0);
    const page = await session(j, body.id);
    expect(page.session).toMatchObject({ revealed: 1, opportunities: 2 });
    expect(page.opportunities[0].widest).toMatchObject({ lowest: 1, highest: 5, share: 1 });
    expect((await j.as('ada').post(`/rating-sessions/${body.id}/close`)).status).toBe(409);
    // Whoever rates the other one later opens its round again, for everybody.
    expect((await rate(j, 'ada', unrated, 4)).status).toBe(204);
    expect((await j.page(unrated)).opportunity).toMatchObject({
      ratersInvited: 3,
      ratersSubmitted: 1,
    });
  });

  it('gives back the score of the round before when nobody rated it again', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    const first = await begin(j, [id], { raters: ['ada'] });
    await rate(j, 'ada', id, 5);
    const { score } = (await j.page(id)).opportunity;
    const again = await begin(j, [id], { raters: ['ada', 'eve'], name: 'Again' });
    expect((await j.page(id)).opportunity).toMatchObject({ score: null, ratersInvited: 2 });
    await j.as('ada').post(`/rating-sessions/${again.body.id}/close`);
    const { opportunity, round } = await j.page(id);
    expect(opportunity).toMatchObject({ score, ratersInvited: 1, ratersSubmitted: 1 });
    expect(round?.number).toBe(1);
    expect((await session(j, first.body.id)).session.revealed).toBe(1);
  });

  it('is closed once, when two close it at the same time', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    const { body } = await begin(j, [id]);
    await rate(j, 'ada', id, 4);
    const both = await Promise.all(
      (['ada', 'eve'] as const).map((who) => j.as(who).post(`/rating-sessions/${body.id}/close`)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('the last two who are asked', () => {
  it('reveal it once, when they hand in at the same time', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    await begin(j, [id]);
    await rate(j, 'ada', id, 4);
    const both = await Promise.all((['eve', 'lin'] as const).map((who) => rate(j, who, id, 2)));
    expect(both.map(({ status }) => status)).toEqual([204, 204]);
    const types = (await j.events()).map(({ type }) => type);
    expect(types.filter((type) => type === 'rating_round_revealed')).toHaveLength(1);
    expect((await j.page(id)).round?.others).toHaveLength(8);
  });
});

describe('skipping', () => {
  it('is not waited for: the last of the others reveals it', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    await begin(j, [id]);
    const skip = { reason: 'I wrote it.' };
    expect((await j.as('lin').post(`/opportunities/${id}/rating/skip`, skip)).status).toBe(204);
    await rate(j, 'ada', id, 4);
    expect((await j.page(id)).opportunity).toMatchObject({
      score: null,
      ratersInvited: 2,
      ratersSubmitted: 1,
    });
    await rate(j, 'eve', id, 4);
    const { opportunity, round } = await j.page(id);
    expect(opportunity.score).not.toBeNull();
    expect(round?.raters.find(({ memberId }) => memberId === j.member.lin)).toEqual({
      memberId: j.member.lin,
      submitted: false,
      skipped: true,
      skipReason: 'I wrote it.',
    });
  });

  it('reveals a round whose others have handed in', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    await begin(j, [id], { raters: ['ada', 'eve'] });
    await rate(j, 'ada', id, 4);
    await j.as('eve').post(`/opportunities/${id}/rating/skip`, { reason: 'No idea.' });
    expect((await j.page(id)).round?.revealedAt).not.toBeNull();
  });

  it('leaves nothing to reveal when everybody skips, and says so; one can rate it after all', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    await begin(j, [id], { raters: ['ada', 'eve'] });
    for (const who of ['ada', 'eve'] as const)
      await j.as(who).post(`/opportunities/${id}/rating/skip`, { reason: 'Not mine.' });
    const reveal = await j.as('ada').post(`/opportunities/${id}/reveal`);
    expect(reveal.status).toBe(422);
    expect(reveal.body.detail).toContain('skipped');
    expect((await j.page(id)).opportunity).toMatchObject({ ratersInvited: 0, score: null });
    expect((await rate(j, 'ada', id, 3)).status).toBe(204);
    expect((await j.page(id)).opportunity).toMatchObject({ ratersInvited: 1, ratersSubmitted: 1 });
  });

  it('is refused without a reason, without being asked, twice, and after handing in', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    const skip = (who: Name, reason = 'No idea.') =>
      j.as(who).post(`/opportunities/${id}/rating/skip`, { reason });
    expect((await skip('ada')).status).toBe(422);
    await begin(j, [id], { raters: ['ada', 'eve'] });
    expect((await skip('ada', ' ')).status).toBe(400);
    expect((await skip('lin')).status).toBe(422);
    expect((await skip('ada')).status).toBe(204);
    expect((await skip('ada')).status).toBe(409);
    await rate(j, 'eve', id, 3);
    expect((await skip('eve')).status).toBe(422);
  });
});

describe('the queue', () => {
  it('has what is due first in front, with my drafts and nobody else’s', async () => {
    const j = await withThreeAdvisors();
    const [late, soon] = [await j.opportunity('Later'), await j.opportunity('Sooner')];
    await begin(j, [late], { name: 'Whenever' });
    await begin(j, [soon], { name: 'Tomorrow', dueOn: j.today });
    const [answer] = await answersTo(j, late, 2, 'Mine alone');
    await j.as('eve').put(`/opportunities/${late}/rating`, { answers: [answer], submit: false });
    const mine = await queue(j, 'eve');
    expect(mine).toMatchObject({ left: 2, asked: 2 });
    expect(mine.entries.map(({ title }: { title: string }) => title)).toEqual(['Sooner', 'Later']);
    expect(mine.entries[1].mine).toEqual([answer]);
    expect((await queue(j, 'ada')).entries[1].mine).toEqual([]);
    const at = await j.as('eve').get(j.at(`rating-queue?at=${late}`));
    expect(at.body.entries[0].opportunityId).toBe(late);
    await rate(j, 'eve', soon, 3);
    expect(await queue(j, 'eve')).toMatchObject({ left: 1, asked: 2 });
  });

  it('tells what I had answered on a criterion that left the model meanwhile', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    await begin(j, [id]);
    const [answer] = await answersTo(j, id, 2, 'Half done');
    await j.as('eve').put(`/opportunities/${id}/rating`, { answers: [answer], submit: false });
    const criterion = await j.db.prisma.criterion.update({
      where: { id: answer?.criterionId ?? '' },
      data: { retiredAt: new Date() },
    });
    const [entry] = (await queue(j, 'eve')).entries;
    expect(entry.mine).toEqual([]);
    expect(entry.outdated).toEqual([{ ...answer, name: criterion.name }]);
  });
});

describe('revising after the reveal', () => {
  async function revealed() {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    await begin(j, [id], { raters: ['ada', 'eve'] });
    await rate(j, 'ada', id, 2);
    await rate(j, 'eve', id, 5);
    const [first] = await answersTo(j, id, 4, 'Heard the argument');
    const revise = (who: Name, likely = 4) =>
      j.as(who).post(`/opportunities/${id}/rating/revise`, {
        answers: [{ ...first, low: likely, likely, high: likely }],
      });
    return { j, id, revise, criterionId: first?.criterionId };
  }

  it('keeps both answers and gives a new score', async () => {
    const { j, id, revise, criterionId } = await revealed();
    const before = (await j.page(id)).opportunity.score ?? 0;
    expect((await revise('ada')).status).toBe(204);
    const { opportunity, round } = await j.page(id);
    expect(opportunity.score).toBeGreaterThan(before);
    expect(round?.earlier).toMatchObject([{ memberId: j.member.ada, criterionId, likely: 2 }]);
    expect(round?.mine).toHaveLength(4);
    expect((await j.events()).at(-1)).toMatchObject({ type: 'rating_revised' });
    await expect(
      j.db.prisma.rating.deleteMany({ where: { opportunityId: id, supersededAt: { not: null } } }),
    ).rejects.toThrow();
  });

  it('is for who handed in, with another answer, until it is decided', async () => {
    const { j, id, revise } = await revealed();
    expect((await revise('lin')).status).toBe(403);
    expect((await revise('ada')).status).toBe(204);
    expect((await revise('ada')).status).toBe(422);
    const { version } = (await j.page(id)).opportunity;
    const decision = { kind: 'PARK', reason: 'Not now.', reviewDate: '2099-01-01' };
    await j.as('ada').post(`/opportunities/${id}/decide`, decision, { version });
    expect((await revise('ada', 3)).status).toBe(422);
  });

  it('waits for the reveal', async () => {
    const j = await withThreeAdvisors();
    const id = await j.opportunity();
    await begin(j, [id]);
    await rate(j, 'ada', id, 2);
    const answers = await answersTo(j, id, 3);
    const early = await j.as('ada').post(`/opportunities/${id}/rating/revise`, { answers });
    expect(early.status).toBe(422);
  });
});

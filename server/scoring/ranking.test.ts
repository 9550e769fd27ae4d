import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { Ranking } from '#shared/scoring/ranking.ts';

type J = Awaited<ReturnType<typeof journey>>;

async function rankingOf(j: J): Promise<Ranking> {
  const answer = await j.as('leo').get(j.at('ranking'));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return Ranking.parse(answer.body);
}

const rankedIn = ({ opportunities }: Ranking, id: string) =>
  opportunities.find((one) => one.id === id);

describe('the ranking', () => {
  it('holds the answers of a revealed round, by criterion, with whose they are', async () => {
    const j = await journey();
    const id = await j.rated();
    const ranking = await rankingOf(j);
    const ranked = rankedIn(ranking, id);
    expect(ranked).toMatchObject({ revealed: true, effort: { low: 3, likely: 5, high: 9 } });
    expect(ranked?.answers).toEqual(ranking.model.criteria.map(() => [[3, 4, 5]]));
    expect(ranked?.raters.map((place) => ranking.raters[place])).toEqual([j.member.ada]);
    expect(ranked?.score).toBeGreaterThan(0);
  });

  it('never holds an answer of a round that is still open, nor who gave it', async () => {
    const j = await journey();
    await j.db.prisma.member.update({ where: { id: j.member.eve }, data: { roles: ['ADVISOR'] } });
    const id = await j.rated();
    const ranked = rankedIn(await rankingOf(j), id);
    expect(ranked).toMatchObject({ revealed: false, score: null, raters: [], ratersSubmitted: 1 });
    expect(ranked?.answers.flat()).toEqual([]);
  });

  it('counts what is promised against its owner, and what nobody owns apart', async () => {
    const j = await journey();
    await j.opportunity('Candidate');
    const before = await rankingOf(j);
    expect(before.owners[0]).toMatchObject({ name: 'Data team', committedWeeks: 0 });
    await j.offered('Promised');
    const after = await rankingOf(j);
    expect(after.unownedWeeks).toBe(0);
    expect(after.owners[0]).toMatchObject({
      committedWeeks: 5,
      capacity: [{ startsOn: j.today, peoplePerWeek: 3 }],
    });
    expect(after.opportunities.map(({ title }) => title)).toEqual(['Candidate']);
    await j.db.prisma.opportunity.updateMany({
      where: { workspaceId: j.workspaceId, title: 'Promised' },
      data: { ownerId: null },
    });
    await j.opportunity('Another');
    expect((await rankingOf(j)).unownedWeeks).toBe(5);
  });

  it('answers 304 while nothing has changed', async () => {
    const j = await journey();
    const { headers } = await j.as('ada').get(j.at('ranking'));
    const again = () =>
      j.as('ada').ask('GET', j.at('ranking'), {
        headers: { 'if-none-match': String(headers.etag) },
      });
    expect((await again()).status).toBe(304);
    await j.opportunity();
    expect((await again()).status).toBe(200);
  });

  it('says which places in Decided are against the score, and at what price', async () => {
    const j = await journey();
    const first = await j.decided('First');
    const second = await j.decided('Second');
    await j.db.prisma.opportunity.update({ where: { id: second }, data: { score: 10 } });
    const { version } = (await j.page(second)).opportunity;
    const move = { toStage: 'DECIDED', after: null, reason: 'The minister has promised it.' };
    const moved = await j.as('ada').post(`/opportunities/${second}/move`, move, { version });
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
    const { overrides } = await rankingOf(j);
    expect(overrides).toMatchObject([
      { opportunityId: second, reason: move.reason, rankedById: j.member.ada },
    ]);
    const back = { toStage: 'DECIDED', after: first };
    await j.as('ada').post(`/opportunities/${second}/move`, back, { version: version + 1 });
    expect((await rankingOf(j)).overrides).toEqual([]);
  });

  it('holds nothing of another workspace', async () => {
    const [one, other] = [await journey(), await journey()];
    await one.rated();
    const ranking = await rankingOf(other);
    expect(ranking.opportunities).toEqual([]);
    expect(ranking.raters).not.toContain(one.member.ada);
  });
});

describe('a duel', () => {
  it('keeps the latest word of a member on a pair, whichever way round', async () => {
    const j = await journey();
    const [a, b] = [await j.opportunity('A'), await j.opportunity('B')];
    const judge = (winnerId: string, loserId: string) =>
      j.as('ada').post(j.at('duels'), { winnerId, loserId });
    expect((await judge(a, b)).status).toBe(204);
    expect((await judge(b, a)).status).toBe(204);
    expect((await rankingOf(j)).duels).toEqual([{ winnerId: b, loserId: a }]);
    expect((await j.events()).at(-1)).toMatchObject({ type: 'duel_judged', opportunityId: b });
  });

  it('is kept once when it is told twice at the same moment', async () => {
    const j = await journey();
    const [a, b] = [await j.opportunity('A'), await j.opportunity('B')];
    const answers = await Promise.all(
      [0, 1, 2].map(() => j.as('ada').post(j.at('duels'), { winnerId: a, loserId: b })),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await j.db.prisma.duel.count({ where: { workspaceId: j.workspaceId } })).toBe(1);
  });

  it('is for advisors, between two that are still on the ranking', async () => {
    const j = await journey();
    const [a, b] = [await j.opportunity('A'), await j.opportunity('B')];
    const judge = (who: 'ada' | 'leo', winnerId: string, loserId: string) =>
      j.as(who).post(j.at('duels'), { winnerId, loserId });
    expect((await judge('leo', a, b)).status).toBe(403);
    expect((await judge('ada', a, a)).status).toBe(400);
    expect((await judge('ada', a, crypto.randomUUID())).status).toBe(404);
    const elsewhere = await (await journey()).opportunity();
    expect((await judge('ada', a, elsewhere)).status).toBe(404);
  });
});

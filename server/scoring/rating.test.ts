import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';

type J = Awaited<ReturnType<typeof journey>>;

async function answersTo(j: J, id: string, likely: number) {
  const { scoringModel } = await j.page(id);
  return scoringModel.criteria.map(({ id: criterionId }) => ({
    criterionId,
    low: likely,
    likely,
    high: likely,
    rationale: '',
  }));
}

/** Two advisors, so that a round is not over with the first. */
async function withTwoAdvisors() {
  const j = await journey();
  await j.db.prisma.member.update({ where: { id: j.member.eve }, data: { roles: ['ADVISOR'] } });
  return j;
}

describe('rating', () => {
  it('is revealed when the last one asked has handed in, and then gives the score', async () => {
    const j = await withTwoAdvisors();
    const id = await j.opportunity();
    const path = `/opportunities/${id}/rating`;
    await j.as('ada').put(path, { answers: await answersTo(j, id, 5), submit: true });
    expect((await j.page(id)).opportunity.score).toBeNull();
    await j.as('eve').put(path, { answers: await answersTo(j, id, 3), submit: true });
    const { opportunity, round } = await j.page(id);
    // UP criteria weigh 8 of 10: mean 4 of 1–5 is 75 %, and 25 % for the one that counts down.
    expect(opportunity.score).toBeCloseTo(65, 6);
    expect(round?.others).toHaveLength(4);
  });

  it('can be closed by an advisor before everybody has, but not before anybody has', async () => {
    const j = await withTwoAdvisors();
    const id = await j.opportunity();
    expect((await j.as('ada').post(`/opportunities/${id}/reveal`)).status).toBe(422);
    const rating = { answers: await answersTo(j, id, 4), submit: true };
    await j.as('ada').put(`/opportunities/${id}/rating`, rating);
    expect((await j.as('eve').post(`/opportunities/${id}/reveal`)).status).toBe(204);
    expect((await j.page(id)).opportunity.score).toBeGreaterThan(0);
  });

  it('shows on the board as soon as it begins, and moves the revision for it', async () => {
    const j = await withTwoAdvisors();
    const id = await j.opportunity();
    const before = await j.as('leo').get(j.at('board'));
    await j.as('ada').put(`/opportunities/${id}/rating`, { answers: [], submit: false });
    const after = await j.as('leo').get(j.at('board'));
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(after.body.columns.ASSESS[0]).toMatchObject({ raters: 2 });
  });

  it('names every criterion that is missing when it is handed in', async () => {
    const j = await journey();
    const id = await j.opportunity();
    const [first] = await answersTo(j, id, 4);
    const rating = { answers: [first], submit: true };
    const answer = await j.as('ada').put(`/opportunities/${id}/rating`, rating);
    expect(answer.status).toBe(422);
    expect(answer.body.fields).toHaveLength(3);
  });

  it.each([
    ['off the scale', { low: 0, likely: 3, high: 3 }, 422],
    ['not rising', { low: 4, likely: 3, high: 5 }, 400],
  ])('refuses an answer that is %s', async (_, answer, status) => {
    const j = await journey();
    const id = await j.opportunity();
    const [first] = await answersTo(j, id, 4);
    const rating = { answers: [{ ...first, ...answer }], submit: false };
    expect((await j.as('ada').put(`/opportunities/${id}/rating`, rating)).status).toBe(status);
  });

  it('begins anew after a decision was reopened, and hides the old score until it is revealed', async () => {
    const j = await withTwoAdvisors();
    const id = await j.opportunity();
    const path = `/opportunities/${id}/rating`;
    for (const who of ['ada', 'eve'] as const) {
      await j.as(who).put(path, { answers: await answersTo(j, id, 4), submit: true });
    }
    const decision = { kind: 'PARK', reason: 'Not now.', reviewDate: '2099-01-01' };
    const version = async () => (await j.page(id)).opportunity.version;
    await j.as('ada').post(`/opportunities/${id}/decide`, decision, { version: await version() });
    const again = { reason: 'The rule has changed.' };
    await j.as('ada').post(`/opportunities/${id}/reopen`, again, { version: await version() });
    const second = { answers: await answersTo(j, id, 2), submit: true };
    expect((await j.as('ada').put(path, second)).status).toBe(204);
    const { opportunity, round } = await j.page(id);
    expect(round?.number).toBe(2);
    expect(opportunity).toMatchObject({ score: null, ratersSubmitted: 1, ratersInvited: 2 });
    const early = await j
      .as('ada')
      .post(`/opportunities/${id}/decide`, decision, { version: opportunity.version });
    expect(early.status).toBe(422);
  });
});

describe('what no table could hold', () => {
  it.each([
    ['half a character', { title: 'a\ud800b' }],
    ['a zero byte', { title: 'a\u0000b' }],
  ])('is refused as badly shaped: %s', async (_, body) => {
    const j = await journey();
    expect((await j.as('ada').post(j.at('opportunities'), body)).status).toBe(400);
  });

  it.each(['["score desc","abc","x"]', '["title asc","a","x"]', '[1]', '{'])(
    'is refused as no cursor of ours: %s',
    async (text) => {
      const j = await journey();
      const cursor = Buffer.from(text).toString('base64url');
      const path = `opportunities?sort=score&cursor=${cursor}`;
      expect((await j.as('ada').get(j.at(path))).status).toBe(400);
      expect((await j.as('ada').get(j.at(`decisions?cursor=${cursor}`))).status).toBe(400);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { Obligations } from '#shared/progress/schema.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = 'ada' | 'lin';

/** Two advisors are asked; Ada has handed in, Lin has not. */
async function oneHandedIn() {
  const j = await journey();
  await j.db.prisma.member.update({
    where: { id: j.member.lin },
    data: { roles: ['ADVISOR'] },
  });
  const id = await j.opportunity();
  const raterIds = [j.member.ada, j.member.lin];
  const started = await j
    .as('ada')
    .post(j.at('rating-sessions'), { name: 'Autumn', raterIds, opportunityIds: [id] });
  await handIn(j, 'ada', id);
  return { j, id, sessionId: started.body.id as string };
}

async function handIn(j: J, who: Name, id: string, likely = 4) {
  const { criteria } = (await j.page(id)).scoringModel;
  const answers = criteria.map(({ id: criterionId }) => {
    return { criterionId, low: likely, likely, high: likely, rationale: '' };
  });
  const { status } = await j.as(who).put(`/opportunities/${id}/rating`, { answers, submit: true });
  expect(status).toBe(204);
}

const takeBack = (j: J, who: Name | 'leo', id: string) =>
  j.as(who).post(`/opportunities/${id}/rating/take-back`);
const queue = async (j: J, who: Name) => (await j.as(who).get(j.at('rating-queue'))).body;
const owed = async (j: J, who: Name) =>
  Obligations.parse((await j.as(who).get(j.at('obligations'))).body).obligations.map(
    ({ kind }) => kind,
  );

describe('a rating handed in and not revealed yet', () => {
  it('is taken back: its answers are a draft again, and it is waited for', async () => {
    const { j, id } = await oneHandedIn();
    expect((await queue(j, 'ada')).entries).toEqual([]);
    expect((await takeBack(j, 'ada', id)).status).toBe(204);
    const { opportunity, round } = await j.page(id);
    expect(opportunity).toMatchObject({ ratersInvited: 2, ratersSubmitted: 0, score: null });
    expect(round?.mine).toHaveLength(4);
    const [entry] = (await queue(j, 'ada')).entries;
    expect(entry).toMatchObject({ opportunityId: id, submitted: 0 });
    expect(entry.mine).toHaveLength(4);
    expect(await owed(j, 'ada')).toEqual(['rate']);
    expect((await j.events()).at(-1)).toMatchObject({
      type: 'rating_taken_back',
      opportunityId: id,
      facts: {},
    });
  });

  it('stands in its rater’s queue as handed in, and in nobody else’s', async () => {
    const { j, id } = await oneHandedIn();
    expect((await queue(j, 'ada')).given).toMatchObject([{ opportunityId: id, skipped: false }]);
    expect((await queue(j, 'lin')).given).toEqual([]);
    await handIn(j, 'lin', id);
    expect((await queue(j, 'ada')).given).toEqual([]);
  });

  it('tells nobody anything but that one fewer has handed in', async () => {
    const { j, id } = await oneHandedIn();
    await takeBack(j, 'ada', id);
    const { round } = (await j.as('lin').get(`/opportunities/${id}`)).body;
    expect(round).toMatchObject({ revealedAt: null, mine: [], others: [], earlier: [] });
    expect((await j.events()).at(-1)?.facts).toEqual({});
  });

  it('is handed in again, changed, and reveals with the last', async () => {
    const { j, id } = await oneHandedIn();
    await takeBack(j, 'ada', id);
    await handIn(j, 'lin', id, 2);
    expect((await j.page(id)).round?.revealedAt).toBeNull();
    await handIn(j, 'ada', id, 5);
    const { round } = await j.page(id);
    expect(round?.revealedAt).not.toBeNull();
    expect(round?.mine.map(({ likely }) => likely)).toEqual([5, 5, 5, 5]);
    expect(round?.earlier).toEqual([]);
  });

  it('is not taken back twice, by who has not handed in, by a lead, nor after the reveal', async () => {
    const { j, id } = await oneHandedIn();
    expect((await takeBack(j, 'lin', id)).status).toBe(409);
    expect((await takeBack(j, 'leo', id)).status).toBe(403);
    expect((await takeBack(j, 'ada', id)).status).toBe(204);
    expect((await takeBack(j, 'ada', id)).status).toBe(409);
    await handIn(j, 'ada', id);
    await handIn(j, 'lin', id);
    const late = await takeBack(j, 'ada', id);
    expect(late.status).toBe(422);
    expect(late.body.detail).toBe('It is revealed; revise your rating instead.');
    expect((await takeBack(j, 'ada', await j.opportunity('Never rated'))).status).toBe(409);
    expect((await takeBack(j, 'ada', crypto.randomUUID())).status).toBe(404);
  });

  it('opens the question again that it had answered', async () => {
    const { j, id } = await oneHandedIn();
    await takeBack(j, 'ada', id);
    const asked = { opportunityId: id, input: 'RATING', askedOfId: j.member.ada, chance: 0.4 };
    const { body } = await j.as('ada').post(j.at('input-requests'), asked);
    await handIn(j, 'ada', id);
    const of = async () => j.db.prisma.inputRequest.findUniqueOrThrow({ where: { id: body.id } });
    expect((await of()).answeredAt).not.toBeNull();
    await takeBack(j, 'ada', id);
    expect((await of()).answeredAt).toBeNull();
  });

  it('while the last of the others hands in, ends one way or the other', async () => {
    const { j, id } = await oneHandedIn();
    const [back] = await Promise.all([takeBack(j, 'ada', id), handIn(j, 'lin', id)]);
    const { round, opportunity } = await j.page(id);
    if (back.status === 204) expect(round?.revealedAt).toBeNull();
    else expect([back.status, round?.revealedAt !== null]).toEqual([422, true]);
    expect(opportunity.ratersSubmitted).toBe(back.status === 204 ? 1 : 2);
  });
});

describe('what was skipped and is not revealed yet', () => {
  it('is taken back the same way', async () => {
    const { j, id } = await oneHandedIn();
    await takeBack(j, 'ada', id);
    await j.as('lin').post(`/opportunities/${id}/rating/skip`, { reason: 'Not my field.' });
    expect((await queue(j, 'lin')).given).toMatchObject([{ opportunityId: id, skipped: true }]);
    expect((await takeBack(j, 'lin', id)).status).toBe(204);
    expect((await j.page(id)).opportunity).toMatchObject({ ratersInvited: 2, ratersSubmitted: 0 });
    expect((await queue(j, 'lin')).entries).toHaveLength(1);
  });
});

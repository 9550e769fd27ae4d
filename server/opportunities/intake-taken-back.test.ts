import { describe, expect, it } from 'vitest';
import { hashOf } from '#server/http/session.ts';
import { journey } from '#server/testing/journey.ts';

type J = Awaited<ReturnType<typeof journey>>;

/** A proposal with the receipt its submitter holds. */
async function proposed(j: J) {
  const form = await j.as('ada').post(j.at('intake-links'), { name: 'Staff ideas' });
  const receipt = crypto.randomUUID();
  const { id } = await j.db.prisma.submission.create({
    data: {
      id: crypto.randomUUID(),
      workspaceId: j.workspaceId,
      intakeLinkId: form.body.id,
      receiptHash: new Uint8Array(hashOf(receipt)),
      title: 'Tell people earlier',
      problem: 'They hear too late.',
      submitterName: 'Mara',
      submittedAt: new Date(),
    },
  });
  return { id, receipt };
}

const told = async (j: J, receipt: string) =>
  (await j.app.inject({ url: `/api/v1/intake/receipts/${receipt}` })).json();
const answer = (j: J, id: string, verb: string, body: object = {}) =>
  j.as('ada').post(`/submissions/${id}/${verb}`, body);
const takeBack = (j: J, id: string) => answer(j, id, 'take-back');
const waiting = async (j: J) => (await j.as('ada').get(j.at('submissions'))).body.waiting;

describe('an answer to a proposal', () => {
  it('that declined it is taken back: it waits again, and its receipt says so', async () => {
    const j = await journey();
    const { id, receipt } = await proposed(j);
    await answer(j, id, 'decline', { reason: 'The law does not let us.' });
    expect(await told(j, receipt)).toMatchObject({ state: 'DECLINED' });
    expect((await takeBack(j, id)).status).toBe(204);
    expect(await told(j, receipt)).toMatchObject({ state: 'NEW', answer: '', answeredAt: null });
    expect(await waiting(j)).toBe(1);
    expect((await j.events()).at(-1)).toMatchObject({
      type: 'submission_reopened',
      facts: { from: 'DECLINED' },
    });
    expect((await takeBack(j, id)).status).toBe(409);
    expect((await answer(j, id, 'accept')).status).toBe(200);
  });

  it('that took it up is taken back as long as nobody has worked with the opportunity', async () => {
    const j = await journey();
    const { id, receipt } = await proposed(j);
    const { opportunityId } = (await answer(j, id, 'accept')).body;
    expect((await takeBack(j, id)).status).toBe(204);
    expect(await told(j, receipt)).toMatchObject({ state: 'NEW', standing: null });
    expect((await j.as('ada').get(`/opportunities/${opportunityId}`)).status).toBe(404);
    expect(JSON.stringify((await j.as('ada').get(j.at('board'))).body)).not.toContain(
      opportunityId,
    );
    expect((await answer(j, id, 'accept')).body.opportunityId).not.toBe(opportunityId);
  });

  const works: [string, (j: J, id: string) => Promise<unknown>][] = [
    ['edited it', (j, id) => j.as('ada').patch(`/opportunities/${id}`, { forWhom: 'All' }, 1)],
    [
      'commented on it',
      (j, id) => j.as('leo').post(`/opportunities/${id}/comments`, { body: 'Yes!' }),
    ],
    [
      'begun to rate it',
      (j, id) => j.as('ada').put(`/opportunities/${id}/rating`, { answers: [], submit: false }),
    ],
    [
      'asked about it',
      (j, opportunityId) =>
        j.as('ada').post(j.at('input-requests'), {
          opportunityId,
          input: 'EFFORT',
          askedOfId: j.member.leo,
          chance: 0.5,
        }),
    ],
    [
      'compared it',
      async (j, winnerId) =>
        j.as('ada').post(j.at('duels'), { winnerId, loserId: await j.opportunity() }),
    ],
    [
      'taken another proposal together with it',
      async (j, opportunityId) => answer(j, (await proposed(j)).id, 'merge', { opportunityId }),
    ],
  ];

  it.each(works)('that took it up stands once somebody has %s', async (_, work) => {
    const j = await journey();
    const { id } = await proposed(j);
    const { opportunityId } = (await answer(j, id, 'accept')).body;
    await work(j, opportunityId);
    const { status, body } = await takeBack(j, id);
    expect([status, body.detail]).toEqual([
      422,
      'Somebody has worked with the opportunity since. Reject or merge that instead.',
    ]);
    expect((await j.page(opportunityId)).opportunity.stage).toBe('ASSESS');
  });

  it('that took it together is taken back, and the opportunity stays', async () => {
    const j = await journey();
    const { id, receipt } = await proposed(j);
    const opportunityId = await j.opportunity();
    await answer(j, id, 'merge', { opportunityId, note: 'We know.' });
    expect((await takeBack(j, id)).status).toBe(204);
    expect(await told(j, receipt)).toMatchObject({ state: 'NEW', answer: '', standing: null });
    const page = await j.page(opportunityId);
    expect(page.proposals).toEqual([]);
    expect(page.events[0]?.type).toBe('submission_reopened');
  });

  it('is for advisors to take back, once', async () => {
    const j = await journey();
    const { id } = await proposed(j);
    await answer(j, id, 'decline', { reason: 'No.' });
    expect((await j.as('leo').post(`/submissions/${id}/take-back`)).status).toBe(403);
    const both = await Promise.all([takeBack(j, id), takeBack(j, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

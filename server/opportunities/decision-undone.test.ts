import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];

const versionOf = async (j: J, id: string) => (await j.page(id)).opportunity.version;
const undo = async (j: J, id: string, who: Name = 'ada') =>
  j
    .as(who)
    .post(
      `/opportunities/${id}/reopen`,
      { reason: 'A slip.', undo: true },
      { version: await versionOf(j, id) },
    );
const reject = async (j: J, id: string) =>
  j
    .as('ada')
    .post(
      `/opportunities/${id}/decide`,
      { kind: 'REJECT', reason: 'Not worth it.', reviewDate: null },
      { version: await versionOf(j, id) },
    );

describe('a decision undone right after it was taken', () => {
  it('stays on record as undone, and is not what a later one reverses', async () => {
    const j = await journey();
    const id = await j.decided();
    expect((await undo(j, id)).status).toBe(200);
    expect((await reject(j, id)).status).toBe(200);
    const [second, first] = (await j.page(id)).decisions;
    expect(first).toMatchObject({ undone: true, stands: false, reversedById: null });
    expect(second).toMatchObject({ undone: false, stands: true, reversesId: null });
    const log = (await j.as('eve').get(j.at('decisions'))).body.decisions;
    expect(log.map((one: { undone: boolean }) => one.undone)).toEqual([false, true]);
    const { chain } = (await j.as('eve').get(`/decisions/${second?.id}`)).body;
    expect(chain.map((one: { undone: boolean }) => one.undone)).toEqual([false, true]);
  });

  it('leaves the one before it to be cited, by the next alone', async () => {
    const j = await journey();
    const id = await j.decided();
    const [first] = (await j.page(id)).decisions;
    const reopen = { reason: 'New facts.' };
    await j
      .as('ada')
      .post(`/opportunities/${id}/reopen`, reopen, { version: await versionOf(j, id) });
    await reject(j, id);
    await undo(j, id);
    expect((await j.page(id)).decisions[1]).toMatchObject({ reversedById: null, undone: false });
    await reject(j, id);
    const [third, second, again] = (await j.page(id)).decisions;
    expect(third).toMatchObject({ reversesId: first?.id, stands: true });
    expect(second).toMatchObject({ reversesId: first?.id, undone: true });
    expect(again).toMatchObject({ id: first?.id, reversedById: third?.id });
  });

  it('does not close the ratings it was taken on', async () => {
    const j = await journey();
    const id = await j.decided();
    await undo(j, id);
    const [criterion] = (await j.page(id)).scoringModel.criteria;
    const answer = { criterionId: criterion?.id, low: 1, likely: 1, high: 1 };
    const { status } = await j
      .as('ada')
      .post(`/opportunities/${id}/rating/revise`, { answers: [answer] });
    expect(status).toBe(204);
  });

  it('is for whoever took it, within a quarter of an hour; later it is reopened', async () => {
    const now = new Date();
    const j = await journey(now);
    await j.db.prisma.member.update({ where: { id: j.member.lin }, data: { roles: ['ADVISOR'] } });
    const id = await j.opportunity();
    await j.db.prisma.member.update({ where: { id: j.member.lin }, data: { roles: ['LEAD'] } });
    const decided = await j.decided('Another');
    await j.db.prisma.member.update({ where: { id: j.member.lin }, data: { roles: ['ADVISOR'] } });
    expect((await undo(j, decided, 'lin')).status).toBe(422);
    now.setTime(now.getTime() + 16 * 60_000);
    const late = await undo(j, decided);
    expect([late.status, late.body.detail]).toEqual([
      422,
      'Only who decided can undo it, within 15 minutes. Reopen it instead.',
    ]);
    expect((await j.page(decided)).opportunity.stage).toBe('DECIDED');
    expect((await undo(j, id)).status).toBe(422);
  });
});

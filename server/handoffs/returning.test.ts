import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { passTimeTo } from '#server/testing/pass-time.ts';

type J = Awaited<ReturnType<typeof journey>>;

const on = (field: string, blocking = true) => ({ field, body: `What about ${field}?`, blocking });

async function returned(j: J, id: string, ...fields: string[]) {
  const questions = fields.map((field) => on(field));
  const returning = { reason: 'UNCLEAR_OUTCOME', note: 'Not yet.', questions };
  const { status, body } = await j.hand('leo', id, 'return', returning);
  expect(status, JSON.stringify(body)).toBe(200);
}

async function again(j: J, id: string) {
  expect((await j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId })).status).toBe(200);
  expect((await j.hand('leo', id, 'claim', {})).status).toBe(200);
}

async function deadlocked(j: J): Promise<string> {
  const id = await j.claimed();
  await returned(j, id, 'metric', 'scopeIn');
  await again(j, id);
  await returned(j, id, 'metric');
  return id;
}

async function owed(j: J, who: 'eve' | 'ada', id: string) {
  const { body } = await j.as(who).get(j.at('obligations'));
  return body.obligations.filter((one: { opportunityId: string }) => one.opportunityId === id);
}

async function rule(j: J, who: 'eve' | 'ada' | 'leo', id: string, ruling: object) {
  const { handoff } = await j.page(id);
  return j.as(who).post(`/handoffs/${handoff?.id}/rulings`, ruling);
}

const ruling = { field: 'metric', body: 'The export of the service desk counts.' };

describe('a return', () => {
  it('keeps the version, the reason and the fields its open questions are about', async () => {
    const j = await journey();
    const id = await j.claimed();
    const { body: asked } = await j.hand('leo', id, 'questions', on('appetite'));
    const { handoff } = await j.page(id);
    const answer = { answer: 'Six weeks.' };
    await j.as('ada').post(`/handoffs/${handoff?.id}/questions/${asked.id}/answer`, answer);
    await j.hand('leo', id, 'questions', on('metric', false));
    await returned(j, id, 'scopeIn', 'metric');
    expect((await j.page(id)).handoff?.returned).toMatchObject([
      {
        briefNumber: 1,
        reason: 'UNCLEAR_OUTCOME',
        note: 'Not yet.',
        fields: ['metric', 'scopeIn'],
        returnedById: j.member.leo,
      },
    ]);
  });

  it('asks for a question, and says where it is missing', async () => {
    const j = await journey();
    const id = await j.claimed();
    const refused = await j.hand('leo', id, 'return', { reason: 'CAPACITY' });
    expect([refused.status, refused.body.fields]).toEqual([
      422,
      [{ path: 'questions', message: refused.body.detail }],
    ]);
    expect((await j.page(id)).handoff?.returned).toEqual([]);
  });
});

describe('two returns on the same field', () => {
  it('go to the executives, and not to anybody else', async () => {
    const j = await journey();
    const id = await j.claimed();
    await returned(j, id, 'metric');
    expect(await owed(j, 'eve', id)).toEqual([]);
    await again(j, id);
    await returned(j, id, 'metric', 'scopeIn');
    expect(await owed(j, 'eve', id)).toMatchObject([
      { kind: 'break_deadlock', waitingMemberId: j.member.ada, about: { field: 'metric' } },
    ]);
    expect(await owed(j, 'ada', id)).toMatchObject([{ kind: 'write_brief' }]);
  });

  it('are marked on the board, until they are ruled on', async () => {
    const j = await journey();
    const id = await deadlocked(j);
    const card = async () => {
      const { body } = await j.as('lin').get(j.at('board'));
      return body.columns.DECIDED.find((one: { id: string }) => one.id === id);
    };
    expect(await card()).toMatchObject({ returns: 2, deadlock: true });
    await rule(j, 'eve', id, ruling);
    expect(await card()).not.toHaveProperty('deadlock');
  });

  it('are ended by a ruling, which stands', async () => {
    const j = await journey();
    const id = await deadlocked(j);
    expect((await rule(j, 'eve', id, ruling)).status).toBe(201);
    expect(await owed(j, 'eve', id)).toEqual([]);
    expect((await j.page(id)).handoff?.rulings).toMatchObject([
      { ...ruling, ruledById: j.member.eve },
    ]);
    expect((await j.events()).at(-1)).toMatchObject({ type: 'deadlock_ruled', facts: ruling });
    expect((await rule(j, 'eve', id, ruling)).status).toBe(422);
  });

  it('are ruled on by executives only, on that field only, and by one of two at once', async () => {
    const j = await journey();
    const id = await deadlocked(j);
    expect((await rule(j, 'ada', id, ruling)).status).toBe(403);
    expect((await rule(j, 'leo', id, ruling)).status).toBe(403);
    const elsewhere = await rule(j, 'eve', id, { ...ruling, field: 'scopeIn' });
    expect([elsewhere.status, elsewhere.body.fields[0].path]).toEqual([422, 'field']);
    const both = await Promise.all([rule(j, 'eve', id, ruling), rule(j, 'eve', id, ruling)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });

  it('are no deadlock any more once a lead has accepted', async () => {
    const j = await journey();
    const id = await deadlocked(j);
    await again(j, id);
    const { handoff } = await j.page(id);
    for (const question of handoff?.questions ?? [])
      await j.as('leo').post(`/handoffs/${handoff?.id}/questions/${question.id}/take-as-risk`);
    expect((await j.hand('leo', id, 'accept', j.readBack)).status).toBe(200);
    expect(await owed(j, 'eve', id)).toEqual([]);
    expect((await rule(j, 'eve', id, ruling)).status).toBe(422);
  });
});

describe('a read-back', () => {
  const mismatches = [
    { field: 'notDoing', sentence: 'Anything contentious', note: 'Complaints only.' },
  ];

  it('goes back with a note on a sentence, with words on all of it, or with both', async () => {
    const j = await journey();
    const id = await j.accepted();
    expect((await j.hand('ada', id, 'send-back', {})).status).toBe(400);
    const nothing = { field: 'notDoing', note: ' ' };
    expect((await j.hand('ada', id, 'send-back', { mismatches: [nothing] })).status).toBe(400);
    expect((await j.hand('ada', id, 'send-back', { mismatches })).status).toBe(200);
    const { handoff } = await j.page(id);
    expect(handoff).toMatchObject({ state: 'IN_REVIEW', readBacks: [{ mismatches }] });
    expect(handoff?.readBacks[0]?.mismatch).toBeNull();
    expect((await j.events()).at(-1)?.facts).toMatchObject({ mismatch: 'Complaints only.' });
    expect((await j.hand('leo', id, 'accept', j.readBack)).status).toBe(200);
    const both = { mismatch: 'Read the scope again.', mismatches };
    expect((await j.hand('ada', id, 'send-back', both)).status).toBe(200);
    expect((await j.page(id)).handoff?.readBacks[0]).toMatchObject(both);
  });

  it('is confirmed also after the clock was faster: the flag goes, the work stays', async () => {
    const now = new Date('2026-11-23T09:00:00Z');
    const j = await journey(now);
    const id = await j.accepted();
    await passTimeTo(j, new Date('2026-11-27T09:00:00Z'));
    const before = await j.page(id);
    expect(before.handoff).toMatchObject({ state: 'ACTIVE', readBackUnconfirmed: true });
    expect((await j.hand('leo', id, 'confirm', {})).status).toBe(403);
    expect((await j.hand('ada', id, 'confirm', {})).status).toBe(200);
    const { handoff, item, opportunity } = await j.page(id);
    expect(handoff).toMatchObject({
      state: 'ACTIVE',
      stateSince: before.handoff?.stateSince,
      readBackUnconfirmed: false,
      readBacks: [{ confirmedById: j.member.ada }],
    });
    expect([item?.id, opportunity.stage]).toEqual([before.item?.id, 'QUEUED']);
    expect((await j.events()).at(-1)).toMatchObject({
      type: 'read_back_confirmed',
      facts: { late: true },
    });
    expect((await j.hand('ada', id, 'confirm', {})).status).toBe(422);
  });
});

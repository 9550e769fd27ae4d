import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { passTimeTo } from '#server/testing/pass-time.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];

const asking = { field: 'scopeIn', body: 'Which three categories?', blocking: true };

async function asked(j: J, more: object = {}) {
  const id = await j.claimed();
  const { status, body } = await j.hand('leo', id, 'questions', { ...asking, ...more });
  expect(status, JSON.stringify(body)).toBe(201);
  const { handoff } = await j.page(id);
  const path = `/handoffs/${handoff?.id}/questions/${body.id}`;
  return { id, path, reply: (who: Name, said: object) => j.as(who).post(`${path}/replies`, said) };
}

const threadOf = async (j: J, id: string) => (await j.page(id)).handoff?.questions[0];

async function owed(j: J, who: Name, id: string) {
  const { body } = await j.as(who).get(j.at('obligations'));
  return body.obligations.filter((one: { opportunityId: string }) => one.opportunityId === id);
}

const kinds = (all: { kind: string }[]) => all.map(({ kind }) => kind);

describe('the thread of a question', () => {
  it('keeps what any member says in it, oldest first, and tells everybody', async () => {
    const j = await journey();
    const { id, reply } = await asked(j);
    expect((await reply('eve', { body: 'Ask the desk.' })).status).toBe(201);
    expect((await reply('ada', { body: 'I will.' })).status).toBe(201);
    expect((await threadOf(j, id))?.replies).toMatchObject([
      { authorId: j.member.eve, body: 'Ask the desk.' },
      { authorId: j.member.ada, body: 'I will.' },
    ]);
    expect((await j.events()).slice(-2)).toMatchObject([
      { type: 'question_replied', facts: { field: 'scopeIn' } },
      { type: 'question_replied' },
    ]);
  });

  it('never changes in the database', async () => {
    const j = await journey();
    const { reply } = await asked(j);
    await reply('eve', { body: 'Ask the desk.' });
    const change = j.db.pool.query(`UPDATE replies SET body = 'Else' WHERE workspace_id = $1`, [
      j.workspaceId,
    ]);
    await expect(change).rejects.toThrow(/never change/);
  });

  it('goes on after the answer', async () => {
    const j = await journey();
    const { id, path, reply } = await asked(j);
    expect((await j.as('ada').post(`${path}/answer`, { answer: 'All.' })).status).toBe(204);
    expect((await reply('leo', { body: 'Thank you.' })).status).toBe(201);
    expect(await threadOf(j, id)).toMatchObject({ answer: 'All.', replies: [{}] });
  });

  it('refuses silence, what it does not know, and questions of other handoffs', async () => {
    const j = await journey();
    const { path, reply } = await asked(j);
    expect((await reply('eve', { body: '  ' })).status).toBe(400);
    expect((await reply('eve', { body: 'Yes', loud: true })).status).toBe(400);
    const { handoff } = await j.page(await j.claimed('Another'));
    const elsewhere = path.replace(/handoffs\/[^/]+/, `handoffs/${handoff?.id}`);
    expect((await j.as('eve').post(`${elsewhere}/replies`, { body: 'Yes' })).status).toBe(404);
    const other = await journey();
    expect((await other.as('eve').post(`${path}/replies`, { body: 'Yes' })).status).toBe(404);
  });
});

describe('a mention', () => {
  it('obliges whoever is mentioned to reply, until they have', async () => {
    const j = await journey();
    const { id, reply } = await asked(j, { mentions: [j.member.lin, j.member.lin] });
    expect(await owed(j, 'lin', id)).toMatchObject([
      {
        kind: 'reply',
        waitingMemberId: j.member.leo,
        about: { field: 'scopeIn', question: asking.body },
      },
    ]);
    await reply('lin', { body: 'The three oldest.' });
    expect(await owed(j, 'lin', id)).toEqual([]);
  });

  it('obliges again when it is said again', async () => {
    const now = new Date('2026-11-22T10:00:00Z');
    const j = await journey(now);
    const { id, reply } = await asked(j, { mentions: [j.member.lin] });
    await reply('lin', { body: 'The three oldest.' });
    now.setTime(now.getTime() + 60_000);
    await reply('ada', { body: '@lin which are those?', mentions: [j.member.lin] });
    expect(await owed(j, 'lin', id)).toMatchObject([{ waitingMemberId: j.member.ada }]);
    expect((await threadOf(j, id))?.mentions).toMatchObject([{ mentionedById: j.member.ada }]);
  });

  it('ends with the answer, with the question taken as a risk, and with acceptance', async () => {
    const j = await journey();
    const answered = await asked(j, { mentions: [j.member.lin] });
    const answer = { answer: 'All. @eve knows.', mentions: [j.member.eve] };
    expect((await j.as('ada').post(`${answered.path}/answer`, answer)).status).toBe(204);
    expect(await owed(j, 'lin', answered.id)).toEqual([]);
    expect(await owed(j, 'eve', answered.id)).toEqual([]);
    const risked = await asked(j, { mentions: [j.member.lin] });
    await j.as('leo').post(`${risked.path}/take-as-risk`);
    expect(await owed(j, 'lin', risked.id)).toEqual([]);
    const accepted = await asked(j, { mentions: [j.member.lin], blocking: false });
    expect(kinds(await owed(j, 'lin', accepted.id))).toEqual(['reply']);
    await j.hand('leo', accepted.id, 'accept', j.readBack);
    expect(await owed(j, 'lin', accepted.id)).toEqual([]);
  });

  it('comes with a return as well', async () => {
    const j = await journey();
    const id = await j.claimed();
    const questions = [{ ...asking, mentions: [j.member.eve] }];
    const returning = { reason: 'SCOPE_TOO_BIG', questions };
    expect((await j.hand('leo', id, 'return', returning)).status).toBe(200);
    expect(kinds(await owed(j, 'eve', id))).toEqual(['reply']);
  });

  it('is only of members who are here, and never of oneself', async () => {
    const j = await journey();
    const { id, reply } = await asked(j);
    const other = await journey();
    const stranger = await reply('eve', { body: 'Hm', mentions: [other.member.lin] });
    expect([stranger.status, stranger.body.fields[0].path]).toEqual([422, 'mentions']);
    await j.db.prisma.member.update({
      where: { id: j.member.lin },
      data: { removedAt: new Date() },
    });
    expect((await reply('eve', { body: 'Hm', mentions: [j.member.lin] })).status).toBe(422);
    expect((await threadOf(j, id))?.replies).toEqual([]);
    expect((await reply('eve', { body: 'Me', mentions: [j.member.eve] })).status).toBe(201);
    expect((await threadOf(j, id))?.mentions).toEqual([]);
  });
});

describe('an idle claim', () => {
  const monday = new Date('2026-11-23T09:00:00Z');
  const later = (days: number) => new Date(monday.getTime() + days * 86_400_000);

  it('is not idle while its claimer replies; what others say does not count', async () => {
    const j = await journey(monday);
    const { id, reply } = await asked(j, { blocking: false });
    await passTimeTo(j, later(4));
    await reply('leo', { body: 'I am asking the desk.' });
    await passTimeTo(j, later(8));
    await reply('eve', { body: 'So am I.' });
    expect((await j.page(id)).handoff?.state).toBe('IN_REVIEW');
    await passTimeTo(j, later(15));
    expect((await j.page(id)).handoff?.state).toBe('OFFERED');
  });
});

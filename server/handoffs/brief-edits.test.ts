import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { draftOf } from '#shared/handoffs/draft-of.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];

async function drafting() {
  const j = await journey();
  const id = await j.decided();
  const { handoff } = await j.page(id);
  const at = `/handoffs/${handoff?.id}/brief`;
  const current = async () => {
    const brief = (await j.page(id)).handoff?.briefs[0];
    if (!brief) throw new Error('a draft has a brief');
    return { version: brief.version, draft: draftOf(brief.content) };
  };
  const write = async (who: Name, change: Partial<BriefDraft>) => {
    const { version, draft } = await current();
    return j.as(who).put(at, { ...draft, ...change }, { version });
  };
  const edits = async () => (await j.as('leo').get(`${at}/edits`)).body.edits;
  return { j, id, at, current, write, edits };
}

describe('the history of a draft', () => {
  it('begins with what wrote itself, and names who changed which fields', async () => {
    const { j, write, edits } = await drafting();
    await write('ada', { scopeIn: ['Routine letters'], problem: 'They wait.' });
    expect(await edits()).toMatchObject([
      { version: 2, editedById: j.member.ada, fields: ['problem', 'scopeIn'] },
      { version: 1, editedById: j.member.ada, fields: [] },
    ]);
  });

  it('is one edit for what one author writes in ten minutes, and another after', async () => {
    const { j, write, edits } = await drafting();
    await write('ada', { problem: 'They' });
    await write('ada', { problem: 'They wait' });
    expect((await edits()).map(({ version }: { version: number }) => version)).toEqual([3, 1]);
    j.timeIs(new Date(Date.now() + 11 * 60_000));
    await write('ada', { problem: 'They wait long' });
    expect((await edits()).map(({ version }: { version: number }) => version)).toEqual([4, 3, 1]);
  });

  it('keeps what each of two authors wrote last', async () => {
    const { j, at, write, edits } = await drafting();
    await j.db.prisma.member.update({ where: { id: j.member.lin }, data: { roles: ['ADVISOR'] } });
    await write('ada', { problem: 'Of Ada' });
    await write('lin', { problem: 'Of Lin' });
    await write('ada', { forWhom: 'Of Ada' });
    expect((await edits()).map(({ editedById }: { editedById: string }) => editedById)).toEqual([
      j.member.ada,
      j.member.lin,
      j.member.ada,
      j.member.ada,
    ]);
    expect((await j.as('leo').get(`${at}/edits/2`)).body.draft.problem).toBe('Of Ada');
  });

  it('keeps nothing for a write that changes no word', async () => {
    const { write, edits, current } = await drafting();
    const { version } = await current();
    expect((await write('ada', {})).version).toBe(version);
    expect(await edits()).toHaveLength(1);
  });

  it('brings an edit back as a new one, and loses nothing', async () => {
    const { j, at, write, edits, current } = await drafting();
    await write('ada', { problem: 'Better' });
    const first = (await j.as('ada').get(`${at}/edits/1`)).body.draft;
    const { version } = await current();
    const path = `${at}/edits/1/bring-back`;
    expect((await j.as('ada').post(path, undefined, { version: version - 1 })).status).toBe(412);
    expect((await j.as('ada').post(path, undefined, { version })).status).toBe(200);
    expect((await current()).draft).toEqual(first);
    expect(await edits()).toMatchObject([
      { version: 3, fields: ['problem'] },
      { version: 2 },
      { version: 1 },
    ]);
    expect((await j.as('ada').get(`${at}/edits/2`)).body.draft.problem).toBe('Better');
    expect(
      (await j.as('ada').post(`${at}/edits/9/bring-back`, undefined, { version: 3 })).status,
    ).toBe(404);
  });

  it('begins anew with the next version, from the words that were sent', async () => {
    const { j } = await drafting();
    const id = await j.offered('Sort letters');
    await j.hand('ada', id, 'withdraw', { reason: 'Too early' });
    const { handoff } = await j.page(id);
    const at = `/handoffs/${handoff?.id}/brief`;
    const brief = handoff?.briefs[0];
    if (!brief) throw new Error('a draft has a brief');
    const words = { ...draftOf(brief.content), problem: 'Said better' };
    expect((await j.as('ada').put(at, words, { version: brief.version })).status).toBe(200);
    expect((await j.as('ada').get(`${at}/edits`)).body.edits).toMatchObject([
      { fields: ['problem'] },
      { fields: [] },
    ]);
  });

  it('is nobody’s but the workspace’s', async () => {
    const { at } = await drafting();
    const other = await journey();
    expect((await other.as('ada').get(`${at}/edits`)).status).toBe(404);
    expect((await other.as('ada').get(`${at}/written`)).status).toBe(404);
  });
});

describe('sending a draft', () => {
  it('leaves out the lines nobody filled', async () => {
    const { j } = await drafting();
    const id = await j.briefed('Tidy');
    const { handoff } = await j.page(id);
    const brief = handoff?.briefs[0];
    if (!brief) throw new Error('a draft has a brief');
    const words = {
      ...draftOf(brief.content),
      scopeOut: ['Complaints', ''],
      // biome-ignore lint/suspicious/noThenProperty: `then` is a string here, never awaited
      risks: [{ if: '', then: '' }],
    };
    await j.as('ada').put(`/handoffs/${handoff?.id}/brief`, words, { version: brief.version });
    await j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId });
    const sent = (await j.page(id)).handoff?.briefs[0]?.content;
    expect(sent).toMatchObject({ scopeOut: ['Complaints'], risks: [] });
  });
});

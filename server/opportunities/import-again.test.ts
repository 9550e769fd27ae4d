import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { cardsOf, founded, header, list, mapping, revisionOf, send } from '#server/testing/list.ts';

describe('importing a list again', () => {
  it('changes nothing when the same list comes again', async () => {
    const w = await founded();
    await send(w.as('ada'), w.at('imports'), list, { mapping });
    const [before, revision] = [await cardsOf(w), await revisionOf(w)];
    const { body } = await send(w.as('ada'), w.at('imports'), list, { mapping });
    expect(body).toMatchObject({ created: 0, changed: 0, unchanged: 4, ownersCreated: [] });
    expect(await cardsOf(w)).toEqual(before);
    expect(await revisionOf(w)).toBe(revision);
  });

  it('changes only the rows that changed, and never moves a card', async () => {
    const w = await founded();
    await send(w.as('ada'), w.at('imports'), list, { mapping });
    const changed = list
      .replace('Slow answers,Idea', 'No answers,Done')
      .replace('Fax,Ops,,Off', 'Fax,Ops,,Running');
    const { body } = await send(w.as('ada'), w.at('imports'), `${changed}New,Ops,,,\n`, {
      mapping,
    });
    expect(body).toMatchObject({ created: 1, changed: 1, unchanged: 3 });
    const cards = await cardsOf(w);
    expect(cards.map(({ title, stage, version }) => [title, stage, version])).toEqual([
      ['Chat', 'ASSESS', 2],
      ['New', 'ASSESS', 1],
      ['Search, better', 'BUILDING', 1],
      ['Alerts', 'DELIVERED', 1],
      ['Fax', 'PARKED', 1],
    ]);
    expect(cards[0]?.problem).toBe('No answers');
  });

  it('changes only the words of what somebody has decided on', async () => {
    const w = await journey();
    const byTitle = { ...mapping, identity: [0] };
    await send(w.as('ada'), w.at('imports'), list, { mapping: byTitle });
    const chat = async () => (await cardsOf(w)).find(({ problem }) => /answers$/.test(problem));
    const id = (await chat())?.id ?? '';
    const { scoringModel } = await w.page(id);
    const answers = scoringModel.criteria.map(({ id: criterionId }) => ({
      ...{ criterionId, rationale: '' },
      ...{ low: 3, likely: 4, high: 5 },
    }));
    await w.as('ada').put(`/opportunities/${id}/rating`, { answers, submit: true });
    const { version } = (await w.page(id)).opportunity;
    const decision = { kind: 'PURSUE', reason: 'It helps most.', reviewDate: w.today };
    await w.as('ada').post(`/opportunities/${id}/decide`, decision, { version });
    const before = await chat();
    expect(before).toMatchObject({ stage: 'DECIDED', effortLikely: 3, owner: { name: 'Data' } });

    const changed = list.replace('Chat,Data,Slow answers,Idea,3', 'Chat,Else,No answers,Off,8');
    const { body } = await send(w.as('ada'), w.at('imports'), changed, { mapping: byTitle });
    expect(body).toMatchObject({ created: 0, changed: 1, unchanged: 3, ownersCreated: [] });
    expect(await chat()).toEqual({
      ...before,
      problem: 'No answers',
      version: (before?.version ?? 0) + 1,
      importHash: expect.any(String),
    });
    const again = await send(w.as('ada'), w.at('imports'), changed, { mapping: byTitle });
    expect(again.body).toMatchObject({ changed: 0, unchanged: 4 });
  });

  it('keeps what people wrote in fields the mapping does not speak for', async () => {
    const w = await founded();
    await send(w.as('ada'), w.at('imports'), list, { mapping });
    await w.db.prisma.opportunity.updateMany({
      where: { workspaceId: w.workspaceId, title: 'Chat' },
      data: { hypothesis: 'Ours' },
    });
    await send(w.as('ada'), w.at('imports'), list.replace('Slow', 'Very slow'), { mapping });
    expect((await cardsOf(w))[0]).toMatchObject({
      problem: 'Very slow answers',
      hypothesis: 'Ours',
    });
  });

  it('keeps rows of the same name apart, and finds each again after an edit', async () => {
    const w = await founded();
    const twins = `${header}Chat,Data,One,,\nchat ,DATA,Two,,\nChat,Ops,Three,,\n`;
    expect((await send(w.as('ada'), w.at('imports'), twins, { mapping })).body.created).toBe(3);
    const { body } = await send(w.as('ada'), w.at('imports'), twins.replace('Two', 'Zwei'), {
      mapping,
    });
    expect(body).toMatchObject({ created: 0, changed: 1, unchanged: 2 });
    expect((await cardsOf(w)).map(({ problem }) => problem)).toEqual(['One', 'Zwei', 'Three']);
  });

  it('has one effect when the same request comes twice, and refuses the key for another file', async () => {
    const w = await founded();
    const key = { 'idempotency-key': 'once' };
    const first = await send(w.as('ada'), w.at('imports'), list, { mapping }, key);
    const again = await send(w.as('ada'), w.at('imports'), list, { mapping }, key);
    expect(again.body).toEqual(first.body);
    expect(
      (await send(w.as('ada'), w.at('imports'), `${list}New,,,,\n`, { mapping }, key)).status,
    ).toBe(409);
    expect((await w.as('ada').get(w.at('imports'))).body.imports).toHaveLength(1);
  });

  it('makes no twins when the same list is imported twice at once', async () => {
    const w = await founded();
    const answers = await Promise.all(
      [1, 2].map(() => send(w.as('ada'), w.at('imports'), list, { mapping })),
    );
    expect(answers.map(({ body }) => body.created).sort()).toEqual([0, 4]);
    expect(await cardsOf(w)).toHaveLength(4);
  });
});

const realList = new URL('../../../shared/data/federal-ai-use-cases-2024.csv', import.meta.url);
const mappingOfIt = new URL(
  '../../docs/examples/federal-ai-use-cases-2024.mapping.json',
  import.meta.url,
);

describe('the real list', () => {
  it.skipIf(!existsSync(realList))(
    'is taken whole, and changes nothing the second time',
    async () => {
      const w = await founded();
      const file = await readFile(realList);
      const real = JSON.parse(await readFile(mappingOfIt, 'utf8'));
      const seen = await send(w.as('ada'), w.at('imports/preview'), file);
      const { stages: suggestedStages } = real;
      expect(seen.body).toMatchObject({ encoding: 'windows-1252', rows: 2133, suggestedStages });
      const { body } = await send(w.as('ada'), w.at('imports'), file, { mapping: real });
      expect(body).toMatchObject({ read: 2133, created: 2133, refused: [] });
      const again = await send(w.as('ada'), w.at('imports'), file, { mapping: real });
      expect(again.body).toMatchObject({ created: 0, changed: 0, unchanged: 2133 });
      const cards = await cardsOf(w);
      expect(new Set(cards.map(({ stage, position }) => `${stage} ${position}`)).size).toBe(2133);
      const standing = (stage: string) => cards.filter((card) => card.stage === stage).length;
      expect(['ASSESS', 'BUILDING', 'DELIVERED', 'PARKED'].map(standing)).toEqual([
        403, 691, 897, 142,
      ]);
    },
  );
});

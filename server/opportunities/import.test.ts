import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { cardsOf, founded, header, list, mapping, send, type World } from '#server/testing/list.ts';

async function revisionOf({ db, workspaceId }: World): Promise<number> {
  return Number(
    (await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).revision,
  );
}

describe('looking at a list', () => {
  it('detects encoding and delimiter, guesses columns and stages, and keeps nothing', async () => {
    const w = await founded();
    const text = 'Title;Team;Status\nCafé;Données;Planned\nThé;Données;In production\n';
    const { status, body } = await send(
      w.as('ada'),
      w.at('imports/preview'),
      Buffer.from(text, 'latin1'),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      encoding: 'windows-1252',
      delimiter: ';',
      rows: 2,
      suggestedSource: 'wish-list',
    });
    expect(body.columns.map((column: { guess: string }) => column.guess)).toEqual([
      'title',
      'owner',
      'stage',
    ]);
    expect(body.columns[0].examples).toEqual(['Café', 'Thé']);
    expect(body.suggestedStages).toEqual({
      Planned: 'opportunity',
      'In production': 'delivered_elsewhere',
    });
    expect(await cardsOf(w)).toEqual([]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffTitle,Team\nCafé,A\n'), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from('\ufeffTitle,Team\nCafé,A\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', Buffer.from('Title,Team\nCafé,A\n', 'utf16le'), 'utf-16le'],
    [
      'UTF-16, big end first',
      Buffer.from('\ufeffTitle,Team\nCafé,A\n', 'utf16le').swap16(),
      'utf-16be',
    ],
  ])('reads %s', async (_, file, encoding) => {
    const w = await founded();
    const { body } = await send(w.as('ada'), w.at('imports/preview'), file);
    expect(body).toMatchObject({ encoding, rows: 1 });
    expect(body.columns[0]).toMatchObject({ name: 'Title', examples: ['Café'] });
  });

  it('is for advisors and admins', async () => {
    const w = await founded();
    expect((await send(w.as('leo'), w.at('imports/preview'), list)).status).toBe(403);
    expect((await send(w.as('eve'), w.at('imports'), list, { mapping })).status).toBe(403);
  });
});

describe('importing a list', () => {
  it('makes opportunities where their stage says, with owners, unbacked items and one event', async () => {
    const w = await founded();
    const { status, body } = await send(w.as('ada'), w.at('imports'), list, { mapping });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      read: 4,
      created: 4,
      changed: 0,
      unchanged: 0,
      refused: [],
      ownersCreated: ['Data', 'Ops'],
    });
    const cards = await cardsOf(w);
    expect(cards.map(({ title, stage, owner }) => [title, stage, owner?.name ?? null])).toEqual([
      ['Chat', 'ASSESS', 'Data'],
      ['Search, better', 'BUILDING', 'Data'],
      ['Alerts', 'DELIVERED', null],
      ['Fax', 'PARKED', 'Ops'],
    ]);
    expect(cards[1]).toMatchObject({
      problem: 'Two\nlines',
      items: [{ unbacked: true, state: 'BUILDING' }],
    });
    expect(cards[2]).toMatchObject({
      effortLow: 1.5,
      effortHigh: 1.5,
      items: [{ unbacked: true, state: 'DELIVERED' }],
    });
    const events = await w.events();
    expect(events.map(({ type, facts }) => [type, facts])).toEqual([
      [
        'opportunities_imported',
        {
          importId: body.importId,
          source: 'wishes',
          created: 4,
          changed: 0,
          unchanged: 0,
          refused: 0,
        },
      ],
    ]);
  });

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

  it('appends to a column that has cards already', async () => {
    const w = await founded();
    await send(w.as('ada'), w.at('imports'), `${header}First,,,,\n`, { mapping });
    await send(w.as('ada'), w.at('imports'), `${header}Second,,,,\nThird,,,,\n`, {
      mapping: { ...mapping, source: 'more' },
    });
    expect((await cardsOf(w)).map(({ title }) => title)).toEqual(['First', 'Second', 'Third']);
  });

  it('says of every row it cannot take where it stands and why, and hands them out as a safe CSV', async () => {
    const w = await founded();
    const bad = `${header},Data,,,\n=SUM(A1),Data,,,many\n${'x'.repeat(501)},,,,\nFine,,,,2\nWide,,,,1,2\nLess,,,,-3\n`;
    const { body } = await send(w.as('ada'), w.at('imports'), bad, { mapping });
    expect(body).toMatchObject({ read: 6, created: 1 });
    expect(
      body.refused.map(({ line, reason }: { line: number; reason: string }) => [line, reason]),
    ).toEqual([
      [2, 'It has no title.'],
      [3, 'The effort is not a number.'],
      [4, 'The title has 501 characters; at most 500 fit.'],
      [6, 'It has 6 cells, the header has 5.'],
      [7, 'The effort is out of range: -3.'],
    ]);
    const csv = await w.as('ada').get(`/imports/${body.importId}/refused.csv`);
    expect(csv.headers['content-disposition']).toBe('attachment; filename="wishes-refused.csv"');
    expect(csv.body.split('\r\n')[2]).toBe(
      `"'=SUM(A1)","Data","","","many","","3","The effort is not a number."`,
    );
    const other = await founded();
    expect((await other.as('ada').get(`/imports/${body.importId}/refused.csv`)).status).toBe(404);
  });

  it('takes ids from their column, each once', async () => {
    const w = await founded();
    const byId = {
      source: 'ids',
      columns: [
        { column: 0, field: 'externalId' },
        { column: 1, field: 'title' },
      ],
      stages: {},
    };
    const { body } = await send(w.as('ada'), w.at('imports'), 'Id,Title\n7,One\n7,Two\n,Three\n', {
      mapping: byId,
    });
    expect(body).toMatchObject({
      created: 1,
      refused: [{ reason: 'Its id 7 is taken by line 2.' }, { reason: 'It has no id.' }],
    });
    const renamed = await send(w.as('ada'), w.at('imports'), 'Id,Title\n7,Uno\n', {
      mapping: byId,
    });
    expect(renamed.body).toMatchObject({ changed: 1, created: 0 });
  });

  it('counts in a dry run and writes nothing', async () => {
    const w = await founded();
    const revision = await revisionOf(w);
    const { body } = await send(w.as('ada'), w.at('imports'), list, { mapping, dryRun: true });
    expect(body).toMatchObject({
      dryRun: true,
      importId: null,
      created: 4,
      ownersCreated: ['Data', 'Ops'],
    });
    expect(await cardsOf(w)).toEqual([]);
    expect(await w.db.prisma.owner.count({ where: { workspaceId: w.workspaceId } })).toBe(0);
    expect(await revisionOf(w)).toBe(revision);
    expect((await w.as('ada').get(w.at('imports'))).body.imports).toEqual([]);
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

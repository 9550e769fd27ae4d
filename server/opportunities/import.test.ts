import { describe, expect, it } from 'vitest';
import { cardsOf, founded, header, list, mapping, revisionOf, send } from '#server/testing/list.ts';

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
});

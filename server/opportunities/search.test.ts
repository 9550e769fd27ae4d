import { describe, expect, it } from 'vitest';
import { header, mapping, send } from '#server/testing/list.ts';
import { world } from '#server/testing/world.ts';

async function withTitles(...titles: string[]) {
  const w = await world({ ada: ['ADVISOR'], eve: ['EXECUTIVE'] });
  for (const title of titles) await w.as('ada').post(w.at('opportunities'), { title });
  const search = (text: string) =>
    w.as('eve').get(w.at(`opportunities/search?${new URLSearchParams({ text })}`));
  const found = async (text: string): Promise<string[]> =>
    (await search(text)).body.opportunities.map(({ title }: { title: string }) => title);
  return { ...w, search, found };
}

describe('searching opportunities', () => {
  it('names first what begins so, then where a word begins so, then the rest', async () => {
    const { found } = await withTitles('Unletter', 'Answer letters', 'Letters of credit', 'Chat');
    expect(await found('letter')).toEqual(['Letters of credit', 'Answer letters', 'Unletter']);
  });

  it('wants every word, in any order, whatever the capitals', async () => {
    const { found } = await withTitles('Answer routine letters by draft', 'Answer calls');
    expect(await found('DRAFT answer')).toEqual(['Answer routine letters by draft']);
  });

  it('takes signs as they are', async () => {
    const { found } = await withTitles('100% digital', '100 offices', 'a_b', 'acb', 'back\\slash');
    expect(await found('100%')).toEqual(['100% digital']);
    expect(await found('a_b')).toEqual(['a_b']);
    expect(await found('k\\s')).toEqual(['back\\slash']);
  });

  it('finds by the id a list gave, that very id first', async () => {
    const { as, at, found } = await withTitles('DOL-7 in its title');
    const columns = [...mapping.columns, { column: 5, field: 'externalId' as const }];
    const file = `${header.trim()},Id\nChat,,,,,DOL-77\nAlerts,,,,,DOL-7\n`;
    const imported = await send(as('ada'), at('imports'), file, {
      mapping: { ...mapping, columns },
    });
    expect(imported.status).toBe(200);
    expect(await found('dol-7')).toEqual(['Alerts', 'Chat', 'DOL-7 in its title']);
  });

  it('names eight at most, of this workspace only', async () => {
    const there = await withTitles('Letter from elsewhere');
    const here = await withTitles(...Array.from({ length: 9 }, (_, n) => `Letter ${n}`));
    expect(await here.found('letter')).toHaveLength(8);
    expect(await there.found('letter')).toEqual(['Letter from elsewhere']);
  });

  it('wants something to look for', async () => {
    const { search } = await withTitles();
    expect((await search(' ')).status).toBe(400);
    expect((await search('x'.repeat(201))).status).toBe(400);
    expect((await search('nothing like it')).body).toEqual({ opportunities: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { OpportunitySort } from '#shared/opportunities/schema.ts';

type J = Awaited<ReturnType<typeof journey>>;

/** Every row of the list, page by page, two at a time. */
async function pageThrough(j: J, query: string): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await j.as('ada').get(j.at(`opportunities?${query}&limit=2${cursor}`));
    seen.push(...body.opportunities.map(({ id }: { id: string }) => id));
    if (!body.nextCursor) return seen;
    cursor = `&cursor=${body.nextCursor}`;
  }
}

describe('the list', () => {
  it('pages through every order without a gap or a repeat', async () => {
    const j = await journey();
    for (let n = 0; n < 5; n++) await j.opportunity(`Card ${n}`);
    for (const sort of OpportunitySort.options) {
      const up = await pageThrough(j, `sort=${sort}&order=asc`);
      const down = await pageThrough(j, `sort=${sort}&order=desc`);
      expect([sort, new Set(up).size, up.length]).toEqual([sort, 5, 5]);
      expect(down).toEqual(up.reverse());
    }
  });

  it('is narrowed by words, stage, priority and owner, and counts what it found', async () => {
    const j = await journey();
    await j.opportunity('Water the plants');
    await j.offered('Mend the roof');
    const total = async (query: string) =>
      (await j.as('ada').get(j.at(`opportunities?${query}`))).body.total;
    expect(await total('text=roof')).toBe(1);
    expect(await total('text=%25')).toBe(0);
    expect(await total('stage=OFFERED')).toBe(1);
    expect(await total(`ownerId=${j.ids.ownerId}`)).toBe(1);
    expect(await total('priorityId=none')).toBe(2);
  });

  it('gives many an owner at once, all of them or none', async () => {
    const j = await journey();
    const theirs = await (await journey()).opportunity();
    const ids = [await j.opportunity('a'), await j.opportunity('b')];
    const assign = (some: string[]) =>
      j.as('ada').post(j.at('opportunities/assign'), { ids: some, ownerId: j.ids.ownerId });
    expect((await assign([...ids, theirs])).status).toBe(404);
    expect((await assign(ids)).body).toEqual({ changed: 2 });
    expect((await j.page(ids[0] ?? '')).opportunity.ownerId).toBe(j.ids.ownerId);
  });

  it('finds what is off the board by its stage, with why it is', async () => {
    const j = await journey();
    const [parked, gone, into] = [
      await j.rated('Later'),
      await j.opportunity('The same'),
      await j.opportunity('The other'),
    ];
    const version = async (id: string) => (await j.page(id)).opportunity.version;
    const park = { kind: 'PARK', reason: 'No money this year.', reviewDate: j.today };
    await j.as('ada').post(`/opportunities/${parked}/decide`, park, {
      version: await version(parked),
    });
    await j.as('ada').post(
      `/opportunities/${gone}/merge`,
      { into, reason: 'Twins.' },
      {
        version: await version(gone),
      },
    );
    const list = async (stage: string) =>
      (await j.as('leo').get(j.at(`opportunities?stage=${stage}`))).body.opportunities;
    expect(await list('PARKED')).toMatchObject([{ id: parked, why: 'No money this year.' }]);
    expect(await list('MERGED')).toMatchObject([{ id: gone, why: 'The other' }]);
    expect(await list('ASSESS')).toMatchObject([{ id: into, why: null }]);
  });
});

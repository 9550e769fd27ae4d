import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#server/root.ts';
import { founded, send, type World } from '#server/testing/list.ts';
import type { ImportReport } from '#shared/opportunities/import.ts';

const mapping = { source: 'wishes', columns: [{ column: 0, field: 'title' }] };
const published = resolve(projectRoot, '../shared/data/federal-ai-use-cases-2024.csv');

async function run({ as, at }: World, titles: string[], dryRun = false): Promise<ImportReport> {
  const file = `Name\n${titles.map((title) => `"${title}"\n`).join('')}`;
  const { status, body } = await send(as('ada'), at('imports'), file, { mapping, dryRun });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('rows that look alike', () => {
  it('are named by an import and by a dry run, and imported all the same', async () => {
    const world = await founded();
    const { id } = (
      await world.as('ada').post(world.at('opportunities'), { title: 'Predictive flood modeling' })
    ).body;
    const titles = ['Predictive flood modelling', 'Chatbot', 'Letters', 'chatbot', 'Chatbot'];
    const dry = await run(world, titles, true);
    expect(dry.alike).toMatchObject({
      count: 3,
      complete: true,
      rows: [
        {
          line: 5,
          title: 'chatbot',
          rows: 2,
          like: { id: null, line: 3, title: 'Chatbot' },
          opportunityId: null,
        },
        { line: 2, rows: 1, like: { id, line: null, title: 'Predictive flood modeling' } },
      ],
    });
    const done = await run(world, titles);
    expect(done).toMatchObject({ created: 5, alike: { count: 3 } });
    expect(done.alike.rows[0]?.opportunityId).toEqual(expect.any(String));
    expect((await run(world, titles)).alike).toEqual({ count: 0, rows: [], complete: true });
  });

  it('are not looked for among what was merged away', async () => {
    const world = await founded();
    const add = async (title: string) =>
      (await world.as('ada').post(world.at('opportunities'), { title })).body.id;
    const [gone, into] = [await add('Predictive flood modeling'), await add('High water')];
    await world
      .as('ada')
      .post(`/opportunities/${gone}/merge`, { into, reason: 'Same.' }, { version: 1 });
    expect((await run(world, ['Predictive flood modelling'], true)).alike.count).toBe(0);
  });

  it('are looked for only so long where everything looks like everything', async () => {
    const world = await founded();
    const titles = Array.from(
      { length: 4000 },
      (_, n) => `Answer routine letters by draft, office ${n}`,
    );
    const started = performance.now();
    const { alike } = await run(world, [...titles, titles[7] ?? ''], true);
    expect(alike.complete).toBe(false);
    expect(alike.count).toBeGreaterThan(100);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it.runIf(existsSync(published))('of a list of 2,133 are told within seconds', async () => {
    const world = await founded();
    const started = performance.now();
    const { status, body } = await send(
      world.as('ada'),
      world.at('imports'),
      readFileSync(published),
      {
        mapping: { ...mapping, encoding: 'windows-1252' },
        dryRun: true,
      },
    );
    expect(status, JSON.stringify(body)).toBe(200);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(body.alike.rows).toHaveLength(50);
    expect(body.alike.complete).toBe(true);
  });
});

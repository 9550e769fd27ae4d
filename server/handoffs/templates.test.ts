import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { TemplateContent } from '#shared/handoffs/template.ts';

const content = TemplateContent.parse({
  scopeOut: ['Anything decided without a person'],
  firstAction: 'Look at fifty cases together.',
});

async function templating() {
  const j = await journey();
  const at = j.at('brief-templates');
  const write = (name: string, isDefault = false) =>
    j.as('ada').post(at, { name, content, isDefault });
  const list = async () => (await j.as('leo').get(at)).body.templates;
  return { j, at, write, list };
}

describe('brief templates', () => {
  it('are written by an advisor or an admin, and read by everybody', async () => {
    const { j, at, write, list } = await templating();
    expect((await write('AI feature')).status).toBe(201);
    expect((await j.as('leo').post(at, { name: 'Mine', content })).status).toBe(403);
    expect(await list()).toMatchObject([
      { name: 'AI feature', content, isDefault: false, version: 1 },
    ]);
  });

  it('have names of their own', async () => {
    const { write } = await templating();
    await write('AI feature');
    const again = await write('ai FEATURE');
    expect(again.status).toBe(409);
    expect(again.body.detail).toContain('“AI feature”');
  });

  it('have one default at most, with which new briefs begin', async () => {
    const { j, write, list } = await templating();
    await write('AI feature', true);
    await write('Process change', true);
    expect(await list()).toMatchObject([
      { name: 'Process change', isDefault: true },
      { name: 'AI feature', isDefault: false },
    ]);
    const { handoff } = await j.page(await j.decided());
    expect(handoff?.briefs[0]?.content).toMatchObject({
      problem: expect.stringContaining('Citizens wait'),
      ...{ scopeOut: content.scopeOut, firstAction: content.firstAction },
    });
  });

  it('are changed and taken away at the version that was seen', async () => {
    const { j, at, write, list } = await templating();
    const { id } = (await write('AI feature')).body;
    const path = `${at}/${id}`;
    const change = { name: 'AI', content };
    expect((await j.as('ada').put(path, change, { version: 1 })).status).toBe(200);
    expect((await j.as('ada').put(path, change, { version: 1 })).status).toBe(412);
    expect(
      (await j.as('ada').ask('DELETE', path, { headers: { 'if-match': '"v1"' } })).status,
    ).toBe(412);
    expect(
      (await j.as('ada').ask('DELETE', path, { headers: { 'if-match': '"v2"' } })).status,
    ).toBe(204);
    expect(await list()).toEqual([]);
    const types = (await j.events()).map(({ type }: { type: string }) => type);
    expect(types.filter((type: string) => type === 'brief_template_changed')).toHaveLength(3);
  });

  it('belong to one workspace', async () => {
    const { write } = await templating();
    const { id } = (await write('AI feature')).body;
    const other = await journey();
    const path = `${other.at('brief-templates')}/${id}`;
    expect(
      (await other.as('ada').put(path, { name: 'Mine', content }, { version: 1 })).status,
    ).toBe(404);
  });

  it('name one default under two who do so at once', async () => {
    const { write, list } = await templating();
    const answers = await Promise.all([write('One', true), write('Two', true)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const all: { isDefault: boolean }[] = await list();
    expect(all.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { editOf } from '#shared/scoring/change-model.ts';
import { templates } from '#shared/scoring/presets.ts';
import { RetiredAnswers, type ScoringModel } from '#shared/scoring/schema.ts';

type J = Awaited<ReturnType<typeof journey>>;

const modelOf = async (j: J): Promise<ScoringModel> =>
  (await j.as('ada').get(j.at('scoring-model'))).body;

async function change(j: J, to: object) {
  const { version } = await modelOf(j);
  const { status } = await j.as('ada').put(j.at('scoring-model'), to, { version });
  expect(status).toBe(200);
}

const retired = async (j: J) =>
  RetiredAnswers.parse((await j.as('leo').get(j.at('scoring-model/retired'))).body);

const { about: _, ...rice } = templates.RICE;

describe('what was answered to criteria that have left', () => {
  it('is nothing while none has', async () => {
    const j = await journey();
    await j.rated();
    expect(await retired(j)).toEqual({ criteria: [], rated: [] });
  });

  it('is told as the mean of what was revealed, with the scale it was given on', async () => {
    const j = await journey();
    const id = await j.rated();
    const before = await modelOf(j);
    await change(j, { ...rice, comparisons: [], reason: '' });
    const { criteria, rated } = await retired(j);
    expect(criteria.map(({ key }) => key)).toEqual(['value', 'urgency', 'evidence', 'effort']);
    const means = Object.fromEntries(before.criteria.map((criterion) => [criterion.id, 4]));
    expect(rated).toEqual([{ id, means }]);
    await change(j, editOf(before));
    expect((await retired(j)).criteria.map(({ key }) => key)).not.toContain('value');
    expect((await j.page(id)).opportunity.score).toBeGreaterThan(0);
  });

  it('is hidden until it is revealed', async () => {
    const j = await journey();
    const roles = (to: ('LEAD' | 'ADVISOR')[]) =>
      j.db.prisma.member.update({ where: { id: j.member.lin }, data: { roles: to } });
    await roles(['LEAD', 'ADVISOR']);
    await j.rated();
    await change(j, { ...rice, comparisons: [], reason: '' });
    expect((await retired(j)).rated).toEqual([]);
  });
});

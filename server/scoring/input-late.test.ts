import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { Obligations } from '#shared/progress/schema.ts';
import { editOf } from '#shared/scoring/change-model.ts';
import type { EditCriterion, ScoringModel } from '#shared/scoring/schema.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];

const modelOf = async (j: J): Promise<ScoringModel> =>
  (await j.as('ada').get(j.at('scoring-model'))).body;

async function criteria(j: J, to: (now: EditCriterion[]) => EditCriterion[]): Promise<void> {
  const model = await modelOf(j);
  const edit = editOf(model);
  const body = { ...edit, criteria: to(edit.criteria) };
  const { status } = await j.as('ada').put(j.at('scoring-model'), body, { version: model.version });
  expect(status).toBe(200);
}

const reach: EditCriterion = {
  id: null,
  key: 'reach',
  name: 'Reach',
  question: 'How many people does it reach?',
  weight: 2,
  scale: 'ONE_TO_FIVE',
  scaleMin: 1,
  scaleMax: 5,
  unit: '',
  direction: 'UP',
  rubric: Object.fromEntries([1, 2, 3, 4, 5].map((level) => [level, `Level ${level}`])),
};

/** Adds Reach after everything was revealed. Answers its id. */
async function addReach(j: J): Promise<string> {
  await criteria(j, (now) => [...now, reach]);
  return (await modelOf(j)).criteria.find(({ key }) => key === 'reach')?.id ?? '';
}

const owed = async (j: J, who: Name) =>
  Obligations.parse((await j.as(who).get(j.at('obligations'))).body).obligations.filter(
    ({ kind }) => kind === 'give_input' || kind === 'rate',
  );

const ranked = async (j: J, id: string) => {
  const { body } = await j.as('ada').get(j.at('ranking'));
  const row = body.opportunities.find((one: { id: string }) => one.id === id);
  return { row, requests: body.requests as { id: string; opportunityId: string }[] };
};

async function ask(j: J, opportunityId: string, asked: Name, criterionId?: string) {
  const input = criterionId ? 'ANSWER' : 'RATING';
  const more = criterionId ? { criterionId } : {};
  const { status, body } = await j.as('ada').post(j.at('input-requests'), {
    ...more,
    opportunityId,
    input,
    askedOfId: j.member[asked],
    chance: 0.4,
    note: 'Roughly will do.',
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as string;
}

const to = (criterionId: string, likely: number) => ({
  criterionId,
  low: likely,
  likely,
  high: likely,
  rationale: '',
});

const revise = (j: J, who: Name, id: string, ...answers: ReturnType<typeof to>[]) =>
  j.as(who).post(`/opportunities/${id}/rating/revise`, { answers });

const advisor = (j: J, name: Name) =>
  j.db.prisma.member.update({ where: { id: j.member[name] }, data: { roles: ['ADVISOR'] } });

describe('an answer asked for after the reveal', () => {
  it('to a criterion that was added since, is given by revising; the score is there again', async () => {
    const j = await journey();
    const id = await j.rated();
    const criterionId = await addReach(j);
    expect((await j.page(id)).opportunity.score).toBeNull();
    await ask(j, id, 'ada', criterionId);
    expect(await owed(j, 'ada')).toMatchObject([
      { kind: 'give_input', opportunityId: id, request: { input: 'ANSWER', criterion: 'Reach' } },
    ]);
    expect((await revise(j, 'ada', id, to(criterionId, 5))).status).toBe(204);
    const { opportunity, round } = await j.page(id);
    expect(opportunity.score).toBeGreaterThan(0);
    expect(round?.asked).toEqual([]);
    expect(await owed(j, 'ada')).toEqual([]);
    const { row, requests } = await ranked(j, id);
    expect(requests).toEqual([]);
    expect(row.score).toBe(opportunity.score);
    expect(row.answers.at(-1)).toEqual([[5, 5, 5]]);
    expect((await j.events()).slice(-2).map(({ type }) => type)).toEqual([
      'rating_revised',
      'input_answered',
    ]);
  });

  it('stands on the page of who was asked, and of nobody else', async () => {
    const j = await journey();
    const id = await j.rated();
    const criterionId = await addReach(j);
    const requestId = await ask(j, id, 'ada', criterionId);
    expect((await j.page(id)).round?.asked).toEqual([
      { id: requestId, input: 'ANSWER', criterionId, note: 'Roughly will do.', askedByName: 'ada' },
    ]);
    const other = (await j.as('leo').get(`/opportunities/${id}`)).body;
    expect(other.round.asked).toEqual([]);
  });

  it('is not answered by an answer to another criterion', async () => {
    const j = await journey();
    const id = await j.rated();
    const criterionId = await addReach(j);
    const [first] = (await modelOf(j)).criteria;
    await ask(j, id, 'ada', criterionId);
    expect((await revise(j, 'ada', id, to(first?.id ?? '', 1))).status).toBe(204);
    expect(await owed(j, 'ada')).toHaveLength(1);
  });

  it('may be the same again: it stands, and the question is answered', async () => {
    const j = await journey();
    const id = await j.rated();
    const [first] = (await modelOf(j)).criteria;
    const same = { ...to(first?.id ?? '', 4), low: 3, high: 5 };
    expect((await revise(j, 'ada', id, same)).status).toBe(422);
    await ask(j, id, 'ada', first?.id);
    expect((await revise(j, 'ada', id, same)).status).toBe(204);
    expect(await owed(j, 'ada')).toEqual([]);
    expect((await j.page(id)).round?.earlier).toEqual([]);
    expect((await j.events()).at(-1)?.type).toBe('input_answered');
  });

  it('is given by an advisor who had not rated, who then is one of its raters', async () => {
    const j = await journey();
    const id = await j.rated();
    const criterionId = await addReach(j);
    await advisor(j, 'lin');
    const refused = await revise(j, 'lin', id, to(criterionId, 2));
    expect(refused.status).toBe(403);
    await ask(j, id, 'lin', criterionId);
    const [first] = (await modelOf(j)).criteria;
    const more = await revise(j, 'lin', id, to(criterionId, 2), to(first?.id ?? '', 1));
    expect(more.status).toBe(403);
    expect((await revise(j, 'lin', id, to(criterionId, 2))).status).toBe(204);
    expect(await owed(j, 'lin')).toEqual([]);
    const { round, opportunity } = await j.page(id);
    expect(opportunity.score).toBeGreaterThan(0);
    expect(opportunity).toMatchObject({ ratersInvited: 2, ratersSubmitted: 2 });
    expect(round?.raters.map(({ submitted }) => submitted)).toEqual([true, true]);
    expect((await ranked(j, id)).row.answers.at(-1)).toEqual([[2, 2, 2]]);
  });

  it('is given by one who had skipped it', async () => {
    const j = await journey();
    await advisor(j, 'lin');
    const id = await j.opportunity();
    const raterIds = [j.member.ada, j.member.lin];
    const session = { name: 'Autumn', raterIds, opportunityIds: [id] };
    await j.as('ada').post(j.at('rating-sessions'), session);
    await j.as('lin').post(`/opportunities/${id}/rating/skip`, { reason: 'Not my field.' });
    const all = (await modelOf(j)).criteria.map((criterion) => to(criterion.id, 3));
    await j.as('ada').put(`/opportunities/${id}/rating`, { answers: all, submit: true });
    expect((await j.page(id)).round?.revealedAt).not.toBeNull();
    await ask(j, id, 'lin', all[0]?.criterionId);
    expect((await revise(j, 'lin', id, to(all[0]?.criterionId ?? '', 1))).status).toBe(204);
    expect((await j.page(id)).opportunity).toMatchObject({ ratersInvited: 2, ratersSubmitted: 2 });
  });

  it('is nobody’s to give once its criterion has left, and theirs again when it is back', async () => {
    const j = await journey();
    const id = await j.rated();
    const criterionId = await addReach(j);
    const requestId = await ask(j, id, 'ada', criterionId);
    await criteria(j, (now) => now.filter(({ key }) => key !== 'reach'));
    expect(await owed(j, 'ada')).toEqual([]);
    expect((await ranked(j, id)).requests).toEqual([]);
    expect((await j.page(id)).round?.asked).toEqual([]);
    await criteria(j, (now) => [...now, { ...reach, id: criterionId }]);
    expect((await ranked(j, id)).requests.map((one) => one.id)).toEqual([requestId]);
    expect(await owed(j, 'ada')).toHaveLength(1);
  });

  it('is given by rating anew where a decision rested on the round', async () => {
    const j = await journey();
    const id = await j.decided();
    const { version } = (await j.page(id)).opportunity;
    const reopened = { reason: 'Think again.' };
    expect(
      (await j.as('ada').post(`/opportunities/${id}/reopen`, reopened, { version })).status,
    ).toBe(200);
    const criterionId = await addReach(j);
    await ask(j, id, 'ada', criterionId);
    // The round a decision rested on stands as it is; the answer begins the next.
    const [page, list] = [await j.page(id), await owed(j, 'ada')];
    expect(page.round?.asked).toHaveLength(1);
    expect(list).toHaveLength(1);
    expect((await revise(j, 'ada', id, to(criterionId, 5))).body.detail).toContain('rate it anew');
    const all = (await modelOf(j)).criteria.map((criterion) => to(criterion.id, 3));
    const anew = { answers: all, submit: true };
    expect((await j.as('ada').put(`/opportunities/${id}/rating`, anew)).status).toBe(204);
    expect(await owed(j, 'ada')).toEqual([]);
  });
});

describe('a rating asked for after the reveal', () => {
  it('is given whole, by one who had not rated', async () => {
    const j = await journey();
    const id = await j.rated();
    await advisor(j, 'lin');
    await ask(j, id, 'lin');
    const all = (await modelOf(j)).criteria.map((criterion) => to(criterion.id, 2));
    const part = await revise(j, 'lin', id, ...all.slice(1));
    expect(part.status).toBe(422);
    expect(part.body.fields).toHaveLength(1);
    const before = (await j.page(id)).opportunity.score;
    expect((await revise(j, 'lin', id, ...all)).status).toBe(204);
    expect((await j.page(id)).opportunity.score).not.toBe(before);
    expect(await owed(j, 'lin')).toEqual([]);
    expect((await ranked(j, id)).row.raters).toHaveLength(2);
  });

  it('twice at once counts once', async () => {
    const j = await journey();
    const id = await j.rated();
    await advisor(j, 'lin');
    await ask(j, id, 'lin');
    const all = (await modelOf(j)).criteria.map((criterion) => to(criterion.id, 2));
    const both = await Promise.all([revise(j, 'lin', id, ...all), revise(j, 'lin', id, ...all)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 422]);
    expect((await ranked(j, id)).row.answers[0]).toHaveLength(2);
  });
});

describe('an effort that was asked for', () => {
  it('is answered also when who was asked writes it into the opportunity', async () => {
    const j = await journey();
    const id = await j.opportunity();
    await advisor(j, 'lin');
    const asked = { opportunityId: id, input: 'EFFORT', askedOfId: j.member.lin, chance: 0.5 };
    await j.as('ada').post(j.at('input-requests'), asked);
    const version = async () => (await j.page(id)).opportunity.version;
    const effort = { low: 1, likely: 2, high: 3 };
    const edit = async (who: Name, body: object) =>
      j.as(who).patch(`/opportunities/${id}`, body, await version());
    expect((await edit('lin', { labels: ['letters'] })).status).toBe(200);
    expect((await edit('ada', { effort })).status).toBe(200);
    expect(await owed(j, 'lin')).toHaveLength(1);
    expect((await edit('lin', { effort: null })).status).toBe(200);
    expect(await owed(j, 'lin')).toHaveLength(1);
    expect((await edit('lin', { effort })).status).toBe(200);
    expect(await owed(j, 'lin')).toEqual([]);
    expect((await j.events()).at(-1)?.type).toBe('input_answered');
  });
});

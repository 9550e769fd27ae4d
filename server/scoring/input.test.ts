import { describe, expect, it } from 'vitest';
import { transaction } from '#server/db/transaction.ts';
import { journey } from '#server/testing/journey.ts';
import { Obligations } from '#shared/progress/schema.ts';
import { answerByRating } from './input-answer-commands.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];

const owed = async (j: J, who: Name) =>
  Obligations.parse((await j.as(who).get(j.at('obligations'))).body).obligations.filter(
    ({ kind }) => kind === 'give_input',
  );

/** Ada asks Leo for the effort of something. */
async function asked(j: J, changed: object = {}) {
  const opportunityId = await j.opportunity();
  const input = { opportunityId, input: 'EFFORT', askedOfId: j.member.leo, chance: 0.34 };
  const answer = await j.as('ada').post(j.at('input-requests'), { ...input, ...changed });
  return { opportunityId, answer, id: answer.body.id as string, input };
}

const effort = { low: 1, likely: 2, high: 4 };

describe('asking for an effort', () => {
  it('is an obligation of who is asked, and of nobody else', async () => {
    const j = await journey();
    const { answer, opportunityId } = await asked(j, { note: 'Roughly will do.' });
    expect(answer.status).toBe(201);
    expect(await owed(j, 'leo')).toMatchObject([
      {
        opportunityId,
        waitingName: 'ada',
        request: { input: 'EFFORT', note: 'Roughly will do.', chance: 0.34 },
      },
    ]);
    expect(await owed(j, 'lin')).toEqual([]);
    expect((await j.events()).at(-1)).toMatchObject({ type: 'input_asked', opportunityId });
  });

  it('is open once at a time; the second hears who was asked', async () => {
    const j = await journey();
    const { input } = await asked(j);
    const again = await j
      .as('ada')
      .post(j.at('input-requests'), { ...input, askedOfId: j.member.lin });
    expect(again.status).toBe(409);
    expect(again.body.detail).toBe('leo has been asked for it already.');
  });

  it('twice at once is asked once', async () => {
    const j = await journey();
    const opportunityId = await j.opportunity();
    const input = { opportunityId, input: 'EFFORT', askedOfId: j.member.leo, chance: 0.5 };
    const answers = await Promise.all(
      [0, 1, 2].map(() => j.as('ada').post(j.at('input-requests'), input)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('makes room when who was asked has left', async () => {
    const j = await journey();
    const { input } = await asked(j);
    await j.as('ada').post(`/members/${j.member.leo}/remove`);
    const again = { ...input, askedOfId: j.member.lin };
    expect((await j.as('ada').post(j.at('input-requests'), again)).status).toBe(201);
    const gone = { ...input, input: 'EFFORT', askedOfId: j.member.leo };
    expect((await j.as('ada').post(j.at('input-requests'), gone)).status).toBe(404);
  });

  it('sets the effort when it is answered, by who was asked alone', async () => {
    const j = await journey();
    const { id, opportunityId } = await asked(j);
    expect((await j.as('lin').post(`/input-requests/${id}/answer`, { effort })).status).toBe(403);
    expect((await j.as('leo').post(`/input-requests/${id}/answer`, { effort })).status).toBe(204);
    expect((await j.page(opportunityId)).opportunity.effort).toEqual(effort);
    expect(await owed(j, 'leo')).toEqual([]);
    expect((await j.events()).slice(-2).map(({ type }) => type)).toEqual([
      'opportunity_edited',
      'input_answered',
    ]);
    const again = await j.as('leo').post(`/input-requests/${id}/answer`, { effort });
    expect(again.status).toBe(409);
  });

  it('can be answered, and that taken back, until somebody changes the opportunity', async () => {
    const j = await journey();
    const { id, opportunityId } = await asked(j);
    const before = (await j.page(opportunityId)).opportunity;
    await j.as('leo').post(`/input-requests/${id}/answer`, { effort });
    const back = (version: number) =>
      j.as('leo').post(`/input-requests/${id}/take-back`, { effort: before.effort }, { version });
    expect((await back(before.version)).status).toBe(412);
    expect((await back(before.version + 1)).status).toBe(204);
    expect((await j.page(opportunityId)).opportunity.effort).toEqual(before.effort);
    expect(await owed(j, 'leo')).toHaveLength(1);
  });

  it('can be withdrawn by who asked, and then no longer answered', async () => {
    const j = await journey();
    const { id } = await asked(j);
    expect((await j.as('leo').post(`/input-requests/${id}/withdraw`)).status).toBe(403);
    expect((await j.as('ada').post(`/input-requests/${id}/withdraw`)).status).toBe(204);
    expect(await owed(j, 'leo')).toEqual([]);
    expect((await j.as('leo').post(`/input-requests/${id}/answer`, { effort })).status).toBe(409);
    expect((await j.as('ada').post(`/input-requests/${id}/withdraw`)).status).toBe(409);
  });

  it.each([
    ['a range that does not rise', { effort: { low: 5, likely: 2, high: 4 } }],
    ['nothing', {}],
    ['something unknown', { effort, more: 1 }],
  ])('refuses %s', async (_, body) => {
    const j = await journey();
    const { id } = await asked(j);
    expect((await j.as('leo').post(`/input-requests/${id}/answer`, body)).status).toBe(400);
  });
});

describe('asking for a rating', () => {
  it('is for advisors to ask and to be asked', async () => {
    const j = await journey();
    expect((await asked(j, { input: 'RATING' })).answer.status).toBe(422);
    const { input } = await asked(j);
    expect((await j.as('leo').post(j.at('input-requests'), input)).status).toBe(403);
  });

  it('names a criterion of the model when one answer is asked for', async () => {
    const j = await journey();
    const to = { input: 'ANSWER', askedOfId: j.member.ada };
    expect((await asked(j, to)).answer.status).toBe(400);
    const nowhere = { ...to, criterionId: crypto.randomUUID() };
    expect((await asked(j, nowhere)).answer.status).toBe(404);
    const { scoringModel } = await j.page(await j.opportunity());
    const here = { ...to, criterionId: scoringModel.criteria[0]?.id };
    expect((await asked(j, here)).answer.status).toBe(201);
    expect(await owed(j, 'ada')).toMatchObject([
      { request: { input: 'ANSWER', criterion: scoringModel.criteria[0]?.name } },
    ]);
  });

  it('is answered by the rating itself', async () => {
    const j = await journey();
    const { id, opportunityId } = await asked(j, { input: 'RATING', askedOfId: j.member.ada });
    const answer = await j.as('ada').post(`/input-requests/${id}/answer`, { effort });
    expect(answer.status).toBe(422);
    const events: { type: string }[] = [];
    await transaction(j.db, (tx) => {
      const actor = { workspaceId: j.workspaceId, memberId: j.member.ada } as never;
      const record = (event: { type: string }) => events.push(event);
      return answerByRating({ tx, actor, now: new Date(), record }, opportunityId, []);
    });
    expect(events.map(({ type }) => type)).toEqual(['input_answered']);
    expect(await owed(j, 'ada')).toEqual([]);
  });
});

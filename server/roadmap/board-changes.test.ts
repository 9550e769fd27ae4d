import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { BoardChanges, type BoardSnapshot } from '#shared/roadmap/schema.ts';
import { withChanges } from '#shared/roadmap/with-changes.ts';

type Journey = Awaited<ReturnType<typeof journey>>;

const wholeBoard = async (j: Journey): Promise<BoardSnapshot> =>
  (await j.as('ada').get(j.at('board'))).body;

async function changesSince(j: Journey, since: number): Promise<BoardChanges> {
  const { body } = await j.as('ada').get(`${j.at('board')}/changes?since=${since}`);
  return BoardChanges.parse(body);
}

/** A reader that follows the board by its changes alone, and is held against a whole reading after each step. */
async function reader(j: Journey) {
  let board = await wholeBoard(j);
  return {
    board: () => board,
    async follow() {
      const changes = await changesSince(j, board.revision);
      const next = withChanges(board, changes);
      const whole = await wholeBoard(j);
      if (next) expect(next).toEqual(whole);
      board = whole;
      return { changes, told: next !== null };
    },
  };
}

describe('what changed on the board', () => {
  it('leads to the very board a whole reading gives, through the whole life of a card', async () => {
    const j = await journey();
    for (const title of ['One', 'Two', 'Three']) await j.opportunity(title);
    const { follow } = await reader(j);
    const toldAfter = async (step: () => Promise<unknown>) => {
      await step();
      expect((await follow()).told).toBe(true);
    };
    const making = ['opportunity', 'rated', 'decided', 'briefed', 'offered', 'claimed'] as const;
    for (const make of making) await toldAfter(() => j[make](make));
    for (const make of ['accepted', 'queued', 'building', 'delivered'] as const)
      await toldAfter(() => j[make](make));
  });

  it('puts a card that was moved within its column in its new place', async () => {
    const j = await journey();
    const ids = [
      await j.opportunity('One'),
      await j.opportunity('Two'),
      await j.opportunity('Three'),
    ];
    const { follow, board } = await reader(j);
    const last = { toStage: 'ASSESS', after: null };
    const { version } = (await j.page(ids[2] ?? '')).opportunity;
    await j.as('ada').post(`/opportunities/${ids[2]}/move`, last, { version });
    const { changes, told } = await follow();
    expect(told).toBe(true);
    expect(changes.changed).toMatchObject([{ stage: 'ASSESS', after: null, card: { id: ids[2] } }]);
    expect(board().columns.ASSESS.map(({ title }) => title)).toEqual(['Three', 'One', 'Two']);
  });

  it('names a card that has left the board', async () => {
    const j = await journey();
    const id = await j.rated();
    const { follow } = await reader(j);
    const { version } = (await j.page(id)).opportunity;
    const decision = { kind: 'PARK', reason: 'Not this year.', reviewDate: j.today };
    await j.as('ada').post(`/opportunities/${id}/decide`, decision, { version });
    const { changes, told } = await follow();
    expect(changes).toMatchObject({ changed: [], gone: [id], counts: { PARKED: 1 } });
    expect(told).toBe(true);
  });

  it('sends readers to the whole board when what cards name has changed', async () => {
    const j = await journey();
    await j.opportunity();
    const { follow } = await reader(j);
    await j.as('ada').post(j.at('priorities'), { name: 'Answer faster' });
    expect((await follow()).changes.changed).toBeNull();
  });

  it('sends readers to the whole board when many cards changed at once', async () => {
    const j = await journey();
    const ids = [await j.opportunity('One'), await j.opportunity('Two')];
    const { follow } = await reader(j);
    await j.as('ada').post(`${j.at('opportunities')}/assign`, { ids, ownerId: j.ids.ownerId });
    expect((await follow()).changes.changed).toBeNull();
  });

  it('says nothing new when nothing happened that is shown, and knows no future', async () => {
    const j = await journey();
    const id = await j.opportunity();
    const { follow, board } = await reader(j);
    await j.as('ada').post(`/opportunities/${id}/comments`, { body: 'Hello' });
    expect((await follow()).changes).toMatchObject({ changed: [], gone: [] });
    expect((await changesSince(j, board().revision + 1)).changed).toBeNull();
    expect((await j.as('ada').get(`${j.at('board')}/changes`)).status).toBe(400);
  });

  it('tells nothing of another workspace', async () => {
    const ours = await journey();
    const theirs = await journey();
    await theirs.opportunity('Secret');
    const answer = await ours.as('ada').get(`${theirs.at('board')}/changes?since=0`);
    expect(answer.status).toBe(404);
    expect(JSON.stringify(await changesSince(ours, 0))).not.toContain('Secret');
  });
});

import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { BoardSnapshot } from '#shared/roadmap/schema.ts';

type J = Awaited<ReturnType<typeof journey>>;

const board = async (j: J) => BoardSnapshot.parse((await j.as('ada').get(j.at('board'))).body);
const move = async (j: J, who: 'ada' | 'leo' | 'lin' | 'eve', id: string, body: object) => {
  const { opportunity } = await j.page(id);
  return j.as(who).post(`/opportunities/${id}/move`, body, { version: opportunity.version });
};

describe('moveCard', () => {
  it('claims by dropping an offered card into In review, behind the card it was dropped on', async () => {
    const j = await journey();
    const first = await j.claimed('First');
    const second = await j.offered('Second');
    const moved = await move(j, 'lin', second, { toStage: 'IN_REVIEW', after: first });
    expect(moved.status).toBe(200);
    expect(moved.body).toMatchObject({ opportunityId: second, stage: 'IN_REVIEW' });
    expect((await board(j)).columns.IN_REVIEW.map(({ title }) => title)).toEqual([
      'First',
      'Second',
    ]);
  });

  it('starts by dropping a queued card into Building', async () => {
    const j = await journey();
    const id = await j.queued();
    expect((await move(j, 'leo', id, { toStage: 'BUILDING', after: null })).status).toBe(200);
    expect((await j.page(id)).item?.state).toBe('BUILDING');
  });

  it('refuses what the stage machine has no meaning for, with its sentence', async () => {
    const j = await journey();
    const id = await j.decided();
    const answer = await move(j, 'ada', id, { toStage: 'BUILDING', after: null });
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toBe('Offer it to a team or a lead first.');
  });

  it('says what a move asks for when dropping alone does not say it', async () => {
    const j = await journey();
    const answer = await move(j, 'ada', await j.decided(), { toStage: 'OFFERED', after: null });
    expect(answer.status).toBe(422);
    expect(answer.body.fields).toEqual([{ path: 'intent', message: 'offer' }]);
  });

  it('refuses a card that somebody else moved first, and changes nothing', async () => {
    const j = await journey();
    const id = await j.offered();
    const { version } = (await j.page(id)).opportunity;
    await j
      .as('lin')
      .post(`/opportunities/${id}/move`, { toStage: 'IN_REVIEW', after: null }, { version });
    const late = await j
      .as('leo')
      .post(`/opportunities/${id}/move`, { toStage: 'IN_REVIEW', after: null }, { version });
    expect(late.status).toBe(412);
    expect((await j.page(id)).handoff?.claimerId).toBe(j.member.lin);
  });

  it('asks for the version the card was seen at', async () => {
    const j = await journey();
    const answer = await j
      .as('ada')
      .post(`/opportunities/${await j.decided()}/move`, { toStage: 'ASSESS', after: null });
    expect(answer.status).toBe(428);
  });

  it('has one effect when the same request arrives twice at once', async () => {
    const j = await journey();
    const id = await j.offered();
    const { version } = (await j.page(id)).opportunity;
    const send = () =>
      j
        .as('leo')
        .post(
          `/opportunities/${id}/move`,
          { toStage: 'IN_REVIEW', after: null },
          { version, key: 'once' },
        );
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const claims = (await j.events()).filter(({ type }) => type === 'handoff_claimed');
    expect(claims).toHaveLength(1);
  });

  it('refuses a key that was used for another request', async () => {
    const j = await journey();
    const id = await j.opportunity();
    await j.as('ada').post(`/opportunities/${id}/comments`, { body: 'one' }, { key: 'same' });
    const answer = await j
      .as('ada')
      .post(`/opportunities/${id}/comments`, { body: 'two' }, { key: 'same' });
    expect(answer.status).toBe(409);
  });
});

describe('ranking in Decided', () => {
  it('asks nothing when it agrees with the score, a reason when it does not, and keeps its price', async () => {
    const j = await journey();
    const high = await j.decided('High');
    const low = await j.decided('Low');
    await j.db.pool.query(
      `UPDATE opportunities SET score = CASE title WHEN 'High' THEN 90 ELSE 40 END WHERE workspace_id = $1`,
      [j.workspaceId],
    );
    expect((await move(j, 'ada', low, { toStage: 'DECIDED', after: high })).status).toBe(200);
    const against = await move(j, 'ada', low, { toStage: 'DECIDED', after: null });
    expect(against.status).toBe(422);
    expect(against.body.fields.map(({ path }: { path: string }) => path)).toEqual([
      'reason',
      'delayCostAdded',
    ]);
    const reasoned = await move(j, 'ada', low, {
      toStage: 'DECIDED',
      after: null,
      reason: 'It unblocks the audit.',
    });
    expect(reasoned.status).toBe(200);
    const ranked = (await j.events()).filter(({ type }) => type === 'card_ranked').at(-1);
    expect(ranked?.facts).toMatchObject({ reason: 'It unblocks the audit.' });
    expect((await board(j)).columns.DECIDED.map(({ title }) => title)).toEqual(['Low', 'High']);
  });

  it('refuses a place behind a card that is not there', async () => {
    const j = await journey();
    const high = await j.decided('High');
    const elsewhere = await j.opportunity('Elsewhere');
    for (const after of [elsewhere, high, crypto.randomUUID()]) {
      const answer = await move(j, 'ada', high, { toStage: 'DECIDED', after });
      expect(answer.status).toBe(409);
    }
  });

  it('takes a card that comes back by its score, wherever it was dropped', async () => {
    const j = await journey();
    await j.decided('High');
    const low = await j.offered('Low');
    await j.db.pool.query(
      `UPDATE opportunities SET score = CASE title WHEN 'High' THEN 90 ELSE 40 END WHERE workspace_id = $1`,
      [j.workspaceId],
    );
    const decline = { reason: 'No time.', after: null };
    expect((await j.hand('leo', low, 'decline', decline)).status).toBe(200);
    expect((await board(j)).columns.DECIDED.map(({ title }) => title)).toEqual(['High', 'Low']);
  });

  it('is for advisors', async () => {
    const j = await journey();
    expect(
      (await move(j, 'leo', await j.decided(), { toStage: 'DECIDED', after: null })).status,
    ).toBe(403);
  });
});

describe('many moves at once', () => {
  it('lose nothing and leave a strict order without ties', async () => {
    const j = await journey();
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => j.opportunity(`Card ${n}`)));
    const moves = Array.from({ length: 60 }, (_, n) => {
      const id = ids[n % 12] as string;
      const after = n % 5 === 0 ? null : (ids[(n * 7 + 3) % 12] as string);
      return move(j, 'ada', id, { toStage: 'ASSESS', after: after === id ? null : after });
    });
    const statuses = (await Promise.all(moves)).map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 412)).toBe(true);
    const { rows } = await j.db.pool.query(
      `SELECT count(*)::int AS cards, count(DISTINCT position)::int AS positions FROM opportunities WHERE workspace_id = $1`,
      [j.workspaceId],
    );
    expect(rows[0]).toEqual({ cards: 12, positions: 12 });
    const revisions = (
      await j.db.prisma.event.findMany({
        where: { workspaceId: j.workspaceId },
        orderBy: { revision: 'asc' },
      })
    ).map(({ revision }) => Number(revision));
    expect(revisions).toEqual(revisions.map((_, index) => index + 1));
  });

  it('get fresh, short positions in the same order once keys have grown long', async () => {
    const j = await journey();
    const [a, b, c] = [
      await j.opportunity('a'),
      await j.opportunity('b'),
      await j.opportunity('c'),
    ];
    for (let n = 0; n < 240; n++)
      await move(j, 'ada', n % 2 ? c : b, { toStage: 'ASSESS', after: a });
    const { rows } = await j.db.pool.query<{ longest: number }>(
      `SELECT max(length(position)) AS longest FROM opportunities WHERE workspace_id = $1`,
      [j.workspaceId],
    );
    expect(rows[0]?.longest).toBeLessThanOrEqual(64);
    expect((await board(j)).columns.ASSESS.map(({ title }) => title)).toEqual(['a', 'c', 'b']);
  }, 60_000);
});

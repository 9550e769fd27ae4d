import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { BoardSnapshot } from '#shared/roadmap/schema.ts';

describe('the main job', () => {
  it('carries an opportunity from rating to a proven outcome', async () => {
    const j = await journey();
    const id = await j.delivered();
    const proof = { value: 4.5, source: 'Service desk export', verdict: 'ACHIEVED' };
    const proven = await j.build('eve', id, 'prove', proof);
    expect(proven.status, JSON.stringify(proven.body)).toBe(200);
    const page = await j.page(id);
    expect(page.opportunity.stage).toBe('PROVEN');
    expect(page.item?.outcomes[0]).toMatchObject({
      predicted: 5,
      actual: 4.5,
      verdict: 'ACHIEVED',
    });
    expect(page.events.map((event) => event.type).reverse()).toEqual([
      'opportunity_created',
      'rating_begun',
      'opportunity_rated',
      'rating_round_revealed',
      'opportunity_decided',
      'brief_edited',
      'handoff_offered',
      'handoff_claimed',
      'brief_accepted',
      'read_back_confirmed',
      'item_started',
      'acceptance_criterion_ticked',
      'acceptance_criterion_ticked',
      'item_delivered',
      'outcome_proven',
      'reading_recorded',
    ]);
  });

  it('signs the same bytes on both sides', async () => {
    const j = await journey();
    const { handoff } = await j.page(await j.accepted());
    const [brief] = handoff?.briefs ?? [];
    expect(brief?.signatures.map(({ side }) => side)).toEqual(['SPONSOR', 'LEAD']);
    expect(
      new Set([brief?.sha256, ...(brief?.signatures.map(({ sha256 }) => sha256) ?? [])]).size,
    ).toBe(1);
  });

  it('shows on the board as one snapshot that the shared schema reads', async () => {
    const j = await journey();
    await j.queued();
    await j.offered('A second one');
    const board = BoardSnapshot.parse((await j.as('lin').get(j.at('board'))).body);
    expect(board.columns.QUEUED).toHaveLength(1);
    expect(board.columns.OFFERED[0]).toMatchObject({
      title: 'A second one',
      handoff: 'OFFERED',
      brief: 1,
    });
  });

  it('returns a brief with a question, and goes on to acceptance with the next version', async () => {
    const j = await journey();
    const id = await j.claimed();
    const returning = {
      reason: 'NO_BASELINE',
      questions: [{ field: 'metric', body: 'Whose export is it?', blocking: true }],
    };
    expect((await j.hand('leo', id, 'return', returning)).status).toBe(200);
    const back = await j.page(id);
    expect(back.opportunity.stage).toBe('DECIDED');
    expect(back.handoff).toMatchObject({
      state: 'DRAFT',
      returns: 1,
      returnReason: 'NO_BASELINE',
      claimerId: null,
    });
    const question = back.handoff?.questions[0];
    const answer = await j
      .as('ada')
      .post(`/handoffs/${back.handoff?.id}/questions/${question?.id}/answer`, {
        answer: 'The desk’s own.',
      });
    expect(answer.status).toBe(204);
    expect((await j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId })).status).toBe(200);
    expect((await j.hand('leo', id, 'claim', {})).status).toBe(200);
    expect((await j.hand('leo', id, 'accept', j.readBack)).status).toBe(200);
    const { handoff } = await j.page(id);
    expect(handoff?.briefs.map(({ number }) => number)).toEqual([2, 1]);
  });
});

describe('claim', () => {
  it('has one winner among many, and tells the others who won', async () => {
    const j = await journey();
    const id = await j.offered();
    const { handoff } = await j.page(id);
    const claims = Array.from({ length: 16 }, (_, n) =>
      j.as(n % 2 ? 'leo' : 'lin').post(`/handoffs/${handoff?.id}/claim`, {}),
    );
    const answers = await Promise.all(claims);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(15);
    expect(refused[0]?.body.detail).toMatch(/^(leo|lin) claimed it first\.$/);
  });

  it('refuses the author', async () => {
    const j = await journey();
    const id = await j.offered();
    expect((await j.hand('ada', id, 'claim', {})).status).toBe(403);
  });
});

describe('accept', () => {
  it('refuses a read-back that copies the brief', async () => {
    const j = await journey();
    const id = await j.claimed();
    const copy = {
      ...j.readBack,
      outcome: 'Citizens wait twelve days for an answer to a routine letter.',
    };
    const answer = await j.hand('leo', id, 'accept', copy);
    expect(answer.status).toBe(422);
    expect(answer.body.fields[0].path).toBe('outcome');
  });

  it('refuses while a blocking question is open', async () => {
    const j = await journey();
    const id = await j.claimed();
    await j.hand('leo', id, 'questions', {
      field: 'scopeIn',
      body: 'Which three?',
      blocking: true,
    });
    expect((await j.hand('leo', id, 'accept', j.readBack)).status).toBe(422);
  });

  it('refuses a version that has moved on', async () => {
    const j = await journey();
    const { handoff } = await j.page(await j.claimed());
    const answer = await j
      .as('leo')
      .post(`/handoffs/${handoff?.id}/accept`, j.readBack, { version: 1 });
    expect(answer.status).toBe(412);
  });
});

describe('what never changes', () => {
  it('refuses raw SQL on a frozen brief, a decision, an event and a signature', async () => {
    const j = await journey();
    await j.accepted();
    for (const sql of [
      `UPDATE briefs SET content = '{}' WHERE frozen_at IS NOT NULL`,
      `DELETE FROM decisions`,
      `UPDATE events SET type = 'x'`,
      `DELETE FROM signatures`,
      `TRUNCATE events CASCADE`,
    ]) {
      await expect(j.db.pool.query(sql)).rejects.toThrow(/never change/);
    }
  });

  it('refuses an item without an active handoff', async () => {
    const j = await journey();
    const id = await j.offered();
    const { handoff } = await j.page(id);
    const insert = j.db.pool.query(
      `INSERT INTO roadmap_items (id, workspace_id, opportunity_id, handoff_id, state_since) VALUES (gen_random_uuid(), $1, $2, $3, now())`,
      [j.workspaceId, id, handoff?.id],
    );
    await expect(insert).rejects.toThrow(/without an active handoff/);
  });
});

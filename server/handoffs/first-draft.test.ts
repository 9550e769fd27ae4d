import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { addDays } from '#shared/time.ts';

describe('a brief that begins itself', () => {
  it('holds what opportunity, decision and people said, and what the hypothesis assumes', async () => {
    const j = await journey();
    const id = await j.rated();
    const { opportunity } = await j.page(id);
    const changes = {
      hypothesis: 'Clerks trust drafts.\nMost letters are alike.',
      evidence: [{ label: 'Desk export', url: 'https://desk.example/1' }],
      ownerId: j.ids.ownerId,
    };
    const edited = await j.as('ada').patch(`/opportunities/${id}`, changes, opportunity.version);
    expect(edited.status).toBe(200);
    const decision = {
      kind: 'PURSUE',
      reason: 'It moves the number most.',
      beat: 'A chat for schools',
      dissent: 'Nobody asked for it.',
      reopen: { metricId: j.ids.metricId, direction: 'DOWN', value: 7 },
      reviewDate: addDays(j.today, 90),
    };
    const { version } = (await j.page(id)).opportunity;
    const decided = await j.as('ada').post(`/opportunities/${id}/decide`, decision, { version });
    expect(decided.status).toBe(200);
    const { handoff } = await j.page(id);
    expect(handoff?.briefs[0]?.content).toMatchObject({
      problem: expect.stringContaining('[Desk export](https://desk.example/1)'),
      whyNow: expect.stringMatching(
        /It moves the number most\.\s+It beat: A chat for schools\.\s+Each week .* 4,000 EUR/,
      ),
      appetite: '3 to 9 person-weeks, most likely 5.',
      metricId: j.ids.metricId,
      firstAction: '',
      contacts: expect.stringContaining('Data team: '),
    });
    expect(handoff?.briefs[0]?.content.risks.map((risk) => risk.if)).toEqual([
      'those who disagreed are right: Nobody asked for it.',
      'Days to an answer falls to 7 days',
    ]);
    expect(handoff?.assumptions.map(({ sentence, state }) => [sentence, state])).toEqual([
      ['Clerks trust drafts.', 'OPEN'],
      ['Most letters are alike.', 'OPEN'],
    ]);
  });

  it('says what it would write by now, beside what it began with', async () => {
    const j = await journey();
    const id = await j.decided();
    const { handoff, opportunity } = await j.page(id);
    const at = `/handoffs/${handoff?.id}/brief/written`;
    const before = (await j.as('leo').get(at)).body;
    expect(before.now).toEqual(before.first);
    const change = { problem: 'They wait fourteen days by now.' };
    await j.as('ada').patch(`/opportunities/${id}`, change, opportunity.version);
    const after = (await j.as('leo').get(at)).body;
    expect(after.now.problem).toBe(change.problem);
    expect(after.first.problem).toBe(before.first.problem);
  });

  it('keeps no half of a character where words are cut', async () => {
    const j = await journey();
    const id = await j.rated();
    const { version } = (await j.page(id)).opportunity;
    const smile = String.fromCodePoint(0x1f642);
    // Cut at 1,000 with the words before it, the end falls into a pair.
    const dissent = `${'x'.repeat(968)}${smile.repeat(20)}`;
    const reviewDate = addDays(j.today, 90);
    const decision = { kind: 'PURSUE', reason: 'Now.', reviewDate, dissent };
    const decided = await j.as('ada').post(`/opportunities/${id}/decide`, decision, { version });
    expect([decided.status, decided.body.detail]).toEqual([200, undefined]);
  });

  it('begins with no more than a brief holds, however much a template says', async () => {
    const j = await journey();
    // biome-ignore lint/suspicious/noThenProperty: `then` is a string here, never awaited
    const risks = Array.from({ length: 50 }, (_, n) => ({ if: `Risk ${n}`, then: '' }));
    const template = { name: 'Risky', content: { risks }, isDefault: true };
    expect((await j.as('ada').post(j.at('brief-templates'), template)).status).toBe(201);
    const id = await j.rated();
    const { version } = (await j.page(id)).opportunity;
    const reviewDate = addDays(j.today, 90);
    const decision = { kind: 'PURSUE', reason: 'Now.', reviewDate, dissent: 'Nobody asked.' };
    await j.as('ada').post(`/opportunities/${id}/decide`, decision, { version });
    const { handoff } = await j.page(id);
    expect(handoff?.briefs[0]?.content.risks).toHaveLength(50);
    const at = `/handoffs/${handoff?.id}/brief/written`;
    expect((await j.as('ada').get(at)).status).toBe(200);
  });
});

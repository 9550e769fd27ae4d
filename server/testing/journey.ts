import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type { BriefDraft } from '#shared/handoffs/schema.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { expect } from 'vitest';
import type { Role } from '#shared/people/schema.ts';
import { world } from './world.ts';

/** A world with everybody the main job needs, a team to offer to and a metric to move. */
export async function journey(now = new Date()) {
  const people = {
    ada: ['ADVISOR', 'ADMIN'],
    leo: ['LEAD'],
    lin: ['LEAD'],
    eve: ['EXECUTIVE'],
  } satisfies Record<string, Role[]>;
  const w = await world<keyof typeof people>(people, now);
  const { as, at, member } = w;
  const today = dayOf(now);
  const owner = await as('leo').post(at('owners'), {
    name: 'Data team',
    kind: 'TEAM',
    memberIds: [member.leo, member.lin],
    capacity: [{ startsOn: today, peoplePerWeek: 3 }],
  });
  const metric = await as('ada').post(at('metrics'), {
    name: 'Days to an answer',
    unit: 'days',
    direction: 'DOWN',
    baseline: 12,
    baselineDate: addDays(today, -30),
    baselineSource: 'Service desk export',
    target: 5,
    measureBy: today,
    measurerId: member.eve,
  });
  const ids = { ownerId: owner.body.id as string, metricId: metric.body.id as string };

  const page = async (id: string): Promise<OpportunityPage> => (await as('ada').get(`/opportunities/${id}`)).body;

  async function opportunity(title = 'Answer routine letters by draft'): Promise<string> {
    const created = await as('ada').post(at('opportunities'), {
      title,
      problem: 'Citizens wait twelve days for an answer to a routine letter.',
      forWhom: 'Citizens who write to us',
      costOfDelay: 4000,
      effort: { low: 3, likely: 5, high: 9 },
      metricId: ids.metricId,
    });
    expect(created.status).toBe(201);
    return created.body.id;
  }

  async function rated(title?: string): Promise<string> {
    const id = await opportunity(title);
    const { scoringModel } = await page(id);
    const answers = scoringModel.criteria.map(({ id: criterionId }) => ({ criterionId, low: 3, likely: 4, high: 5, rationale: '' }));
    expect((await as('ada').put(`/opportunities/${id}/rating`, { answers, submit: true })).status).toBe(204);
    return id;
  }

  async function decided(title?: string): Promise<string> {
    const id = await rated(title);
    const { opportunity: seen } = await page(id);
    const decision = { kind: 'PURSUE', reason: 'It moves the number most.', reviewDate: addDays(today, 90) };
    const answer = await as('ada').post(`/opportunities/${id}/decide`, decision, { version: seen.version });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return id;
  }

  async function briefed(title?: string): Promise<string> {
    const id = await decided(title);
    const { handoff } = await page(id);
    const brief = handoff?.briefs[0];
    if (!handoff || !brief) throw new Error('a decision to pursue starts a handoff');
    const { metric: _metric, decision: _decision, ...draft } = brief.content;
    const written: BriefDraft = {
      ...draft,
      metricId: ids.metricId,
      whyNow: 'The backlog doubles every quarter.',
      scopeIn: ['Routine letters in three categories'],
      scopeOut: ['Complaints'],
      acceptanceCriteria: ['A draft is ready within a minute', 'A clerk approves every letter'],
    };
    const answer = await as('ada').put(`/handoffs/${handoff.id}/brief`, written, { version: brief.version });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return id;
  }

  /** Does one intent of the handoff at the version it stands at. */
  async function hand(who: keyof typeof people, id: string, intent: string, body: object) {
    const { handoff } = await page(id);
    return as(who).post(`/handoffs/${handoff?.id}/${intent}`, body, { version: handoff?.version ?? 0 });
  }

  async function offered(title?: string): Promise<string> {
    const id = await briefed(title);
    const answer = await hand('ada', id, 'offer', { ownerId: ids.ownerId });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return id;
  }

  async function claimed(title?: string): Promise<string> {
    const id = await offered(title);
    const answer = await hand('leo', id, 'claim', {});
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return id;
  }

  const readBack = {
    outcome: 'People who write about ordinary matters hear from us within one working week.',
    firstDeliverable: 'Drafts for change-of-address letters',
    biggestRisk: 'Drafts read as machine-made',
    fallback: 'Clerks fall back to the old templates',
    notDoing: 'Anything contentious',
    startsOn: today,
    finishEarliest: addDays(today, 30),
    finishLatest: addDays(today, 60),
  };

  async function accepted(title?: string): Promise<string> {
    const id = await claimed(title);
    const answer = await hand('leo', id, 'accept', readBack);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return id;
  }

  async function queued(title?: string): Promise<string> {
    const id = await accepted(title);
    const answer = await hand('ada', id, 'confirm', {});
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return id;
  }

  /** Does one intent of the roadmap item at the version it stands at. */
  async function build(who: keyof typeof people, id: string, intent: string, body: object) {
    const { item } = await page(id);
    return as(who).post(`/items/${item?.id}/${intent}`, body, { version: item?.version ?? 0 });
  }

  async function building(title?: string): Promise<string> {
    const id = await queued(title);
    const answer = await build('leo', id, 'start', {});
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return id;
  }

  async function delivered(title?: string): Promise<string> {
    const id = await building(title);
    const { item } = await page(id);
    for (const criterion of item?.acceptanceCriteria ?? []) {
      const path = `/items/${item?.id}/acceptance-criteria/${criterion.id}`;
      expect((await as('leo').put(path, { evidence: 'Seen in the test run of 12 letters.' })).status).toBe(204);
    }
    const answer = await build('leo', id, 'deliver', {});
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return id;
  }

  return {
    ...w, ids, page, readBack, hand, build,
    opportunity, rated, decided, briefed, offered, claimed, accepted, queued, building, delivered,
  };
}

export type Journey = Awaited<ReturnType<typeof journey>>;

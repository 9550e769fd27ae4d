import { expect } from 'vitest';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { draftOf } from '#shared/handoffs/draft-of.ts';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type { Role } from '#shared/people/schema.ts';
import { addDays, dayOf } from '#shared/time.ts';
import type { Answer } from './person.ts';
import { world } from './world.ts';

/** Who is in the world of a journey. */
const people = {
  ada: ['ADVISOR', 'ADMIN'],
  leo: ['LEAD'],
  lin: ['LEAD'],
  eve: ['EXECUTIVE'],
} satisfies Record<string, Role[]>;
type Name = keyof typeof people;

/** A world with everybody the main job needs, a team to offer to and a metric to move. */
async function setOut(now: Date) {
  const w = await world<Name>(people, now);
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
  const page = async (id: string): Promise<OpportunityPage> =>
    (await as('ada').get(`/opportunities/${id}`)).body;
  /** Does one intent of the handoff at the version it stands at. */
  const hand = async (who: Name, id: string, intent: string, body: object) => {
    const { handoff } = await page(id);
    const version = handoff?.version ?? 0;
    return as(who).post(`/handoffs/${handoff?.id}/${intent}`, body, { version });
  };
  /** Does one intent of the roadmap item at the version it stands at. */
  const build = async (who: Name, id: string, intent: string, body: object) => {
    const { item } = await page(id);
    return as(who).post(`/items/${item?.id}/${intent}`, body, { version: item?.version ?? 0 });
  };
  return { ...w, today, ids, page, hand, build };
}

type Start = Awaited<ReturnType<typeof setOut>>;

const ok = ({ status, body }: Answer) => expect(status, JSON.stringify(body)).toBeLessThan(300);

/** Assess and Decided. */
function assessing({ as, at, ids, page, today }: Start) {
  async function opportunity(title = 'Answer routine letters by draft'): Promise<string> {
    const created = await as('ada').post(at('opportunities'), {
      title,
      problem: 'Citizens wait twelve days for an answer to a routine letter.',
      forWhom: 'Citizens who write to us',
      costOfDelay: 4000,
      effort: { low: 3, likely: 5, high: 9 },
      metricId: ids.metricId,
    });
    ok(created);
    return created.body.id;
  }

  async function rated(title?: string): Promise<string> {
    const id = await opportunity(title);
    const { scoringModel } = await page(id);
    const answers = scoringModel.criteria.map(({ id: criterionId }) => ({
      criterionId,
      low: 3,
      likely: 4,
      high: 5,
      rationale: '',
    }));
    ok(await as('ada').put(`/opportunities/${id}/rating`, { answers, submit: true }));
    return id;
  }

  async function decided(title?: string): Promise<string> {
    const id = await rated(title);
    const { version } = (await page(id)).opportunity;
    const reviewDate = addDays(today, 90);
    const decision = { kind: 'PURSUE', reason: 'It moves the number most.', reviewDate };
    ok(await as('ada').post(`/opportunities/${id}/decide`, decision, { version }));
    return id;
  }

  return { opportunity, rated, decided };
}

/** Offered, In review and over the line. */
function handingOff(
  { as, ids, page, hand, today }: Start,
  { decided }: ReturnType<typeof assessing>,
) {
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

  async function briefed(title?: string): Promise<string> {
    const id = await decided(title);
    const { handoff } = await page(id);
    const brief = handoff?.briefs[0];
    if (!handoff || !brief) throw new Error('a decision to pursue starts a handoff');
    const written: BriefDraft = {
      ...draftOf(brief.content),
      metricId: ids.metricId,
      whyNow: 'The backlog doubles every quarter.',
      scopeIn: ['Routine letters in three categories'],
      scopeOut: ['Complaints'],
      acceptanceCriteria: ['A draft is ready within a minute', 'A clerk approves every letter'],
    };
    ok(await as('ada').put(`/handoffs/${handoff.id}/brief`, written, { version: brief.version }));
    return id;
  }

  const step =
    (before: (title?: string) => Promise<string>, who: Name, intent: string, body: object) =>
    async (title?: string): Promise<string> => {
      const id = await before(title);
      ok(await hand(who, id, intent, body));
      return id;
    };
  const offered = step(briefed, 'ada', 'offer', { ownerId: ids.ownerId });
  const claimed = step(offered, 'leo', 'claim', {});
  const accepted = step(claimed, 'leo', 'accept', readBack);
  const queued = step(accepted, 'ada', 'confirm', {});
  return { readBack, briefed, offered, claimed, accepted, queued };
}

/** Building and Delivered. */
function building({ as, page, build }: Start, { queued }: ReturnType<typeof handingOff>) {
  async function started(title?: string): Promise<string> {
    const id = await queued(title);
    ok(await build('leo', id, 'start', {}));
    return id;
  }

  async function delivered(title?: string): Promise<string> {
    const id = await started(title);
    const { item } = await page(id);
    for (const criterion of item?.acceptanceCriteria ?? []) {
      const path = `/items/${item?.id}/acceptance-criteria/${criterion.id}`;
      ok(await as('leo').put(path, { evidence: 'Seen in the test run of 12 letters.' }));
    }
    ok(await build('leo', id, 'deliver', {}));
    return id;
  }

  return { building: started, delivered };
}

/** Everything it takes to bring an opportunity into any state through the API, and to go on from there. */
export async function journey(now = new Date()) {
  const start = await setOut(now);
  const assess = assessing(start);
  const handOff = handingOff(start, assess);
  return { ...start, ...assess, ...handOff, ...building(start, handOff) };
}

import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { can, type People, type Verb } from '#shared/people/can.ts';
import { type Obligation, type ObligationKind, Obligations } from '#shared/progress/schema.ts';
import { addDays, dayOf } from '#shared/time.ts';

const DAY = 86_400_000;
type Journey = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<Journey['as']>[0];

async function obligationsOf(j: Journey, who: Name): Promise<Obligation[]> {
  const answer = await j.as(who).get(j.at('obligations'));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return Obligations.parse(answer.body).obligations;
}

/** What somebody owes of one opportunity. */
async function owes(j: Journey, who: Name, id: string): Promise<ObligationKind[]> {
  const all = await obligationsOf(j, who);
  return all.filter(({ opportunityId }) => opportunityId === id).map(({ kind }) => kind);
}

const question = (blocking: boolean) => ({ field: 'scopeIn', body: 'Which three?', blocking });

async function tickAll(j: Journey, id: string) {
  const { item } = await j.page(id);
  for (const criterion of item?.acceptanceCriteria ?? []) {
    const path = `/items/${item?.id}/acceptance-criteria/${criterion.id}`;
    expect((await j.as('leo').put(path, { evidence: 'Seen in the trial.' })).status).toBe(204);
  }
}

async function changing(j: Journey, who: Name): Promise<string> {
  const id = await j.building();
  const change = { scopeIn: ['Every letter'], reason: 'LEARNED' };
  expect((await j.hand(who, id, 'propose-change', change)).status).toBe(200);
  return id;
}

/** Brings an opportunity to a place, then says who owes what there; everybody else owes nothing. */
const places: [string, (j: Journey) => Promise<string>, Partial<Record<Name, ObligationKind[]>>][] =
  [
    ['not yet rated by anybody', (j) => j.opportunity(), {}],
    ['rated by all', (j) => j.rated(), {}],
    ['decided', (j) => j.decided(), { ada: ['write_brief'] }],
    ['offered to a team', (j) => j.offered(), { leo: ['claim'], lin: ['claim'] }],
    ['in review', (j) => j.claimed(), { leo: ['review'] }],
    [
      'in review with a blocking question',
      async (j) => {
        const id = await j.claimed();
        await j.hand('leo', id, 'questions', question(true));
        return id;
      },
      { ada: ['answer'] },
    ],
    [
      'in review with a question that does not block',
      async (j) => {
        const id = await j.claimed();
        await j.hand('leo', id, 'questions', question(false));
        return id;
      },
      { ada: ['answer'], leo: ['review'] },
    ],
    ['read back', (j) => j.accepted(), { ada: ['confirm'] }],
    ['queued', (j) => j.queued(), { leo: ['start'] }],
    ['building', (j) => j.building(), {}],
    [
      'building, with a change its lead proposes',
      (j) => changing(j, 'leo'),
      { ada: ['countersign'] },
    ],
    [
      'building, with a change its sponsor proposes',
      (j) => changing(j, 'ada'),
      { leo: ['countersign'] },
    ],
    [
      'building, with every criterion ticked',
      async (j) => {
        const id = await j.building();
        await tickAll(j, id);
        return id;
      },
      { leo: ['deliver'] },
    ],
    ['delivered', (j) => j.delivered(), { eve: ['prove'] }],
    [
      'proven',
      async (j) => {
        const id = await j.delivered();
        await j.build('eve', id, 'prove', { value: 4, source: 'Export', verdict: 'ACHIEVED' });
        return id;
      },
      {},
    ],
  ];

const everybody: Name[] = ['ada', 'leo', 'lin', 'eve'];

describe('my obligations', () => {
  it.each(places)('of what is %s', async (_where, bring, expected) => {
    const j = await journey();
    const id = await bring(j);
    for (const who of everybody) {
      expect([who, await owes(j, who, id)]).toEqual([who, expected[who] ?? []]);
    }
  });

  it('after a return: the author writes, and the lead who asked waits', async () => {
    const j = await journey();
    const id = await j.claimed();
    const returning = { reason: 'NO_BASELINE', questions: [question(true)] };
    expect((await j.hand('leo', id, 'return', returning)).status).toBe(200);
    expect(await obligationsOf(j, 'ada')).toMatchObject([
      { kind: 'write_brief', opportunityId: id, waitingMemberId: j.member.leo, waitingName: 'leo' },
    ]);
  });

  it('asks an advisor who was invited to rate, until they have', async () => {
    const j = await journey();
    const id = await j.opportunity();
    const { scoringModel } = await j.page(id);
    const answers = scoringModel.criteria.map(({ id: criterionId }) => {
      return { criterionId, low: 3, likely: 4, high: 5, rationale: '' };
    });
    await j.as('ada').put(`/opportunities/${id}/rating`, { answers, submit: false });
    expect(await owes(j, 'ada', id)).toEqual(['rate']);
    await j.as('ada').put(`/opportunities/${id}/rating`, { answers, submit: true });
    expect(await owes(j, 'ada', id)).toEqual([]);
  });

  it('waits with the start until its promised day is near, and again with the number', async () => {
    const now = new Date('2026-11-22T10:00:00Z');
    const j = await journey(now);
    const id = await j.claimed();
    const startsOn = addDays(dayOf(now), 20);
    const readBack = { ...j.readBack, startsOn };
    await j.hand('leo', id, 'accept', readBack);
    await j.hand('ada', id, 'confirm', {});
    expect(await owes(j, 'leo', id)).toEqual(['start']);
    now.setTime(now.getTime() + 8 * DAY);
    expect(await owes(j, 'leo', id)).toEqual([]);
    now.setTime(now.getTime() + 12 * DAY);
    expect(await obligationsOf(j, 'leo')).toMatchObject([{ since: `${startsOn}T00:00:00+00:00` }]);
  });

  it('counts from the offer, also after a claim was given back', async () => {
    const now = new Date('2026-11-02T10:00:00Z');
    const j = await journey(now);
    const id = await j.offered();
    now.setTime(now.getTime() + 6 * DAY);
    await j.hand('leo', id, 'claim', {});
    await j.hand('leo', id, 'release', { note: 'Not mine after all.' });
    const since = '2026-11-02T10:00:00+00:00';
    expect(await obligationsOf(j, 'lin')).toMatchObject([{ kind: 'claim', since }]);
    expect((await j.as('eve').get(j.at('progress'))).body.seam).toMatchObject([{ since }]);
  });

  it('says why a brief lies with its author again', async () => {
    const j = await journey();
    const id = await j.offered();
    await j.hand('leo', id, 'decline', { reason: 'Nobody is free.' });
    const cameBack = 'Nobody is free.';
    expect(await obligationsOf(j, 'ada')).toMatchObject([{ kind: 'write_brief', cameBack }]);
  });

  it('asks for delivery once the promised finish is over', async () => {
    const now = new Date('2026-11-22T10:00:00Z');
    const j = await journey(now);
    const id = await j.building();
    now.setTime(now.getTime() + 60 * DAY);
    expect(await owes(j, 'leo', id)).toEqual([]);
    now.setTime(now.getTime() + DAY);
    expect(await owes(j, 'leo', id)).toEqual(['deliver']);
  });

  it('come with the most costly wait first, and those nobody has estimated last', async () => {
    const now = new Date('2026-11-22T10:00:00Z');
    const j = await journey(now);
    const unknown = await j.decided('Unknown cost, oldest');
    const { opportunity } = await j.page(unknown);
    const unset = { costOfDelay: null };
    await j.as('ada').patch(`/opportunities/${unknown}`, unset, opportunity.version);
    now.setTime(now.getTime() + DAY);
    await j.decided('4,000 a week for three days');
    now.setTime(now.getTime() + 3 * DAY);
    await j.decided('4,000 a week for no time');
    expect((await obligationsOf(j, 'ada')).map(({ title }) => title)).toEqual([
      '4,000 a week for three days',
      '4,000 a week for no time',
      'Unknown cost, oldest',
    ]);
  });
});

const verbOf = {
  rate: 'rate',
  give_input: 'answer_input',
  write_brief: 'edit_brief',
  answer: 'answer',
  reply: 'reply',
  break_deadlock: 'rule',
  claim: 'claim',
  unclaimed: 'withdraw',
  review: 'accept',
  confirm: 'confirm',
  countersign: 'propose_change',
  leaderless: 'revoke',
  start: 'start',
  deliver: 'deliver',
  prove: 'prove',
  reconfirm: 'reconfirm',
  reconsider: 'reconfirm',
} satisfies Record<ObligationKind, Verb>;

async function peopleAround(j: Journey, id: string): Promise<People> {
  const { handoff, item } = await j.page(id);
  return {
    authorId: handoff?.authorId ?? null,
    sponsorId: handoff?.sponsorId ?? null,
    claimerId: handoff?.claimerId ?? null,
    addresseeOwnerId: handoff?.addresseeOwnerId ?? null,
    addresseeMemberId: handoff?.addresseeMemberId ?? null,
    leadId: item?.leadId ?? null,
    measurerId: j.member.eve,
  };
}

describe('an obligation', () => {
  it('is always something its member may do', async () => {
    const j = await journey();
    for (const [where, bring] of places) await bring(Object.assign(j, { where }));
    const roles = { ada: ['ADVISOR', 'ADMIN'], leo: ['LEAD'], lin: ['LEAD'], eve: ['EXECUTIVE'] };
    let checked = 0;
    for (const who of everybody) {
      const ownerIds = who === 'leo' || who === 'lin' ? [j.ids.ownerId] : [];
      const actor = { memberId: j.member[who], roles: roles[who], ownerIds, alone: false };
      for (const { kind, opportunityId } of await obligationsOf(j, who)) {
        const people = await peopleAround(j, opportunityId);
        expect([who, kind, can(actor as never, verbOf[kind], people)]).toEqual([who, kind, true]);
        checked += 1;
      }
    }
    expect(checked).toBe(13);
  });

  it('carries what its intent needs: claim and start are one request, and can be taken back', async () => {
    const j = await journey();
    await j.offered('To claim');
    await j.queued('To start');
    for (const obligation of await obligationsOf(j, 'leo')) {
      const { kind, handoffId, itemId, version } = obligation;
      const [path, back, body] =
        kind === 'claim'
          ? [`/handoffs/${handoffId}/claim`, `/handoffs/${handoffId}/release`, { note: 'Undone.' }]
          : [`/items/${itemId}/start`, `/items/${itemId}/reopen`, { reason: 'Undone.' }];
      expect((await j.as('leo').post(path, {})).status).toBe(200);
      const undone = await j.as('leo').post(back, body, { version: version + 1 });
      expect([kind, undone.status]).toEqual([kind, 200]);
    }
  });

  it('is nobody else’s: a member of another workspace finds nothing', async () => {
    const [here, there] = [await journey(), await journey()];
    await here.offered();
    expect(await obligationsOf(there, 'leo')).toEqual([]);
    expect((await there.as('leo').get(here.at('obligations'))).status).toBe(404);
  });
});

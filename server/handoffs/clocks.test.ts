import { Logger, run } from 'graphile-worker';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBus } from '#server/events/publish.ts';
import { tasksOf } from '#server/jobs/worker.ts';
import { journey } from '#server/testing/journey.ts';
import { passTimeTo } from '#server/testing/pass-time.ts';
import { usualCalendar } from '#shared/calendar/schema.ts';

/** A Monday at noon in Berlin, where worlds of tests are. */
const monday = new Date('2026-11-16T11:00:00Z');
const at = (day: string, time = '12:00') => new Date(`2026-${day}T${time}:00+01:00`);

type Journey = Awaited<ReturnType<typeof journey>>;

async function typesOf(j: Journey, id: string): Promise<string[]> {
  const events = await j.events();
  return events.filter(({ opportunityId }) => opportunityId === id).map(({ type }) => type);
}

const jobsOf = async (j: Journey) => {
  const { rows } = await j.db.pool.query<{ key: string; run_at: Date }>(
    `SELECT key, run_at FROM graphile_worker.jobs
     WHERE split_part(key, ' ', 2) IN (SELECT id::text FROM handoffs WHERE workspace_id = $1) ORDER BY run_at, key`,
    [j.workspaceId],
  );
  return rows;
};

describe('an offer nobody claims', () => {
  it('is remembered at half, goes to its sponsor, and at last back to its author', async () => {
    const j = await journey(monday);
    const id = await j.offered();
    await passTimeTo(j, at('11-18', '23:59'));
    expect(await typesOf(j, id)).not.toContain('handoff_nudged');
    await passTimeTo(j, at('11-19', '00:00'));
    expect(await typesOf(j, id)).toContain('handoff_nudged');
    await passTimeTo(j, at('11-24', '00:00'));
    expect((await typesOf(j, id)).at(-1)).toBe('handoff_escalated');
    expect((await j.page(id)).opportunity.stage).toBe('OFFERED');
    const owed = (await j.as('ada').get(j.at('obligations'))).body.obligations;
    expect(owed).toEqual([expect.objectContaining({ kind: 'unclaimed', opportunityId: id })]);
    await passTimeTo(j, at('12-01', '00:00'));
    const { opportunity, handoff } = await j.page(id);
    expect([opportunity.stage, handoff?.state, handoff?.backNote]).toEqual([
      'DECIDED',
      'DRAFT',
      'Nobody claimed it within 10 working days.',
    ]);
    expect((await typesOf(j, id)).at(-1)).toBe('handoff_expired');
    const last = (await j.events()).at(-1);
    expect([last?.actorId, last?.at]).toEqual([null, at('12-01', '00:00')]);
  });

  it('stops its clocks when it is claimed, withdrawn, or offered anew', async () => {
    const j = await journey(monday);
    const id = await j.offered();
    await j.hand('ada', id, 'withdraw', { reason: 'Too early.' });
    expect(await jobsOf(j)).toEqual([]);
    j.timeIs(at('11-20'));
    await j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId });
    expect((await jobsOf(j)).map(({ run_at }) => run_at)).toEqual([
      at('11-25', '00:00'),
      at('11-28', '00:00'),
      at('12-05', '00:00'),
    ]);
    await j.hand('leo', id, 'claim', {});
    expect((await jobsOf(j)).map(({ key }) => key)).toEqual([
      expect.stringMatching(/release_idle$/),
    ]);
  });
});

describe('a claim', () => {
  it('that lies idle is given back, and the sponsor’s clock has run on', async () => {
    const j = await journey(monday);
    const id = await j.claimed();
    await passTimeTo(j, at('11-24', '00:00'));
    const { handoff } = await j.page(id);
    expect([handoff?.state, handoff?.claimerId, handoff?.backNote]).toEqual([
      'OFFERED',
      null,
      'Claimed, and no step taken for 5 working days.',
    ]);
    expect((await typesOf(j, id)).slice(-3)).toEqual([
      'claim_released_idle',
      'handoff_nudged',
      'handoff_escalated',
    ]);
  });

  it('is not idle while its claimer asks, or waits for an answer that blocks', async () => {
    const j = await journey(monday);
    const id = await j.claimed();
    j.timeIs(at('11-20'));
    await j.hand('leo', id, 'questions', { field: 'scopeIn', body: 'Which?', blocking: false });
    await passTimeTo(j, at('11-27', '12:00'));
    expect((await j.page(id)).handoff?.state).toBe('IN_REVIEW');
    await j.hand('leo', id, 'questions', { field: 'scopeIn', body: 'Which?', blocking: true });
    await passTimeTo(j, at('12-20'));
    const { handoff } = await j.page(id);
    expect(handoff?.state).toBe('IN_REVIEW');
    const blocking = handoff?.questions.find(({ blocking }) => blocking);
    await j.as('ada').post(`/handoffs/${handoff?.id}/questions/${blocking?.id}/answer`, {
      answer: 'Three of them.',
    });
    await passTimeTo(j, at('12-29', '00:00'));
    expect((await j.page(id)).handoff?.state).toBe('OFFERED');
  });

  it('is not idle when its claimer has just gone on without an answer', async () => {
    const j = await journey(monday);
    const id = await j.claimed();
    await j.hand('leo', id, 'questions', { field: 'scopeIn', body: 'Which?', blocking: true });
    await passTimeTo(j, at('12-10'));
    const [question] = (await j.page(id)).handoff?.questions ?? [];
    await j.hand('leo', id, `questions/${question?.id}/take-as-risk`, {});
    await passTimeTo(j, at('12-10', '12:01'));
    expect((await j.page(id)).handoff?.state).toBe('IN_REVIEW');
    await passTimeTo(j, at('12-18', '00:00'));
    expect((await j.page(id)).handoff?.state).toBe('OFFERED');
  });
});

describe('a read-back nobody confirms', () => {
  it('becomes active after two working days, with its flag', async () => {
    const j = await journey(monday);
    const id = await j.accepted();
    await passTimeTo(j, at('11-18', '23:59'));
    expect((await j.page(id)).handoff?.state).toBe('ACCEPTED');
    await passTimeTo(j, at('11-19', '00:00'));
    const { opportunity, handoff, item } = await j.page(id);
    expect([opportunity.stage, handoff?.state, handoff?.readBackUnconfirmed]).toEqual([
      'QUEUED',
      'ACTIVE',
      true,
    ]);
    expect(item?.acceptanceCriteria).toHaveLength(2);
    // Its promised start was Monday: late the moment it is queued.
    expect((await jobsOf(j)).map(({ key }) => key.split(' ')[2])).toEqual(['ask_again']);
    expect((await typesOf(j, id)).slice(-2)).toEqual(['read_back_unconfirmed', 'start_overdue']);
  });
});

describe('work nobody starts', () => {
  const kindsOf = async (j: Journey) => (await jobsOf(j)).map(({ key }) => key.split(' ')[2]);
  const owes = async (j: Journey, who: 'ada' | 'leo') =>
    (await j.as(who).get(j.at('obligations'))).body.obligations.map(
      ({ kind }: { kind: string }) => kind,
    );

  it('starts late the day after it was promised, is asked about weeks later, and re-confirmed', async () => {
    const j = await journey(monday);
    const id = await j.queued();
    expect((await j.page(id)).handoff?.startLateAt).toBeNull();
    await passTimeTo(j, at('11-17', '00:00'));
    const { handoff } = await j.page(id);
    expect(handoff?.startLateAt).toBe('2026-11-16T23:00:00+00:00');
    expect((await typesOf(j, id)).at(-1)).toBe('start_overdue');
    expect(await owes(j, 'ada')).toEqual([]);

    // Thirty working days after Monday the 16th.
    await passTimeTo(j, at('12-28', '23:59'));
    expect(await owes(j, 'ada')).toEqual([]);
    await passTimeTo(j, at('12-29', '00:00'));
    expect((await typesOf(j, id)).at(-1)).toBe('reconfirmation_due');
    expect([await owes(j, 'ada'), await owes(j, 'leo')]).toEqual([['reconfirm'], ['start']]);

    const decision = (await j.page(id)).decisions[0];
    const again = { reason: 'Still the best we know.', reviewDate: '2027-02-26' };
    const sent = await j.as('ada').post(`/decisions/${decision?.id}/reconfirm`, again);
    expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
    expect(await owes(j, 'ada')).toEqual([]);
    expect((await j.page(id)).handoff?.askedAgainAt).toBeNull();
    await passTimeTo(j, new Date('2027-02-27T00:00:00+01:00'));
    expect(await owes(j, 'ada')).toEqual(['reconfirm']);
  });

  it('is late no more once it is started, and again when it is put back', async () => {
    const j = await journey(monday);
    const id = await j.queued();
    await passTimeTo(j, at('11-18'));
    await j.build('leo', id, 'start', {});
    expect((await j.page(id)).handoff?.startLateAt).toBeNull();
    expect(await kindsOf(j)).toEqual([]);
    j.timeIs(at('11-19'));
    await j.build('leo', id, 'reopen', { reason: 'Not yet.' });
    await passTimeTo(j, at('11-19', '12:01'));
    expect((await j.page(id)).handoff?.startLateAt).toBe('2026-11-19T11:00:00+00:00');
    expect((await typesOf(j, id)).filter((type) => type === 'start_overdue')).toHaveLength(2);
  });

  it('has no clocks once it is let go, and none before it is confirmed', async () => {
    const j = await journey(monday);
    const id = await j.queued();
    await j.hand('leo', id, 'release', { note: 'Nothing was begun.' });
    expect(await kindsOf(j)).toEqual([]);
    await passTimeTo(j, at('11-20'));
    expect(await typesOf(j, id)).not.toContain('start_overdue');
  });

  it('is counted anew when the calendar says so', async () => {
    const j = await journey(monday);
    const id = await j.queued();
    await passTimeTo(j, at('11-20'));
    const { version: _, ...usual } = usualCalendar;
    const change = { ...usual, askAgainAfter: 5 };
    expect((await j.as('ada').put(j.at('calendar'), change, { version: 1 })).status).toBe(200);
    await passTimeTo(j, at('11-24', '00:00'));
    expect(await owes(j, 'ada')).toEqual(['reconfirm']);
    const back = { ...usual, askAgainAfter: 60 };
    expect((await j.as('ada').put(j.at('calendar'), back, { version: 2 })).status).toBe(200);
    expect(await owes(j, 'ada')).toEqual([]);
    expect((await typesOf(j, id)).filter((type) => type === 'start_overdue')).toHaveLength(1);
  });
});

describe('the calendar', () => {
  const { version: _, ...usual } = usualCalendar;

  it('sets running clocks anew when it changes', async () => {
    const j = await journey(monday);
    const id = await j.accepted();
    const change = { ...usual, holidays: [{ day: '2026-11-17', name: 'Founding day' }] };
    const changed = await j.as('ada').put(j.at('calendar'), change, { version: 1 });
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    await passTimeTo(j, at('11-19', '00:00'));
    expect((await j.page(id)).handoff?.state).toBe('ACCEPTED');
    await passTimeTo(j, at('11-20', '00:00'));
    expect((await j.page(id)).handoff?.state).toBe('ACTIVE');
  });

  it.each([
    ['a week without a working day', { weekend: [1, 2, 3, 4, 5, 6, 7] }],
    ['an offer that expires before it goes to its sponsor', { escalateAfter: 10, expireAfter: 10 }],
    ['a holiday named twice', { holidays: [{ day: '2026-12-25' }, { day: '2026-12-25' }] }],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }],
    ['no days at all', { idleAfter: 0 }],
  ])('refuses %s, and keeps what was', async (_what, wrong) => {
    const j = await journey(monday);
    const refused = await j.as('ada').put(j.at('calendar'), { ...usual, ...wrong }, { version: 1 });
    expect(refused.status).toBe(400);
    expect((await j.as('leo').get(j.at('calendar'))).body).toEqual(usualCalendar);
  });

  it('is changed by an admin who has seen it, one at a time', async () => {
    const j = await journey(monday);
    const put = (who: 'ada' | 'leo', version: number) =>
      j.as(who).put(j.at('calendar'), usual, { version });
    expect((await put('leo', 1)).status).toBe(403);
    const both = await Promise.all([put('ada', 1), put('ada', 1)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });
});

describe('several servers', () => {
  it('ring each clock once', async () => {
    const j = await journey(monday);
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await j.accepted(`Letters, part ${n}`));
    const later = at('11-19', '00:00');
    j.timeIs(later);
    await j.db.pool.query(
      `UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second' WHERE key = ANY($1)`,
      [(await jobsOf(j)).map(({ key }) => key)],
    );
    const bus = openBus(j.db, () => {});
    const taskList = tasksOf({ db: j.db, bus, clock: () => later });
    const logger = new Logger(() => () => {});
    const options = { taskList, logger, noHandleSignals: true, pollInterval: 100, concurrency: 2 };
    const servers = await Promise.all(
      [1, 2, 3].map(() => run({ ...options, pgPool: j.db.pool, parsedCronItems: [] })),
    );
    onTestFinished(async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await bus.close();
    });
    const waiting = async () =>
      (await jobsOf(j)).filter(({ key }) => key.endsWith('activate')).length;
    await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
    // Each once more, as after a crash between the work and its note that it is done.
    for (const id of ids) {
      const handoffId = (await j.page(id)).handoff?.id;
      const payload = { workspaceId: j.workspaceId, handoffId, kind: 'activate' };
      await taskList.ring_clock?.(payload, {} as never);
    }
    for (const id of ids) {
      const happened = (await typesOf(j, id)).filter((type) => type === 'read_back_unconfirmed');
      expect([(await j.page(id)).opportunity.stage, happened.length]).toEqual(['QUEUED', 1]);
    }
  }, 60_000);
});

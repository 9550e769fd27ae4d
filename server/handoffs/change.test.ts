import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { passTimeTo } from '#server/testing/pass-time.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';
import { addDays } from '#shared/time.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];

const learned = { reason: 'LEARNED', note: 'Clerks write four kinds, not three.' };
const wider = { scopeIn: ['Routine letters in four categories'], ...learned };

const propose = (j: J, who: Name, id: string, change: object = wider) =>
  j.hand(who, id, 'propose-change', change);

async function handoffOf(j: J, id: string): Promise<Handoff> {
  const { handoff } = await j.page(id);
  if (!handoff) throw new Error('there is no handoff');
  return handoff;
}

async function proposed(j: J, who: Name = 'leo', change: object = wider): Promise<string> {
  const id = await j.queued();
  const { status, body } = await propose(j, who, id, change);
  expect(status, JSON.stringify(body)).toBe(200);
  return id;
}

const sentence = ({ status, body }: { status: number; body: { detail: string } }) => [
  status,
  body.detail,
];

describe('a change after acceptance', () => {
  it('is the next version once both sides have signed the same bytes', async () => {
    const j = await journey();
    const id = await proposed(j);
    const [waiting] = (await handoffOf(j, id)).changes;
    expect(waiting).toMatchObject({ baseNumber: 1, side: 'LEAD', answer: null, ...learned });
    expect((await handoffOf(j, id)).briefs).toHaveLength(1);
    const answer = await j.hand('ada', id, 'countersign', { note: 'True.' });
    expect(answer.body).toMatchObject({ opportunityId: id, stage: 'QUEUED' });
    const { briefs, changes, state } = await handoffOf(j, id);
    expect([state, briefs.map(({ number }) => number)]).toEqual(['ACTIVE', [2, 1]]);
    const [second, first] = briefs;
    expect(second?.content.scopeIn).toEqual(wider.scopeIn);
    expect(second?.content).toEqual({ ...first?.content, scopeIn: wider.scopeIn });
    expect(second?.sha256).toBe(waiting?.sha256);
    expect(second?.signatures).toEqual([
      {
        memberId: j.member.leo,
        side: 'LEAD',
        signedAt: waiting?.proposedAt,
        sha256: waiting?.sha256,
      },
      {
        memberId: j.member.ada,
        side: 'SPONSOR',
        signedAt: changes[0]?.answeredAt,
        sha256: waiting?.sha256,
      },
    ]);
    expect(changes[0]).toMatchObject({
      answer: 'COUNTERSIGNED',
      answerNote: 'True.',
      answeredById: j.member.ada,
    });
    expect((await j.events()).slice(-2).map(({ type, facts }) => [type, facts])).toEqual([
      ['change_proposed', learned],
      ['change_countersigned', { version: 2, reason: 'LEARNED', note: 'True.' }],
    ]);
  });

  it('may come from either side, and leaves the brief alone while it waits, is refused or taken back', async () => {
    const j = await journey();
    const id = await proposed(j, 'ada');
    expect((await handoffOf(j, id)).changes[0]?.side).toBe('SPONSOR');
    expect((await j.hand('leo', id, 'refuse-change', { note: 'Three is what fits.' })).status).toBe(
      200,
    );
    expect((await propose(j, 'leo', id)).status).toBe(200);
    expect((await j.hand('leo', id, 'withdraw-change', {})).status).toBe(200);
    const { briefs, changes } = await handoffOf(j, id);
    expect([briefs.length, changes.map(({ answer }) => answer)]).toEqual([
      1,
      ['WITHDRAWN', 'REFUSED'],
    ]);
    const types = (await j.events()).map(({ type }) => type);
    expect(types.slice(-4)).toEqual([
      'change_proposed',
      'change_refused',
      'change_proposed',
      'change_withdrawn',
    ]);
  });

  it('is refused by the other side only with a reason', async () => {
    const j = await journey();
    const id = await proposed(j);
    expect((await j.hand('ada', id, 'refuse-change', { note: ' ' })).status).toBe(400);
  });

  it('can be made again and again, each from what holds', async () => {
    const j = await journey();
    const id = await proposed(j);
    await j.hand('ada', id, 'countersign', {});
    await propose(j, 'ada', id, { problem: 'Citizens wait thirteen days.', reason: 'ERROR' });
    expect((await j.hand('leo', id, 'countersign', {})).status).toBe(200);
    const { briefs } = await handoffOf(j, id);
    expect(briefs.map(({ number, content }) => [number, content.scopeIn, content.problem])).toEqual(
      [
        [3, wider.scopeIn, 'Citizens wait thirteen days.'],
        [2, wider.scopeIn, briefs[2]?.content.problem],
        [1, ['Routine letters in three categories'], briefs[2]?.content.problem],
      ],
    );
  });
});

describe('what a change does', () => {
  it('keeps the ticks of unchanged criteria, opens new ones, and lets the others go', async () => {
    const j = await journey();
    const id = await j.building();
    const before = (await j.page(id)).item;
    const ticked = before?.acceptanceCriteria[1];
    const path = `/items/${before?.id}/acceptance-criteria/${ticked?.id}`;
    await j.as('leo').put(path, { evidence: 'Seen in the trial.' });
    const acceptanceCriteria = [ticked?.sentence, 'A clerk can undo an approval', ''];
    await propose(j, 'leo', id, { acceptanceCriteria, ...learned });
    expect((await j.hand('ada', id, 'countersign', {})).status).toBe(200);
    const { item } = await j.page(id);
    expect(item?.acceptanceCriteria).toMatchObject([
      { id: ticked?.id, sentence: ticked?.sentence, evidence: 'Seen in the trial.' },
      { sentence: 'A clerk can undo an approval', tickedAt: null },
    ]);
    expect(item?.version).toBeGreaterThan(before?.version ?? 0);
  });

  it('moves the promised dates, while the read-back stays as it was said', async () => {
    const j = await journey();
    const finishLatest = addDays(j.today, 90);
    const id = await proposed(j, 'leo', { finishLatest, reason: 'CAPACITY' });
    expect((await handoffOf(j, id)).changes[0]).toMatchObject({
      startsOn: j.readBack.startsOn,
      finishEarliest: j.readBack.finishEarliest,
      finishLatest,
    });
    expect((await j.hand('ada', id, 'countersign', {})).status).toBe(200);
    const { item, handoff } = await j.page(id);
    expect(item).toMatchObject({ startsOn: j.readBack.startsOn, finishLatest });
    expect(handoff?.readBacks[0]).toMatchObject({
      briefNumber: 1,
      finishLatest: j.readBack.finishLatest,
    });
  });

  it('winds the clock of a late start up again', async () => {
    const j = await journey(new Date('2026-11-16T10:00:00Z'));
    const id = await j.queued();
    await passTimeTo(j, new Date('2026-11-18T10:00:00Z'));
    expect((await handoffOf(j, id)).startLateAt).not.toBeNull();
    const startsOn = '2026-11-25';
    await propose(j, 'leo', id, { startsOn, reason: 'CAPACITY' });
    expect((await j.hand('ada', id, 'countersign', {})).status).toBe(200);
    expect((await handoffOf(j, id)).startLateAt).toBeNull();
    await passTimeTo(j, new Date('2026-11-27T10:00:00Z'));
    expect((await handoffOf(j, id)).startLateAt).not.toBeNull();
  });

  it('promises the number anew, and its first promise stays beside it', async () => {
    const j = await journey();
    const measureBy = addDays(j.today, 60);
    const id = await proposed(j, 'ada', { target: 7, measureBy, reason: 'EXTERNAL' });
    expect((await j.hand('leo', id, 'countersign', {})).status).toBe(200);
    const { briefs } = await handoffOf(j, id);
    expect(briefs.map(({ content }) => content.metric?.target)).toEqual([7, 5]);
    const metric = (await j.as('ada').get(`/metrics/${j.ids.metricId}`)).body;
    expect(metric).toMatchObject({
      target: 7,
      measureBy,
      originalTarget: 5,
      originalMeasureBy: j.today,
    });
    expect(metric.goalposts).toMatchObject([
      { byName: 'leo', target: { from: 5, to: 7 }, measureBy: { from: j.today, to: measureBy } },
    ]);
  });

  it('is what is delivered and proven against from then on', async () => {
    const j = await journey();
    const id = await j.delivered();
    await propose(j, 'ada', id, { target: 4, reason: 'LEARNED' });
    await j.hand('leo', id, 'countersign', {});
    const proof = { value: 4, source: 'Desk', verdict: 'ACHIEVED' };
    expect((await j.build('eve', id, 'prove', proof)).status).toBe(200);
    expect((await j.page(id)).item?.outcomes).toMatchObject([{ predicted: 4, actual: 4 }]);
  });

  it('goes on after a release, with everything signed kept', async () => {
    const j = await journey();
    const id = await proposed(j);
    await j.hand('ada', id, 'countersign', {});
    expect((await j.hand('leo', id, 'release', { note: 'No hands.' })).status).toBe(200);
    const { briefs, state } = await handoffOf(j, id);
    expect([state, briefs.map(({ number, frozenAt }) => [number, frozenAt !== null])]).toEqual([
      'DRAFT',
      [
        [3, false],
        [2, true],
        [1, true],
      ],
    ]);
    expect(briefs[0]?.content.scopeIn).toEqual(wider.scopeIn);
  });
});

describe('a change is refused', () => {
  it('while nothing differs, also when only white space does', async () => {
    const j = await journey();
    const id = await j.queued();
    const same = { scopeIn: ['  Routine letters in three categories ', ''], ...learned };
    const nothing = 'Nothing in it differs from the brief and the dates as they are.';
    expect(sentence(await propose(j, 'leo', id, same))).toEqual([422, nothing]);
    expect(sentence(await propose(j, 'leo', id, learned))).toEqual([422, nothing]);
  });

  it('without one of the four reasons, or with a field that is not of the contract', async () => {
    const j = await journey();
    const id = await j.queued();
    const { reason: _reason, ...bare } = wider;
    expect((await propose(j, 'leo', id, bare)).status).toBe(400);
    expect((await propose(j, 'leo', id, { ...wider, reason: 'WHIM' })).status).toBe(400);
    expect((await propose(j, 'leo', id, { ...wider, appetite: 'More' })).status).toBe(400);
    expect((await propose(j, 'leo', id, { ...wider, target: Number.NaN })).status).toBe(400);
  });

  it.each([
    ['an empty problem', { problem: ' ' }, 'problem'],
    ['no criteria', { acceptanceCriteria: [''] }, 'acceptanceCriteria'],
    ['a target on the wrong side of the baseline', { target: 13 }, 'target'],
    ['a day to measure before the baseline', { measureBy: '2001-01-01' }, 'measureBy'],
    ['a finish before the start', { finishEarliest: '2001-01-01' }, 'finishEarliest'],
    ['a latest finish before the earliest', { finishLatest: '2001-01-01' }, 'finishLatest'],
  ])('with %s', async (_what, change, path) => {
    const j = await journey();
    const id = await j.queued();
    const { status, body } = await propose(j, 'leo', id, { ...change, reason: 'ERROR' });
    expect([status, body.fields?.[0]?.path]).toEqual([422, path]);
  });

  it('before it is active, and once it is proven', async () => {
    const j = await journey();
    const accepted = await j.accepted('Accepted');
    expect((await propose(j, 'leo', accepted)).status).toBe(422);
    const proven = await j.delivered('Proven');
    await j.build('eve', proven, 'prove', { value: 4, source: 'Desk', verdict: 'ACHIEVED' });
    expect(sentence(await propose(j, 'leo', proven))).toEqual([
      422,
      'Its outcome is proven; there is nothing left to change.',
    ]);
  });

  it('of the criteria and dates of what is delivered, and of the start of what is started', async () => {
    const j = await journey();
    const delivered = await j.delivered('Delivered');
    const criteria = { acceptanceCriteria: ['Less'], reason: 'LEARNED' };
    expect(sentence(await propose(j, 'leo', delivered, criteria))).toEqual([
      422,
      'It is delivered: its acceptance criteria were seen to hold, and stay.',
    ]);
    const later = { finishLatest: addDays(j.today, 90), reason: 'LEARNED' };
    expect((await propose(j, 'leo', delivered, later)).status).toBe(422);
    const building = await j.building('Building');
    const start = { startsOn: addDays(j.today, 5), reason: 'LEARNED' };
    expect((await propose(j, 'leo', building, start)).body.fields).toMatchObject([
      { path: 'startsOn' },
    ]);
    expect((await propose(j, 'leo', building, later)).status).toBe(200);
  });

  it('to whoever is on neither side, and to a lead of the same team', async () => {
    const j = await journey();
    const id = await proposed(j);
    expect((await propose(j, 'eve', id)).status).toBe(403);
    expect((await j.hand('eve', id, 'countersign', {})).status).toBe(403);
    expect((await j.hand('lin', id, 'refuse-change', { note: 'No.' })).status).toBe(403);
  });

  it('a second time while one waits, and its answer from the side that proposed it', async () => {
    const j = await journey();
    const id = await proposed(j);
    expect(sentence(await propose(j, 'ada', id))).toEqual([
      422,
      'A proposed change waits for its answer; that comes first.',
    ]);
    expect((await j.hand('leo', id, 'countersign', {})).status).toBe(422);
    expect((await j.hand('leo', id, 'refuse-change', { note: 'No.' })).status).toBe(422);
    expect((await j.hand('ada', id, 'withdraw-change', {})).status).toBe(422);
  });

  it('when nobody proposed anything', async () => {
    const j = await journey();
    const id = await j.queued();
    for (const intent of ['countersign', 'withdraw-change'])
      expect(sentence(await j.hand('ada', id, intent, {}))).toEqual([
        422,
        'No change waits for an answer.',
      ]);
  });

  it('to whoever has not seen the handoff as it is', async () => {
    const j = await journey();
    const id = await proposed(j);
    const { id: handoffId, version } = await handoffOf(j, id);
    const path = `/handoffs/${handoffId}/countersign`;
    expect((await j.as('ada').post(path, {})).status).toBe(428);
    expect((await j.as('ada').post(path, {}, { version: version - 1 })).status).toBe(412);
    expect((await j.as('ada').post(path, {}, { version })).status).toBe(200);
    expect((await j.as('ada').post(path, {}, { version })).status).toBe(412);
  });

  it('when the work was delivered meanwhile, and says that it can only be refused', async () => {
    const j = await journey();
    const id = await j.building();
    await propose(j, 'ada', id, { acceptanceCriteria: ['More'], reason: 'EXTERNAL' });
    const { item } = await j.page(id);
    for (const criterion of item?.acceptanceCriteria ?? [])
      await j
        .as('leo')
        .put(`/items/${item?.id}/acceptance-criteria/${criterion.id}`, { evidence: 'Seen.' });
    expect((await j.build('leo', id, 'deliver', {})).status).toBe(200);
    const answer = await j.hand('leo', id, 'countersign', {});
    expect([answer.status, answer.body.detail]).toEqual([
      422,
      expect.stringContaining('Refuse the change'),
    ]);
    expect((await j.hand('leo', id, 'refuse-change', { note: 'Delivered.' })).status).toBe(200);
  });
});

describe('a change nobody answers', () => {
  it.each([
    ['released', 'leo', 'release'],
    ['revoked', 'ada', 'revoke'],
    ['revoked by an executive', 'eve', 'revoke'],
  ] as const)('ends when the work is %s', async (_how, who, intent) => {
    const j = await journey();
    const id = await proposed(j);
    expect((await j.hand(who, id, intent, { note: 'No hands.' })).status).toBe(200);
    const { changes, briefs } = await handoffOf(j, id);
    expect(changes).toMatchObject([
      {
        answer: 'REFUSED',
        answeredById: null,
        answerNote: 'The work was taken off the roadmap.',
      },
    ]);
    expect(briefs.map(({ number }) => number)).toEqual([2, 1]);
    expect(briefs[0]?.frozenAt).toBeNull();
  });

  it('ends when the outcome is proven', async () => {
    const j = await journey();
    const id = await j.delivered();
    await propose(j, 'ada', id, { target: 11, reason: 'LEARNED' });
    const proof = { value: 4, source: 'Desk', verdict: 'ACHIEVED' };
    expect((await j.build('eve', id, 'prove', proof)).status).toBe(200);
    expect((await j.page(id)).item?.outcomes[0]?.predicted).toBe(5);
    expect((await handoffOf(j, id)).changes[0]).toMatchObject({
      answer: 'REFUSED',
      answeredById: null,
    });
  });

  it('is taken back by the sponsor when its author has left, and answered by whoever is there', async () => {
    const j = await journey();
    const id = await proposed(j, 'ada');
    const { id: handoffId } = await handoffOf(j, id);
    // Ada wrote it and Eve answers for it now; then Ada leaves.
    await j.db.prisma.handoff.update({
      where: { id: handoffId },
      data: { sponsorId: j.member.eve },
    });
    expect((await j.hand('eve', id, 'countersign', {})).status).toBe(422);
    expect((await j.hand('eve', id, 'withdraw-change', {})).status).toBe(200);
  });

  it('of a lead who left is refused by the sponsor, and a lead takes back what a sponsor who left was asked', async () => {
    const j = await journey();
    const id = await proposed(j, 'leo');
    await j.db.prisma.member.update({
      where: { id: j.member.leo },
      data: { removedAt: new Date() },
    });
    expect((await j.hand('ada', id, 'refuse-change', { note: 'Leo left.' })).status).toBe(200);
    const other = await journey();
    const waits = await proposed(other, 'leo');
    await other.db.prisma.member.update({
      where: { id: other.member.ada },
      data: { removedAt: new Date() },
    });
    const { rows } = await other.db.pool.query(
      'SELECT id, version FROM handoffs WHERE opportunity_id = $1',
      [waits],
    );
    const path = `/handoffs/${rows[0].id}/withdraw-change`;
    expect((await other.as('leo').post(path, {}, { version: rows[0].version })).status).toBe(200);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { passTimeTo } from '#server/testing/pass-time.ts';
import { figuresOf, rowsIn } from '#shared/progress/handoff-figures.ts';
import { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';

type Journey = Awaited<ReturnType<typeof journey>>;

/** A Monday at noon in Berlin, a week before a quarter ends; in the future, as sessions end by the real time. */
const monday = new Date('2031-09-22T10:00:00Z');
const later = (from: Date, days: number) => new Date(from.getTime() + days * 86_400_000);

async function figuresFor(j: Journey, asked = ''): Promise<HandoffFiguresPage> {
  const answer = await j.as('eve').get(j.at(`handoff-figures${asked}`));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return HandoffFiguresPage.parse(answer.body);
}

const question = (field: string) => ({ field, body: `What about ${field}?`, blocking: false });

describe('handoff figures', () => {
  it('are quiet where nothing is handed over yet', async () => {
    const page = await figuresFor(await journey());
    expect(page).toMatchObject({
      quarters: [],
      from: null,
      total: { crossed: 0, firstPass: { share: null }, changesPerActive: null },
      byQuarter: [],
      byOwner: [],
      titles: {},
    });
  });

  it('count a return, a mismatch and a crossing, with their days and their team', async () => {
    const j = await journey(monday);
    const id = await j.claimed('Counted');
    j.timeIs(later(monday, 1));
    const returned = { reason: 'NO_BASELINE', questions: [question('metric')] };
    expect((await j.hand('leo', id, 'return', returned)).status).toBe(200);
    j.timeIs(later(monday, 9));
    await j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId });
    j.timeIs(later(monday, 14));
    await j.hand('leo', id, 'claim', {});
    await j.hand('leo', id, 'accept', j.readBack);
    await j.hand('ada', id, 'send-back', { mismatch: 'Not what is meant.' });
    await j.hand('leo', id, 'accept', j.readBack);
    await passTimeTo(j, later(monday, 30));
    const page = await figuresFor(j);
    expect(page.quarters).toEqual(['2031-Q3', '2031-Q4']);
    expect(page.total).toMatchObject({
      crossed: 1,
      unconfirmed: 1,
      firstPass: { accepted: 0, returned: 1, open: 0, share: 0 },
      returned: 1,
      returnedByReason: { NO_BASELINE: 1 },
      sentBack: 1,
      active: 1,
      // Draft: none, then Tuesday to Wednesday a week on. On offer: none, then Wednesday to Monday.
      days: {
        DRAFT: { stays: 2, median: 0, p85: 6 },
        OFFERED: { stays: 2, median: 0, p85: 3 },
        IN_REVIEW: { stays: 3, median: 0, p85: 1 },
        ACCEPTED: { stays: 2, median: 0, p85: 3 },
      },
    });
    expect(page.byQuarter.map(({ figures }) => [figures.returned, figures.crossed])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(page.byOwner.map(({ ownerId }) => ownerId)).toEqual([j.ids.ownerId]);
    expect(page.titles).toEqual({ [id]: 'Counted' });
    expect((await figuresFor(j, '?to=2031-Q3')).total).toMatchObject({ returned: 1, crossed: 0 });
    expect((await figuresFor(j, '?owner=none')).total).toMatchObject({ returned: 0, crossed: 0 });
  });

  it('leave out what one person handed to themself, and count it apart', async () => {
    const j = await journey(monday);
    const id = await j.offered();
    await j.db.prisma.member.updateMany({
      where: { workspaceId: j.workspaceId, id: { not: j.member.ada } },
      data: { removedAt: monday },
    });
    await j.db.prisma.member.update({
      where: { id: j.member.ada },
      data: { roles: ['ADVISOR', 'LEAD', 'ADMIN'] },
    });
    await j.db.prisma.ownerMember.create({
      data: { workspaceId: j.workspaceId, ownerId: j.ids.ownerId, memberId: j.member.ada },
    });
    expect((await j.hand('ada', id, 'claim', {})).status).toBe(200);
    const { total } = HandoffFiguresPage.parse(
      (await j.as('ada').get(j.at('handoff-figures'))).body,
    );
    expect([total.selfAccepted, total.days.DRAFT.stays, total.firstPass.open]).toEqual([1, 0, 0]);
  });

  it.each(['?owner=x', '?from=2026', '?to=2026-Q5', '?when=now'])('refuse %s', async (asked) => {
    const j = await journey(monday);
    expect((await j.as('eve').get(j.at(`handoff-figures${asked}`))).status).toBe(400);
  });
});

// ── Against the event log ───────────────────────────────────────────────────────────────────────

/** What anybody may try next; what is refused at that moment does not happen. */
const tries = {
  offer: (j: Journey, id: string) => j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId }),
  offerToLin: (j: Journey, id: string) => j.hand('ada', id, 'offer', { memberId: j.member.lin }),
  withdraw: (j: Journey, id: string) => j.hand('ada', id, 'withdraw', { reason: 'Too early.' }),
  decline: (j: Journey, id: string) => j.hand('lin', id, 'decline', { reason: 'No time.' }),
  claim: (j: Journey, id: string) => j.hand('leo', id, 'claim', {}),
  claimByLin: (j: Journey, id: string) => j.hand('lin', id, 'claim', {}),
  release: (j: Journey, id: string) => j.hand('leo', id, 'release', { note: 'As it was.' }),
  return: (j: Journey, id: string) =>
    j.hand('leo', id, 'return', { reason: 'CAPACITY', questions: [question('scopeIn')] }),
  returnByLin: (j: Journey, id: string) =>
    j.hand('lin', id, 'return', {
      reason: 'SCOPE_TOO_BIG',
      questions: [question('scopeIn'), question('metric')],
    }),
  accept: (j: Journey, id: string) => j.hand('leo', id, 'accept', j.readBack),
  acceptByLin: (j: Journey, id: string) => j.hand('lin', id, 'accept', j.readBack),
  sendBack: (j: Journey, id: string) => j.hand('ada', id, 'send-back', { mismatch: 'No.' }),
  sendBackDates: (j: Journey, id: string) =>
    j.hand('ada', id, 'send-back', { mismatches: [{ field: 'dates', note: 'Too late.' }] }),
  confirm: (j: Journey, id: string) => j.hand('ada', id, 'confirm', {}),
  propose: (j: Journey, id: string) =>
    j.hand('ada', id, 'propose-change', { scopeIn: [crypto.randomUUID()], reason: 'ERROR' }),
  proposeByLeo: (j: Journey, id: string) =>
    j.hand('leo', id, 'propose-change', { scopeIn: [crypto.randomUUID()], reason: 'LEARNED' }),
  countersign: (j: Journey, id: string) => j.hand('leo', id, 'countersign', {}),
  refuse: (j: Journey, id: string) => j.hand('ada', id, 'refuse-change', { note: 'No.' }),
  takeChangeBack: (j: Journey, id: string) => j.hand('leo', id, 'withdraw-change', {}),
  revoke: (j: Journey, id: string) => j.hand('eve', id, 'revoke', { note: 'Not now.' }),
} as const;

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...(Object.keys(tries) as (keyof typeof tries)[])) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 25 }) },
);

type Step = keyof typeof tries | number;

const quarterIn = (timeZone: string, at: Date): string => {
  const [year, month] = at.toLocaleDateString('en-CA', { timeZone }).split('-').map(Number);
  return `${year}-Q${Math.floor(((month ?? 0) - 1) / 3) + 1}`;
};

/** Days from Monday to Friday after one and up to another, counted one by one in Berlin. */
function weekdaysBetween(from: Date, to: Date): number {
  const day = (at: Date) =>
    Date.parse(at.toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' }));
  let count = 0;
  for (let at = day(from) + 86_400_000; at <= day(to); at += 86_400_000)
    if (![0, 6].includes(new Date(at).getUTCDay())) count += 1;
  return count;
}

type Logged = Awaited<ReturnType<Journey['events']>>[number];

const tally = (words: readonly (string | undefined)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) if (word) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const answers: Record<string, string> = {
  change_countersigned: 'COUNTERSIGNED',
  change_refused: 'REFUSED',
  change_withdrawn: 'WITHDRAWN',
  // A change nobody can answer any more counts as refused.
  handoff_released: 'REFUSED',
  handoff_revoked: 'REFUSED',
};

/** Reasons, fields, answers and active work, by what each event says and what came after it. */
function recountParts(
  all: readonly Logged[],
  ids: readonly string[],
  counts: (at: Date) => boolean,
) {
  const of = (type: string) => all.filter((event) => event.type === type && counts(event.at));
  const fact = (event: Logged, name: string) => (event.facts as Record<string, string>)[name];
  const after = (event: Logged, types: readonly string[]) =>
    all.find(
      ({ revision, subjectId, type }) =>
        revision > event.revision && subjectId === event.subjectId && types.includes(type),
    );
  const changes = of('change_proposed');
  const crossings = ['read_back_confirmed', 'read_back_unconfirmed'];
  const active = ids.filter((id) =>
    all.some((event) => {
      if (event.subjectId !== id || !crossings.includes(event.type)) return false;
      const end =
        after(event, ['handoff_released', 'handoff_revoked'])?.at ?? new Date('2040-01-01');
      // It counts in a quarter in which it began, ended, or neither.
      for (let at = event.at; at < end; at = new Date(at.getTime() + 86_400_000))
        if (counts(at)) return true;
      return counts(end);
    }),
  );
  return {
    returnedByReason: tally(of('brief_returned').map((event) => fact(event, 'reason'))),
    returnedByField: tally(
      of('brief_returned').flatMap((event) =>
        fact(event, 'reason') === 'CAPACITY' ? ['scopeIn'] : ['scopeIn', 'metric'],
      ),
    ),
    sentBackByField: tally(
      of('read_back_sent_back').map((event) =>
        fact(event, 'mismatch') === 'Too late.' ? 'dates' : 'none',
      ),
    ),
    changed: changes.length,
    changedByReason: tally(changes.map((event) => fact(event, 'reason'))),
    changedByAnswer: tally(
      changes.map((event) => answers[after(event, Object.keys(answers))?.type ?? ''] ?? 'WAITS'),
    ),
    active: active.length,
  };
}

/** Once more and in another way: by looking for pairs of events, not by following states. */
async function recount(j: Journey, quarter?: string) {
  const all = await j.events();
  const handoffs = await j.db.prisma.handoff.findMany({ where: { workspaceId: j.workspaceId } });
  const found = {
    crossed: 0,
    unconfirmed: 0,
    returned: 0,
    sentBack: 0,
    expired: 0,
    declined: 0,
    idle: 0,
  };
  const verdicts = { accepted: 0, returned: 0, open: 0 };
  const stays: Record<string, number[]> = { DRAFT: [], OFFERED: [], IN_REVIEW: [], ACCEPTED: [] };
  const counts = (at: Date) => quarter === undefined || quarterIn('Europe/Berlin', at) === quarter;
  const enters: Record<string, string> = {
    handoff_offered: 'OFFERED',
    claim_released: 'OFFERED',
    claim_released_idle: 'OFFERED',
    handoff_claimed: 'IN_REVIEW',
    read_back_sent_back: 'IN_REVIEW',
    brief_accepted: 'ACCEPTED',
    brief_returned: 'DRAFT',
    handoff_withdrawn: 'DRAFT',
    handoff_declined: 'DRAFT',
    handoff_expired: 'DRAFT',
    handoff_released: 'DRAFT',
    handoff_revoked: 'DRAFT',
    read_back_confirmed: 'ACTIVE',
    read_back_unconfirmed: 'ACTIVE',
  };
  for (const { id, createdAt } of handoffs) {
    const log = all.filter(({ subjectId, type }) => subjectId === id && type in enters);
    const marks = [
      { state: 'DRAFT', at: createdAt },
      ...log.map(({ type, at }) => ({ state: enters[type], at })),
    ];
    marks.forEach(({ state, at }, n) => {
      const next = marks[n + 1];
      if (next && state && state !== 'ACTIVE' && counts(next.at))
        stays[state]?.push(weekdaysBetween(at, next.at));
      if (state === 'ACTIVE' && marks[n - 1]?.state !== 'ACTIVE' && counts(at)) found.crossed += 1;
    });
    const many = (type: string) =>
      log.filter((event) => event.type === type && counts(event.at)).length;
    found.unconfirmed += many('read_back_unconfirmed');
    found.returned += many('brief_returned');
    found.sentBack += many('read_back_sent_back');
    found.expired += many('handoff_expired');
    found.declined += many('handoff_declined');
    found.idle += many('claim_released_idle');
    const claim = log.find(({ type }) => type === 'handoff_claimed');
    if (!claim || !counts(claim.at)) continue;
    const answer = log.find(({ type }) => type === 'brief_accepted' || type === 'brief_returned');
    verdicts[!answer ? 'open' : answer.type === 'brief_accepted' ? 'accepted' : 'returned'] += 1;
  }
  const days = Object.fromEntries(
    Object.entries(stays).map(([state, lengths]) => {
      const sorted = lengths.toSorted((a, b) => a - b);
      // The smallest that so many in a hundred do not exceed.
      const at = (percent: number) =>
        sorted.find(
          (days) => sorted.filter((one) => one <= days).length * 100 >= percent * sorted.length,
        ) ?? null;
      return [state, { stays: sorted.length, median: at(50), p85: at(85) }];
    }),
  );
  const others = recountParts(
    all,
    handoffs.map(({ id }) => id),
    counts,
  );
  const answered = verdicts.accepted + verdicts.returned;
  const share = answered === 0 ? null : verdicts.accepted / answered;
  return { ...found, ...others, days, firstPass: { ...verdicts, share } };
}

const beginnings = ['claimed', 'accepted', 'queued'] as const;

type Told = { first: (typeof beginnings)[number]; steps: readonly Step[] };

/** Two handoffs at which anything is tried, in any order, while days pass. */
async function happen(j: Journey, now: Date, { first, steps }: Told): Promise<void> {
  const [one, two] = [await j[first]('One'), await j.offered('Two')];
  for (const [turn, next] of steps.entries()) {
    if (typeof next === 'number') {
      now.setTime(now.getTime() + next * 86_400_000 + 3_600_000);
      await passTimeTo(j, new Date(now));
    } else await tries[next](j, turn % 3 === 2 ? two : one);
  }
}

const counts = [
  'crossed',
  'unconfirmed',
  'returned',
  'sentBack',
  'expired',
  'idle',
  'changed',
] as const;

/** @returns what there was to count */
async function mustReconcile(j: Journey): Promise<string[]> {
  const page = await figuresFor(j);
  expect(page.total).toMatchObject(await recount(j));
  for (const { quarter, figures } of page.byQuarter)
    expect(figures).toMatchObject(await recount(j, quarter));
  expect(figuresOf(page.rows)).toEqual(page.total);
  for (const { ownerId, figures } of page.byOwner) {
    const owner = ownerId ?? 'none';
    expect(figuresOf(rowsIn(page.rows, { from: null, to: null, owner }))).toEqual(figures);
    expect((await figuresFor(j, `?owner=${owner}`)).total).toEqual(figures);
  }
  const last = page.quarters.at(-1);
  const { total } = await figuresFor(j, `?from=${last}&to=${last}`);
  expect(total).toEqual(page.byQuarter.at(-1)?.figures);
  return counts.filter((figure) => page.total[figure] > 0);
}

describe('handoff figures over any history', () => {
  it('are what the event log says: in total, by quarter, by team, and in the rows beside them', async () => {
    const examples: [Told][] = [
      [{ first: 'claimed', steps: [9, 20] }],
      [{ first: 'claimed', steps: ['return', 'offer', 4] }],
      [{ first: 'accepted', steps: ['sendBackDates', 'accept', 6, 'propose', 'countersign', 30] }],
    ];
    const history = fc.record({
      first: fc.constantFrom(...beginnings),
      steps: fc.array(step, { minLength: 6, maxLength: 24 }),
    });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(history, async (told) => {
        const now = new Date(monday);
        const j = await journey(now);
        await happen(j, now, told);
        for (const figure of await mustReconcile(j)) seen.add(figure);
      }),
      { numRuns: 36, examples },
    );
    // Histories that count nothing would prove nothing.
    expect([...seen].sort()).toEqual(expect.arrayContaining([...counts]));
  }, 300_000);
});

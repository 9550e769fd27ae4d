import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#server/db/client.ts';
import { DEMO_PASSWORD } from '#server/people/demo-people.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type Person, signInAs } from '#server/testing/person.ts';
import { testApp } from '#server/testing/world.ts';
import { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import { Obligations, Progress } from '#shared/progress/schema.ts';
import { BoardSnapshot } from '#shared/roadmap/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { dayOf } from '#shared/time.ts';
import { demoPeople, seedDemoWorld } from './seed.ts';

let db: Database;
let amara: Person;
const now = new Date();
const board = '/workspaces/aldermere';

beforeAll(async () => {
  db = await testDatabase();
  await seedDemoWorld(db, now);
  amara = await signIn('amara');
}, 600_000);

const credentialsOf = ({ email, password }: (typeof demoPeople)[number]) => ({ email, password });

async function signIn(name: string): Promise<Person> {
  const person = demoPeople.find(({ email }) => email.startsWith(`${name}@`));
  if (!person) throw new Error(`${name} is not in the demo world`);
  return signInAs(await testApp(), credentialsOf(person));
}

async function rows<Row>(sql: string): Promise<Row[]> {
  return (await db.pool.query(sql)).rows as Row[];
}

/** What one column of a statement answers, as a list. */
const list = async (sql: string) =>
  (await rows<Record<string, unknown>>(sql)).map((row) => Object.values(row)[0]);

describe('the demo world', () => {
  it('has some forty opportunities, in every stage', async () => {
    const stages = await list('SELECT stage::text FROM opportunities');
    expect(stages.length).toBeGreaterThanOrEqual(40);
    expect(new Set(stages)).toEqual(new Set(Stage.options));
  });

  it('has a handoff in every state, and each way back in its history', async () => {
    expect(await list('SELECT DISTINCT state::text FROM handoffs ORDER BY 1')).toEqual([
      'ACCEPTED',
      'ACTIVE',
      'DRAFT',
      'IN_REVIEW',
      'OFFERED',
    ]);
    const types = await list('SELECT DISTINCT type FROM events');
    for (const type of [
      'brief_returned',
      'handoff_declined',
      'handoff_released',
      'handoff_revoked',
      'claim_released',
      'read_back_sent_back',
      'opportunity_reopened',
      'card_ranked',
    ]) {
      expect(types, type).toContain(type);
    }
  });

  it('has a form by which proposals came: two wait, one was declined', async () => {
    expect(await list('SELECT state::text FROM submissions ORDER BY 1')).toEqual([
      'DECLINED',
      'NEW',
      'NEW',
    ]);
    expect(await list('SELECT count(*)::int FROM intake_links WHERE closed_at IS NULL')).toEqual([
      1,
    ]);
  });

  it('offers to teams and to a person, and waits for a blocking question', async () => {
    const offered = `FROM handoffs WHERE state = 'OFFERED'`;
    expect(
      await list(
        `SELECT count(addressee_owner_id) > 0 AND count(addressee_member_id) > 0 ${offered}`,
      ),
    ).toEqual([true]);
    expect(
      await list(`SELECT count(*)::int FROM questions q JOIN handoffs h ON h.id = q.handoff_id
        WHERE h.state = 'IN_REVIEW' AND q.blocking AND q.answer IS NULL`),
    ).toEqual([1]);
  });

  it('has decisions past their review date, one that reverses another, and one that waits for a number', async () => {
    const ask = async (show: string) =>
      (await amara.get(`${board}/decisions?limit=200&show=${show}`)).body.decisions;
    expect((await ask('review_due')).length).toBeGreaterThan(0);
    expect((await ask('reopened')).length).toBeGreaterThan(0);
    const { decisions } = (await amara.get(`${board}/decisions?limit=200`)).body;
    const reversal = decisions.find(({ reversesId }: { reversesId: string }) => reversesId);
    expect(reversal).toMatchObject({ kind: 'PARK', stands: true });
    expect(decisions.find(({ reopen }: { reopen: unknown }) => reopen)).toMatchObject({
      reopen: { metricName: 'Billing calls per 1,000 customers', metSince: null },
    });
    const { known, today } = (await amara.get(`/decisions/${reversal.id}`)).body;
    expect(known.list.length).toBeGreaterThan(3);
    expect(today.list.length).toBeGreaterThan(3);
  });

  it('has ratings in every state', async () => {
    const states = await list(`
      SELECT DISTINCT CASE WHEN o.raters_invited = 0 THEN 'unrated'
        WHEN o.score IS NULL THEN o.raters_submitted || ' of ' || o.raters_invited
        WHEN (SELECT max(spread) FROM (SELECT max(likely) - min(likely) AS spread FROM ratings r
          WHERE r.opportunity_id = o.id GROUP BY criterion_id) s) >= 2 THEN 'contested' ELSE 'agreed' END
      FROM opportunities o WHERE stage = 'ASSESS' ORDER BY 1`);
    expect(states).toEqual(['0 of 2', '1 of 2', 'agreed', 'contested', 'unrated']);
  });

  it('has a rating session that is open, and one that is closed with second thoughts', async () => {
    const { sessions } = (await amara.get(`${board}/rating-sessions`)).body;
    expect(sessions).toMatchObject([
      { name: 'Before the budget', closedAt: null, opportunities: 4, revealed: 0 },
      { name: 'Summer list', opportunities: 4, revealed: 4 },
    ]);
    const page = (await amara.get(`/rating-sessions/${sessions[1].id}`)).body;
    expect(page.opportunities[0].widest.share).toBeGreaterThanOrEqual(0.5);
    expect(await list('SELECT count(*)::int FROM ratings WHERE superseded_at IS NOT NULL')).toEqual(
      [1],
    );
    expect((await amara.get(`${board}/rating-queue`)).body).toMatchObject({ left: 3, asked: 4 });
  });

  it('has proven work that was achieved, missed and inconclusive, and unbacked work in all states', async () => {
    expect(await list('SELECT verdict::text FROM outcomes ORDER BY 1')).toEqual([
      'ACHIEVED',
      'INCONCLUSIVE',
      'MISSED',
    ]);
    expect(await list('SELECT state::text FROM roadmap_items WHERE unbacked ORDER BY 1')).toEqual([
      'BUILDING',
      'DELIVERED',
      'QUEUED',
    ]);
  });

  it('has three priorities, four owners with a change of capacity, and a target that was moved', async () => {
    expect(await list('SELECT count(*)::int FROM priorities')).toEqual([3]);
    expect(await list('SELECT kind::text FROM owners ORDER BY 1')).toEqual([
      'PERSON',
      'TEAM',
      'TEAM',
      'TEAM',
    ]);
    expect(await list(`SELECT bool_or(starts_on > now()) FROM owner_capacities`)).toEqual([true]);
    expect(await list('SELECT count(*)::int FROM metrics WHERE target <> original_target')).toEqual(
      [2],
    );
    expect(
      await list(
        'SELECT min(n)::int >= 16 FROM (SELECT count(*) AS n FROM readings GROUP BY metric_id) r',
      ),
    ).toEqual([true]);
  });

  it('counts its events without a gap, in the order of time, none in the future', async () => {
    const [told] = await rows<Record<string, unknown>>(`
      SELECT count(*) = max(revision) AND min(revision) = 1 AS without_gap, max(at) <= now() AS past,
        (SELECT w.revision FROM workspaces w) = max(revision) AS counted,
        NOT EXISTS (SELECT FROM events a JOIN events b ON b.revision = a.revision + 1 WHERE b.at < a.at) AS in_order
      FROM events`);
    expect(told).toEqual({ without_gap: true, past: true, counted: true, in_order: true });
  });

  it.each(demoPeople)('has something to do for $who', async (person) => {
    expect(person.password).toBe(DEMO_PASSWORD);
    const somebody = await signInAs(await testApp(), credentialsOf(person));
    const { obligations } = Obligations.parse((await somebody.get(`${board}/obligations`)).body);
    expect(obligations).not.toEqual([]);
  });

  it('answers board, progress and every opportunity as their schemas say', async () => {
    const snapshot = BoardSnapshot.parse((await amara.get(`${board}/board`)).body);
    expect(Object.values(snapshot.columns).every((cards) => cards.length > 0)).toBe(true);
    Progress.parse((await amara.get(`${board}/progress`)).body);
    for (const id of await list('SELECT id FROM opportunities')) {
      const page = OpportunityPage.parse((await amara.get(`/opportunities/${id}`)).body);
      expect(page.opportunity.problem, page.opportunity.title).not.toBe('');
      expect(page.events.every(({ at }) => dayOf(new Date(at)) <= dayOf(now))).toBe(true);
    }
  });

  it('lets Mei-Lin prove today what was delivered', async () => {
    const meilin = await signIn('meilin');
    const answer = Obligations.parse((await meilin.get(`${board}/obligations`)).body);
    const due = answer.obligations.find(({ kind }) => kind === 'prove');
    const { item } = (await amara.get(`/opportunities/${due?.opportunityId}`)).body;
    const outcome = { value: 4.4, source: 'Incident log', verdict: 'ACHIEVED' };
    const proven = await meilin.post(`/items/${item.id}/prove`, outcome, { version: item.version });
    expect(proven.status, JSON.stringify(proven.body)).toBe(200);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, type Database } from '#server/db/client.ts';
import { transaction } from '#server/db/transaction.ts';
import type { Unit } from '#server/http/write.ts';
import { manyConnections } from '#server/testing/database.ts';
import { journey } from '#server/testing/journey.ts';
import { DomainError } from '#shared/problem.ts';
import { acceptBrief, confirmReadBack } from './accepting.ts';
import { releaseHandoff, revokeHandoff } from './letting-go.ts';
import { claimHandoff, withdrawHandoff } from './offer-commands.ts';

const CLAIMERS = 32;
const ROUNDS = 1000;

type Journey = Awaited<ReturnType<typeof journey>>;

/** As many connections as there are people who act at once. */
let db: Database;
let j: Journey;
let leads: string[];

beforeAll(async () => {
  j = await journey();
  db = await manyConnections(CLAIMERS);
  leads = await moreLeads(j, CLAIMERS);
});
afterAll(() => closeDatabase(db));

/** Leads of the team it is offered to, made as joining makes them. */
async function moreLeads({ db, workspaceId, ids }: Journey, count: number): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `WITH people AS (
       INSERT INTO accounts (id, email, name, password_hash)
       SELECT gen_random_uuid(), 'lead' || n || '-' || $1 || '@example.org', 'Lead ' || n, '-' FROM generate_series(1, $3::int) n RETURNING id, name
     ), joined AS (
       INSERT INTO members (id, workspace_id, account_id, name, roles)
       SELECT gen_random_uuid(), $1::uuid, id, name, '{LEAD}' FROM people RETURNING id
     )
     INSERT INTO owner_members (workspace_id, owner_id, member_id) SELECT $1::uuid, $2::uuid, id FROM joined RETURNING member_id AS id`,
    [workspaceId, ids.ownerId, count],
  );
  return rows.map(({ id }) => id);
}

/** One command in its own transaction, as a request of this member would run it. */
function act<T>(
  memberId: string,
  roles: Unit['actor']['roles'],
  command: (unit: Unit) => Promise<T>,
) {
  const { workspaceId, ids } = j;
  const ownerIds = roles.includes('LEAD') ? [ids.ownerId] : [];
  const actor = { memberId, workspaceId, roles, ownerIds, accountId: '', name: '', alone: false };
  return transaction(db, (tx) => command({ tx, actor, now: new Date(), record: () => {} }));
}

const asLead = <T>(memberId: string, command: (unit: Unit) => Promise<T>) =>
  act(memberId, ['LEAD'], command);
const asAda = <T>(command: (unit: Unit) => Promise<T>) => act(j.member.ada, ['ADVISOR'], command);

async function handoffOf(id: string) {
  const { handoff } = await j.page(id);
  if (!handoff) throw new Error('there is no handoff');
  return { handoffId: handoff.id, seen: handoff.version };
}

/** What each of several did: done, or why not. */
async function outcomes(doing: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(doing);
  return settled.map((one) => {
    if (one.status === 'fulfilled') return 'done';
    if (one.reason instanceof DomainError) return one.reason.code;
    throw one.reason;
  });
}

describe('claimers at once', () => {
  it(`are one winner each time, in ${ROUNDS} rounds of ${CLAIMERS}`, async () => {
    const id = await j.offered();
    const { handoffId } = await handoffOf(id);
    for (let round = 0; round < ROUNDS; round++) {
      const told = await outcomes(
        leads.map((lead) => asLead(lead, (unit) => claimHandoff(unit, { handoffId }))),
      );
      const { rows } = await db.pool.query(
        'SELECT state, claimer_id, version FROM handoffs WHERE id = $1',
        [handoffId],
      );
      const winners = leads.filter((_, n) => told[n] === 'done');
      expect([winners, told.filter((code) => code === 'conflict').length]).toEqual([
        [rows[0].claimer_id],
        CLAIMERS - 1,
      ]);
      expect(rows[0].state).toBe('IN_REVIEW');
      await asLead(winners[0] as string, (unit) =>
        releaseHandoff(unit, { handoffId, seen: rows[0].version, note: `Round ${round}.` }),
      );
    }
  }, 600_000);
});

describe('two who meet', () => {
  /** Each race is run often enough that either comes first some of the time. */
  const TIMES = 12;

  it('accept and withdraw: one of them, and no half of either', async () => {
    for (let n = 0; n < TIMES; n++) {
      const id = await j.claimed(`Accept or revoke, ${n}`);
      const of = await handoffOf(id);
      const told = await outcomes([
        asLead(j.member.leo, (unit) => acceptBrief(unit, { ...of, readBack: j.readBack })),
        asAda((unit) => revokeHandoff(unit, { ...of, note: 'Not now.' })),
        asAda((unit) => withdrawHandoff(unit, { ...of, reason: 'Not now.' })),
      ]);
      expect(told.filter((code) => code === 'done')).toHaveLength(1);
      expect(told[2]).not.toBe('done');
      const { handoff, opportunity } = await j.page(id);
      const accepted = told[0] === 'done';
      expect([handoff?.state, opportunity.stage, handoff?.readBacks.length]).toEqual(
        accepted ? ['ACCEPTED', 'IN_REVIEW', 1] : ['DRAFT', 'DECIDED', 0],
      );
      const sides = handoff?.briefs.flatMap(({ signatures }) => signatures.map(({ side }) => side));
      expect(sides?.includes('LEAD')).toBe(accepted);
    }
  }, 120_000);

  it('confirm and revoke: work on the roadmap, or none', async () => {
    for (let n = 0; n < TIMES; n++) {
      const id = await j.accepted(`Confirm or revoke, ${n}`);
      const of = await handoffOf(id);
      const told = await outcomes([
        asAda((unit) => confirmReadBack(unit, of)),
        asAda((unit) => revokeHandoff(unit, { ...of, note: 'Not now.' })),
        asLead(j.member.leo, (unit) => releaseHandoff(unit, { ...of, note: 'No hands.' })),
      ]);
      expect(told.filter((code) => code === 'done')).toHaveLength(1);
      const { handoff, item } = await j.page(id);
      expect([handoff?.state, item !== null]).toEqual(
        told[0] === 'done' ? ['ACTIVE', true] : ['DRAFT', false],
      );
    }
  }, 120_000);

  it('confirm and the clock: active once, one item', async () => {
    const id = await j.accepted('Confirmed as its clock rings');
    const of = await handoffOf(id);
    const told = await outcomes([
      asAda((unit) => confirmReadBack(unit, of)),
      asAda((unit) => confirmReadBack(unit, of)),
    ]);
    expect(told.toSorted()).toEqual(['done', 'stale_version']);
    const { rows } = await db.pool.query(
      'SELECT count(*)::int AS n FROM roadmap_items WHERE opportunity_id = $1 AND withdrawn_at IS NULL',
      [id],
    );
    expect(rows[0].n).toBe(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, type Database } from '#server/db/client.ts';
import { transaction } from '#server/db/transaction.ts';
import type { Unit } from '#server/http/write.ts';
import { manyConnections } from '#server/testing/database.ts';
import { journey } from '#server/testing/journey.ts';
import { DomainError } from '#shared/problem.ts';
import { acceptBrief, confirmReadBack } from './accepting.ts';
import {
  countersignChange,
  proposeChange,
  refuseChange,
  withdrawChange,
} from './change-commands.ts';
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

/** Each race is run often enough that either comes first some of the time. */
const TIMES = 12;

describe('two who meet', () => {
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

describe('a change and whoever else acts', () => {
  const COUNTERSIGNATURES = 200;
  const change = { scopeIn: ['Every letter'], reason: 'LEARNED' as const, note: '' };

  /** Ada and Sam speak for the sponsor's side: either may countersign what Leo proposes. */
  async function twoSponsors(id: string) {
    const { handoffId } = await handoffOf(id);
    const sam = leads[0] as string;
    await db.pool.query('UPDATE handoffs SET author_id = $2 WHERE id = $1', [handoffId, sam]);
    return { handoffId, sam };
  }

  async function standing(handoffId: string) {
    const { rows } = await db.pool.query<{
      version: number;
      briefs: number;
      signatures: number;
      answers: (string | null)[];
    }>(
      `SELECT h.version, (SELECT count(*)::int FROM briefs WHERE handoff_id = h.id) AS briefs,
        (SELECT count(*)::int FROM signatures s JOIN briefs b ON b.id = s.brief_id WHERE b.handoff_id = h.id) AS signatures,
        ARRAY(SELECT answer::text FROM changes WHERE handoff_id = h.id ORDER BY proposed_at, id) AS answers
       FROM handoffs h WHERE h.id = $1`,
      [handoffId],
    );
    const [row] = rows;
    if (!row) throw new Error('there is no handoff');
    return row;
  }

  const propose = (handoffId: string, seen: number, scopeIn: string) =>
    asLead(j.member.leo, (unit) =>
      proposeChange(unit, { handoffId, seen, change: { ...change, scopeIn: [scopeIn] } }),
    );

  it(`is countersigned once, in ${COUNTERSIGNATURES} rounds of two at once`, async () => {
    const { handoffId, sam } = await twoSponsors(await j.queued('Countersigned twice at once'));
    for (let round = 1; round <= COUNTERSIGNATURES; round++) {
      const before = await standing(handoffId);
      await propose(handoffId, before.version, `Letters of round ${round}`);
      const of = { handoffId, seen: before.version + 1, note: '' };
      const told = await outcomes([
        asAda((unit) => countersignChange(unit, of)),
        act(sam, ['ADVISOR'], (unit) => countersignChange(unit, of)),
      ]);
      expect(told.toSorted()).toEqual(['done', 'stale_version']);
      const after = await standing(handoffId);
      expect([after.briefs, after.signatures]).toEqual([1 + round, 2 + 2 * round]);
    }
    const { answers } = await standing(handoffId);
    expect(answers).toEqual(Array(COUNTERSIGNATURES).fill('COUNTERSIGNED'));
  }, 600_000);

  it('is countersigned, refused or taken back: one of them', async () => {
    const { handoffId, sam } = await twoSponsors(await j.queued('Answered in three ways'));
    for (let n = 0; n < TIMES * 3; n++) {
      const before = await standing(handoffId);
      await propose(handoffId, before.version, `Letters ${n}`);
      const of = { handoffId, seen: before.version + 1, note: 'No.' };
      const told = await outcomes([
        asAda((unit) => countersignChange(unit, of)),
        act(sam, ['ADVISOR'], (unit) => refuseChange(unit, of)),
        asLead(j.member.leo, (unit) => withdrawChange(unit, of)),
      ]);
      expect(told.filter((code) => code === 'done')).toHaveLength(1);
      const after = await standing(handoffId);
      expect(after.briefs).toBe(before.briefs + (told[0] === 'done' ? 1 : 0));
      expect(after.answers.at(-1)).toBe(
        ['COUNTERSIGNED', 'REFUSED', 'WITHDRAWN'][told.indexOf('done')],
      );
    }
  }, 120_000);

  it('is proposed once when both sides propose at once', async () => {
    const id = await j.queued('Proposed from both sides');
    const { handoffId } = await handoffOf(id);
    for (let n = 0; n < TIMES; n++) {
      const { version: seen, answers } = await standing(handoffId);
      const scopeIn = [`Letters ${n}`];
      const told = await outcomes([
        asLead(j.member.leo, (unit) =>
          proposeChange(unit, { handoffId, seen, change: { ...change, scopeIn } }),
        ),
        asAda((unit) => proposeChange(unit, { handoffId, seen, change: { ...change, scopeIn } })),
      ]);
      expect(told.toSorted()).toEqual(['done', 'stale_version']);
      const of = { handoffId, seen: seen + 1, note: '' };
      const back = (unit: Unit) => withdrawChange(unit, of);
      await (told[0] === 'done' ? asLead(j.member.leo, back) : asAda(back));
      expect((await standing(handoffId)).answers).toHaveLength(answers.length + 1);
    }
  }, 120_000);

  it('is in force, or the work is let go: never both, and nothing is left waiting', async () => {
    for (let n = 0; n < TIMES; n++) {
      const id = await j.queued(`Countersign or release, ${n}`);
      const { handoffId, seen: version } = await handoffOf(id);
      await propose(handoffId, version, 'Every letter');
      const seen = version + 1;
      const told = await outcomes([
        asAda((unit) => countersignChange(unit, { handoffId, seen, note: '' })),
        asLead(j.member.leo, (unit) =>
          releaseHandoff(unit, { handoffId, seen, note: 'No hands.' }),
        ),
      ]);
      expect(told.toSorted()).toEqual(['done', 'stale_version']);
      const { handoff, item } = await j.page(id);
      const isChanged = told[0] === 'done';
      expect([
        handoff?.state,
        item !== null,
        handoff?.changes[0]?.answer,
        handoff?.briefs.map(({ frozenAt }) => frozenAt !== null),
      ]).toEqual(
        isChanged
          ? ['ACTIVE', true, 'COUNTERSIGNED', [true, true]]
          : ['DRAFT', false, 'REFUSED', [false, true]],
      );
    }
  }, 120_000);
});

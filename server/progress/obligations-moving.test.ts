import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import type { ObligationKind, Obligations } from '#shared/progress/schema.ts';

type Journey = Awaited<ReturnType<typeof journey>>;
type Name = 'ada' | 'leo' | 'lin' | 'eve';
type Owed = Partial<Record<Name, ObligationKind[]>>;

const everybody: Name[] = ['ada', 'leo', 'lin', 'eve'];

/** Who owes what of one opportunity; those who owe nothing, or have left, are left out. */
async function owedOf(j: Journey, id: string): Promise<Owed> {
  const owed: Owed = {};
  for (const who of everybody) {
    const { status, body } = await j.as(who).get(j.at('obligations'));
    if (status === 404) continue;
    const kinds = (body as Obligations).obligations
      .filter(({ opportunityId }) => opportunityId === id)
      .map(({ kind }) => kind);
    if (kinds.length > 0) owed[who] = kinds;
  }
  return owed;
}

const sql = (j: Journey, text: string, values: unknown[]) => j.db.pool.query(text, values);
const leaves = (who: Name) => (j: Journey) =>
  sql(j, 'UPDATE members SET removed_at = now() WHERE id = $1', [j.member[who]]);
const becomes = (who: Name, roles: string[]) => (j: Journey) =>
  sql(j, 'UPDATE members SET roles = $2::role[] WHERE id = $1', [j.member[who], roles]);
const sponsors = (who: Name) => (j: Journey) =>
  sql(j, 'UPDATE handoffs SET sponsor_id = $2 WHERE workspace_id = $1', [
    j.workspaceId,
    j.member[who],
  ]);
const leads = (who: Name) => (j: Journey) =>
  sql(j, 'UPDATE roadmap_items SET lead_id = $2 WHERE workspace_id = $1', [
    j.workspaceId,
    j.member[who],
  ]);
const measures = (who: Name) => (j: Journey) =>
  sql(j, 'UPDATE metrics SET measurer_id = $2 WHERE workspace_id = $1', [
    j.workspaceId,
    j.member[who],
  ]);
const all =
  (...changes: ((j: Journey) => Promise<unknown>)[]) =>
  async (j: Journey) => {
    for (const change of changes) await change(j);
  };
const ask = async (j: Journey) => {
  const id = await j.claimed();
  await j.hand('leo', id, 'questions', { field: 'scopeIn', body: 'Which?', blocking: true });
  return id;
};
const change = async (j: Journey) => {
  const id = await j.queued();
  const proposed = { scopeIn: ['Every letter'], reason: 'LEARNED' };
  expect((await j.hand('leo', id, 'propose-change', proposed)).status).toBeLessThan(300);
  return id;
};
const ticked = async (j: Journey) => {
  const id = await j.building();
  const { item } = await j.page(id);
  for (const { id: criterionId } of item?.acceptanceCriteria ?? [])
    await j.as('leo').put(`/items/${item?.id}/acceptance-criteria/${criterionId}`, {
      evidence: 'Seen.',
    });
  return id;
};
const escalated = async (j: Journey) => {
  const id = await j.offered();
  await sql(j, 'UPDATE handoffs SET escalated_at = now() WHERE workspace_id = $1', [j.workspaceId]);
  return id;
};
const reviewed = async (j: Journey) => {
  const id = await j.queued();
  await sql(j, 'UPDATE handoffs SET asked_again_at = now() WHERE workspace_id = $1', [
    j.workspaceId,
  ]);
  return id;
};

type Case = [string, (j: Journey) => Promise<string>, (j: Journey) => Promise<unknown>, Owed, Owed];

const cases: Case[] = [
  [
    'a brief: to a new sponsor, beside its author',
    (j) => j.decided(),
    sponsors('eve'),
    { ada: ['write_brief'] },
    { ada: ['write_brief'], eve: ['write_brief'] },
  ],
  [
    'a brief: to the sponsor, when its author leaves',
    (j) => j.decided(),
    all(sponsors('eve'), leaves('ada')),
    { ada: ['write_brief'] },
    { eve: ['write_brief'] },
  ],
  [
    'a brief: to the advisors, when both sides of its sponsor leave',
    (j) => j.decided(),
    all(becomes('eve', ['ADVISOR', 'ADMIN']), leaves('ada')),
    { ada: ['write_brief'] },
    { eve: ['write_brief'] },
  ],
  [
    'an answer: to the sponsor, when its author leaves',
    ask,
    all(sponsors('eve'), leaves('ada')),
    { ada: ['answer'] },
    { eve: ['answer'] },
  ],
  [
    'an answer: to the advisors, when nobody of its side is left',
    ask,
    all(becomes('eve', ['ADVISOR', 'ADMIN']), leaves('ada')),
    { ada: ['answer'] },
    { eve: ['answer'] },
  ],
  [
    'a claim: with the team',
    (j) => j.offered(),
    (j) => sql(j, 'DELETE FROM owner_members WHERE member_id = $1', [j.member.leo]),
    { leo: ['claim'], lin: ['claim'] },
    { lin: ['claim'] },
  ],
  [
    'a claim: with the role',
    (j) => j.offered(),
    becomes('lin', ['EXECUTIVE']),
    { leo: ['claim'], lin: ['claim'] },
    { leo: ['claim'] },
  ],
  [
    'an offer nobody claims: to its author, when the sponsor leaves',
    escalated,
    all(sponsors('eve'), leaves('eve')),
    { ada: ['unclaimed'], leo: ['claim'], lin: ['claim'] },
    { ada: ['unclaimed'], leo: ['claim'], lin: ['claim'] },
  ],
  [
    'a confirmation: to a new sponsor, beside its author',
    (j) => j.accepted(),
    sponsors('eve'),
    { ada: ['confirm'] },
    { ada: ['confirm'], eve: ['confirm'] },
  ],
  [
    'a countersignature: to a new sponsor, beside the author',
    change,
    sponsors('eve'),
    { ada: ['countersign'], leo: ['start'] },
    { ada: ['countersign'], eve: ['countersign'], leo: ['start'] },
  ],
  [
    'a start: to a new lead',
    (j) => j.queued(),
    leads('lin'),
    { leo: ['start'] },
    { lin: ['start'] },
  ],
  [
    'a start: to the sponsor, who finds another, when its lead leaves',
    (j) => j.queued(),
    leaves('leo'),
    { leo: ['start'] },
    { ada: ['leaderless'] },
  ],
  [
    'a start: to the sponsor, when its lead is none any more',
    (j) => j.queued(),
    becomes('leo', ['ADVISOR']),
    { leo: ['start'] },
    { ada: ['leaderless'] },
  ],
  [
    'a start: to an executive, when the sponsor has left as well',
    (j) => j.queued(),
    all(leaves('leo'), leaves('ada')),
    { leo: ['start'] },
    { eve: ['leaderless'] },
  ],
  ['a delivery: to a new lead', ticked, leads('lin'), { leo: ['deliver'] }, { lin: ['deliver'] }],
  [
    'a delivery: to the sponsor, when its lead leaves',
    ticked,
    leaves('leo'),
    { leo: ['deliver'] },
    { ada: ['leaderless'] },
  ],
  [
    'a proof: to a new measurer',
    (j) => j.delivered(),
    measures('lin'),
    { eve: ['prove'] },
    { lin: ['prove'] },
  ],
  [
    'a proof: to the sponsor, when the measurer leaves',
    (j) => j.delivered(),
    leaves('eve'),
    { eve: ['prove'] },
    { ada: ['prove'] },
  ],
  [
    'a re-confirmation: to the advisors, when who decided may not any more',
    reviewed,
    all(becomes('lin', ['ADVISOR']), becomes('ada', ['ADMIN'])),
    { ada: ['reconfirm'], leo: ['start'] },
    { lin: ['reconfirm'], leo: ['start'] },
  ],
];

describe('what is owed moves', () => {
  it.each(cases)('%s', async (_what, bring, changes, before, after) => {
    const j = await journey();
    const id = await bring(j);
    expect(await owedOf(j, id)).toEqual(before);
    await changes(j);
    expect(await owedOf(j, id)).toEqual(after);
  });

  it('and can be done by who owes it now: a proof by the sponsor', async () => {
    const j = await journey();
    const id = await j.delivered();
    await leaves('eve')(j);
    const proof = { value: 4, source: 'Export', verdict: 'ACHIEVED' };
    expect((await j.build('ada', id, 'prove', proof)).status).toBe(200);
  });

  it('and can be done by who owes it now: work without a lead goes back to be offered anew', async () => {
    const j = await journey();
    const id = await j.queued();
    await j.as('ada').post(`/members/${j.member.leo}/remove`, {});
    expect((await j.hand('ada', id, 'revoke', { note: 'Its lead has left.' })).status).toBe(200);
    expect(await owedOf(j, id)).toEqual({ ada: ['write_brief'] });
  });

  it('while what was done stays with who did it', async () => {
    const j = await journey();
    const id = await j.delivered();
    await leads('lin')(j);
    await sponsors('eve')(j);
    await leaves('leo')(j);
    const { handoff, item, events } = await j.page(id);
    const signed = handoff?.briefs.flatMap(({ signatures }) => signatures);
    expect(signed?.map(({ memberId, side }) => [memberId, side])).toEqual([
      [j.member.ada, 'SPONSOR'],
      [j.member.leo, 'LEAD'],
    ]);
    expect(handoff?.readBacks.map(({ memberId }) => memberId)).toEqual([j.member.leo]);
    expect(item?.acceptanceCriteria.map(({ tickedById }) => tickedById)).toEqual([
      j.member.leo,
      j.member.leo,
    ]);
    const delivered = events.find(({ type }) => type === 'item_delivered');
    expect(delivered?.actorId).toBe(j.member.leo);
  });
});

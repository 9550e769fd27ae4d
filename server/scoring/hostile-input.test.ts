import { beforeAll, describe, expect, it } from 'vitest';
import { stampOf } from '#server/opportunities/intake-guards.ts';
import { journey } from '#server/testing/journey.ts';
import { editOf } from '#shared/scoring/change-model.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Method = 'POST' | 'PUT' | 'PATCH' | 'GET';
/** One request as it should be; every leaf of its body is then replaced by what should not be there. */
type Sound = { method: Method; path: string; body?: object; version?: number };

/** JSON as text, as some of it no JavaScript value can say. */
const HOSTILE = [
  ...['1e309', '-1e309', '1e-400', '-0', '9007199254740993', '0.1', '-1', '2147483648', '1e15'],
  ...[
    'null',
    'true',
    '""',
    '" "',
    '"NaN"',
    '"\\u0000"',
    '"\\ud800"',
    '"🚰"',
    '"1"',
    '"2026-02-30"',
  ],
  ...['[]', '[null]', '[[[]]]', '{}', '{"__proto__":{"a":1}}', '{"constructor":1}'],
  `"${'x'.repeat(30_000)}"`,
  '"00000000-0000-0000-0000-000000000000"',
  '"2026-13-45T99:00:00Z"',
  '"=1+1"',
  '"\'; DROP TABLE ratings; --"',
];

const MARK = '"\u2063"';

/** The body with one leaf, or one branch, marked, for each of them. */
function markEach(value: unknown, put: (marked: unknown) => unknown = (one) => one): string[] {
  const here = JSON.stringify(put('\u2063'));
  if (Array.isArray(value))
    return [
      here,
      ...value
        .slice(0, 1)
        .flatMap((one, at) => markEach(one, (marked) => put(value.toSpliced(at, 1, marked)))),
    ];
  if (value === null || typeof value !== 'object') return [here];
  const inside = Object.entries(value).flatMap(([name, one]) =>
    markEach(one, (marked) => put({ ...value, [name]: marked })),
  );
  return [here, ...inside];
}

async function soundRequests(j: J, theirs: Record<string, string>): Promise<Sound[]> {
  const { ada, lin } = j.member;
  const id = await j.rated();
  const open = await j.opportunity();
  const model = (await j.as('ada').get(j.at('scoring-model'))).body;
  const answers = model.criteria.map((criterion: { id: string }) => {
    return { criterionId: criterion.id, low: 1, likely: 2, high: 3, rationale: 'x' };
  });
  const asked = await j.as('ada').post(j.at('input-requests'), {
    opportunityId: open,
    input: 'EFFORT',
    askedOfId: lin,
    chance: 0.5,
  });
  const form = await j.as('ada').post(j.at('intake-links'), { name: 'Staff' });
  const token = String(form.body.link).split('/').at(-1) ?? '';
  const { secret } = await j.db.prisma.intakeLink.findUniqueOrThrow({
    where: { id: form.body.id },
  });
  const stamp = stampOf(secret, new Date(Date.now() - 60_000));
  const decision = { kind: 'REJECT', reason: 'No.', beat: '', dissent: '', reopenWhen: '' };
  const reopen = { metricId: j.ids.metricId, direction: 'DOWN', value: 3 };
  const effort = { effort: { low: 1, likely: 2, high: 3 } };
  const chosen = [{ id, version: 99 }];
  const at = `/opportunities/${id}`;
  return [
    { method: 'PUT', path: `/opportunities/${open}/rating`, body: { answers, submit: false } },
    { method: 'POST', path: `${at}/rating/revise`, body: { answers } },
    { method: 'POST', path: `/opportunities/${open}/rating/skip`, body: { reason: 'x' } },
    { method: 'POST', path: `/opportunities/${open}/rating/take-back`, body: {} },
    { method: 'POST', path: `/opportunities/${open}/reveal`, body: {} },
    { method: 'GET', path: j.at('rating-queue?at=1') },
    {
      method: 'POST',
      path: j.at('rating-sessions'),
      body: { name: 'x', note: '', dueOn: '2030-01-01', raterIds: [ada], opportunityIds: [open] },
    },
    { method: 'PUT', path: j.at('scoring-model'), body: editOf(model), version: 99 },
    { method: 'PUT', path: j.at('scoring-model'), body: editOf(model), version: model.version },
    { method: 'GET', path: j.at('scoring-model/versions?cursor=99999999999&limit=1e3') },
    { method: 'POST', path: j.at('duels'), body: { winnerId: id, loserId: open } },
    {
      method: 'POST',
      path: j.at('input-requests'),
      body: {
        opportunityId: open,
        input: 'ANSWER',
        criterionId: answers[0].criterionId,
        askedOfId: ada,
        note: 'x',
        chance: 0.5,
      },
    },
    { method: 'POST', path: `/input-requests/${asked.body.id}/answer`, body: effort },
    {
      method: 'POST',
      path: `/input-requests/${asked.body.id}/take-back`,
      body: effort,
      version: 1,
    },
    { method: 'POST', path: `/input-requests/${asked.body.id}/withdraw`, body: {} },
    {
      method: 'POST',
      path: `${at}/decide`,
      body: { ...decision, reviewDate: '2030-01-01', reopen },
      version: 99,
    },
    { method: 'POST', path: `${at}/reopen`, body: { reason: 'x', undo: true }, version: 99 },
    {
      method: 'POST',
      path: j.at('decisions'),
      body: {
        ...decision,
        reviewDate: null,
        opportunities: chosen,
        horizon: { weeks: 13, ownerId: null },
      },
    },
    {
      method: 'POST',
      path: j.at('decisions/reopen'),
      body: { reason: 'x', undo: false, opportunities: chosen },
    },
    {
      method: 'POST',
      path: `${at}/merge`,
      body: { into: open, reason: 'x', fill: true },
      version: 99,
    },
    { method: 'POST', path: `${at}/unmerge`, body: {}, version: 99 },
    { method: 'POST', path: j.at('intake-links'), body: { name: 'x', intro: '', expiresAt: null } },
    {
      method: 'POST',
      path: `/intake/${token}`,
      body: {
        title: 'x',
        problem: 'y',
        forWhom: '',
        submitterName: 'z',
        submitterEmail: null,
        stamp,
      },
    },
    {
      method: 'POST',
      path: `/submissions/${theirs.submission}/accept`,
      body: { priorityId: null },
    },
    { method: 'GET', path: j.at('decisions?cursor=x&limit=0') },
    { method: 'GET', path: j.at('opportunities?cursor=eyJ9&sort=x&stage=%00') },
    { method: 'GET', path: j.at(`opportunities/similar?title=${'%25'.repeat(300)}`) },
  ];
}

describe('whatever is sent to the strategy room', () => {
  let j: J;
  let requests: Sound[];
  beforeAll(async () => {
    j = await journey();
    requests = await soundRequests(j, { submission: crypto.randomUUID() });
  });

  const send = ({ method, path, version }: Sound, payload: string | undefined, address: number) =>
    j.app.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: `10.77.${address >> 8}.${address & 255}`,
      headers: {
        cookie: j.as('ada').cookie,
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"v${version}"` }),
      },
      ...(payload === undefined ? {} : { payload }),
    });

  const attacks = ({ body }: Sound): (string | undefined)[] =>
    body === undefined
      ? [undefined]
      : markEach(body).flatMap((marked) =>
          HOSTILE.map((hostile) => marked.replace(MARK, () => hostile)),
        );

  it('is answered, never fallen over, and a refusal says why in a sentence', async () => {
    const fell: string[] = [];
    let count = 0;
    for (const sound of requests) {
      for (const payload of attacks(sound)) {
        count += 1;
        const { statusCode, json } = await send(sound, payload, count % 60_000);
        const isTold = statusCode < 300 || typeof json().detail === 'string';
        if (statusCode >= 500 || !isTold)
          fell.push(`${statusCode} ${sound.method} ${sound.path} ${payload?.slice(0, 300)}`);
      }
    }
    expect(fell).toEqual([]);
    expect(count).toBeGreaterThan(3000);
  }, 240_000);

  it('is refused when it names what is of another workspace', async () => {
    const other = await journey();
    const foreign = {
      opportunity: await other.opportunity(),
      member: other.member.ada,
      metric: other.ids.metricId,
      criterion: (await other.page(await other.opportunity())).scoringModel.criteria[0]?.id,
    };
    const here = await j.opportunity();
    const version = async () => (await j.page(here)).opportunity.version;
    const ask = { opportunityId: here, input: 'EFFORT', askedOfId: j.member.leo, chance: 0.5 };
    const session = { name: 'x', raterIds: [j.member.ada], opportunityIds: [here] };
    const answer = { criterionId: foreign.criterion, low: 1, likely: 1, high: 1 };
    const one = [{ id: foreign.opportunity, version: 1 }];
    const model = (await j.as('ada').get(j.at('scoring-model'))).body;
    const [first] = model.criteria;
    const stolen = { ...editOf(model), criteria: [{ ...first, id: foreign.criterion }] };
    const park = { kind: 'PARK', reason: 'x', reviewDate: '2030-01-01' };
    const ada = j.as('ada');
    const said = [
      await ada.post(j.at('input-requests'), { ...ask, opportunityId: foreign.opportunity }),
      await ada.post(j.at('input-requests'), { ...ask, askedOfId: foreign.member }),
      await ada.post(j.at('input-requests'), {
        ...ask,
        input: 'ANSWER',
        askedOfId: j.member.ada,
        criterionId: foreign.criterion,
      }),
      await ada.post(j.at('rating-sessions'), { ...session, raterIds: [foreign.member] }),
      await ada.post(j.at('rating-sessions'), {
        ...session,
        opportunityIds: [here, foreign.opportunity],
      }),
      await ada.post(j.at('duels'), { winnerId: here, loserId: foreign.opportunity }),
      await ada.put(`/opportunities/${here}/rating`, { answers: [answer], submit: false }),
      await ada.put(j.at('scoring-model'), stolen, { version: model.version }),
      await ada.post(j.at('decisions'), { ...park, opportunities: one }),
      await ada.post(j.at('decisions/reopen'), { reason: 'x', opportunities: one }),
      await ada.post(
        `/opportunities/${here}/merge`,
        { into: foreign.opportunity, reason: 'x' },
        { version: await version() },
      ),
      await ada.post(
        `/opportunities/${await j.rated()}/decide`,
        { ...park, reopen: { metricId: foreign.metric, direction: 'UP', value: 1e9 } },
        { version: 99 },
      ),
      await ada.patch(`/opportunities/${here}`, { metricId: foreign.metric }, await version()),
    ];
    for (const [index, { status, body }] of said.entries())
      expect([404, 422, 412], `${index} ${status} ${body.detail}`).toContain(status);
    expect((await j.page(here)).opportunity).toMatchObject({
      version: 1,
      metricId: j.ids.metricId,
    });
    expect((await other.events()).some(({ type }) => type === 'card_moved')).toBe(false);
  });

  it('leaves no number that is none, and nothing half-written', async () => {
    const { rows } = await j.db.pool.query(`
      SELECT 'rating' AS what FROM ratings WHERE NOT (low <= likely AND likely <= high) OR likely IN ('NaN', 'Infinity', '-Infinity')
      UNION ALL SELECT 'effort' FROM opportunities WHERE effort_likely IN ('NaN', 'Infinity') OR NOT (effort_low <= effort_likely AND effort_likely <= effort_high)
      UNION ALL SELECT 'criterion' FROM criteria WHERE weight IN ('NaN', 'Infinity') OR NOT scale_min < scale_max
      UNION ALL SELECT 'model without its version' FROM scoring_models m WHERE NOT EXISTS (SELECT 1 FROM scoring_model_versions v WHERE v.scoring_model_id = m.id AND v.version = m.version)`);
    expect(rows).toEqual([]);
  });
});

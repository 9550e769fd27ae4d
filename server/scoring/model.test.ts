import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { editOf } from '#shared/scoring/change-model.ts';
import { templates } from '#shared/scoring/presets.ts';
import type {
  ChangeScoringModel,
  Criterion,
  EditCriterion,
  ScoringModel,
} from '#shared/scoring/schema.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];

const modelOf = async (j: J): Promise<ScoringModel> =>
  (await j.as('ada').get(j.at('scoring-model'))).body;

/** Changes the model at the version it stands at. */
async function change(j: J, to: Partial<ChangeScoringModel>, who: Name = 'ada') {
  const model = await modelOf(j);
  return put(j, { ...editOf(model), ...to }, model.version, who);
}

const put = (j: J, body: object, version: number, who: Name = 'ada') =>
  j.as(who).put(j.at('scoring-model'), body, { version });

const template = (name: keyof typeof templates): ChangeScoringModel => {
  const { about: _, ...model } = templates[name];
  return { ...model, comparisons: [], reason: `We score by ${model.name} now.` };
};

/** Everybody asked hands in these answers, by key. */
async function rate(j: J, id: string, likely: Record<string, number>) {
  const { criteria } = await modelOf(j);
  const answers = criteria.map(({ id: criterionId, key }) => {
    const value = likely[key] ?? 0;
    return { criterionId, low: value, likely: value, high: value, rationale: '' };
  });
  const reply = await j.as('ada').put(`/opportunities/${id}/rating`, { answers, submit: true });
  expect(reply.status, JSON.stringify(reply.body)).toBe(204);
}

const scoreOf = async (j: J, id: string) => (await j.page(id)).opportunity.score;

const weigh = (criteria: readonly Criterion[], weights: Record<string, number>): EditCriterion[] =>
  criteria.map((criterion) => ({ ...criterion, weight: weights[criterion.key] ?? 0 }));

describe('the scoring model', () => {
  it('is read by everybody, with its version', async () => {
    const j = await journey();
    for (const who of ['ada', 'leo', 'eve'] as const) {
      const { status, body, version } = await j.as(who).get(j.at('scoring-model'));
      expect(status).toBe(200);
      expect(version).toBe(1);
      expect(body.criteria.map(({ key }: Criterion) => key)).toEqual([
        'value',
        'urgency',
        'evidence',
        'effort',
      ]);
    }
  });

  it('is changed by an advisor or an admin only', async () => {
    const j = await journey();
    const { status, body } = await change(j, { name: 'Mine' }, 'leo');
    expect(status).toBe(403);
    expect(body.detail).toBe('Only an advisor or an admin changes the scoring model.');
    expect((await modelOf(j)).version).toBe(1);
  });

  it('is changed as one event, with its reason', async () => {
    const j = await journey();
    const { status, version, body } = await change(j, { name: 'Ours', reason: 'A better name.' });
    expect({ status, version, name: body.name }).toEqual({ status: 200, version: 2, name: 'Ours' });
    const event = (await j.events()).at(-1);
    expect(event).toMatchObject({ type: 'scoring_model_changed', subjectType: 'scoring_model' });
    expect(event?.facts).toMatchObject({ version: 2, reason: 'A better name.', rescored: 0 });
  });

  it('stays at its version when nothing about it is different', async () => {
    const j = await journey();
    const { status, version } = await change(j, { reason: 'Just because.' });
    expect({ status, version }).toEqual({ status: 200, version: 1 });
    expect((await j.as('ada').get(j.at('scoring-model/versions'))).body.versions).toHaveLength(1);
  });

  it('wants the version that was seen, and refuses a stale one', async () => {
    const j = await journey();
    const body = editOf(await modelOf(j));
    expect((await j.as('ada').put(j.at('scoring-model'), body)).status).toBe(428);
    expect((await put(j, { ...body, name: 'First' }, 1)).status).toBe(200);
    const late = await put(j, { ...body, name: 'Second' }, 1);
    expect(late.status).toBe(412);
    expect((await modelOf(j)).name).toBe('First');
  });

  it('has one winner when several change it at once', async () => {
    const j = await journey();
    const body = editOf(await modelOf(j));
    const replies = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => put(j, { ...body, name }, 1)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect((await modelOf(j)).version).toBe(2);
  });
});

describe('what a scoring model cannot be', () => {
  const broken = (j: J, model: Record<string, unknown>) =>
    change(j, model as Partial<ChangeScoringModel>);
  const first = template('RICE').criteria[0] as EditCriterion;
  const thousand = Array.from({ length: 1000 }, (_, i) => ({
    ...first,
    key: `c${i}`,
    name: `${i}`,
  }));

  it.each([
    ['a thousand criteria', { criteria: thousand }, 400, 'criteria'],
    ['no criteria', { criteria: [] }, 400, 'criteria'],
    ['an unknown field', { sql: 'drop' }, 400, ''],
    ['a weight below zero', { criteria: [{ ...first, weight: -1 }] }, 400, 'criteria.0.weight'],
    ['a key no formula can say', { criteria: [{ ...first, key: 'A b' }] }, 400, 'criteria.0.key'],
    ['a key with a meaning', { criteria: [{ ...first, key: 'min' }] }, 422, 'criteria.0.key'],
    [
      'a criterion of nowhere',
      { criteria: [{ ...first, id: crypto.randomUUID() }] },
      422,
      'criteria.0.id',
    ],
    [
      'a scale that goes nowhere',
      { criteria: [{ ...first, scaleMax: 0, rubric: {} }] },
      422,
      'criteria.0.scaleMax',
    ],
    [
      'a level the scale has not',
      { criteria: [{ ...first, rubric: { 7: 'Seven' } }] },
      422,
      'criteria.0.rubric',
    ],
    [
      'weights that count nothing',
      { criteria: [{ ...first, weight: 0 }] },
      422,
      'criteria.0.weight',
    ],
    [
      'a comparison of strangers',
      { comparisons: [{ of: 'value', than: 'gold', times: 3 }] },
      422,
      'comparisons.0',
    ],
    [
      'a judgement beyond nine times',
      { comparisons: [{ of: 'value', than: 'effort', times: 99 }] },
      400,
      'comparisons.0.times',
    ],
    [
      'a formula without end',
      { formula: 'EXPRESSION', expression: `${'('.repeat(499)}v` },
      422,
      'expression',
    ],
    [
      'a formula that is too long',
      { formula: 'EXPRESSION', expression: '1+'.repeat(400) },
      400,
      'expression',
    ],
    [
      'a formula that reaches out',
      { formula: 'EXPRESSION', expression: 'value.constructor' },
      422,
      'expression',
    ],
    [
      'a formula of a stranger',
      { formula: 'EXPRESSION', expression: 'value / gold' },
      422,
      'expression',
    ],
    ['no formula', { formula: 'EXPRESSION', expression: null }, 422, 'expression'],
    ['a formula beside a weighted sum', { expression: 'value' }, 422, 'expression'],
  ])('%s', async (_, model, status, path) => {
    const j = await journey();
    const reply = await broken(j, model);
    expect(reply.status, JSON.stringify(reply.body)).toBe(status);
    if (path)
      expect(reply.body.fields.map((field: { path: string }) => field.path)).toContain(path);
    expect((await modelOf(j)).version).toBe(1);
  });

  it.each(['1e999', '-1e999', 'NaN', '"5"'])('a weight of %s', async (weight) => {
    const j = await journey();
    const body = JSON.stringify(editOf(await modelOf(j))).replace(
      '"weight":4',
      `"weight":${weight}`,
    );
    const headers = { 'if-match': '"v1"', 'content-type': 'application/json' };
    const url = j.at('scoring-model');
    expect((await j.as('ada').ask('PUT', url, { payload: body, headers })).status).toBe(400);
  });

  it('scores nothing by a formula that grows out of all numbers, and says why', async () => {
    const j = await journey();
    const id = await j.rated();
    const bomb = `${Array(20).fill('9').join(' ** ')} * value`;
    expect((await change(j, { formula: 'EXPRESSION', expression: bomb })).status).toBe(200);
    expect(await scoreOf(j, id)).toBeNull();
  });
});

describe('changing the model', () => {
  it('scores anew what is revealed, and counts up the cards whose score changed only', async () => {
    const j = await journey();
    const [rated, even, unrated] = [await j.rated(), await j.opportunity(), await j.opportunity()];
    await rate(j, even, { value: 3, urgency: 3, evidence: 3, effort: 3 });
    const before = await Promise.all([rated, even, unrated].map(j.page));
    const { criteria } = await modelOf(j);
    const { body } = await change(j, { criteria: weigh(criteria, { effort: 1 }) });
    expect(body.version).toBe(2);
    const after = await Promise.all([rated, even, unrated].map(j.page));
    expect(after.map(({ opportunity }) => opportunity.score)).toEqual([25, 50, null]);
    expect(
      after.map(
        ({ opportunity }, i) => opportunity.version - (before[i]?.opportunity.version ?? 0),
      ),
    ).toEqual([1, 0, 0]);
    expect((await j.events()).at(-1)?.facts).toMatchObject({ rescored: 1, unscored: 0 });
  });

  it('keeps a row whose words change, also when two swap names, keys and places', async () => {
    const j = await journey();
    const id = await j.rated();
    const { criteria } = await modelOf(j);
    const [one, two, ...rest] = criteria as [Criterion, Criterion, ...Criterion[]];
    const swapped = [
      { ...two, name: one.name, key: one.key },
      { ...one, name: two.name, key: two.key, question: 'Asked otherwise?' },
      ...rest,
    ];
    const { status, body } = await change(j, { criteria: swapped });
    expect(status).toBe(200);
    expect(body.criteria.map((criterion: Criterion) => criterion.id)).toEqual(
      swapped.map((criterion) => criterion.id),
    );
    expect(await j.db.prisma.criterion.count({ where: { workspaceId: j.workspaceId } })).toBe(4);
    expect(await scoreOf(j, id)).toBe(65);
  });

  it('retires a criterion that is taken out or put on another scale, and keeps its ratings', async () => {
    const j = await journey();
    const id = await j.rated();
    const { criteria } = await modelOf(j);
    const [value, urgency, , effort] = criteria as [Criterion, Criterion, Criterion, Criterion];
    const levels = Array.from({ length: 11 }, (_, level) => [String(level), `Level ${level}`]);
    const rescaled: EditCriterion = {
      ...urgency,
      scale: 'ZERO_TO_TEN',
      scaleMin: 0,
      scaleMax: 10,
      rubric: Object.fromEntries(levels),
    };
    const { body } = await change(j, { criteria: [value, rescaled, effort] });
    expect(body.criteria.map(({ key }: Criterion) => key)).toEqual(['value', 'urgency', 'effort']);
    expect(body.criteria[1].id).not.toBe(urgency.id);
    const rows = await j.db.prisma.criterion.findMany({ where: { workspaceId: j.workspaceId } });
    expect(rows).toHaveLength(5);
    expect(rows.filter(({ retiredAt }) => retiredAt !== null)).toHaveLength(2);
    const ratings = await j.db.prisma.rating.findMany({ where: { opportunityId: id } });
    expect(ratings).toHaveLength(4);
    expect(await scoreOf(j, id)).toBeNull();
    expect((await j.events()).at(-1)?.facts).toMatchObject({ rescored: 1, unscored: 1 });
  });

  it('takes a criterion back with its ratings when an earlier version is put in place again', async () => {
    const j = await journey();
    const id = await j.rated();
    const first = await modelOf(j);
    await change(j, template('RICE'));
    expect(await scoreOf(j, id)).toBeNull();
    const { status, body } = await change(j, editOf(first));
    expect({ status, version: body.version }).toEqual({ status: 200, version: 3 });
    expect(body.criteria).toEqual(first.criteria);
    expect(await scoreOf(j, id)).toBe(65);
    expect(await j.db.prisma.criterion.count({ where: { workspaceId: j.workspaceId } })).toBe(8);
  });

  it('never shows a score of a round that is not revealed, nor one of an earlier round', async () => {
    const j = await journey();
    await j.db.prisma.member.update({ where: { id: j.member.eve }, data: { roles: ['ADVISOR'] } });
    const id = await j.opportunity();
    await rate(j, id, { value: 5, urgency: 5, evidence: 5, effort: 1 });
    await change(j, { name: 'Another' });
    expect((await j.page(id)).opportunity).toMatchObject({ score: null, ratersSubmitted: 1 });
  });

  it('leaves answers of an open round where they still fit', async () => {
    const j = await journey();
    await j.db.prisma.member.update({ where: { id: j.member.eve }, data: { roles: ['ADVISOR'] } });
    const id = await j.opportunity();
    await rate(j, id, { value: 5, urgency: 5, evidence: 5, effort: 1 });
    const { criteria } = await modelOf(j);
    const added: EditCriterion = {
      ...(criteria[0] as Criterion),
      id: null,
      key: 'fit',
      name: 'Fit',
    };
    await change(j, { criteria: [...criteria, added] });
    const { round, scoringModel } = await j.page(id);
    expect(round?.mine).toHaveLength(4);
    expect(scoringModel.criteria).toHaveLength(5);
    expect((await j.as('ada').post(`/opportunities/${id}/reveal`)).status).toBe(204);
    expect(await scoreOf(j, id)).toBeNull();
  });

  it('leaves decisions the score, weights and version they were taken on', async () => {
    const j = await journey();
    const id = await j.decided();
    const before = (await j.page(id)).decisions[0];
    await change(j, { criteria: weigh((await modelOf(j)).criteria, { effort: 1 }) });
    const { decisions, opportunity } = await j.page(id);
    expect(opportunity.score).toBe(25);
    expect(decisions[0]?.score).toBe(before?.score);
    const { content } = await j.db.prisma.decisionSnapshot.findFirstOrThrow({
      where: { workspaceId: j.workspaceId },
    });
    expect(content).toMatchObject({ model: { version: 1 }, list: [{ score: before?.score }] });
  });

  it('waits for a reveal in progress, and the other way round: the score is always the present model’s', async () => {
    const j = await journey();
    const { criteria } = await modelOf(j);
    const ids = await Promise.all(Array.from({ length: 6 }, () => j.opportunity()));
    const answers = { value: 5, urgency: 1, evidence: 1, effort: 1 };
    await Promise.all([
      ...ids.map((id) => rate(j, id, answers)),
      put(j, { ...editOf(await modelOf(j)), criteria: weigh(criteria, { value: 1 }) }, 1),
    ]);
    for (const id of ids) expect(await scoreOf(j, id)).toBe(100);
  });
});

describe('presets', () => {
  it.each([
    ['RICE', { reach: 800, impact: 2, confidence: 80, effort: 4 }, 320],
    ['ICE', { impact: 8, confidence: 5, ease: 6 }, 240],
    ['WSJF', { value: 8, urgency: 5, risk: 3, size: 2 }, 8],
    ['VALUE_EFFORT', { value: 4, effort: 2 }, 2],
    ['WEIGHTED_SUM', { value: 5, urgency: 3, evidence: 1, effort: 1 }, 70],
  ] as const)('%s gives the score its formula says', async (name, answers, score) => {
    const j = await journey();
    const { status, body } = await change(j, template(name));
    expect(status, JSON.stringify(body)).toBe(200);
    const id = await j.opportunity();
    await rate(j, id, answers);
    expect(await scoreOf(j, id)).toBeCloseTo(score, 9);
  });

  it('gives no score, and no error, where the formula divides by zero', async () => {
    const j = await journey();
    const rice = template('ICE');
    await change(j, { ...rice, expression: 'impact / confidence' });
    const id = await j.opportunity();
    await rate(j, id, { impact: 4, confidence: 0, ease: 1 });
    expect((await j.page(id)).opportunity).toMatchObject({ score: null, ratersSubmitted: 1 });
  });
});

describe('a score below zero', () => {
  it('stands above none at all in the list, on one page as on several', async () => {
    const j = await journey();
    await change(j, { formula: 'EXPRESSION', expression: '0 - value * 100' });
    const [low, high] = [await j.rated('Low'), await j.opportunity('High')];
    await rate(j, high, { value: 1, urgency: 1, evidence: 1, effort: 1 });
    await j.opportunity('None');
    const whole = await j.as('ada').get(j.at('opportunities?sort=score&order=desc'));
    const ids = whole.body.opportunities.map(({ id }: { id: string }) => id);
    expect(ids.slice(0, 2)).toEqual([high, low]);
    const titles: string[] = [];
    for (let cursor = ''; titles.length < 3; ) {
      const query = `opportunities?sort=score&order=desc&limit=1${cursor && `&cursor=${cursor}`}`;
      const { status, body } = await j.as('ada').get(j.at(query));
      expect(status).toBe(200);
      titles.push(body.opportunities[0].title);
      cursor = body.nextCursor;
    }
    expect(titles).toEqual(['High', 'Low', 'None']);
  });
});

describe('versions', () => {
  it('are kept whole, newest first, page by page', async () => {
    const j = await journey();
    for (const name of ['B', 'C', 'D']) await change(j, { name, reason: `To ${name}.` });
    const page = await j.as('leo').get(j.at('scoring-model/versions?limit=3'));
    expect(page.body.versions.map((v: { version: number }) => v.version)).toEqual([4, 3, 2]);
    expect(page.body.versions[0]).toMatchObject({
      reason: 'To D.',
      changedById: j.member.ada,
      model: { name: 'D', version: 4, criteria: { length: 4 } },
    });
    const next = await j
      .as('leo')
      .get(j.at(`scoring-model/versions?limit=3&cursor=${page.body.nextCursor}`));
    expect(next.body).toMatchObject({ versions: [{ version: 1 }], nextCursor: null });
  });

  it('never change and are never removed, not even by SQL', async () => {
    const j = await journey();
    await expect(
      j.db.pool.query(`UPDATE scoring_model_versions SET reason = 'x' WHERE workspace_id = $1`, [
        j.workspaceId,
      ]),
    ).rejects.toThrow(/never change/);
    await expect(
      j.db.pool.query('DELETE FROM scoring_model_versions WHERE workspace_id = $1', [
        j.workspaceId,
      ]),
    ).rejects.toThrow(/never change/);
    await expect(j.db.pool.query('TRUNCATE scoring_model_versions')).rejects.toThrow();
  });
});

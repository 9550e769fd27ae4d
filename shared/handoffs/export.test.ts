import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BriefContent } from './brief.ts';
import { canonicalJson } from './canonical.ts';
import { asJson, asMarkdown, sealed, verifyExport } from './export.ts';
import type { BriefExport } from './export-contents.ts';

/** FNV-1a in two lanes: any function that differs for different texts will do here, and rules know no crypto. */
function sha256(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b + text.charCodeAt(i), 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(16) + (b >>> 0).toString(16);
}
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;

const content: BriefContent = {
  problem: 'Citizens wait twelve days.\n\n## Not a heading of ours',
  forWhom: 'Citizens',
  metricId: id(1),
  metric: {
    id: id(1),
    name: 'Days to an answer',
    unit: 'days',
    direction: 'DOWN',
    baseline: 12,
    baselineDate: '2026-10-01',
    baselineSource: 'Desk export',
    target: 5,
    measureBy: '2027-03-31',
    measurerId: id(2),
  },
  decision: {
    id: id(3),
    reason: 'It moves the number most.',
    score: 71.5,
    rank: 2,
    decidedAt: '2026-11-16T11:00:00.000Z',
  },
  whyNow: 'The backlog doubles.',
  scopeIn: ['Routine letters', 'Übersicht, 中文, 😀'],
  scopeOut: ['Complaints'],
  acceptanceCriteria: ['A draft\nwithin a minute'],
  sponsorId: id(4),
  appetite: '',
  constraints: '',
  dependencies: '',
  // biome-ignore lint/suspicious/noThenProperty: `then` is a string here, never awaited
  risks: [{ if: 'drafts read as machine-made', then: 'clerks fall back' }],
  firstAction: '',
  contacts: '',
  openQuestions: [
    { field: 'scopeIn', question: 'Which three?', memberId: id(4), due: '2026-12-01' },
  ],
  assumptions: [],
};

function exported(changes: Partial<BriefContent> = {}): BriefExport {
  const canonical = canonicalJson({ ...content, ...changes });
  const hash = sha256(canonical);
  const sign = (name: string, side: 'SPONSOR' | 'LEAD') => ({
    name,
    side,
    signedAt: '2026-11-17T09:00:00.000Z',
    sha256: hash,
  });
  const contents = {
    kind: 'baton brief' as const,
    format: 1 as const,
    workspace: 'Aldermere',
    title: 'Answer routine letters',
    number: 2,
    light: false,
    canonical,
    sha256: hash,
    frozenAt: '2026-11-17T09:00:00.000Z',
    signatures: [sign('Ada', 'SPONSOR'), sign('Leo', 'LEAD')],
    readBack: {
      name: 'Leo',
      outcome: 'People hear from us within a week.',
      firstDeliverable: 'Drafts',
      biggestRisk: 'They read badly',
      fallback: 'Templates',
      notDoing: 'Complaints',
      startsOn: '2026-11-18',
      finishEarliest: '2026-12-18',
      finishLatest: '2027-01-18',
      acceptedAt: '2026-11-17T10:00:00.000Z',
      confirmedBy: 'Ada',
      confirmedAt: '2026-11-17T11:00:00.000Z',
    },
    people: { [id(2)]: 'Eve', [id(4)]: 'Ada' },
  };
  return sealed(contents, sha256);
}

const writers = [
  ['Markdown', asMarkdown],
  ['JSON', asJson],
] as const;

describe.each(writers)('an exported brief in %s', (_format, write) => {
  it('is verified as it is, and after a mail has changed its line ends', () => {
    const file = write(exported());
    expect(verifyExport(file, sha256)).toEqual({ brief: exported() });
    expect(verifyExport(`\uFEFF${file.replaceAll('\n', '\r\n')}`, sha256)).toHaveProperty('brief');
  });

  it('is caught when another target stands in it', () => {
    const file = write(exported());
    const tampered = file.replaceAll('\\"target\\":5', '\\"target\\":9');
    expect(tampered).not.toBe(file);
    expect(verifyExport(tampered, sha256)).toEqual({
      problem: 'The brief was changed: its words do not hash to its SHA-256.',
    });
  });

  it('is caught when words and hash are other ones, and the signatures are not', () => {
    const { canonical, sha256: hash } = exported({ scopeOut: [] });
    expect(verifyExport(write({ ...exported(), canonical, sha256: hash }), sha256)).toEqual({
      problem: 'The signature of Ada stands under other words than these.',
    });
  });

  it('is caught when the read-back is another one', () => {
    const tampered = write(exported()).replaceAll('within a week', 'within a year');
    expect(verifyExport(tampered, sha256)).toEqual({
      problem: 'The read-back, a name or a date was changed: it is not under its seal.',
    });
  });

  it('is no brief when it is something else', () => {
    for (const file of ['', '{}', '# Notes', '{"kind":"baton brief"}', 'null', '[]'])
      expect(verifyExport(file, sha256)).toHaveProperty('problem');
  });
});

describe('an exported brief for people', () => {
  const file = asMarkdown(exported());

  it('says everything that was agreed', () => {
    for (const words of [
      'Citizens wait twelve days.',
      'to 5 by 2027-03-31, measured by Eve',
      'score 72, rank 2: It moves the number most.',
      '- Übersicht, 中文, 😀',
      '- A draft within a minute',
      'If drafts read as machine-made, then clerks fall back',
      'Which three? (Ada, until 2026-12-01)',
      'People hear from us within a week.',
      'Sponsor: Ada, 2026-11-17 09:00 UTC',
    ])
      expect(file).toContain(words);
  });

  it('is caught whatever character of it is another one', () => {
    fc.assert(
      fc.property(
        fc.nat(file.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(file[at] !== other && other !== '\r');
          const tampered = file.slice(0, at) + other + file.slice(at + 1);
          expect(verifyExport(tampered, sha256)).toHaveProperty('problem');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** The same brief, one countersigned change later. */
function changed(): BriefExport {
  const { seal: _seal, ...before } = exported();
  const after = canonicalJson({ ...content, scopeIn: ['Every letter', 'Übersicht, 中文, 😀'] });
  const hash = sha256(after);
  const readBack = before.readBack && { ...before.readBack, number: 2 };
  const { canonical, number, signatures } = before;
  const was = { number, canonical, sha256: before.sha256, signatures };
  const change = {
    number: 3,
    reason: 'LEARNED' as const,
    note: 'Clerks write all kinds.',
    proposedBy: 'Leo',
    side: 'LEAD' as const,
    proposedAt: '2026-12-01T09:00:00.000Z',
    countersignedBy: 'Ada',
    countersignedAt: '2026-12-02T09:00:00.000Z',
    answerNote: '',
    startsOn: '2026-11-18',
    finishEarliest: '2026-12-18',
    finishLatest: '2027-02-18',
    before: was,
  };
  return sealed(
    {
      ...before,
      number: 3,
      canonical: after,
      sha256: hash,
      readBack,
      signatures: signatures.map((signature) => ({ ...signature, sha256: hash })),
      changes: [change],
    },
    sha256,
  );
}

describe.each(writers)('a changed brief, exported in %s', (_format, write) => {
  it('is verified, with every version its changes came from', () => {
    expect(verifyExport(write(changed()), sha256)).toEqual({ brief: changed() });
  });

  it('is caught when the version before it is another one, or one is missing', () => {
    const { changes: [change] = [], seal: _seal, ...contents } = changed();
    if (!change) throw new Error('there is a change');
    const { before } = change;
    const again = (was: typeof before) =>
      verifyExport(
        write(sealed({ ...contents, changes: [{ ...change, before: was }] }, sha256)),
        sha256,
      );
    const canonical = before.canonical.replace('twelve', 'two');
    expect(again({ ...before, canonical })).toEqual({
      problem: 'Version 2 was changed: its words do not hash to its SHA-256.',
    });
    expect(again({ ...before, canonical, sha256: sha256(canonical) })).toEqual({
      problem: 'The signature of Ada under version 2 stands under other words.',
    });
    expect(again({ ...before, number: 1 })).toEqual({
      problem: 'A version is missing between 1 and 3.',
    });
  });
});

describe('a changed brief for people', () => {
  it('says who changed what, why, and under which names', () => {
    const file = asMarkdown(changed());
    for (const words of [
      '## Changes since it was accepted',
      'Version 3: learned. “Clerks write all kinds.” Proposed by Leo (lead), 2026-12-01 09:00 UTC;',
      'countersigned by Ada (sponsor), 2026-12-02 09:00 UTC.',
      '- In scope, was: Routine letters',
      '- In scope, is: Every letter',
      '- Promised dates: starts 2026-11-18, finished between 2026-12-18 and 2027-02-18',
      '- Version 2 was signed by Sponsor Ada and Lead Leo: SHA-256',
      'Said about version 2.',
    ])
      expect(file).toContain(words);
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { BriefContent } from '#shared/handoffs/brief.ts';
import { canonicalJson } from '#shared/handoffs/canonical.ts';
import { sealed, verifyExport } from '#shared/handoffs/export.ts';
import type { BriefExport } from '#shared/handoffs/export-contents.ts';
import { asPdf, LAYOUT } from './export-pdf.ts';
import { verifyPdf } from './export-pdf-verify.ts';
import { sha256Of } from './sha256.ts';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const sentence = 'Citizens who write to the city wait twelve working days for an answer. ';

const content: BriefContent = {
  problem: sentence,
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
  scopeIn: ['Routine letters'],
  scopeOut: ['Complaints'],
  acceptanceCriteria: ['A draft is ready within a minute'],
  sponsorId: id(4),
  appetite: '',
  constraints: '',
  dependencies: '',
  risks: [],
  firstAction: '',
  contacts: '',
  openQuestions: [],
  assumptions: [],
};

function exported(
  changes: Partial<BriefContent> = {},
  title = 'Answer routine letters',
): BriefExport {
  const canonical = canonicalJson({ ...content, ...changes });
  const sha256 = sha256Of(canonical);
  const at = '2026-11-17T09:00:00.000Z';
  const contents = {
    kind: 'baton brief' as const,
    format: 1 as const,
    workspace: 'Aldermere',
    title,
    number: 2,
    light: false,
    canonical,
    sha256,
    frozenAt: at,
    signatures: [{ name: 'Ada', side: 'SPONSOR' as const, signedAt: at, sha256 }],
    readBack: null,
    people: { [id(2)]: 'Eve', [id(4)]: 'Ada' },
  };
  return sealed(contents, sha256Of);
}

async function read(file: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const pages: string[][] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    const lines = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    pages.push(lines.join('').split('\n'));
  }
  const { info } = await pdf.getMetadata();
  const first = await (await pdf.getPage(1)).getStructTree();
  return { pages, info: info as Record<string, unknown>, tree: JSON.stringify(first), pdf };
}

describe('a brief as a PDF', () => {
  it('says what Markdown says, to be selected and read out, with its title and language', async () => {
    const { pages, info, tree, pdf } = await read(await asPdf(exported()));
    const text = pages.flat().join('\n');
    for (const words of [
      'Answer routine letters',
      'Brief, version 2, of Aldermere. Sent 2026-11-17.',
      sentence.trim(),
      'to 5 by 2027-03-31, measured by Eve',
      'Not read back yet.',
      'Sponsor: Ada, 2026-11-17 09:00 UTC',
    ])
      expect(text).toContain(words);
    expect(info).toMatchObject({ Title: 'Answer routine letters', Language: 'en' });
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'LBody'])
      expect(tree).toContain(`"role":"${role}"`);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await pdf.getOutline())?.map(({ title }) => title)).toContain('Acceptance criteria');
  });

  it('has its record attached, which is checked like any export', async () => {
    const { pdf } = await read(await asPdf(exported()));
    const { content: bytes } = (await pdf.getAttachments())['brief.json'];
    expect(verifyExport(Buffer.from(bytes).toString(), sha256Of)).toEqual({ brief: exported() });
  });

  it('has the hash and the page at the foot of every page, and no heading alone at its end', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `Criterion ${n}: ${sentence.repeat(n % 5)}`);
    const brief = exported({ acceptanceCriteria: many, problem: sentence.repeat(90) });
    const { pages } = await read(await asPdf(brief));
    expect(pages.length).toBeGreaterThan(4);
    pages.forEach((lines, n) => {
      const page = lines.join('\n');
      expect(page).toContain(`SHA-256 ${brief.sha256}`);
      expect(page).toContain(`Page ${n + 1} of ${pages.length}`);
    });
    const all = pages.flat().join('\n');
    for (let n = 0; n < many.length; n++) expect(all).toContain(`Criterion ${n}:`);
  });

  it('draws names in every script it knows, and writes what no font has by its number', async () => {
    const contacts =
      '李美玲, 김민준, محمد الأحمد, דוד, สมชาย, प्रिया, গীতা, தமிழ், გიორგი, Գրիգոր, Żółć, 😀';
    const known = (await read(await asPdf(exported({ contacts })))).pages.flat().join('\n');
    expect(known).not.toContain('[U+');
    for (const name of ['李美玲', '김민준', 'გიორგი', 'Գրիգոր', 'Żółć', '😀'])
      expect(known).toContain(name);
    const runes = (await read(await asPdf(exported({ contacts: 'ᚠ' })))).pages.flat().join('\n');
    expect(runes).toContain('[U+16A0]');
    expect(runes).toContain('Characters that no font here has');
  });

  it('is drawn alike every time, from any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const brief = exported({ problem: text, scopeIn: [text] }, text);
        const file = await asPdf(brief);
        expect(await verifyPdf(file)).toEqual({ brief });
      }),
      { numRuns: 8 },
    );
  }, 180_000);

  it('is caught whatever byte of it is another one', async () => {
    const file = await asPdf(exported());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const tampered = Buffer.from(file);
          tampered[at] = (tampered[at] ?? 0) ^ by;
          expect(await verifyPdf(tampered)).toHaveProperty('problem');
        },
      ),
      { numRuns: 15 },
    );
  }, 180_000);

  it('is caught when something was added to it, or it was drawn otherwise', async () => {
    const file = await asPdf(exported());
    expect(await verifyPdf(Buffer.concat([file, Buffer.from('%more')]))).toEqual({
      problem: expect.stringContaining('something was added'),
    });
    const other = Buffer.from(
      file.toString('latin1').replaceAll(LAYOUT, 'Baton brief, layout 0'),
      'latin1',
    );
    expect(await verifyPdf(other)).toEqual({
      problem: expect.stringContaining('another version of Baton'),
    });
    expect(await verifyPdf(Buffer.from('%PDF-1.7\n'))).toHaveProperty('problem');
  });

  /** When this changes, pages drawn before cannot be compared any more: give LAYOUT its next number. */
  it('is drawn as this layout draws it', async () => {
    const drawn = createHash('sha256')
      .update(await asPdf(exported()))
      .digest('hex');
    expect([LAYOUT, drawn]).toEqual([
      'Baton brief, layout 1',
      '3fd55e3423c4e2f5cab62f5b7348f2cf378458eb917c9d9600b776d6fd678d0f',
    ]);
  });
});

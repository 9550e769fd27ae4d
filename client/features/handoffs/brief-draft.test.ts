import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import {
  arrived,
  asKept,
  begun,
  conflictsOf,
  isUnsaved,
  kept,
  refused,
  type Saved,
  sendable,
  sending,
  settled,
  type Writing,
  written,
} from './brief-draft.ts';

const empty: BriefDraft = {
  problem: 'Letters wait.\n\nNobody knows why.',
  forWhom: 'Citizens',
  metricId: null,
  whyNow: '',
  scopeIn: ['Routine letters'],
  scopeOut: [],
  acceptanceCriteria: [],
  sponsorId: '019ab000-0000-7000-8000-000000000001',
  appetite: '',
  constraints: '',
  dependencies: '',
  risks: [],
  firstAction: '',
  contacts: '',
  openQuestions: [],
};
const start: Saved = { version: 1, draft: empty };
const by = (version: number, change: Partial<BriefDraft>): Saved => ({
  version,
  draft: { ...empty, ...change },
});

describe('writing a draft', () => {
  it('keeps the blank at the end of what is being typed when the server has the same without it', () => {
    const typed = sending(written(begun(start), { forWhom: 'Citizens who ' }));
    const after = arrived(kept(typed, 2), by(2, { forWhom: 'Citizens who' }));
    expect(after.draft.forWhom).toBe('Citizens who ');
    expect(isUnsaved(after)).toBe(false);
  });

  it('takes in what only they changed, and still knows what I have not saved', () => {
    const after = arrived(written(begun(start), { whyNow: 'Mine' }), by(2, { forWhom: 'Theirs' }));
    expect(after.draft).toMatchObject({ whyNow: 'Mine', forWhom: 'Theirs' });
    expect(isUnsaved(after)).toBe(true);
  });

  it('does not take their words back with its next save', () => {
    const mine = arrived(written(begun(start), { whyNow: 'Mine' }), by(2, { forWhom: 'Theirs' }));
    const after = kept(sending(mine), 3);
    expect(isUnsaved(after)).toBe(false);
    expect(sendable(after)).toMatchObject({ whyNow: 'Mine', forWhom: 'Theirs' });
  });

  it('knows its own words when they arrive before the answer does', () => {
    const onItsWay = written(sending(written(begun(start), { whyNow: 'M' })), { whyNow: 'Mine' });
    const echoed = arrived(onItsWay, by(2, { whyNow: 'M' }));
    expect(conflictsOf(echoed)).toEqual([]);
    expect(kept(echoed, 2).draft.whyNow).toBe('Mine');
    expect(isUnsaved(kept(echoed, 2))).toBe(true);
  });

  it('keeps both texts of one field until somebody chooses, and saves everything else', () => {
    const mine = written(begun(start), { forWhom: 'Mine', whyNow: 'Soon' });
    const both = arrived(mine, by(2, { forWhom: 'Theirs' }));
    expect(conflictsOf(both)).toEqual(['forWhom']);
    expect(both.draft.forWhom).toBe('Mine');
    expect(sendable(both)).toMatchObject({ forWhom: 'Theirs', whyNow: 'Soon' });
    expect(sendable(settled(both, 'forWhom', 'mine')).forWhom).toBe('Mine');
    expect(sendable(settled(both, 'forWhom', 'theirs')).forWhom).toBe('Theirs');
    expect(sendable(settled(both, 'forWhom', 'both')).forWhom).toBe('Theirs\n\nMine');
  });
});

/** What one author does, told to a small server. `token` is found nowhere else. */
type Step =
  | { does: 'text'; key: 'problem' | 'whyNow' | 'firstAction'; paragraph: boolean }
  | { does: 'line'; key: 'scopeIn' | 'acceptanceCriteria'; into: boolean; at: number }
  | { does: 'risk'; half: 'if' | 'then'; into: boolean }
  | { does: 'send' | 'answer' | 'lost' | 'read' | 'choose' };

const steps: fc.Arbitrary<{ who: 0 | 1; step: Step }> = fc.record({
  who: fc.constantFrom<0 | 1>(0, 1),
  step: fc.oneof(
    fc.record({
      does: fc.constant('text' as const),
      key: fc.constantFrom('problem' as const, 'whyNow' as const, 'firstAction' as const),
      paragraph: fc.boolean(),
    }),
    fc.record({
      does: fc.constant('line' as const),
      key: fc.constantFrom('scopeIn' as const, 'acceptanceCriteria' as const),
      into: fc.boolean(),
      at: fc.nat(3),
    }),
    fc.record({
      does: fc.constant('risk' as const),
      half: fc.constantFrom('if' as const, 'then' as const),
      into: fc.boolean(),
    }),
    fc.record({
      does: fc.constantFrom<'send' | 'answer' | 'lost' | 'read' | 'choose'>(
        'send',
        'answer',
        'lost',
        'read',
        'choose',
      ),
    }),
  ),
});

interface Author {
  writing: Writing;
  /** What the server said about what is on its way; told later. */
  answer: number | 'stale' | null;
}

interface World {
  server: Saved;
  authors: [Author, Author];
  tokens: string[];
}

function put(world: World, author: Author): void {
  if (author.writing.sent !== null || !isUnsaved(author.writing)) return;
  author.writing = sending(author.writing);
  const isStale = author.writing.version !== world.server.version;
  if (!isStale)
    world.server = { version: world.server.version + 1, draft: sendable(author.writing) };
  author.answer = isStale ? 'stale' : world.server.version;
}

function hear(author: Author): void {
  if (author.answer === null) return;
  const { answer } = author;
  author.writing = answer === 'stale' ? refused(author.writing) : kept(author.writing, answer);
  author.answer = null;
}

/** The line broke: whether it was kept is not known. */
function loseAnswer(author: Author): void {
  if (author.answer === null) return;
  author.writing = refused(author.writing);
  author.answer = null;
}

function choose(author: Author): void {
  for (const key of conflictsOf(author.writing))
    author.writing = settled(author.writing, key, 'both');
}

function added(draft: BriefDraft, step: Step, token: string): Partial<BriefDraft> | null {
  if (step.does === 'text') {
    const words = draft[step.key];
    return {
      [step.key]: words === '' ? token : `${words}${step.paragraph ? '\n\n' : ' '}${token}`,
    };
  }
  if (step.does === 'line') {
    const lines = draft[step.key];
    const at = step.at % (lines.length + 1);
    if (step.into && lines[at] !== undefined)
      return { [step.key]: lines.with(at, `${lines[at]} ${token}`) };
    return { [step.key]: lines.toSpliced(at, 0, token) };
  }
  if (step.does === 'risk') {
    const [first, ...rest] = draft.risks;
    if (step.into && first)
      return { risks: [{ ...first, [step.half]: `${first[step.half]} ${token}` }, ...rest] };
    // biome-ignore lint/suspicious/noThenProperty: `then` is a string here, never awaited
    return { risks: [...draft.risks, { if: token, then: '' }] };
  }
  return null;
}

function act(world: World, { who, step }: { who: 0 | 1; step: Step }): void {
  const author = world.authors[who];
  const token = `w${world.tokens.length}.`;
  const change = added(author.writing.draft, step, token);
  if (change) {
    world.tokens.push(token);
    author.writing = written(author.writing, change);
  } else if (step.does === 'send') put(world, author);
  else if (step.does === 'answer') hear(author);
  else if (step.does === 'lost') loseAnswer(author);
  else if (step.does === 'read') author.writing = arrived(author.writing, world.server);
  else if (step.does === 'choose') choose(author);
}

/** Everybody stops typing: what is on its way arrives, and what both wrote is settled. */
function settle(world: World): void {
  for (let round = 0; round < 12; round++)
    for (const author of world.authors) {
      hear(author);
      author.writing = arrived(author.writing, world.server);
      choose(author);
      put(world, author);
      hear(author);
    }
}

describe('two authors at once', () => {
  it('lose no word, whatever is typed, sent, lost and read in which order', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 60 }), (sequence) => {
        const world: World = {
          server: start,
          authors: [
            { writing: begun(start), answer: null },
            { writing: begun(start), answer: null },
          ],
          tokens: [],
        };
        for (const one of sequence) act(world, one);
        settle(world);
        const words = JSON.stringify(world.server.draft);
        expect(world.tokens.filter((token) => !words.includes(token))).toEqual([]);
        for (const { writing } of world.authors) {
          expect(isUnsaved(writing)).toBe(false);
          expect(asKept(writing.draft)).toEqual(world.server.draft);
        }
      }),
      { numRuns: 3000 },
    );
    // Thousands of sequences take seconds where other tests run beside them.
  }, 30_000);
});

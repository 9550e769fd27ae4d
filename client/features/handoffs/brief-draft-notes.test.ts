import { describe, expect, it } from 'vitest';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { originOf } from './brief-draft-notes.ts';

const draft = {
  problem: 'They wait.',
  whyNow: '',
  scopeOut: [] as string[],
  firstAction: '',
} as unknown as BriefDraft;
const written = (now: Partial<BriefDraft>, first: Partial<BriefDraft> = now) => ({
  now: { ...draft, ...now },
  first: { ...draft, ...first },
});

describe('a field that wrote itself', () => {
  it('says where it is from until somebody changes it', () => {
    expect(originOf(draft, 'problem', written({})).from).toBe('the opportunity');
    const changed = { ...draft, problem: 'They wait long.' };
    expect(originOf(changed, 'problem', written({}))).toEqual({ from: null, take: null });
  });

  it('can be taken anew when what is known has changed and nobody wrote in it', () => {
    const now = written({ problem: 'They wait fourteen days.' }, {});
    expect(originOf(draft, 'problem', now)).toEqual({
      from: 'the opportunity',
      take: { from: 'the opportunity', value: 'They wait fourteen days.' },
    });
  });

  it('can be taken where it is empty, and never where somebody wrote', () => {
    const now = written({ whyNow: 'It moves the number.' }, { whyNow: '' });
    expect(originOf(draft, 'whyNow', now).take?.value).toBe('It moves the number.');
    expect(originOf({ ...draft, whyNow: 'Mine' }, 'whyNow', now).take).toBeNull();
  });

  it('says when its words are a template’s', () => {
    const first = written({}, { firstAction: 'Look at fifty cases.' });
    const begun = { ...draft, firstAction: 'Look at fifty cases.' };
    expect(originOf(begun, 'firstAction', first).from).toBe('the template');
  });

  it('says nothing of an empty field nobody knows anything about', () => {
    expect(originOf(draft, 'firstAction', written({}))).toEqual({ from: null, take: null });
  });
});

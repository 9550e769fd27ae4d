import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slug, slugFrom } from './slug.ts';

describe('a slug', () => {
  it.each([
    ['Harbour City', 'harbour-city'],
    ['  Straße & Söhne AG  ', 'strasse-sohne-ag'],
    ['Ministerio de Educación', 'ministerio-de-educacion'],
    ['Account', 'account-1'],
    ['株式会社', ''],
    ['---', ''],
  ])('is proposed for %j as %j', (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it('that is proposed will do, whatever the name', () => {
    const name = fc.string({ unit: 'binary', maxLength: 120 });
    fc.assert(
      fc.property(name, (some) => {
        const slug = slugFrom(some);
        expect(slug === '' || Slug.safeParse(slug).success).toBe(true);
      }),
    );
  });

  it.each(['account', 'api', 'sign-in', 'invitations', 'new-workspace'])(
    'is never one of the app’s own addresses: %s',
    (slug) => {
      const { error } = Slug.safeParse(slug);
      expect(error?.issues[0]?.message).toBe('Baton uses this address itself. Choose another.');
    },
  );

  it.each(['', 'A', 'a b', '-a', 'a-', 'a'.repeat(41)])('cannot be %j', (slug) => {
    expect(Slug.safeParse(slug).success).toBe(false);
  });
});

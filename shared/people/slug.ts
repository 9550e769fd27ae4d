import { z } from 'zod';

/** Where an address of the app begins with one of these, it is not a workspace's. */
const taken = new Set([
  'account',
  'api',
  'assets',
  'health',
  'invitations',
  'new-workspace',
  'no-more-digests',
  'propose',
  'setup',
  'sign-in',
]);

const LONGEST = 40;

/** What a workspace is called in addresses. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, {
    error: 'Use 1–40 small letters, digits and hyphens.',
    abort: true,
  })
  .refine((slug) => !taken.has(slug), 'Baton uses this address itself. Choose another.');

/** Proposes a slug for a name; empty when the name has no letter or digit that could stand in one. */
export function slugFrom(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
  return taken.has(slug) ? `${slug}-1` : slug;
}

import { DomainError } from '#shared/problem.ts';
import type { Api } from './api.ts';

const DEEPEST = 50;

/** Half of a character pair, or a zero byte: text that PostgreSQL cannot keep. */
const isPlain = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** Every text in a body can be kept, and none hides deeper than anybody nests by hand. */
function mustBePlain(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (isPlain(value)) return;
    throw new DomainError(
      'invalid_input',
      'Somewhere in it stands half a character, or a zero byte.',
    );
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw new DomainError('invalid_input', 'It is nested too deeply.');
  for (const [key, inner] of Object.entries(value)) {
    mustBePlain(key, depth);
    mustBePlain(inner, depth + 1);
  }
}

/** Refuses, before anything looks at it, what no schema would catch and no table could hold. */
export function refuseUnkeepable(app: Api): void {
  app.addHook('onRequest', async ({ url }) => {
    if (url.includes('%00')) {
      throw new DomainError('invalid_input', 'A zero byte cannot stand in an address.');
    }
  });
  app.addHook('preValidation', async ({ body }) => mustBePlain(body, 0));
}

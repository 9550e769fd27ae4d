import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';

describe('an answer', () => {
  it('is compressed for those who take it, and left as it is for others', async () => {
    const j = await journey();
    for (let n = 0; n < 10; n++) await j.opportunity(`Card ${n}`);
    const url = `/api/v1${j.at('opportunities')}`;
    const ask = (headers: Record<string, string>) =>
      j.app.inject({ url, headers: { cookie: j.as('ada').cookie, ...headers } });
    expect((await ask({ 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await ask({})).headers['content-encoding']).toBeUndefined();
  });
});

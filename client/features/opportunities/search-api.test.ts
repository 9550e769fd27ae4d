import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { opportunitySearchQuery } from './search-api.ts';

afterEach(() => vi.unstubAllGlobals());

/** Answers a search once told to, and gives it up when asked to. */
function slowServer() {
  const asked: { text: string | null; signal: AbortSignal; answer: () => void }[] = [];
  const fetch = (url: string, { signal }: { signal: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      const answer = () => resolve(Response.json({ opportunities: [] }));
      const text = new URL(url, 'http://localhost').searchParams.get('text');
      asked.push({ text, signal, answer });
    });
  vi.stubGlobal('fetch', fetch);
  return asked;
}

describe('the search for opportunities', () => {
  const watch = (text: string) =>
    new QueryObserver(new QueryClient(), opportunitySearchQuery('harbour', text));

  it('waits for a second letter', () => {
    const asked = slowServer();
    watch('l').subscribe(() => undefined)();
    expect(asked).toEqual([]);
  });

  it('gives up what is not asked for any more', async () => {
    const asked = slowServer();
    const observer = watch('le');
    const stop = observer.subscribe(() => undefined);
    observer.setOptions(opportunitySearchQuery('harbour', 'leak & pipe'));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked.map(({ text, signal }) => [text, signal.aborted])).toEqual([
      ['le', true],
      ['leak & pipe', false],
    ]);
    asked[1]?.answer();
    await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true));
    stop();
  });
});

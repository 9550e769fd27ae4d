import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { boardKey, catchUpBoard, followBoard } from './board-following.ts';

let workspaces = 0;

/** A board on screen, and a server whose readings take as long as the test wants: each answers the revision it began at. */
function watching() {
  const slug = `workspace-${++workspaces}`;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const server = { revision: 1 };
  const answering: (() => void)[] = [];
  const options = {
    queryKey: boardKey(slug),
    queryFn: () => {
      const { revision } = server;
      return new Promise<{ revision: number }>((resolve) => {
        answering.push(() => resolve({ revision }));
      });
    },
    staleTime: Number.POSITIVE_INFINITY,
  };
  const observer = new QueryObserver(client, options);
  observer.subscribe(() => undefined);
  const happen = () => followBoard(client, slug, ++server.revision);
  const answer = async () => {
    answering.shift()?.();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const shown = () => client.getQueryData<{ revision: number }>(boardKey(slug))?.revision;
  return { client, slug, server, answering, observer, options, happen, answer, shown };
}

describe('a board that follows what happens', () => {
  it('reads nothing for a revision it shows already', async () => {
    const { client, slug, answer, answering, shown } = watching();
    await answer();
    await followBoard(client, slug, 1);
    expect(shown()).toBe(1);
    expect(answering).toHaveLength(0);
  });

  it('shows what was read while more and more happens, one reading at a time', async () => {
    const { answer, answering, happen, shown } = watching();
    await answer();
    for (let n = 0; n < 5; n++) void happen();
    expect(answering).toHaveLength(1);
    await answer();
    expect(shown()).toBe(2);
    expect(answering).toHaveLength(1);
    await answer();
    expect(shown()).toBe(6);
    expect(answering).toHaveLength(0);
  });

  it('reads again when the reading under way had begun before', async () => {
    const { client, slug, answer, answering, happen, shown } = watching();
    await answer();
    void client.invalidateQueries({ queryKey: boardKey(slug) });
    void happen();
    await answer();
    expect(shown()).toBe(1);
    expect(answering).toHaveLength(1);
    await answer();
    expect(shown()).toBe(2);
  });

  it('tells what happened while a card was in the air once it has landed', async () => {
    const { client, slug, answer, answering, happen, observer, options, shown } = watching();
    await answer();
    void client.invalidateQueries({ queryKey: boardKey(slug) });
    observer.setOptions({ ...options, enabled: false });
    void happen();
    await answer();
    expect(shown()).toBe(1);
    observer.setOptions({ ...options, enabled: true });
    void catchUpBoard(client, slug);
    expect(answering).toHaveLength(1);
    await answer();
    expect(shown()).toBe(2);
  });
});

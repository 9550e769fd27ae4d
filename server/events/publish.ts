import pg from 'pg';
import type { Database } from '#server/db/client.ts';

const CHANNEL = 'baton_events';
/** A lost wake-up (a crash between commit and NOTIFY) costs its readers at most this. */
const POLL_MS = 5_000;

type Listener = () => void;

export type Bus = {
  /** Says that a workspace has new events; call it after commit. Only a wake-up: the table is the truth. */
  publish(workspaceId: string): void;
  /** Calls back whenever there may be new events; answers how to stop. */
  subscribe(workspaceId: string, listener: Listener): () => void;
  close(): Promise<void>;
};

/** Wakes the readers of a workspace's events, in this process at once and in others through NOTIFY. */
export function openBus(db: Database, onError: (error: unknown) => void): Bus {
  const listeners = new Map<string, Set<Listener>>();
  const pending = new Set<string>();
  let closed = false;
  let ear: pg.Client | undefined;

  const wake = (workspaceId: string) => {
    for (const listener of listeners.get(workspaceId) ?? []) listener();
  };
  const wakeAll = () => {
    for (const workspaceId of listeners.keys()) wake(workspaceId);
  };

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: db.pool.options.connectionString });
    client.on('notification', ({ payload }) => payload && wake(payload));
    client.on('error', (error) => {
      onError(error);
      if (ear === client) ear = undefined;
    });
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    ear = client;
  }

  async function flush(): Promise<void> {
    const ids = [...pending];
    pending.clear();
    await db.pool
      .query('SELECT pg_notify($1, id) FROM unnest($2::text[]) AS id', [CHANNEL, ids])
      .catch(onError);
  }

  const poll = setInterval(() => {
    if (listeners.size === 0 || closed) return;
    if (!ear) listen().catch(onError);
    wakeAll();
  }, POLL_MS);
  poll.unref();
  void listen().catch(onError);

  return {
    publish(workspaceId) {
      wake(workspaceId);
      if (pending.size === 0) setImmediate(() => void flush());
      pending.add(workspaceId);
    },
    subscribe(workspaceId, listener) {
      const set = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(workspaceId);
      };
    },
    async close() {
      closed = true;
      clearInterval(poll);
      await ear?.end();
    },
  };
}

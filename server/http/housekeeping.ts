import type { Api, Deps } from './api.ts';

const EVERY_MS = 3_600_000;

/** What nobody can use any more: answers to repeated requests after a day, sessions after a month. */
const statements = [
  `DELETE FROM idempotency_keys WHERE created_at < now() - interval '1 day'`,
  `DELETE FROM sessions WHERE least(expires_at, revoked_at) < now() - interval '30 days'`,
];

/** Clears away, at start and every hour; with several servers it does not matter who is first. */
export function keepHouse(app: Api, { db }: Deps): void {
  const clear = async () => {
    for (const statement of statements) await db.pool.query(statement);
  };
  const run = () => clear().catch((error) => app.log.warn({ err: error }, 'clearing away failed'));
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  app.addHook('onListen', async () => void run());
  app.addHook('onClose', async () => clearInterval(timer));
}

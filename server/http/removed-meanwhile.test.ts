import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { world } from '#server/testing/world.ts';

/** Waits until somebody in this database waits for a lock. */
async function somebodyWaits(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nobody waits');
}

/** Changes Leo's row on another connection, and commits only once his request stands waiting behind it. */
async function whileItWaits<T>(
  { db, member }: Awaited<ReturnType<typeof founded>>,
  change: string,
  ask: () => Promise<T>,
): Promise<T> {
  const other = new pg.Client(db.pool.options.connectionString);
  await other.connect();
  try {
    await other.query('BEGIN');
    await other.query(`UPDATE members SET ${change} WHERE id = $1`, [member.leo]);
    const asked = ask();
    await somebodyWaits(other);
    await other.query('COMMIT');
    return await asked;
  } finally {
    await other.end();
  }
}

const founded = () => world({ ada: ['ADMIN', 'ADVISOR'], leo: ['LEAD', 'ADVISOR'] });

describe('a write that waited', () => {
  const title = 'Translate letters';
  const asLeo = ({ as, at }: Awaited<ReturnType<typeof founded>>, key: string) =>
    as('leo').post(at('opportunities'), { title }, { key });

  it('is refused when its member was removed meanwhile, and leaves nothing behind', async () => {
    const w = await founded();
    const key = crypto.randomUUID();
    const { status } = await whileItWaits(w, 'removed_at = now()', () => asLeo(w, key));
    expect(status).toBe(404);
    expect(await w.db.prisma.opportunity.count({ where: { workspaceId: w.workspaceId } })).toBe(0);
    expect(await w.events()).toEqual([]);
    expect(await w.db.prisma.idempotencyKey.count({ where: { key } })).toBe(0);
  });

  it('is refused when its member lost the role meanwhile, in the words of the table of rights', async () => {
    const w = await founded();
    const change = `roles = '{LEAD}'`;
    const { status, body } = await whileItWaits(w, change, () => asLeo(w, crypto.randomUUID()));
    expect([status, body.code]).toEqual([403, 'not_allowed']);
    expect(await w.events()).toEqual([]);
  });

  it('is done when its member has only been given more', async () => {
    const w = await founded();
    const change = `roles = '{LEAD,ADVISOR,ADMIN}'`;
    const { status } = await whileItWaits(w, change, () => asLeo(w, crypto.randomUUID()));
    expect(status).toBe(201);
  });
});

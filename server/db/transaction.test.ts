import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { type Tx, transaction } from './transaction.ts';

const open = (tx: Tx, name: string) =>
  tx.workspace.create({ data: { id: uuidv7(), slug: name, name } });

const slugs = (tx: Tx) => tx.$queryRaw<{ slug: string }[]>`SELECT slug FROM workspaces`;

describe('a transaction', () => {
  it("sees the same rows through Prisma's queries and through SQL", async () => {
    const db = await testDatabase();
    const seen = await transaction(db, async (tx) => {
      await open(tx, 'one');
      const changed =
        await tx.$executeRaw`UPDATE workspaces SET name = ${'Uno'} WHERE slug = ${'one'}`;
      return [changed, await tx.workspace.findFirst({ where: { slug: 'one' } })];
    });
    expect(seen).toMatchObject([1, { name: 'Uno' }]);
  });

  it('keeps nothing of what SQL wrote when it fails', async () => {
    const db = await testDatabase();
    const failing = transaction(db, async (tx) => {
      const values = [uuidv7()];
      await tx.$executeRawUnsafe(
        `INSERT INTO workspaces (id, slug, name) VALUES ($1::uuid, 'gone', 'Gone')`,
        ...values,
      );
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await transaction(db, slugs)).not.toContainEqual({ slug: 'gone' });
  });

  it('runs on a connection of its own, however many run at once', async () => {
    const db = await testDatabase();
    const one = (n: number) =>
      transaction(db, async (tx) => {
        const [first] = await tx.$queryRaw<
          { id: bigint }[]
        >`SELECT pg_current_xact_id()::text::int8 AS id`;
        await open(tx, `many-${n}`);
        await tx.$executeRaw`SELECT pg_sleep(0.01)`;
        const [last] = await tx.$queryRaw<
          { id: bigint }[]
        >`SELECT pg_current_xact_id()::text::int8 AS id`;
        return [first?.id, last?.id];
      });
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => one(n)));
    for (const [first, last] of ids) expect(first).toBe(last);
    expect(new Set(ids.map(([first]) => first)).size).toBe(12);
  });

  it('gives values as Prisma gives them', async () => {
    const db = await testDatabase();
    const [row] = await transaction(
      db,
      (tx) => tx.$queryRaw<Record<string, unknown>[]>`
        SELECT 9007199254740993::int8 AS big, '2026-03-29'::date AS day, 'a' = ANY(${['a', 'b']}::text[]) AS among,
          '{"n":1}'::jsonb AS json, ${new Date('2026-03-29T01:30:00Z')}::timestamptz AS at, 0.1::float8 AS share`,
    );
    expect(row).toEqual({
      big: 9007199254740993n,
      day: new Date('2026-03-29T00:00:00Z'),
      among: true,
      json: { n: 1 },
      at: new Date('2026-03-29T01:30:00Z'),
      share: 0.1,
    });
  });

  it("says what a refusal of PostgreSQL means, whoever's query it was", async () => {
    const db = await testDatabase();
    const twice = transaction(db, async (tx) => {
      await open(tx, 'twice');
      await tx.$executeRaw`INSERT INTO workspaces (id, slug, name) VALUES (${uuidv7()}::uuid, 'twice', 'Twice')`;
    });
    await expect(twice).rejects.toMatchObject({ code: 'conflict' });
    const odd = transaction(db, (tx) => tx.$queryRaw`SELECT ${'no number'}::int4`);
    await expect(odd).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

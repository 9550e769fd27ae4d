import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';

describe('a test database', () => {
  let one: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(() => Promise.all([one.drop(), other.drop()]));

  it('is migrated and empty', async () => {
    const { rows } = await one.db.pool.query('SELECT count(*)::int AS workspaces FROM workspaces');
    expect(rows).toEqual([{ workspaces: 0 }]);
  });

  it('is alone: nothing written to it shows in another', async () => {
    await one.db.pool.query('CREATE TABLE mine ()');
    const { rows } = await other.db.pool.query("SELECT to_regclass('mine') AS found");
    expect(rows).toEqual([{ found: null }]);
  });
});

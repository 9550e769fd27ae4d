import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '#server/db/client.ts';

export interface TestDatabase {
  url: string;
  db: Database;
  /** Closes the connections and removes the database. */
  drop(): Promise<void>;
}

/** A migrated, empty database of its own; make one in beforeAll of a file, drop it in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`);
  const url = Object.assign(new URL(template), { pathname: `/${name}` }).href;
  const db = openDatabase(url, { poolSize: 5 });
  const drop = async () => {
    await closeDatabase(db);
    await runOnServer(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url, db, drop };
}

let ofThisFile: Promise<TestDatabase> | undefined;

const databaseOfThisFile = (): Promise<TestDatabase> => {
  ofThisFile ??= createTestDatabase();
  return ofThisFile;
};

/** The database of this test file, the same at every call, gone when the file is done. */
export const testDatabase = async (): Promise<Database> => (await databaseOfThisFile()).db;

/** The same database with connections of one's own, for many at once; close them when done. */
export const manyConnections = async (poolSize: number): Promise<Database> =>
  openDatabase((await databaseOfThisFile()).url, { poolSize });

afterAll(async () => (await ofThisFile)?.drop());

/** Beside the template, never in it: PostgreSQL copies a database only while nobody is connected to it. */
async function runOnServer(sql: string): Promise<void> {
  const url = Object.assign(new URL(inject('templateUrl')), { pathname: '/postgres' });
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

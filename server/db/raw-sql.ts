import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { Prisma } from './generated/client.ts';

type Holder = { connection?: pg.PoolClient };

/** Which transaction asks the pool for a connection, so that it learns which one it was given. */
const holders = new AsyncLocalStorage<Holder>();

type Connected = Parameters<typeof pg.Pool.prototype.connect>[0];

/** A pool that tells the transaction in progress which of its connections it runs on. */
export class Pool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    const holder = holders.getStore();
    return super.connect().then((connection) => {
      if (holder) holder.connection ??= connection;
      return connection;
    });
  }
}

/** Runs `begin`, and lets what it runs inside ask which connection the transaction was given. */
export function knowingConnection<T>(
  begin: (connectionOf: () => pg.PoolClient) => Promise<T>,
): Promise<T> {
  const holder: Holder = {};
  return holders.run(holder, () =>
    begin(() => {
      if (!holder.connection) throw new Error('The transaction began without a connection.');
      return holder.connection;
    }),
  );
}

/** Values as Prisma's own raw queries give them: whole numbers past 2^53, days as their UTC midnight. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, BigInt],
  [pg.types.builtins.DATE, (text) => new Date(`${text}T00:00:00Z`)],
  [pg.types.builtins.NUMERIC, (text) => new Prisma.Decimal(text)],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
};

export type RawSql = Pick<
  Prisma.TransactionClient,
  '$queryRaw' | '$executeRaw' | '$queryRawUnsafe' | '$executeRawUnsafe'
>;

/**
 * Prisma's raw queries, run on the connection itself: the same transaction and the same values, without
 * the third of a millisecond Prisma spends on each on its way there and back.
 */
export function rawSqlOn(
  connection: pg.PoolClient,
  nameOf: (query: { sql: string }) => string,
): RawSql {
  const run = (text: string, values: unknown[]) =>
    connection.query({ name: nameOf({ sql: text }), text, values, types });
  const tagged = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const { text, values: all } = 'raw' in query ? Prisma.sql(query, ...values) : query;
    return run(text, all);
  };
  return {
    $queryRaw: async (query, ...values) => (await tagged(query, values)).rows,
    $executeRaw: async (query, ...values) => (await tagged(query, values)).rowCount ?? 0,
    $queryRawUnsafe: async (text, ...values) => (await run(text, values)).rows,
    $executeRawUnsafe: async (text, ...values) => (await run(text, values)).rowCount ?? 0,
  } as RawSql;
}

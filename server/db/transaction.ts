import { DomainError } from '#shared/problem.ts';
import type { Database } from './client.ts';
import { Prisma } from './generated/client.ts';
import { knowingConnection, type RawSql, rawSqlOn } from './raw-sql.ts';

export type Tx = Prisma.TransactionClient;

const RETRIES = 3;
const SERIALIZATION = new Set(['40001', '40P01', 'P2034']);

/** Prisma's "the database refused": a raw query's, or any it has no word for. PostgreSQL's code says more. */
const UNTOLD = new Set(['P2010', 'P2039']);

/** The SQLSTATE or Prisma code of a database failure, whoever raised it. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const cause = (error.meta as { driverAdapterError?: { cause?: { originalCode?: string } } })
      ?.driverAdapterError?.cause?.originalCode;
    const untold = cause !== undefined && (SERIALIZATION.has(cause) || UNTOLD.has(error.code));
    return untold ? cause : error.code;
  }
  const cause = (error as { cause?: { originalCode?: string } })?.cause;
  return cause?.originalCode ?? (error as { code?: string })?.code;
}

/** The one place where PostgreSQL's and Prisma's refusals become ours. */
function translate(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  switch (codeOf(error)) {
    case 'P2002':
    case '23505':
      return new DomainError('conflict', 'Something with the same name or place exists already.');
    case 'P2025':
      return new DomainError('not_found', 'It does not exist, or not any more.');
    case 'P2003':
    case '23503':
      return new DomainError('rule_broken', 'It refers to something that does not exist here.');
    case '23514':
    case '23001':
      return new DomainError(
        'rule_broken',
        'The database refused it: a rule of the product does not hold.',
      );
    case '22003':
    case '22007':
    case '22008':
    case '22021':
    case '22P02':
    case '22P05':
    case 'P2007':
      return new DomainError(
        'invalid_input',
        'It holds a character, number or date that cannot be kept.',
      );
    case '40001':
    case '40P01':
    case 'P2034':
    case 'P2024':
    case 'P2028':
      return new DomainError(
        'unavailable',
        'The database is busy. Nothing was changed; try again.',
      );
    default:
      return error;
  }
}

/** The transaction with its raw queries replaced; a copy, as what Prisma hands out passes every change on to its client. */
const withRawSql = (tx: Tx, raw: RawSql): Tx =>
  Object.create(tx, Object.getOwnPropertyDescriptors(raw));

const begin = <T>({ prisma, nameOf }: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  knowingConnection((connectionOf) =>
    prisma.$transaction((tx) => work(withRawSql(tx, rawSqlOn(connectionOf(), nameOf))), {
      maxWait: 10_000,
      timeout: 60_000,
    }),
  );

/**
 * Runs `work` in one transaction: all of it is kept, or nothing. Serialization failures and deadlocks
 * are tried again; other refusals of the database become a DomainError where they have a meaning.
 */
export async function transaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await begin(db, work);
    } catch (error) {
      const again = attempt < RETRIES && SERIALIZATION.has(codeOf(error) ?? '');
      if (!again) throw translate(error);
    }
  }
}

import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import { Pool } from './raw-sql.ts';

/** Prisma and bare SQL over one pool of connections, so that its size is the whole truth. */
export interface Database {
  prisma: PrismaClient;
  pool: pg.Pool;
  /** The name under which a statement is planned once per connection; empty for none. */
  nameOf: (query: { sql: string }) => string;
}

export interface DatabaseOptions {
  poolSize: number;
  /** An idle connection broke; the pool replaces it by itself. */
  onError?: (error: Error) => void;
}

export function openDatabase(url: string, { poolSize, onError }: DatabaseOptions): Database {
  const pool = new Pool({ connectionString: url, max: poolSize });
  pool.on('error', (error) => onError?.(error));
  // One that breaks while it is used says so to its user, whose query fails; unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const nameOf = nameStatements();
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameOf });
  return { prisma: new PrismaClient({ adapter }), pool, nameOf };
}

/** So many different statements are planned once per connection; the rest each time, as each holds memory. */
const NAMED_STATEMENTS = 400;

/** Names statements (the empty name is none), so that PostgreSQL parses and plans each once and not at every use. */
function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= NAMED_STATEMENTS) return '';
    const name = `baton-${names.size}`;
    names.set(sql, name);
    return name;
  };
}

export async function closeDatabase({ prisma, pool }: Database): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}

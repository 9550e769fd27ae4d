import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

/** Prisma and bare SQL over one pool of connections, so that its size is the whole truth. */
export interface Database {
  prisma: PrismaClient;
  pool: pg.Pool;
}

export interface DatabaseOptions {
  poolSize: number;
  /** An idle connection broke; the pool replaces it by itself. */
  onError?: (error: Error) => void;
}

export function openDatabase(url: string, { poolSize, onError }: DatabaseOptions): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  pool.on('error', (error) => onError?.(error));
  return { prisma: new PrismaClient({ adapter: new PrismaPg(pool) }), pool };
}

export async function closeDatabase({ prisma, pool }: Database): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}

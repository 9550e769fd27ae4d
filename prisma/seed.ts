import type { Database } from '#server/db/client.ts';

export interface DemoPerson {
  email: string;
  password: string;
  /** A few words: name and role. */
  who: string;
}

export const demoPeople: DemoPerson[] = [];

export async function seedDemoWorld(_db: Database, _now: Date): Promise<void> {}

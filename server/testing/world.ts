import type { FastifyInstance } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll } from 'vitest';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { Database } from '#server/db/client.ts';
import { transaction } from '#server/db/transaction.ts';
import { createWorkspaceFor } from '#server/people/joining.ts';
import { hashPassword } from '#server/people/passwords.ts';
import type { Role } from '#shared/people/schema.ts';
import { testDatabase } from './database.ts';
import { type Person, signInAs } from './person.ts';

const password = 'correct horse battery';
/** One hash for everybody: hashing is slow on purpose, and these tests are not about it. */
const passwordHash = hashPassword(password);

let running: Promise<FastifyInstance> | undefined;
let clock: () => Date = () => new Date();

/** The app of this test file, on its own database; it tells the time of the world made last. */
export function testApp(): Promise<FastifyInstance> {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'error' });
  running ??= testDatabase().then((db) => buildApp({ config, db, clock: () => clock() }));
  return running;
}

afterAll(async () => (await running)?.close());

type Resident<Name> = { id: string; name: Name; email: string; roles: Role[] };

/**
 * A workspace of its own with people in it, each signed in through the real route:
 * `const { as, at } = await world({ ada: ['ADVISOR'], leo: ['LEAD'] })`, then
 * `await as('ada').post(at('priorities'), { name: 'Faster' })`.
 */
export async function world<Name extends string>(people: Record<Name, Role[]>, now?: Date) {
  clock = () => now ?? new Date();
  const app = await testApp();
  const db = await testDatabase();
  const slug = `w${crypto.randomUUID().slice(0, 13)}`;
  const residents = (Object.keys(people) as Name[]).map((name) => {
    return {
      id: uuidv7(),
      name,
      email: `${name.toLowerCase()}@${slug}.example.org`,
      roles: people[name],
    };
  });
  const { workspaceId, member } = await settle(db, slug, residents);
  const signedIn = {} as Record<Name, Person>;
  for (const { name, email } of residents)
    signedIn[name] = await signInAs(app, { email, password });
  return {
    app,
    db,
    slug,
    workspaceId,
    /** Member ids by name. */
    member,
    /** The path of something in this workspace: `at('priorities')`. */
    at: (path: string) => `/workspaces/${slug}/${path}`,
    as: (name: Name): Person => signedIn[name],
    /** From now on the app tells this time; without one, the time it is. */
    timeIs: (moment?: Date) => {
      clock = () => moment ?? new Date();
    },
    /** What has happened here since its founding, oldest first. */
    events: () =>
      db.prisma.event.findMany({
        where: { workspaceId, revision: { gt: 1 } },
        orderBy: { revision: 'asc' },
      }),
  };
}

/** Founds the workspace through the real command, the first resident its founder, and lets the others in. */
async function settle<Name extends string>(
  db: Database,
  slug: string,
  residents: Resident<Name>[],
) {
  const hash = await passwordHash;
  const [founder] = residents;
  if (!founder) throw new Error('a world needs somebody');
  return transaction(db, async (tx) => {
    const accounts = residents.map(({ id, name, email }) => ({
      id,
      name,
      email,
      passwordHash: hash,
    }));
    await tx.account.createMany({ data: accounts });
    await createWorkspaceFor(tx, {
      account: founder,
      workspace: { slug, name: slug },
      now: clock(),
    });
    const { id: workspaceId } = await tx.workspace.findUniqueOrThrow({ where: { slug } });
    const member = {} as Record<Name, string>;
    for (const { id: accountId, name, roles } of residents) {
      const { id } = await tx.member.upsert({
        where: { workspaceId_accountId: { workspaceId, accountId } },
        create: { id: uuidv7(), workspaceId, accountId, name, roles },
        update: { roles },
      });
      member[name] = id;
    }
    return { workspaceId, member };
  });
}

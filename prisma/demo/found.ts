import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import type { WorkspaceActor } from '#server/http/session.ts';
import { DEMO_PASSWORD } from '#server/people/demo-people.ts';
import { createWorkspaceFor } from '#server/people/joining.ts';
import { hashPassword } from '#server/people/passwords.ts';
import { actIn } from './act-in.ts';
import type { Calendar } from './calendar.ts';
import type { Cast } from './cast.ts';
import { workspace } from './organisation.ts';
import { emailOf, type PersonKey, people, personKeys } from './people.ts';

const FOUNDER: PersonKey = 'amara';

type Account = { id: string; name: string };

/** Amara founds the workspace; the others join it one after the other. */
export async function found(tx: Tx, calendar: Calendar): Promise<Cast> {
  const accounts = await openAccounts(tx, calendar.momentAt(people[FOUNDER].ago));
  const account = accounts[FOUNDER];
  const now = calendar.momentAt(people[FOUNDER].ago);
  await createWorkspaceFor(tx, { account, workspace, now });
  const founder = await tx.member.findFirstOrThrow({ where: { accountId: account.id } });
  const actors = {} as Record<PersonKey, WorkspaceActor>;
  for (const key of personKeys) {
    actors[key] = {
      memberId: key === FOUNDER ? founder.id : uuidv7(),
      accountId: accounts[key].id,
      workspaceId: founder.workspaceId,
      name: people[key].name,
      roles: [people[key].role],
      ownerIds: [],
      alone: false,
    };
    if (key !== FOUNDER) await join(tx, actors[key], calendar.momentAt(people[key].ago));
  }
  // Filled by what happens first: the numbers, the owners, the priorities.
  const named = { owners: {}, metrics: {}, priorities: {} } as Omit<Cast, 'calendar' | 'actors'>;
  return { calendar, actors, ...named };
}

/** One hash for everybody: hashing is slow on purpose, and everybody has the same password. */
async function openAccounts(tx: Tx, createdAt: Date): Promise<Record<PersonKey, Account>> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const accounts = {} as Record<PersonKey, Account>;
  for (const key of personKeys) {
    accounts[key] = { id: uuidv7(), name: people[key].name };
    await tx.account.create({
      data: { ...accounts[key], email: emailOf(key), passwordHash, createdAt },
    });
  }
  return accounts;
}

async function join(tx: Tx, actor: WorkspaceActor, now: Date): Promise<void> {
  const { memberId: id, accountId, workspaceId, name } = actor;
  const roles = [...actor.roles];
  await actIn(tx, { actor, now }, async (unit) => {
    await tx.member.create({ data: { id, accountId, workspaceId, name, roles, createdAt: now } });
    unit.record({ type: 'member_joined', subjectType: 'member', subjectId: id, facts: { roles } });
  });
}

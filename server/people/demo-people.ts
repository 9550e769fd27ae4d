import type { Database } from '#server/db/client.ts';
import type { DemoPeople } from '#shared/people/schema.ts';

/** Everybody in the demo world signs in with this; such accounts exist only where it was seeded. */
export const DEMO_PASSWORD = 'baton-demo-2026';
export const DEMO_DOMAIN = 'demo.baton.example';

const roleSentence = {
  ADVISOR: 'advisor: scores opportunities and hands them off',
  LEAD: 'lead: claims, reads back and builds',
  EXECUTIVE: 'executive: looks whether the number moved',
  ADMIN: 'admin: manages members',
} as const;

/** People a visitor may sign in as; empty where no demo world was seeded. */
export async function demoPeople(db: Database): Promise<DemoPeople['people']> {
  const members = await db.prisma.member.findMany({
    where: { removedAt: null, account: { email: { endsWith: `@${DEMO_DOMAIN}` } } },
    orderBy: { createdAt: 'asc' },
    include: { account: true },
    take: 12,
  });
  return members.map(({ account, roles }) => ({
    name: account.name,
    email: account.email,
    password: DEMO_PASSWORD,
    role: roles[0] ? roleSentence[roles[0]] : '',
  }));
}

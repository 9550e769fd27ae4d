import { DEMO_DOMAIN } from '#server/people/demo-people.ts';
import type { Role } from '#shared/people/schema.ts';

export type PersonKey =
  | 'amara'
  | 'henrik'
  | 'lucia'
  | 'tomasz'
  | 'meilin'
  | 'priya'
  | 'yusuf'
  | 'sofie';

type DemoPerson = {
  name: string;
  role: Role;
  /** Days ago they joined. */
  ago: number;
  /** What a visitor can do as them, on the sign-in page and in the terminal; colleagues have none. */
  who?: string;
};

/** Amara founded the workspace; the order is the one the sign-in page lists them in. */
export const people: Record<PersonKey, DemoPerson> = {
  amara: {
    name: 'Amara Okafor',
    role: 'ADVISOR',
    ago: 130,
    who: 'advisor: rates, decides, writes briefs and has a question to answer',
  },
  lucia: {
    name: 'Lucía Ferrer',
    role: 'LEAD',
    ago: 129.9,
    who: 'lead of the Network crew: claims, reads back and builds',
  },
  tomasz: {
    name: 'Tomasz Wilk',
    role: 'LEAD',
    ago: 129.8,
    who: 'lead of Metering & billing: has an offer with his name on it',
  },
  meilin: {
    name: 'Mei-Lin Tan',
    role: 'EXECUTIVE',
    ago: 129.7,
    who: 'chief operating officer: reads the progress page and owes one verdict',
  },
  henrik: {
    name: 'Henrik Solberg',
    role: 'ADVISOR',
    ago: 129.6,
    who: 'second advisor: rates without seeing Amara’s answers',
  },
  priya: {
    name: 'Priya Raman',
    role: 'ADMIN',
    ago: 129.5,
    who: 'admin: members and invitations, and measures two of the numbers',
  },
  yusuf: { name: 'Yusuf Demir', role: 'LEAD', ago: 128.9 },
  sofie: { name: 'Sofie Lindqvist', role: 'LEAD', ago: 128.8 },
};

export const personKeys = Object.keys(people) as PersonKey[];

/** Only those a visitor may sign in as have an address the sign-in page lists. */
export const emailOf = (key: PersonKey): string =>
  `${key}@${people[key].who ? DEMO_DOMAIN : 'aldermere.example'}`;

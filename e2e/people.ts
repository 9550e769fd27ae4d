import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { emailOf, type PersonKey, people } from '#prisma/demo/people.ts';
import { DEMO_PASSWORD } from '#server/people/demo-people.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newPerson, type Person, type PersonOptions } from './browser.ts';

/** Where the demo world lives. */
export const ALDERMERE = '/aldermere';

const PASSWORD = 'a long enough sentence';

type Look = Omit<PersonOptions, 'baseUrl'>;

/** A person of the demo world, signed in and looking at the board. */
export async function come(
  { app, browser }: { app: RunningApp; browser: Browser },
  key: PersonKey,
  look: Look = {},
): Promise<Person> {
  const person = await newPerson(browser, { baseUrl: app.url, ...look });
  await signIn(person, key);
  return person;
}

/**
 * The demo world for all the stories of a file: its app and browser are there before the first and gone after the last,
 * and people stay for all of them; each signs in once, when first called.
 */
export function demoWorld() {
  let app: RunningApp;
  let browser: Browser;
  const here = new Map<PersonKey, Promise<Person>>();
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    try {
      for (const person of here.values()) await (await person).leave();
    } finally {
      await browser.close();
      await app.stop();
    }
  });
  return {
    /** Their window, at the board or at another place of the workspace. */
    async at(key: PersonKey, place = 'board'): Promise<Page> {
      const { page } = await this.person(key);
      await page.goto(`${ALDERMERE}/${place}`);
      return page;
    },
    person(key: PersonKey): Promise<Person> {
      const person = here.get(key) ?? come({ app, browser }, key);
      here.set(key, person);
      return person;
    },
    /** Somebody else, who is let go of by whoever called them. */
    newcomer: (look: Look = {}): Promise<Person> =>
      newPerson(browser, { baseUrl: app.url, ...look }),
  };
}

/** By the form, with address and password: not everybody of the demo world has a button. */
export async function signIn({ page }: Person, key: PersonKey): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(emailOf(key));
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`**${ALDERMERE}/board`);
  await page.getByRole('button', { name: `${people[key].name}, account` }).waitFor();
}

interface Founder {
  name: string;
  email: string;
  /** Its address is proposed by the form from this name. */
  workspace: string;
}

/** First-run setup of an app started with SEED_DEMO=false; answers the path of the new workspace. */
export async function setUp(
  { page }: Person,
  app: RunningApp,
  { name, email, workspace }: Founder,
): Promise<string> {
  await page.goto('/setup');
  await page.getByLabel('Token').fill(setupToken(app));
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('Workspace', { exact: true }).fill(workspace);
  await page.getByRole('button', { name: 'Set up Baton' }).click();
  await page.waitForURL('**/board');
  return new URL(page.url()).pathname.replace(/\/board$/, '');
}

function setupToken(app: RunningApp): string {
  const token = /with this token: (\S+)/.exec(app.output())?.[1];
  if (!token) throw new Error(`No token was printed:\n${app.output()}`);
  return token;
}

type RoleName = 'Advisor' | 'Lead' | 'Executive' | 'Admin';

/** An admin makes a link for somebody; answers it. */
export async function invite(
  { page }: Person,
  workspace: string,
  { email, role }: { email: string; role: RoleName },
): Promise<string> {
  await page.goto(`${workspace}/members`);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('checkbox', { name: role }).check();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('Invitation link').inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  return link;
}

/** Follows an invitation as somebody who has no account yet. */
export async function join({ page }: Person, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Choose a password').fill(PASSWORD);
  await page.getByRole('button', { name: /^Join / }).click();
  await page.waitForURL('**/board');
}

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

export interface Person {
  context: BrowserContext;
  page: Page;
  /** Complaints of the page that this story expects, such as the 412 of a stale move. */
  expected: RegExp[];
  /** Closes this person's browser window; throws when the page complained of anything unexpected. */
  leave(): Promise<void>;
}

export interface PersonOptions {
  baseUrl: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** A finger in place of a mouse. */
  hasTouch?: boolean;
}

/** A real Chromium; headless unless HEADED is set. */
export function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    headless: !process.env.HEADED,
    env: { ...process.env, ...env } as Record<string, string>,
  });
}

/** Somebody with a browser of their own: no cookie shared with anybody else. */
export async function newPerson(browser: Browser, options: PersonOptions): Promise<Person> {
  const { baseUrl, colorScheme = 'light', viewport = { width: 1440, height: 900 } } = options;
  const { hasTouch = false } = options;
  const finger = { hasTouch, isMobile: hasTouch };
  const context = await browser.newContext({ baseURL: baseUrl, colorScheme, viewport, ...finger });
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error')
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', ({ error }) => complaints.push(String(error().stack ?? error())));
  const leave = async () => {
    await context.close();
    const unexpected = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
    if (unexpected.length > 0) throw new Error(`The page complained:\n${unexpected.join('\n')}`);
  };
  return { context, page: await context.newPage(), expected, leave };
}

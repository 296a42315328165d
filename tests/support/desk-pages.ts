import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ApiRole } from '#contracts/http.ts';
import type { ReachableParley } from './running-parley.ts';

/** Somebody in front of a browser of their own, signed in at the desk. */
export type Visitor = {
  context: BrowserContext;
  page: Page;
  /** What the pages complained about so far: uncaught errors and errors on the console. */
  complaints: string[];
};

type Look = { width?: number; height?: number; colorScheme?: 'light' | 'dark' };

/** A browser of its own that nobody has signed in with. */
export async function visit(browser: Browser, url: string, look: Look = {}): Promise<Visitor> {
  const { width = 1_280, height = 900, colorScheme = 'light' } = look;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Signs in by the form, as a person does. */
export async function signIn({ page }: Visitor, key: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((it) => it.pathname !== '/sign-in');
}

/** A new person of a role; the administrator makes the key. */
export const aKey = async (
  { desk }: Pick<ReachableParley, 'desk'>,
  role: ApiRole,
  name: string,
): Promise<string> => (await desk.post<{ key: string }>('/v1/api-keys', { role, name })).key;

/** A visitor in a role of their own. */
export async function visitAs(
  browser: Browser,
  parley: ReachableParley,
  role: ApiRole,
  name: string,
  look: Look = {},
): Promise<Visitor> {
  const visitor = await visit(browser, parley.url, look);
  await signIn(visitor, await aKey(parley, role, name));
  return visitor;
}

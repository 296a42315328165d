import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../tests/support/browser.ts';
import { reachParley } from '../../tests/support/running-parley.ts';
import { signIn, visit } from '../../tests/support/desk-pages.ts';

type Screen = {
  name: string;
  path: string;
  width: number;
  height: number;
  scheme: 'light' | 'dark';
  by?: 'approver';
};

const SETTLED_MS = 6_000;
const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

const { values } = parseArgs({ options: { data: { type: 'string', default: '.data' } } });
const parley = await reachParley(values.data);

/** The last case that is as wanted, so that there is something to see. */
async function caseWith(query: string): Promise<string> {
  const { items } = await parley.desk.get<{ items: { caseId: string }[] }>(
    `/v1/procurements?limit=1&${query}`,
  );
  return items[0]?.caseId ?? '';
}

const awarded = await caseWith('outcome=awarded');
const { items: questions } = await parley.desk.get<{ items: { approvalId: string }[] }>(
  '/v1/approvals?status=open',
);
const wide = { width: 1_280, height: 900, scheme: 'light' } as const;
const screens: readonly Screen[] = [
  { name: 'desk', path: '/', ...wide, by: 'approver' },
  { name: 'new-request', path: '/requests/new', ...wide },
  { name: 'conversation', path: `/cases/${awarded}?tab=conversation`, ...wide },
  { name: 'offers', path: `/cases/${awarded}?tab=offers`, ...wide, scheme: 'dark' },
  { name: 'compare', path: `/cases/${awarded}?tab=compare`, ...wide },
  { name: 'order', path: `/cases/${awarded}?tab=order`, ...wide },
  { name: 'agents', path: '/agents', ...wide, scheme: 'dark' },
  {
    name: 'approval',
    path: `/approvals/${questions[0]?.approvalId ?? ''}`,
    width: 390,
    height: 844,
    scheme: 'light',
    by: 'approver',
  },
];

async function take(browser: Browser, { name, path, width, height, scheme, by }: Screen) {
  const visitor = await visit(browser, parley.url, { width, height, colorScheme: scheme });
  await signIn(visitor, by === 'approver' ? parley.keys.approver : parley.keys.administrator);
  await visitor.page.goto(path);
  // Charts draw themselves in; nothing on the page says when they are done.
  await visitor.page.waitForTimeout(SETTLED_MS);
  await visitor.page.screenshot({ path: join(folder, `${name}.png`) });
  await visitor.context.close();
}

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
for (const it of screens) await take(browser, it);
await browser.close();
console.log(`${screens.length} screens in docs/screens`);

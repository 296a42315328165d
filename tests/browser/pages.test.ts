import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { caseWhen, isAtPeople, isClosed, openPreset } from '../support/desk-cases.ts';
import { signIn, visit } from '../support/desk-pages.ts';
import type { Visitor } from '../support/desk-pages.ts';
import type { ReachableParley } from '../support/running-parley.ts';
import { reachParley } from '../support/running-parley.ts';

let parley: ReachableParley;
let browser: Browser;
const visitors: Visitor[] = [];
/** Of an awarded case, of one that waits for a person, of an order, and so on; filled in at the start. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  parley = await reachParley(inject('dataDir'));
  browser = await openBrowser();
  const { desk } = parley;
  ids.awarded = await openPreset(desk, 'equipment-75k');
  ids.asking = await openPreset(desk, 'high-budget');
  await caseWhen(desk, ids.awarded, isClosed);
  await caseWhen(desk, ids.asking, isAtPeople);
  const open = await desk.get<{ items: { approvalId: string }[] }>(
    `/v1/approvals?caseId=${ids.asking}`,
  );
  const orders = await desk.get<{ items: { orderNo: string; supplierId: string }[] }>('/v1/orders');
  ids.approval = open.items[0]?.approvalId ?? '';
  ids.order = orders.items[0]?.orderNo ?? '';
  ids.supplier = orders.items[0]?.supplierId ?? '';
  for (const colorScheme of ['light', 'dark'] as const) {
    const visitor = await visit(browser, parley.url, { colorScheme });
    await signIn(visitor, parley.keys.administrator);
    visitors.push(visitor);
  }
});

afterAll(async () => {
  await browser.close();
});

const caseTabs = [
  'conversation',
  'offers',
  'compare',
  'risk',
  'decisions',
  'approvals',
  'trace',
  'order',
];
const paths = [
  '/',
  '/requests/new',
  '/cases',
  ...caseTabs.map((it) => `/cases/{awarded}?tab=${it}`),
  '/cases/{asking}?tab=approvals',
  '/approvals',
  '/approvals/{approval}',
  '/orders',
  '/orders/{order}',
  '/savings',
  '/suppliers',
  '/suppliers/{supplier}',
  '/screening',
  '/learning',
  '/agents',
  '/system',
  '/settings',
];

const filled = (path: string): string =>
  path.replace(/\{(\w+)\}/, (_, name: string) => encodeURIComponent(ids[name] ?? ''));

describe.each(paths)('%s', (path) => {
  it.each(['light', 'dark'])(
    'has nothing serious in the way of anybody, in the %s theme',
    async (theme) => {
      const visitor = visitors[theme === 'light' ? 0 : 1];
      if (visitor === undefined) throw new Error('nobody is signed in');
      const { page, complaints } = visitor;
      complaints.length = 0;
      await page.goto(filled(path));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect
        .poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 30_000 })
        .toBe(0);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({ id, at: nodes.slice(0, 3).map((it) => it.html.slice(0, 200)) }));
      expect(serious).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});

describe('the page of nobody', () => {
  it('has nothing serious in the way of anybody either', async () => {
    const { page, complaints } = await visit(browser, parley.url);
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ).toEqual([]);
    expect(complaints.filter((it) => !it.includes('401'))).toEqual([]);
  });

  it('is what somebody gets who is not signed in, and leads back to where they wanted to go', async () => {
    const visitor = await visit(browser, parley.url);
    await visitor.page.goto('/suppliers?q=tools');
    await visitor.page.waitForURL((it) => it.pathname === '/sign-in');
    await visitor.page.getByLabel('Key', { exact: true }).fill(parley.keys.approver);
    await visitor.page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.page.waitForURL(
      (it) => it.pathname === '/suppliers' && it.search.includes('tools'),
    );
  });

  it('says so when a key is not known, and keeps nobody waiting for an answer', async () => {
    const { page } = await visit(browser, parley.url);
    await page.goto('/sign-in');
    await page.getByLabel('Key', { exact: true }).fill('parley_this-is-no-key');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(/Nobody has this key/).waitFor();
  });
});

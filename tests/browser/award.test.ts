import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { caseWhen, isAtPeople, isClosed } from '../support/desk-cases.ts';
import { aKey, signIn, visit, visitAs } from '../support/desk-pages.ts';
import type { Visitor } from '../support/desk-pages.ts';
import type { ReachableParley } from '../support/running-parley.ts';
import { reachParley } from '../support/running-parley.ts';

let parley: ReachableParley;
let browser: Browser;
let buyer: Visitor;
let key: string;
let caseId: string;

/** What Parley calls a request that was made of words. */
const WORDED = '2 CNC vertical machining centres';
const TITLE = '=cmd|centres <script>document.title="taken"</script> for hall 2';

beforeAll(async () => {
  parley = await reachParley(inject('dataDir'));
  browser = await openBrowser();
  key = await aKey(parley, 'buyer', 'Bea Buyer');
  buyer = await visit(browser, parley.url);
  await signIn(buyer, key);
});

afterAll(async () => {
  await browser.close();
});

const casesOf = async (title: string) => {
  const { items } = await parley.desk.get<{ items: { title: string; caseId: string }[] }>(
    `/v1/procurements?limit=100`,
  );
  return items.filter((it) => it.title === title);
};

describe('a buyer', () => {
  it('says what is needed in a sentence, and the form fills itself without opening anything', async () => {
    const { page } = buyer;
    await page.goto('/requests/new');
    await page
      .getByLabel('Say it in your own words')
      .fill('2 CNC vertical machining centres by 30 June 2027, at most 220,000 USD');
    await page.getByRole('button', { name: 'Fill in the form' }).click();
    await expect
      .poll(() => page.getByLabel('Quantity').first().inputValue(), { timeout: 30_000 })
      .toBe('2');
    expect(await page.getByLabel('Title').inputValue()).toBe(WORDED);
    expect(await casesOf(WORDED)).toEqual([]);
  });

  it('finds the draft again after a session that ended in between', async () => {
    const { page, context } = buyer;
    await context.clearCookies();
    await page.getByLabel('Title').fill(TITLE);
    await page.waitForURL((it) => it.pathname === '/sign-in');
    await page.getByLabel('Key', { exact: true }).fill(key);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((it) => it.pathname === '/requests/new');
    await expect.poll(() => page.getByLabel('Title').inputValue(), { timeout: 30_000 }).toBe(TITLE);
    expect(await page.getByLabel('Quantity').first().inputValue()).toBe('2');
  });

  it('opens one case by a double click', async () => {
    const { page } = buyer;
    await page.getByRole('button', { name: /^Open a case for/ }).dblclick();
    await page.waitForURL((it) => it.pathname.startsWith('/cases/'));
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect(await page.title()).not.toBe('taken');
    const opened = await casesOf(TITLE);
    expect(opened).toHaveLength(1);
    caseId = opened[0]?.caseId ?? '';
  });
});

describe('two approvers at one question', () => {
  it('give one answer between them, and the later one is told what happened', async () => {
    await caseWhen(parley.desk, caseId, isAtPeople);
    const first = await visit(browser, parley.url, { width: 390, height: 844 });
    await signIn(first, parley.keys.approver);
    const second = await visitAs(browser, parley, 'approver', 'Otto Other');
    for (const { page } of [first, second]) {
      await page.goto('/approvals');
      await page.getByRole('link', { name: TITLE }).click();
      await page.getByRole('button', { name: /^Approve/ }).waitFor();
    }
    await Promise.all(
      [first, second].map(({ page }) => page.getByRole('button', { name: /^Approve/ }).dblclick()),
    );
    const { outcome } = await caseWhen(parley.desk, caseId, isClosed);
    expect(outcome).toBe('awarded');
    const { items } = await parley.desk.get<{ items: { status: string }[] }>(
      `/v1/approvals?caseId=${caseId}&status=approved`,
    );
    expect(items).toHaveLength(1);
  });
});

describe('the buyer, at the end', () => {
  it('has one order for the winner, at the price that was awarded', async () => {
    const { page } = buyer;
    await page.goto(`/cases/${caseId}?tab=order`);
    await page
      .getByText(/PO-\d{4}-\d{6}/)
      .first()
      .waitFor();
    const { award } = await caseWhen(parley.desk, caseId, isClosed);
    const { items } = await parley.desk.get<{ items: { totalMinor: number }[] }>(
      `/v1/orders?caseId=${caseId}`,
    );
    expect(items.map((it) => it.totalMinor)).toEqual([award?.proposal.totalMinor]);
  });

  it('takes the grid to Excel and the list of cases to a file in which no title is a formula', async () => {
    const { page } = buyer;
    const grid = await page.request.get(`/v1/procurements/${caseId}/comparison.xlsx`);
    expect((await grid.body()).subarray(0, 2).toString()).toBe('PK');
    const list = await (await page.request.get('/v1/exports/procurements.csv')).text();
    expect(list).toContain('centres <script>');
    expect(list).not.toMatch(/(^|,)"?=cmd/m);
  });

  it('is told before it is sent that a file of 50 MB is too large', async () => {
    const { page } = buyer;
    await page.goto('/requests/new');
    const file = join(inject('dataDir'), 'lines.csv');
    await writeFile(file, Buffer.alloc(50 * 1_024 * 1_024, 'line_no,description\n'));
    await page.locator('input[type="file"]').setInputFiles(file);
    await page
      .getByText(/Nothing was sent/)
      .first()
      .waitFor();
  });
});

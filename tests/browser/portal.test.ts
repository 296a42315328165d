import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { caseWhen, isAtPeople, isClosed, openPreset, SOLE_MAKER } from '../support/desk-cases.ts';
import { signIn, visit } from '../support/desk-pages.ts';
import type { Visitor } from '../support/desk-pages.ts';
import type { ReachableParley } from '../support/running-parley.ts';
import { reachParley, until } from '../support/running-parley.ts';

let parley: ReachableParley;
let browser: Browser;
let buyer: Visitor;
let supplier: Visitor;
let caseId: string;
let link: string;

const QUOTE = '301500';

beforeAll(async () => {
  parley = await reachParley(inject('dataDir'));
  browser = await openBrowser();
  const { desk } = parley;
  await desk.post(`/v1/suppliers/${SOLE_MAKER}/channel`, { kind: 'portal' });
  caseId = await openPreset(desk, 'sole-supplier', { title: 'Five-axis centre for hall 3' });
  link = await until(async () => {
    const path = `/v1/procurements/${caseId}/supplier-sessions`;
    const { items } = await desk.get<{ items: { link: string }[] }>(path);
    return items[0]?.link ?? null;
  });
  buyer = await visit(browser, parley.url);
  await signIn(buyer, parley.keys.administrator);
  supplier = await visit(browser, parley.url, { width: 390, height: 844 });
});

afterAll(async () => {
  await parley.desk.post(`/v1/suppliers/${SOLE_MAKER}/channel`, { kind: 'simulated' });
  await browser.close();
});

/** Looks again until the supplier's page has what is wanted: it is a page, not an app. */
const portalWith = (page: Page, button: string) =>
  until(async () => {
    await page.goto(link);
    return (await page.getByRole('button', { name: button }).count()) > 0 ? true : null;
  });

describe('a supplier with nothing but a link, in a browser of its own', () => {
  it('sees the request, how long there is, and nothing of the buyer’s limits', async () => {
    const { page } = supplier;
    await page.goto(link);
    await page.getByRole('heading', { name: 'Five-axis centre for hall 3' }).waitFor();
    await page
      .getByRole('timer')
      .getByText(/\d\d:\d\d:\d\d left/)
      .waitFor();
    expect(await page.content()).not.toContain('330,000');
  });

  it('quotes, and the buyer’s open page shows it without being loaded again', async () => {
    await buyer.page.goto(`/cases/${caseId}?tab=conversation`);
    await buyer.page.getByText('Live', { exact: true }).first().waitFor();
    const { page } = supplier;
    await page.getByLabel(/Price of one/).fill(QUOTE);
    await page.getByLabel('Delivery in days').fill('120');
    await page.getByLabel('Payment after days').fill('30');
    await page.getByLabel('Warranty in months').fill('24');
    await page.getByLabel('Remarks').fill('=HYPERLINK("https://x.example","<b>cheap</b>")');
    await page.getByRole('button', { name: 'Send the quote' }).click();
    await page.getByText(/Your answer is in|Please answer our offer/).waitFor();
    await buyer.page
      .getByText(/301,500/)
      .first()
      .waitFor();
  });

  it('is answered, accepts, and finds every offer of both sides on its page', async () => {
    const { page } = supplier;
    await portalWith(page, 'Accept our offer');
    await page.getByRole('button', { name: 'Accept our offer' }).click();
    await page.getByText(/subject to the award|Your answer is in/).waitFor();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Offers so far' }).waitFor();
    expect(await page.locator('details').count()).toBeGreaterThan(1);
  });

  it('is awarded once a person has approved, and confirms the order', async () => {
    await caseWhen(parley.desk, caseId, isAtPeople);
    const approver = await visit(browser, parley.url, { width: 390, height: 844 });
    await signIn(approver, parley.keys.approver);
    const { page } = approver;
    await page.goto('/approvals');
    await page.getByRole('link', { name: 'Five-axis centre for hall 3' }).click();
    await page.getByLabel('Comment').fill('Within the plan of this year');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await portalWith(supplier.page, 'Confirm the order');
    await supplier.page.getByRole('button', { name: 'Confirm the order' }).click();
    const { outcome } = await caseWhen(parley.desk, caseId, isClosed);
    expect(outcome).toBe('awarded');
  });
});

describe('a link that is not one’s own', () => {
  it('opens nothing, in words that do not say whose it is', async () => {
    const { page } = supplier;
    const other = link.slice(0, -1) + (link.endsWith('0') ? '1' : '0');
    const answer = await page.goto(other);
    expect(answer?.status()).toBe(403);
    await page.getByText('This link is not valid.').waitFor();
    expect(await page.content()).not.toContain('Five-axis');
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ApprovalView } from '#contracts/approvals.ts';
import { openBrowser } from '../support/browser.ts';
import { caseWhen, isAtPeople, isClosed, openAward, openPreset } from '../support/desk-cases.ts';
import { visitAs } from '../support/desk-pages.ts';
import type { ReachableParley } from '../support/running-parley.ts';
import { reachParley } from '../support/running-parley.ts';

let parley: ReachableParley;
let browser: Browser;
let caseId: string;

beforeAll(async () => {
  parley = await reachParley(inject('dataDir'));
  browser = await openBrowser();
  caseId = await openPreset(parley.desk, 'high-budget', { title: 'Centres from somebody else' });
});

afterAll(async () => {
  await browser.close();
});

const winnersIn = ({ shown }: ApprovalView) =>
  (shown as { lines: { supplierId: string }[] }).lines.map((it) => it.supplierId);

describe('an approver who compares', () => {
  it('takes another supplier from the grid to the question, and approves its award', async () => {
    await caseWhen(parley.desk, caseId, isAtPeople);
    const first = await openAward(parley.desk, caseId);
    const { page, complaints } = await visitAs(browser, parley, 'approver', 'Ann Other');
    await page.goto(`/cases/${caseId}?tab=compare`);
    const instead = page.getByRole('link', { name: 'Award instead' }).first();
    const column = page.getByRole('columnheader').filter({ has: instead }).first();
    const wanted = await column.getByRole('link').first().innerText();
    await instead.click();
    await page.getByText('Award these instead').waitFor();
    await page.getByText(wanted, { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Ask for an award to my choice' }).click();
    const next = await openAward(parley.desk, caseId, first.approvalId);
    expect(winnersIn(next)).not.toEqual(winnersIn(first));
    expect(next.question).toContain(wanted);
    await page.goto(`/approvals/${next.approvalId}`);
    await page.getByRole('button', { name: /^Approve 1 line/ }).click();
    const { award } = await caseWhen(parley.desk, caseId, isClosed);
    expect(award?.proposal.lines.map((it) => it.supplierId)).toEqual(winnersIn(next));
    expect(complaints).toEqual([]);
  });
});

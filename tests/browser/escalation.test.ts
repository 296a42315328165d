import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Approval } from '#contracts/approvals.ts';
import { openBrowser } from '../support/browser.ts';
import { caseWhen, isAtPeople, openPreset } from '../support/desk-cases.ts';
import { visitAs } from '../support/desk-pages.ts';
import type { ReachableParley } from '../support/running-parley.ts';
import { reachParley, until } from '../support/running-parley.ts';
import type { z } from 'zod';

let parley: ReachableParley;
let browser: Browser;
let caseId: string;

const lists = fileURLToPath(new URL('../../src/cli/lists.ts', import.meta.url));
/** Of another country, and named much like Takumi Tooling, which sells what the case asks for. */
const LISTED = 'Takuma Tooling';

beforeAll(async () => {
  parley = await reachParley(inject('dataDir'));
  browser = await openBrowser();
  const dataDir = inject('dataDir');
  const file = join(dataDir, 'own-list.csv');
  await writeFile(
    file,
    'name,aliases,country,registration_number,lei,reason,until\n' +
      `${LISTED},,CN,,,Sold us used spindles as new,\n`,
  );
  const args = [lists, 'load', '--source', 'own_block', '--file', file, '--data', dataDir];
  const loaded = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (loaded.status !== 0) throw new Error(loaded.stderr);
  caseId = await openPreset(parley.desk, 'high-budget', {
    title: 'Centres with somebody on a list',
  });
});

afterAll(async () => {
  await browser.close();
});

const openQuestions = async (about: string) => {
  const path = `/v1/approvals?status=open&caseId=${caseId}`;
  const { items } = await parley.desk.get<{ items: z.infer<typeof Approval>[] }>(path);
  return items.filter((it) => it.about === about);
};

describe('a supplier that may be on a list', () => {
  it('is held by a question to a person while the rest of the case goes on to its award', async () => {
    const review = await until(async () => (await openQuestions('compliance_review'))[0] ?? null);
    expect(review.holds).toMatchObject({ kind: 'supplier' });
    await caseWhen(parley.desk, caseId, isAtPeople);
    expect(await openQuestions('award')).toHaveLength(1);
    expect(await openQuestions('compliance_review')).toHaveLength(1);
  });

  it('is turned away by a compliance officer on a phone, who sees both names and why', async () => {
    const look = { width: 390, height: 844 };
    const officer = await visitAs(browser, parley, 'compliance_officer', 'Cora Check', look);
    const { page } = officer;
    const [review] = await openQuestions('compliance_review');
    await page.goto(`/approvals/${review?.approvalId}`);
    await page.getByText(LISTED).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await page.getByLabel('Comment').fill('The same owner, by its registration');
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    await until(async () =>
      (await openQuestions('compliance_review')).length === 0 ? true : null,
    );
    await page.goto(`/cases/${caseId}?tab=approvals`);
    await page.getByText('Cora Check').first().waitFor();
    expect(officer.complaints).toEqual([]);
  });
});

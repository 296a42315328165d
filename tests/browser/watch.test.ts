import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { caseWhen, openPreset, SOLE_MAKER } from '../support/desk-cases.ts';
import { signIn, visit, visitAs } from '../support/desk-pages.ts';
import type { Visitor } from '../support/desk-pages.ts';
import type { ReachableParley } from '../support/running-parley.ts';
import { reachParley, until } from '../support/running-parley.ts';

let parley: ReachableParley;
let browser: Browser;
let buyer: Visitor;
/** A case that waits for a quote of a real supplier, so that it holds still. */
let caseId: string;

beforeAll(async () => {
  parley = await reachParley(inject('dataDir'));
  browser = await openBrowser();
  const { desk } = parley;
  await desk.post(`/v1/suppliers/${SOLE_MAKER}/channel`, { kind: 'portal' });
  caseId = await openPreset(desk, 'sole-supplier');
  await caseWhen(desk, caseId, ({ stage }) => stage === 'negotiating');
  buyer = await visit(browser, parley.url);
  await signIn(buyer, parley.keys.administrator);
});

afterAll(async () => {
  await parley.desk.post(`/v1/suppliers/${SOLE_MAKER}/channel`, { kind: 'simulated' });
  await browser.close();
});

const stageOf = async () =>
  (await parley.desk.get<{ stage: string }>(`/v1/procurements/${caseId}`)).stage;

describe('somebody who watches a case', () => {
  it('pauses it with a reason, sees that it is paused, and lets it go on', async () => {
    const { page } = buyer;
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Budget is being looked at');
    await dialog.getByRole('button', { name: 'Pause the case' }).dblclick();
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    expect(await stageOf()).toBe('paused');
    await page.getByRole('dialog').getByLabel('Reason').fill('It is approved');
    await page.getByRole('dialog').getByRole('button', { name: 'Resume the case' }).click();
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await until(async () => ((await stageOf()) === 'paused' ? null : true));
  });

  it('tells an agent something, which stands in the conversation as text and nothing else', async () => {
    const { page } = buyer;
    await page.goto(`/cases/${caseId}?do=inject`);
    const note = 'Mind <img src=x onerror="document.title=`taken`"> the dock height';
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it should know').fill(note);
    await dialog.getByRole('button', { name: /^Tell / }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`/cases/${caseId}?tab=conversation`);
    await page.getByText('the dock height').first().waitFor();
    expect(await page.title()).not.toBe('taken');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  it('has every message once and in order after the API was killed under the page', async () => {
    const { page } = buyer;
    await page.goto(`/cases/${caseId}?tab=conversation`);
    await page.getByText('Live', { exact: true }).first().waitFor();
    await conversation(page).waitFor();
    await parley.kill('api');
    const notes = ['first after the kill', 'second after the kill'];
    for (const note of notes) {
      await parley.desk.post(`/v1/procurements/${caseId}/commands`, {
        command: 'inject',
        to: 'negotiation',
        note,
      });
    }
    await lastRowWith(page, notes[1] ?? '');
    const lived = await rowsOf(page);
    await page.reload();
    await page
      .getByText(notes[1] ?? '')
      .first()
      .waitFor();
    expect(lived).toEqual(await rowsOf(page));
    for (const note of notes) expect(lived.filter((it) => it.includes(note))).toHaveLength(1);
  });
});

const conversation = (page: Page) =>
  page.getByRole('region', { name: 'Conversation, oldest first' });

/** Goes down to what came last until it has come; where the reader is, nothing moves by itself. */
async function lastRowWith(page: Page, text: string): Promise<void> {
  await until(async () => {
    await conversation(page).evaluate((it) => it.scrollTo({ top: it.scrollHeight }));
    return (await page.getByText(text).count()) > 0 ? true : null;
  });
}

/** Every row of the conversation that is in view, and how many there are in all. */
async function rowsOf(page: Page): Promise<string[]> {
  const rows = conversation(page).getByRole('listitem');
  const all = await rows.first().getAttribute('aria-setsize');
  const shown = await rows.evaluateAll((items) =>
    items.map((it) => `${it.getAttribute('aria-posinset')} ${it.textContent}`),
  );
  return [`of ${all}`, ...shown];
}

describe('an auditor', () => {
  it('sees the case and no command, and is refused one that is sent all the same', async () => {
    const { page } = await visitAs(browser, parley, 'auditor', 'Ada Audit');
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: 'Pause', exact: true }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'New request' }).count()).toBe(0);
    const status = await page.evaluate(async (id) => {
      const { csrfToken } = (await (await fetch('/v1/session')).json()) as { csrfToken: string };
      const answer = await fetch(`/v1/procurements/${id}/commands`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken },
        body: JSON.stringify({ command: 'abort', because: 'I may not' }),
      });
      return answer.status;
    }, caseId);
    expect(status).toBe(403);
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiRole } from '#contracts/http.ts';
import { SignedIn } from '#contracts/session.ts';
import { createKey, revokeKey } from '#memory/keys.ts';
import { asJson, browserAt } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { aRequest, startApi, stockCatalogue } from '../support/running-api.ts';
import type { RunningApi } from '../support/running-api.ts';

const database = testDatabase();
const tenantId = aTenantId();
const FAILURES_MAX = 20;
let api: RunningApi;
/** Sessions of this one are short. */
let hasty: RunningApi;

beforeAll(async () => {
  await stockCatalogue(database, tenantId);
  api = await startApi({ PARLEY_LOG_LEVEL: 'trace' });
  hasty = await startApi({
    PARLEY_SESSION_MS: '4000',
    PARLEY_SESSION_IDLE_MS: '1500',
    PARLEY_FAILURES_PER_MINUTE: String(FAILURES_MAX),
  });
});

afterAll(async () => {
  await hasty.stop();
  await api.stop();
  await database.close();
});

const aKey = (role: ApiRole) => createKey(database, { tenantId, role, name: `a ${role}` });

async function signedIn(role: ApiRole, at = api): Promise<{ it: BrowserSession; key: string }> {
  const browser = browserAt(at.url);
  const { key } = await aKey(role);
  expect((await browser.signIn(key)).status).toBe(200);
  return { it: browser, key };
}

const open = (by: BrowserSession, headers: Record<string, string>) =>
  by.send('/v1/procurements', asJson(aRequest(), headers));

describe('signing in with a key', () => {
  it('tells who one is and what one may do, and sets a cookie that no script reads', async () => {
    const browser = browserAt(api.url);
    const { key, keyId } = await aKey('auditor');
    const { status, headers, body } = await browser.signIn(key);
    expect(status).toBe(200);
    const answer = SignedIn.parse(body);
    expect(answer.person).toEqual({ keyId, name: 'a auditor', role: 'auditor', tenantId });
    expect(answer.may).toContain('verifyAudit');
    expect(answer.may).not.toContain('decideApproval');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(browser.cookieLine).toMatch(/; Path=\/;.*HttpOnly; SameSite=Strict$/);
    expect(browser.cookieLine).not.toContain('Secure');
    expect(JSON.stringify(body)).not.toContain(browser.cookie);
  });

  it('marks the cookie as one for HTTPS alone when that is how the browser came', async () => {
    const browser = browserAt(api.url);
    const { key } = await aKey('buyer');
    const headers = { 'X-Forwarded-Proto': 'https' };
    await browser.send('/v1/session', asJson({ key }, headers));
    expect(browser.cookieLine).toContain('; Secure');
  });

  it('gives the same answer again after a reload', async () => {
    const { it: browser } = await signedIn('buyer');
    const { body } = await browser.send('/v1/session');
    expect(SignedIn.parse(body)).toMatchObject({ csrfToken: browser.csrfToken });
  });

  it.each([
    ['a key that nobody has', { key: 'parley_unknown' }, 401, 'KEY_UNKNOWN'],
    ['no key', {}, 401, 'KEY_MISSING'],
    ['a key that is no text', { key: 7 }, 401, 'KEY_MISSING'],
    ['no object', 'parley_text', 401, 'KEY_MISSING'],
  ])('refuses %s', async (_name, body, status, code) => {
    const browser = browserAt(api.url);
    expect(await browser.send('/v1/session', asJson(body))).toMatchObject({
      status,
      body: { code },
    });
    expect(browser.cookie).toBeNull();
  });

  it('is refused to the page of another site, although the key is right', async () => {
    const { key } = await aKey('buyer');
    const headers = { Origin: 'https://elsewhere.example' };
    const answer = await browserAt(api.url).send('/v1/session', asJson({ key }, headers));
    expect(answer).toMatchObject({ status: 403, body: { code: 'CSRF_WRONG' } });
  });
});

describe('a session', () => {
  it('may do what the role of its key may, and nothing else', async () => {
    const { it: browser } = await signedIn('auditor');
    expect((await browser.send('/v1/procurements')).status).toBe(200);
    const headers = { 'X-CSRF-Token': browser.csrfToken };
    expect(await open(browser, headers)).toMatchObject({
      status: 403,
      body: { code: 'ROLE_FORBIDDEN' },
    });
  });

  it('changes nothing without its own CSRF token, and not from another origin', async () => {
    const { it: browser } = await signedIn('buyer');
    const { it: other } = await signedIn('buyer');
    const wrong: Record<string, string>[] = [
      {},
      { 'X-CSRF-Token': 'x' },
      { 'X-CSRF-Token': other.csrfToken },
      { 'X-CSRF-Token': browser.csrfToken, Origin: 'https://elsewhere.example' },
      { 'X-CSRF-Token': browser.csrfToken, Origin: 'null' },
    ];
    for (const headers of wrong) {
      expect(await open(browser, headers)).toMatchObject({
        status: 403,
        body: { code: 'CSRF_WRONG' },
      });
    }
    const headers = { 'X-CSRF-Token': browser.csrfToken, Origin: api.url };
    expect((await open(browser, headers)).status).toBe(202);
  });

  it('ends at sign-out, on every tab', async () => {
    const { it: browser } = await signedIn('buyer');
    const { cookie, csrfToken } = browser;
    const out = { method: 'DELETE', headers: { 'X-CSRF-Token': csrfToken } };
    expect(await browser.send('/v1/session', out)).toMatchObject({ status: 200 });
    expect(browser.cookie).toBeNull();
    browser.cookie = cookie;
    expect(await browser.send('/v1/procurements')).toMatchObject({
      status: 401,
      body: { code: 'SESSION_ENDED' },
    });
  });

  it('ends when its key is revoked', async () => {
    const browser = browserAt(api.url);
    const { key, keyId } = await aKey('buyer');
    await browser.signIn(key);
    await revokeKey(database, tenantId, keyId);
    expect(await browser.send('/v1/procurements')).toMatchObject({
      status: 401,
      body: { code: 'SESSION_ENDED' },
    });
  });

  it('is told in the audit trail, when it starts and when it ends', async () => {
    const browser = browserAt(api.url);
    const { key, keyId } = await aKey('administrator');
    await browser.signIn(key);
    await browser.send('/v1/session', {
      method: 'DELETE',
      headers: { 'X-CSRF-Token': browser.csrfToken },
    });
    const { body } = await api
      .withKey(key)
      .get<{ items: { action: string; actor: string }[] }>('/v1/audit?limit=200');
    const told = body.items.filter((it) => it.actor === `person:${keyId}`);
    expect(told.map((it) => it.action).toSorted()).toEqual(['session.ended', 'session.started']);
  });

  it('leaves neither key nor token in the log', async () => {
    const { it: browser, key } = await signedIn('buyer');
    await browser.send('/v1/procurements');
    await browser.send('/v1/session', asJson({ key: `${key}x` }));
    expect(api.output()).toContain('/v1/session');
    for (const secret of [key, browser.cookie ?? key, browser.csrfToken]) {
      expect(api.output()).not.toContain(secret);
    }
  });
});

describe('a session that has become old', () => {
  it('goes on while it is used and ends at the latest when its time is over', async () => {
    const { it: browser } = await signedIn('buyer', hasty);
    const statuses: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      statuses.push((await browser.send('/v1/procurements')).status);
      await pause(500);
    }
    expect(statuses.slice(0, 6)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(statuses.at(-1)).toBe(401);
  });

  it('ends when it was not used for long enough', async () => {
    const { it: browser } = await signedIn('buyer', hasty);
    await pause(2_000);
    expect(await browser.send('/v1/procurements')).toMatchObject({
      status: 401,
      body: { code: 'SESSION_ENDED' },
    });
  });
});

describe('who guesses keys at the sign-in', () => {
  it('is slowed down, while a right key still gets in', async () => {
    const browser = browserAt(hasty.url);
    const statuses: number[] = [];
    for (let n = 0; n < FAILURES_MAX + 5; n += 1) {
      statuses.push((await browser.signIn(`parley_guess${n}`)).status);
    }
    expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429]);
    await signedIn('buyer', hasty);
  });
});

describe('people whom one can name', () => {
  it('are those with a key that still works, by role when asked', async () => {
    const { it: browser } = await signedIn('requester');
    const gone = await aKey('approver');
    const { keyId } = await aKey('approver');
    await revokeKey(database, tenantId, gone.keyId);
    const { body } = await browser.send<{ items: object[] }>('/v1/people?role=approver');
    expect(body.items).toEqual([{ keyId, name: 'a approver', role: 'approver' }]);
  });
});

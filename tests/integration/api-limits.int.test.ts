import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { startApi } from '../support/running-api.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';

const database = testDatabase();
const tenantId = aTenantId();
const CALLS_MAX = 20;
const FAILURES_MAX = 10;
let api: RunningApi;

beforeAll(async () => {
  api = await startApi({
    PARLEY_REQUESTS_PER_MINUTE: String(CALLS_MAX),
    PARLEY_FAILURES_PER_MINUTE: String(FAILURES_MAX),
  });
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const statusesOf = (by: Caller, count: number) =>
  Promise.all(Array.from({ length: count }, async () => (await by.get('/v1/procurements')).status));
const countOf = (statuses: number[], status: number) =>
  statuses.filter((it) => it === status).length;

describe('a caller in a hurry', () => {
  it('is slowed down by key, told for how long, and does not slow down others', async () => {
    const hasty = await api.caller(database, tenantId, 'auditor');
    const statuses = await statusesOf(hasty, CALLS_MAX + 5);
    expect([countOf(statuses, 200), countOf(statuses, 429)]).toEqual([CALLS_MAX, 5]);
    const { headers, body } = await hasty.get('/v1/procurements');
    expect(body).toMatchObject({ code: 'RATE_LIMITED', status: 429, retry: true });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('ratelimit')).toContain('r=0');
    const calm = await api.caller(database, tenantId, 'auditor');
    expect((await calm.get('/v1/procurements')).status).toBe(200);
  });

  it('of pages without a key is not slowed down: probes must not fail', async () => {
    const anybody = api.withKey(null);
    for (let n = 0; n < CALLS_MAX + FAILURES_MAX + 5; n += 1) {
      expect((await anybody.get('/healthz')).status).toBe(200);
    }
  });
});

describe('who guesses keys', () => {
  it('is slowed down by address, whatever keys are tried, while known keys still work', async () => {
    const guesses = Array.from({ length: FAILURES_MAX + 5 }, (_, n) => `parley_guess${n}`);
    const statuses: number[] = [];
    for (const key of guesses) {
      statuses.push((await api.withKey(key).get('/v1/procurements')).status);
    }
    expect([countOf(statuses, 401), countOf(statuses, 429)]).toEqual([FAILURES_MAX, 5]);
    const known = await api.caller(database, tenantId, 'auditor');
    expect((await known.get('/v1/procurements')).status).toBe(200);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiRole } from '#contracts/http.ts';
import { API_ROLES } from '#contracts/http.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { aRequest, startApi, stockCatalogue } from '../support/running-api.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';

type Accepted = { id: string; state: string; links: { self: string } };
type Page = { items: { caseId: string; title: string }[]; nextCursor: string | null };

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let callers: Record<ApiRole, Caller>;
let stranger: Caller;

beforeAll(async () => {
  api = await startApi();
  await stockCatalogue(database, tenantId);
  const made = API_ROLES.map(
    async (role) => [role, await api.caller(database, tenantId, role)] as const,
  );
  callers = Object.fromEntries(await Promise.all(made)) as Record<ApiRole, Caller>;
  const other = aTenantId();
  await stockCatalogue(database, other);
  stranger = await api.caller(database, other, 'administrator');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const opened = async (changes: Record<string, unknown> = {}, headers = {}) =>
  callers.buyer.post<Accepted>('/v1/procurements', aRequest(changes), headers);

describe('opening a procurement', () => {
  it('is accepted with the address of the case, and its opening is in the message log', async () => {
    const { status, headers, body } = await opened();
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(body.links.self);
    const { body: found } = await callers.buyer.get(body.links.self);
    expect(found).toMatchObject({
      caseId: body.id,
      stage: 'opened',
      outcome: null,
      brief: { requisition: { lines: [{ itemId: 'EQ-CELL-COMPACT' }], seed: 7 } },
    });
    const { body: messages } = await callers.buyer.get(`${body.links.self}/messages`);
    expect(messages.items).toMatchObject([
      { topic: 'procurement.open', from: 'buyer', to: 'supervisor', delivery: 'delivered' },
    ]);
  });

  it('takes a line that is only described', async () => {
    const lines = [{ description: 'Safety goggles, clear', quantity: 40, unitCode: 'C62' }];
    expect((await opened({ lines })).status).toBe(202);
  });

  it('makes priorities of any size into 10,000 basis points', async () => {
    const { body } = await opened({ priorities: { price: 3, delivery: 3, quality: 1, risk: 0 } });
    const { body: found } = await callers.buyer.get(body.links.self);
    expect(found).toMatchObject({
      brief: {
        requisition: {
          prioritiesBp: { price: 4_286, delivery: 4_286, quality: 1_428, risk: 0 },
        },
      },
    });
  });

  it('gives a repeated request the same case, and another one under its key a conflict', async () => {
    const key = { 'Idempotency-Key': 'order-17' };
    const first = await opened({}, key);
    const again = await opened({}, key);
    expect(again).toMatchObject({ status: 202, body: { id: first.body.id } });
    const other = await opened({ title: 'Something else' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const elsewhere = await stranger.post<Accepted>('/v1/procurements', aRequest(), key);
    expect(elsewhere.status).toBe(202);
    expect(elsewhere.body.id).not.toBe(first.body.id);
  });

  it('opens one case when the same request comes ten times at once', async () => {
    const key = { 'Idempotency-Key': 'order-18' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => opened({}, key)));
    expect(answers.map((it) => it.status)).toEqual(Array.from({ length: 10 }, () => 202));
    expect(new Set(answers.map((it) => it.body.id)).size).toBe(1);
  });

  it('is listed page by page without gap or repetition', async () => {
    const title = 'To be listed';
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.push((await opened({ title })).body.id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const path: string = `/v1/procurements?limit=2&text=be%20listed${from}`;
      const { body }: { body: Page } = await callers.auditor.get<Page>(path);
      seen.push(...body.items.map((it) => it.caseId));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(made.toReversed());
  });
});

describe('a key of another tenant', () => {
  it('finds nothing of ours, whatever it asks for', async () => {
    const { body } = await opened();
    const decision = { decision: 'approve', shownHash: '0'.repeat(64) };
    const outcome = {
      lineNo: 1,
      supplierId: 'techparts-global',
      receivedOn: '2026-01-01',
      receivedQuantity: 1,
    };
    const rest = [
      '',
      '/messages',
      '/decisions',
      '/offers',
      '/mandates',
      '/talks',
      '/trace',
      '/events',
      '/agents',
      '/agents/supervisor',
    ];
    const answers = await Promise.all([
      ...rest.map((it) => stranger.get(`${body.links.self}${it}`)),
      stranger.post(`${body.links.self}/commands`, { command: 'abort', because: 'mine' }),
      stranger.post(`${body.links.self}/outcomes`, outcome),
      stranger.post(`/v1/approvals/${body.id}-1/decision`, decision),
      stranger.send(`/v1/api-keys/${callers.buyer.keyId}`, { method: 'DELETE' }),
    ]);
    expect(answers.map((it) => it.status)).toEqual(answers.map(() => 404));
    const { body: page } = await stranger.get<Page>('/v1/procurements?limit=200');
    expect(page.items.map((it) => it.caseId)).not.toContain(body.id);
  });
});

describe('a key', () => {
  it('is asked for, and a wrong one is told so', async () => {
    const missing = { status: 401, body: { code: 'KEY_MISSING' } };
    const nobody = await api.withKey(null).get('/v1/procurements');
    expect(nobody).toMatchObject(missing);
    expect(nobody.headers.get('www-authenticate')).toBe('Bearer');
    const basic = await api.withKey(null).get('/v1/procurements', { Authorization: 'Basic eDp5' });
    expect(basic).toMatchObject(missing);
    expect(await api.withKey('parley_wrong').get('/v1/procurements')).toMatchObject({
      status: 401,
      body: { code: 'KEY_UNKNOWN' },
    });
  });

  it('is shown once, listed without its secret, and useless once revoked', async () => {
    const { administrator } = callers;
    const wanted = { role: 'buyer', name: 'short-lived' };
    const made = await administrator.post<{ key: string; keyId: string }>('/v1/api-keys', wanted);
    expect(made.status).toBe(201);
    const { key, keyId } = made.body;
    const mine = api.withKey(key);
    expect((await mine.get('/v1/procurements')).status).toBe(200);
    const listed = await administrator.get<{ items: { keyId: string }[] }>('/v1/api-keys');
    expect(listed.body.items.map((it) => it.keyId)).toContain(keyId);
    expect(JSON.stringify(listed.body)).not.toContain(key.slice(12));
    await administrator.send(`/v1/api-keys/${keyId}`, { method: 'DELETE' });
    expect((await mine.get('/v1/procurements')).status).toBe(401);
  });

  const allowed: Record<
    string,
    { roles: ApiRole[]; call: (by: Caller) => Promise<{ status: number }> }
  > = {
    'read cases': { roles: [...API_ROLES], call: (by) => by.get('/v1/procurements') },
    'open a case': {
      roles: ['requester', 'buyer', 'administrator'],
      call: (by) => by.post('/v1/procurements', aRequest()),
    },
    'command a case': {
      roles: ['buyer', 'administrator'],
      call: (by) =>
        by.post('/v1/procurements/nothing/commands', { command: 'pause', because: 'x' }),
    },
    'answer for people': {
      roles: ['approver', 'compliance_officer', 'administrator'],
      call: (by) =>
        by.post('/v1/approvals/nothing/decision', {
          decision: 'reject',
          shownHash: '0'.repeat(64),
        }),
    },
    'import a file': {
      roles: ['buyer', 'administrator'],
      call: (by) =>
        by.send('/v1/suppliers/import', {
          method: 'POST',
          body: '',
          headers: { 'Content-Type': 'text/csv' },
        }),
    },
    'send dead letters again': {
      roles: ['administrator'],
      call: (by) => by.send('/v1/dead-letters/nothing/redrive', { method: 'POST' }),
    },
    'see keys': { roles: ['administrator'], call: (by) => by.get('/v1/api-keys') },
  };
  it.each(Object.entries(allowed))('lets only its role %s', async (_name, { roles, call }) => {
    for (const role of API_ROLES) {
      const { status } = await call(callers[role]);
      expect(`${role} ${status === 403}`).toBe(`${role} ${!roles.includes(role)}`);
    }
  });
});

describe('pages without a key', () => {
  it('are the probes, the metrics and the documents', async () => {
    const anybody = api.withKey(null);
    expect(await anybody.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await anybody.get('/readyz')).toMatchObject({
      status: 200,
      body: { database: true, engine: true },
    });
    const { body: metrics } = await anybody.get<string>('/metrics');
    for (const name of [
      'process_cpu_seconds_total',
      'parley_http_request_duration_seconds_count',
      'parley_cases{state="opened"}',
      'parley_messages ',
      'parley_approvals_open',
      'parley_dead_letters_open',
    ]) {
      expect(metrics).toContain(name);
    }
    expect(metrics).not.toContain(tenantId);
  });

  it('load nothing from elsewhere', async () => {
    const anybody = api.withKey(null);
    const page = await anybody.get<string>('/docs');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.body).not.toMatch(/https?:/);
    const parts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((it) => it[1] ?? '');
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect((await anybody.get(part)).status).toBe(200);
  });
});

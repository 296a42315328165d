import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '#contracts/alerts.ts';
import { ALERT_RULES } from '#contracts/alerts.ts';
import type { AgentPerformance, Health } from '#contracts/operations.ts';
import { keepAlerts } from '#memory/alerts.ts';
import type { DeadLetterView } from '#memory/dead-letters.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { anEnvelope, aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { openCase, startApi, stockCatalogue, until } from '../support/running-api.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let administrator: Caller;
let buyer: Caller;
let caseId: string;

beforeAll(async () => {
  api = await startApi();
  await stockCatalogue(database, tenantId);
  administrator = await api.caller(database, tenantId, 'administrator');
  buyer = await api.caller(database, tenantId, 'buyer');
  caseId = (await openCase(buyer)).split('/').at(-1) ?? '';
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

/** A message that its agent could not handle; gives the id of its dead letter. */
async function bury(): Promise<string> {
  const envelope = anEnvelope({ tenantId, caseId }, { from: 'sourcing', to: 'compliance' });
  await createCaseLog(database).append({
    tenantId,
    caseId,
    agent: 'compliance',
    envelopes: [],
    decisions: [],
    records: [],
    deadLetters: [
      { id: envelope.id, reason: 'NO_HANDLER', because: 'no such topic', envelope, atMs: 1 },
    ],
    handledIds: [],
  });
  const { body } = await administrator.get<{ items: DeadLetterView[] }>('/v1/dead-letters');
  const found = body.items.find((it) => (it.envelope as { id: string }).id === envelope.id);
  return encodeURIComponent(found?.deadLetterId ?? '');
}
const alerts = async (status = '') =>
  (await administrator.get<{ items: Alert[] }>(`/v1/alerts${status && `?status=${status}`}`)).body
    .items;
const look = (nowMs: number) => ({
  rules: ALERT_RULES,
  nowMs,
  quietMs: 60_000,
  overAfterMs: 10_000,
});
const backlog = {
  rule: 'queue_backlog' as const,
  subject: 'sourcing',
  severity: 'warning' as const,
  sentence: '<b>50</b> tasks wait',
  level: 'raise' as const,
};

describe('alerts', () => {
  it('are raised by themselves, once, and end when what was wrong is gone', async () => {
    const letters = await Promise.all([bury(), bury()]);
    const raised = await until(async () => {
      const found = (await alerts('open')).filter((it) => it.rule === 'dead_letters_open');
      return found.length > 0 ? found : null;
    });
    expect(raised).toHaveLength(1);
    expect(raised[0]).toMatchObject({ severity: 'warning', status: 'open' });
    for (const id of letters) {
      const path = `/v1/dead-letters/${id}/discard`;
      expect((await administrator.post(path, { because: 'a test' })).status).toBe(200);
    }
    const over = await until(async () => {
      const found = await alerts('resolved');
      return found.find((it) => it.alertId === raised[0]?.alertId) ?? null;
    });
    expect(over.resolvedBy).toBe('desk');
  });

  it('tell that nobody serves a role that somebody waits for', async () => {
    const found = await until(async () => {
      const missing = (await alerts('open')).filter((it) => it.rule === 'role_without_worker');
      // Cases of other files may wait for other roles.
      return missing.find((it) => it.subject === 'supervisor') ?? null;
    });
    expect(found).toMatchObject({ severity: 'critical' });
  });

  it('are counted, not told twice; two processes that look at once raise one', async () => {
    const other = aTenantId();
    const caller = await api.caller(database, other, 'administrator');
    const now = Date.now();
    await Promise.all([1, 2, 3].map(() => keepAlerts(database, other, [backlog], look(now))));
    await keepAlerts(database, other, [{ ...backlog, level: 'keep' }], look(now + 1));
    const { body } = await caller.get<{ items: Alert[] }>('/v1/alerts');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]?.sentence).toBe('<b>50</b> tasks wait');
    expect(body.items[0]?.count).toBeGreaterThan(1);
  });

  it('are not raised for what is only bad enough to be kept', async () => {
    const other = aTenantId();
    const caller = await api.caller(database, other, 'administrator');
    await keepAlerts(database, other, [{ ...backlog, level: 'keep' }], look(Date.now()));
    expect((await caller.get<{ items: Alert[] }>('/v1/alerts')).body.items).toEqual([]);
  });

  it('are acknowledged once and resolved once, by name, and stay silent for a while', async () => {
    const other = aTenantId();
    const caller = await api.caller(database, other, 'administrator');
    const now = Date.now();
    await keepAlerts(database, other, [backlog], look(now));
    const [alert] = (await caller.get<{ items: Alert[] }>('/v1/alerts?status=open')).body.items;
    const path = `/v1/alerts/${alert?.alertId}`;
    const taken = await caller.post<Alert>(path, { action: 'acknowledge', comment: 'on it' });
    expect(taken.body).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: 'a administrator',
      comment: 'on it',
    });
    const again = await caller.post<Problem>(path, { action: 'acknowledge' });
    expect([again.status, again.body.code]).toEqual([409, 'ALERT_SETTLED']);
    expect((await caller.post<Alert>(path, { action: 'resolve' })).body.status).toBe('resolved');
    expect((await caller.post<Problem>(path, { action: 'resolve' })).status).toBe(409);
    await keepAlerts(database, other, [backlog], look(Date.now()));
    expect((await caller.get<{ items: Alert[] }>('/v1/alerts?status=open')).body.items).toEqual([]);
    await keepAlerts(database, other, [backlog], look(Date.now() + 61_000));
    expect(
      (await caller.get<{ items: Alert[] }>('/v1/alerts?status=open')).body.items,
    ).toHaveLength(1);
    const { body } = await caller.get<{ finding: unknown }>('/v1/audit/verification');
    expect(body.finding).toBeNull();
  });

  it('are settled by who operates the desk, and never in another tenant', async () => {
    const [alert] = await alerts();
    const refused = await buyer.post<Problem>(`/v1/alerts/${alert?.alertId}`, {
      action: 'resolve',
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'ROLE_FORBIDDEN']);
    const stranger = await api.caller(database, aTenantId(), 'administrator');
    const unknown = await stranger.post<Problem>(`/v1/alerts/${alert?.alertId}`, {
      action: 'resolve',
    });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'ALERT_UNKNOWN']);
  });
});

describe('a dead letter', () => {
  it('is discarded once, with a reason, and not sent again afterwards', async () => {
    const id = await bury();
    const path = `/v1/dead-letters/${id}`;
    const missing = await administrator.post<Problem>(`${path}/discard`, {});
    expect(missing.body.code).toBe('BODY_INVALID');
    const because = '=HYPERLINK("x") <script>';
    const done = await administrator.post(`${path}/discard`, { because });
    expect(done.body).toEqual({ deadLetterId: decodeURIComponent(id), status: 'discarded' });
    for (const action of ['discard', 'redrive']) {
      const { status, body } = await administrator.post<Problem>(`${path}/${action}`, { because });
      expect([status, body.code], action).toEqual([409, 'DEAD_LETTER_DONE']);
    }
    const { body } = await administrator.get<{ items: Record<string, unknown>[] }>(
      '/v1/dead-letters?status=discarded',
    );
    expect(body.items.find((it) => it['deadLetterId'] === decodeURIComponent(id))).toMatchObject({
      discardedBy: 'a administrator',
      discardedBecause: because,
    });
    const { body: verified } = await administrator.get('/v1/audit/verification');
    expect(verified).toMatchObject({ finding: null });
  });
});

describe('how the desk runs', () => {
  it('is told of every role, with the bottleneck', async () => {
    const { status, body } = await buyer.get<AgentPerformance>('/v1/agents/performance?hours=1');
    expect(status).toBe(200);
    expect(body.roles.map((it) => it.role)).toEqual([
      'supervisor',
      'sourcing',
      'compliance',
      'negotiation',
    ]);
    expect(body.untilMs - body.fromMs).toBe(3_600_000);
  });

  it('is told to who operates it: engine, database, versions, deliveries', async () => {
    const { status, body } = await administrator.get<Health>('/v1/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ engine: { ok: true }, database: { ok: true } });
    expect(body.database.sizeBytes).toBeGreaterThan(0);
    expect(body.versions.migration).toMatch(/^\d{4}_/);
    expect((await buyer.get('/v1/health')).status).toBe(403);
  });
});

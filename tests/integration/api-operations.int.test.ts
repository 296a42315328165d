import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#contracts/default-policy.ts';
import { AGENT_ROLES } from '#contracts/roles.ts';
import type { RoleView } from '#api/agent-gateway.ts';
import { openApiDocument } from '#api/openapi.ts';
import { freePort } from '#engine/ports.ts';
import type { DeadLetterView } from '#memory/dead-letters.ts';
import type { MessageView } from '#memory/case-history.ts';
import { setPolicy } from '#memory/tenants.ts';
import { loadTemporalConfig } from '#platform/config.ts';
import { connectClient } from '#platform/temporal-connection.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { anEnvelope, aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
let metricsPort: number;
let api: RunningApi;
let worker: RunningProgram;
let administrator: Caller;

beforeAll(async () => {
  metricsPort = await freePort();
  const workerPage = `http://127.0.0.1:${metricsPort}/metrics`;
  // The second worker does not exist: its page is left out and the rest is shown.
  api = await startApi({ PARLEY_WORKER_METRICS: `${workerPage},http://127.0.0.1:1/metrics` });
  worker = await startWorker(undefined, { PARLEY_METRICS_PORT: String(metricsPort) });
  await stockCatalogue(database, tenantId);
  // Every award waits for a person, so that a case stays open for as long as a test needs it.
  await setPolicy(database, tenantId, { ...defaultPolicy, autoApproveAwardMinor: 0 });
  administrator = await api.caller(database, tenantId, 'administrator');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const metricsOf = async () => (await api.withKey(null).get<string>('/metrics')).body;
/** The value of one sample; null when there is none of this name and labels. */
const sample = (page: string, name: string): number | null => {
  const line = page.split('\n').find((it) => it.startsWith(`${name} `));
  return line === undefined ? null : Number(line.slice(name.length + 1));
};
const abort = (path: string) =>
  administrator.post(`${path}/commands`, { command: 'abort', because: 'done with it' });

describe('the metrics page', () => {
  it('counts what the desk does', async () => {
    const name = 'parley_cases_opened_total{urgency="critical"}';
    const before = sample(await metricsOf(), name) ?? 0;
    await abort(await openCase(administrator, { urgency: 'critical' }));
    const page = await metricsOf();
    expect(sample(page, name)).toBe(before + 1);
    const route = 'route="/v1/procurements",method="POST",status="202"';
    expect(sample(page, `parley_http_request_duration_seconds_count{${route}}`)).toBeGreaterThan(0);
  });

  it("shows the SDK's own metrics of every worker that answers", async () => {
    const page = await metricsOf();
    const pollers = page.split('\n').filter((it) => it.startsWith('temporal_num_pollers{'));
    for (const role of AGENT_ROLES) {
      const ours = pollers.filter((it) => it.includes(`task_queue="${role}"`));
      expect(ours.join('\n'), role).toContain(`worker="127.0.0.1:${metricsPort}"`);
    }
  });

  it('is text that Prometheus can read: one type per family, no sample twice', async () => {
    const { headers, body } = await api.withKey(null).get<string>('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(body.endsWith('\n')).toBe(true);
    const lines = body.trimEnd().split('\n');
    const types = lines.filter((it) => it.startsWith('# TYPE')).map((it) => it.split(' ')[2]);
    expect(new Set(types).size).toBe(types.length);
    const samples = lines.filter((it) => it !== '' && !it.startsWith('#'));
    const text =
      /^[a-zA-Z_:][\w:]*(\{([a-zA-Z_]\w*="([^"\\\n]|\\.)*",?)*\})? (NaN|[+-]?(Inf|[\d.e+-]+))$/i;
    expect(samples.filter((it) => !text.test(it))).toEqual([]);
    const names = samples.map((it) => it.slice(0, it.lastIndexOf(' ')));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the document of the API', () => {
  it('is served as it was made from the routes', async () => {
    const { status, body } = await api.withKey(null).get('/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/docs', '/v1/agents', '/nowhere', '/v1/nowhere'])(
    'comes with the headers that protect a browser: %s',
    async (path) => {
      const { headers } = await administrator.get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('strict-transport-security')).toBeTruthy();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-request-id')).toBeTruthy();
    },
  );

  it("keeps the caller's request id when it is one, and makes another when it is not", async () => {
    const mine = await administrator.get('/v1/agents', { 'X-Request-Id': 'order-17' });
    expect(mine.headers.get('x-request-id')).toBe('order-17');
    const bad = await administrator.get('/v1/agents', { 'X-Request-Id': 'a b<script>' });
    expect(bad.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('the directory of agents', () => {
  const directory = async () =>
    (await administrator.get<{ items: RoleView[] }>('/v1/agents')).body.items;

  it('names every role with its skills and its live workers', async () => {
    const roles = await until(async () => {
      const items = await directory();
      return items.every((it) => it.workersCount > 0) ? items : null;
    });
    expect(roles.map((it) => it.role)).toEqual(AGENT_ROLES);
    for (const it of roles) expect(it.skills.length).toBeGreaterThan(0);
  });

  it('shows the backlog that grows while nobody works, and that it is worked off', async () => {
    await worker.stop();
    const paths = await Promise.all([1, 2, 3].map(() => openCase(administrator)));
    const backlog = async () =>
      (await directory()).find((it) => it.role === 'supervisor')?.backlogCount;
    await until(async () => (((await backlog()) ?? 0) >= 3 ? true : null));
    worker = await startWorker(undefined, { PARLEY_METRICS_PORT: String(metricsPort) });
    await until(async () => ((await backlog()) === 0 ? true : null));
    await Promise.all(paths.map(abort));
  });
});

describe('a message that nobody can handle', () => {
  const lettersOf = async (caseId: string, status = 'open') =>
    (
      await administrator.get<{ items: DeadLetterView[] }>(
        `/v1/dead-letters?limit=200&status=${status}`,
      )
    ).body.items.filter((it) => it.caseId === caseId);
  const redrive = (id: string) =>
    administrator.post<Problem & { messageId: string; delivery: string }>(
      `/v1/dead-letters/${encodeURIComponent(id)}/redrive`,
      {},
    );

  /** Sends the supervisor of an open case something past the API. */
  async function buried(what: (caseId: string) => unknown) {
    const path = await openCase(administrator);
    const caseId = path.slice(path.lastIndexOf('/') + 1);
    const config = loadTemporalConfig({ TEMPORAL_ADDRESS: engineOfTest().temporalAddress });
    const { client, connection } = await connectClient(config);
    const id = `${tenantId}/procurement/${caseId}/supervisor`;
    await client.workflow.getHandle(id).signal('message.v1', what(caseId));
    await connection.close();
    const letter = await until(async () => (await lettersOf(caseId))[0] ?? null);
    return { path, caseId, letter };
  }

  it('is kept with its reason, sent again once under a new id, and that is on record', async () => {
    const { path, caseId, letter } = await buried((conversationId) => ({
      ...anEnvelope({ tenantId, caseId: conversationId }, { to: 'supervisor' }),
      id: `stray-${randomUUID()}`,
      conversationId,
    }));
    expect(letter).toMatchObject({ agent: 'supervisor', reason: 'NO_HANDLER', status: 'open' });
    const again = await redrive(letter.deadLetterId);
    expect(again).toMatchObject({ status: 202, body: { delivery: 'delivered' } });
    const { body } = await administrator.get<{ items: MessageView[] }>(`${path}/messages`);
    expect(body.items.map((it) => it.id)).toContain(again.body.messageId);
    expect(await lettersOf(caseId, 'redriven')).toMatchObject([
      { deadLetterId: letter.deadLetterId, redrivenBy: 'a administrator' },
    ]);
    // It still has no handler, and so it is buried again, as a letter of its own.
    const next = await until(async () => (await lettersOf(caseId))[0] ?? null);
    expect(next.deadLetterId).not.toBe(letter.deadLetterId);
    expect(await redrive(letter.deadLetterId)).toMatchObject({
      status: 409,
      body: { code: 'DEAD_LETTER_DONE' },
    });
    await abort(path);
  });

  it('is not sent again when it is no message at all, or when the case is closed', async () => {
    const { path, letter } = await buried(() => ({ hello: 'world' }));
    expect(letter.reason).toBe('MALFORMED');
    expect(await redrive(letter.deadLetterId)).toMatchObject({
      status: 409,
      body: { code: 'COMMAND_REFUSED' },
    });
    await abort(path);
    const late = await buried((conversationId) =>
      anEnvelope({ tenantId, caseId: conversationId }, { to: 'supervisor' }),
    );
    await abort(late.path);
    await closedCase(administrator, late.path);
    expect(await redrive(late.letter.deadLetterId)).toMatchObject({
      status: 409,
      body: { code: 'CASE_CLOSED' },
    });
  });
});
